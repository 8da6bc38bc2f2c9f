"""The rows of a workbook as plain values, for files that are no checklists: opened in a reader
process, handed over as JSON within limits of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from compliance.model import Place
from compliance.problems import FileRefused, Problem, ProblemCode
from compliance.reading.jobs import Job
from compliance.reading.limits import too_many_cells
from compliance.reading.opening import open_book
from compliance.reading.sheets import CellValue, Sheet, address

Plain = str | int | float | bool | None
Rows = tuple[tuple[Plain, ...], ...]

# Some hundred rungs of some hundred indicators, with everything that is said about them.
MOST_CELLS = 200_000
_MOST_BYTES = 20_000_000
_LARGEST = 10**18


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainRows:
    """The rows of each sheet that holds anything, by its name; days and times as text, `2026-03-12`.

    Rows are ragged: what is empty at their end is not there. With an `error` the rest is empty; one
    about a cell whose formula has no result carries its place.
    """

    sheets: Mapping[str, Rows] = field(default_factory=dict)
    error: Problem | None = None


def plain_rows(data: bytes, name: str) -> PlainRows:
    """The rows of a file. Hostile bytes may end the process, so this is only called in a worker."""
    try:
        book = open_book(data, name)
        found = {sheet.name: _rows(sheet) for sheet in book.sheets}
        kept = {sheet: rows for sheet, rows in found.items() if rows}
        if sum(map(_cells, kept.values())) > MOST_CELLS or any(sheet.dropped for sheet in book.sheets):
            return PlainRows(error=too_many_cells(MOST_CELLS).problem)
        return PlainRows(sheets=kept, error=_unreadable(book.sheets))
    except FileRefused as error:
        return PlainRows(error=error.problem)
    except MemoryError:
        return PlainRows(error=too_many_cells(MOST_CELLS).problem)


def rows_to_parts(found: PlainRows) -> list[bytes]:
    """The rows as JSON, in one part."""
    error = found.error
    told = [error.code, error.place.sheet, error.place.cell, dict(error.details)] if error else None
    sheets = {} if error else found.sheets
    return [json.dumps([told, sheets], ensure_ascii=True, allow_nan=False).encode("ascii")]


def rows_from_parts(parts: list[bytes]) -> PlainRows:
    """The rows again. Raises ValueError, LookupError or TypeError on anything else."""
    if len(parts[0]) > _MOST_BYTES:
        return PlainRows(error=too_many_cells(MOST_CELLS).problem)
    told, sheets = json.loads(parts[0])
    if told is not None:
        code, sheet, cell, details = told
        place = Place(sheet=str(sheet), cell=str(cell))
        return PlainRows(error=Problem(code=ProblemCode(code), place=place, details=dict(details)))
    if not isinstance(sheets, dict):
        raise TypeError(type(sheets).__name__)
    found = {_text(name): tuple(tuple(map(_checked, row)) for row in rows) for name, rows in sheets.items()}
    if sum(map(_cells, found.values())) > MOST_CELLS:
        return PlainRows(error=too_many_cells(MOST_CELLS).problem)
    return PlainRows(sheets=found)


ROWS = Job(
    name="rows",
    decode=lambda parts, _name, _data: rows_from_parts(parts),
    refused=lambda _name, _data, problem: PlainRows(error=problem),
)


def _unreadable(sheets: Iterable[Sheet]) -> Problem | None:
    """The first cell whose formula has no result: what it would say, nobody knows."""
    for sheet in sheets:
        if sheet.errors:
            cell = address(*min(sheet.errors))
            return Problem(code=ProblemCode.UNREADABLE_CELL, place=Place(sheet=sheet.name, cell=cell))
    return None


def _rows(sheet: Sheet) -> Rows:
    rows = [_without_end(tuple(map(_plain, row))) for row in sheet.rows]
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _without_end(row: tuple[Plain, ...]) -> tuple[Plain, ...]:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return row[:end]


def _plain(value: CellValue) -> Plain:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value if abs(value) < _LARGEST else str(value)  # neither inf nor nan is less
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return str(value)


def _checked(value: object) -> Plain:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and abs(value) < _LARGEST:
        return value
    raise TypeError(type(value).__name__)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    value.encode("utf-8")
    return value


def _cells(rows: Rows) -> int:
    return sum(map(len, rows))
