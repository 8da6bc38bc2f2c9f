"""Units, registries and remembered answers as the parent and the worker send them to each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from compliance.model import Registry, Unit, UnitKind

_JSON = json.JSONEncoder(separators=(",", ":"), check_circular=False)


def registry_to_bytes(registry: Registry) -> bytes:
    """The registry as compact JSON."""
    return dumped([registry.open, registry.invented, [unit_out(unit) for unit in registry.units]])


def registry_from_bytes(data: bytes) -> Registry:
    """The registry again."""
    is_open, invented, units = loaded(data)
    return Registry(units=tuple(unit_in(*unit) for unit in units), open=is_open, invented=invented)


def unit_out(unit: Unit) -> list[Any]:
    """What the reader needs to know of a unit."""
    heirs = "\n".join(unit.successors)
    return [
        unit.id,
        unit.name,
        unit.kind,
        unit.short,
        unit.parent,
        unit.active,
        unit.note,
        heirs,
        *unit.aliases,
    ]


@lru_cache(maxsize=2_000)
def unit_in(
    id_: str,
    name: str,
    kind: str,
    short: str,
    parent: str,
    active: bool,
    note: str,
    heirs: str,
    *aliases: str,
) -> Unit:
    """The unit again; the same few come back in every file."""
    return Unit(
        id=id_,
        name=name,
        kind=UnitKind(kind),
        short=short,
        parent=parent,
        aliases=aliases,
        active=active,
        note=note,
        successors=tuple(heirs.split("\n")) if heirs else (),
    )


def remembered_to_bytes(remembered: Mapping[str, str]) -> bytes:
    """Remembered answers as compact JSON."""
    return dumped(dict(remembered))


def remembered_from_bytes(data: bytes) -> dict[str, str]:
    """Remembered answers again."""
    return {str(key): str(value) for key, value in loaded(data).items()}


def dumped(value: object) -> bytes:
    """A value of lists, texts and whole numbers as compact JSON."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:  # names of sheets and files may hold half a surrogate pair
        return _JSON.encode(value).encode("ascii")


def loaded(data: bytes) -> Any:
    """The value again. Raises ValueError on anything else."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:  # half a surrogate pair, or no JSON
        return json.loads(data)
