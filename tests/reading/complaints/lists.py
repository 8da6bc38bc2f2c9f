"""Small books of complaints for tests of their reader, read against the registry of Bojonegoro."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.reading.complaints.read import read_complaints
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.sheets import Book, CellValue, Sheet
from tests.reading.books import SHA, bojonegoro

Rows = Sequence[Sequence[CellValue]]


def read(
    *sheets: Sheet | Rows,
    file: str = "pengaduan.xlsx",
    registry: Registry | None = None,
    remembered: Mapping[str, str] | None = None,
) -> ComplaintsReading:
    """The sheets, or the rows of a sheet, read."""
    made = [s if isinstance(s, Sheet) else Sheet(name=f"Sheet{n}", rows=s) for n, s in enumerate(sheets, 1)]
    return read_complaints(
        Book(sheets=tuple(made)),
        file=file,
        sha256=SHA,
        definition=shipped_complaints(),
        personal=shipped_personal(),
        registry=registry or bojonegoro(),
        remembered=remembered or {},
    )


def names(reading: ComplaintsReading) -> dict[str, str]:
    return {unit.id: unit.name for unit in reading.units}


def fields(reading: ComplaintsReading) -> dict[str, str]:
    """What was made of each header."""
    return {column.header: column.question for column in reading.columns}


def dropped(reading: ComplaintsReading) -> dict[str, str]:
    return {column.header: column.reason.value for column in reading.dropped}


def codes(reading: ComplaintsReading) -> list[tuple[str, str]]:
    """Problems as (code, cell)."""
    return [(problem.code.value, problem.place.cell) for problem in reading.problems]
