"""Sheets of cells with their Excel addresses, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from string import ascii_uppercase

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]  # row, column, both from 0: (2, 0) is A3
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. `rows[r][c]` is the value at `(r, c)`; "" and None are empty; rows may be ragged.

    `errors`: cells with an error value or a formula without a stored result. `ticks`:
    cells whose font is a symbol font (Wingdings …), where "ü" or "P" is a tick. `struck`: cells with
    text that is struck out, all or a part of it. `fills`: empty cells with a background colour of their own.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    merges: tuple[Area, ...] = ()
    links: Mapping[Position, str] = field(default_factory=dict)
    errors: frozenset[Position] = frozenset()
    ticks: frozenset[Position] = frozenset()
    struck: frozenset[Position] = frozenset()
    fills: frozenset[Position] = frozenset()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    dropped: int = 0  # filled cells outside the window of rows and columns that is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The sheets of one file, in order."""

    sheets: tuple[Sheet, ...]


def row_of(cell: str) -> int:
    """The row of an Excel address: `A3` → 2."""
    return int(cell.lstrip(ascii_uppercase)) - 1


def column_of(cell: str) -> int:
    """The column of an Excel address: `C3` → 2."""
    column = 0
    for letter in cell.rstrip("0123456789"):
        column = column * 26 + ascii_uppercase.index(letter) + 1
    return column - 1


def address(row: int, column: int) -> str:
    """The Excel address of a position: `(2, 0)` → `A3`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
