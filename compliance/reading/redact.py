"""The copy that is kept of a file with personal data: the same workbook without those cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compliance.reading.links import is_address
from compliance.reading.package.write import written
from compliance.reading.sheets import Book, CellValue, Position, Sheet


def copy_without(book: Book, replaced: tuple[Mapping[Position, str], ...]) -> bytes:
    """An xlsx of the book; `replaced` gives for each sheet what takes the place of which cells.

    What the reader does not look at (pictures, notes, formulas, widths) is not carried over, so
    nothing personal can hide there.
    """
    return written(without(book, replaced))


def without(book: Book, replaced: tuple[Mapping[Position, str], ...]) -> Book:
    """The book as the copy says it."""
    sheets = (_without(sheet, cells) for sheet, cells in zip(book.sheets, replaced, strict=True))
    return Book(sheets=tuple(sheets))


def _without(sheet: Sheet, replaced: Mapping[Position, str]) -> Sheet:
    if not replaced:
        return sheet
    rows: list[list[CellValue]] = [list(row) for row in sheet.rows]
    for (row, column), text in replaced.items():
        rows[row][column] = text
    links = {at: link for at, link in sheet.links.items() if at not in replaced or _keeps(replaced[at], link)}
    return replace(sheet, rows=rows, links=links)


def _keeps(text: str, link: str) -> bool:
    """Whether a link may stay on a cell of which a part was left out: not `tel:` or `mailto:`."""
    return is_address(link) and any(c.isalnum() for c in text)
