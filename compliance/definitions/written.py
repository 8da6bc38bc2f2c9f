"""What stands in a file, as a sentence about it shows it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from compliance.text import definitions as text

LONGEST_NUMBER = 40  # characters
_LONGEST_SHOWN = 100  # characters


def shown(value: object) -> str:
    """A value as it stands in the file, for an error message."""
    match value:
        case str():
            return f"'{short(value)}'"
        case bool():
            return str(value).lower()
        case int() if abs(value) >= 10**LONGEST_NUMBER:  # longer than Python lets itself write
            return text.ENDLESS_NUMBER
        case Fraction():
            return f"{(Decimal(value.numerator) / value.denominator).normalize():f}"
        case list():
            return "daftar"
        case dict():
            return "tabel"
        case _:
            return str(value)


def short(written: str) -> str:
    """The beginning of what may be a whole file."""
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"


def listed(values: Iterable[str]) -> str:
    """`'a', 'b', 'c'`"""
    return ", ".join(shown(str(value)) for value in values)
