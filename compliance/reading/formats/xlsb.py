"""xlsb: calamine's values; its binary parts say nothing else that is read."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.problems import ProblemCode
from compliance.reading.formats.biff import spanned_xlsb
from compliance.reading.formats.calamine import CalamineFailed, filled_cells, open_workbook, worksheets
from compliance.reading.limits import (
    MAX_SHEETS,
    check_filled,
    damaged,
    refused,
    the_window,
    too_many_cells,
    too_many_sheets,
)
from compliance.reading.package.archive import Archive, stored_archive
from compliance.reading.package.parts import relationships
from compliance.reading.sheets import Book

_FOLDERS = ("xl/", "_rels/", "[content_types]")


def read_xlsb(archive: Archive) -> Book:
    """The book, from an uncompressed copy of the parts that unpacked within the limits."""
    archive.check_promises()
    parts = {name: archive.part(name) for name in archive.names() if name.startswith(_FOLDERS)}
    _check_reach(archive, parts)
    try:
        book = open_workbook(stored_archive(parts))
        listed = book.sheets_metadata
        if len(listed) > MAX_SHEETS:
            raise too_many_sheets(len(listed))
        sheets = worksheets(book)
    except CalamineFailed as error:
        raise damaged() from error
    if not sheets:
        raise refused(ProblemCode.EMPTY_FILE)
    check_filled(sum(filled_cells(sheet.rows) + sheet.dropped for sheet in sheets))
    return Book(sheets=tuple(sheets))


def _check_reach(archive: Archive, parts: Mapping[str, bytes]) -> None:
    """Refuse sheets whose last cell is too far from their first."""
    window = the_window()
    for link in relationships(archive, "xl/workbook.bin").values():
        part = parts.get(link.target.lower(), b"") if link.kind == "worksheet" else b""
        if spanned_xlsb(part) > window.rows * window.columns:
            raise too_many_cells()
