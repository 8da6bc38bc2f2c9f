"""xlsb: calamine's values; its binary parts say nothing else that is read."""

from __future__ import annotations

from python_calamine import SheetTypeEnum, SheetVisibleEnum

from compliance.problems import ProblemCode
from compliance.reading.formats.calamine import CalamineFailed, filled_cells, open_workbook, sheet_rows
from compliance.reading.limits import MAX_SHEETS, check_filled, damaged, refused, too_many_sheets
from compliance.reading.package.archive import Archive, stored_archive
from compliance.reading.sheets import Book, Sheet

_FOLDERS = ("xl/", "_rels/", "[content_types]")


def read_xlsb(archive: Archive) -> Book:
    """The book, from an uncompressed copy of the parts that unpacked within the limits."""
    archive.check_promises()
    parts = {name: archive.part(name) for name in archive.names() if name.startswith(_FOLDERS)}
    try:
        book = open_workbook(stored_archive(parts))
        listed = book.sheets_metadata
        if len(listed) > MAX_SHEETS:
            raise too_many_sheets(len(listed))
        sheets = []
        for index, entry in enumerate(listed):
            if entry.typ is SheetTypeEnum.WorkSheet:
                rows, dropped = sheet_rows(book, index)
                hidden = entry.visible is not SheetVisibleEnum.Visible
                sheets.append(Sheet(name=entry.name, rows=rows, dropped=dropped, hidden=hidden))
    except CalamineFailed as error:
        raise damaged() from error
    if not sheets:
        raise refused(ProblemCode.EMPTY_FILE)
    check_filled(sum(filled_cells(sheet.rows) + sheet.dropped for sheet in sheets))
    return Book(sheets=tuple(sheets))
