"""Frozen objects as JSON and back, each field as its type says."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeVar

import msgspec

from compliance.reading.wire_units import dumped, loaded

T = TypeVar("T")


def to_json(value: object) -> bytes:
    """Dataclasses, structs, tuples and mappings as compact JSON; fractions as `3/2`."""
    try:
        return msgspec.json.encode(value, enc_hook=_fraction_out)
    except UnicodeEncodeError:  # names of sheets and files may hold half a surrogate pair
        return dumped(msgspec.to_builtins(value, str_keys=True, enc_hook=_fraction_out))


def from_json(data: bytes, kind: Callable[..., T]) -> T:
    """The object again. Raises ValueError or ArithmeticError on anything that its types do not allow."""
    found: T = msgspec.convert(loaded(data), kind, dec_hook=_fraction_in)
    return found


def _fraction_out(value: object) -> str:
    if not isinstance(value, Fraction):
        raise TypeError(value)
    return str(value)


def _fraction_in(kind: type[object], told: Any) -> Fraction:
    if kind is not Fraction:
        raise TypeError(kind)
    return Fraction(told)
