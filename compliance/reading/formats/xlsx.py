"""xlsx, xlsm and their strict form: calamine's values, and what stands around them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from typing import Any

from compliance.problems import ProblemCode
from compliance.reading.formats.calamine import CalamineFailed, open_workbook, sheets_rows
from compliance.reading.limits import (
    MAX_FILLED_CELLS,
    check_filled,
    damaged,
    refused,
    the_window,
    too_many_cells,
)
from compliance.reading.package.archive import Archive
from compliance.reading.package.parts import (
    SheetPart,
    outside_targets,
    without_doctype,
    workbook_parts,
)
from compliance.reading.package.rebuild import rebuilt_package
from compliance.reading.package.scan import SheetFacts, filled_cells, scan
from compliance.reading.package.strings import check_texts
from compliance.reading.package.styles import read_styles, struck_strings, symbol_strings
from compliance.reading.sheets import Book, CellValue, Sheet

# `<c r="A1"><v>1</v></c>`: so many bytes cannot hold a million filled cells
_TOO_SHORT_TO_COUNT = 10 * MAX_FILLED_CELLS
_Rows = list[list[CellValue]]


def read_xlsx(archive: Archive, main: str) -> Book:
    """The book of an xlsx package whose workbook is the part `main`.

    Calamine is not given the upload but a new archive of the parts that passed the safety
    check: it sees no byte that was not counted, and no cell outside the window.
    """
    parts = workbook_parts(archive, main)
    archive.check_promises()
    if not parts.sheets:
        raise refused(ProblemCode.EMPTY_FILE)
    styles_xml = without_doctype(archive.part(parts.styles)) if parts.styles in archive else b""
    strings_xml = without_doctype(archive.part(parts.strings)) if parts.strings in archive else b""
    seen = partial(
        scan,
        styles=read_styles(styles_xml),
        symbols=symbol_strings(strings_xml),
        crossed=struck_strings(strings_xml),
        stale=parts.stale,
    )
    facts = [
        seen(archive.part(sheet.part), targets=partial(outside_targets, archive, sheet.part))
        for sheet in parts.sheets
    ]
    _check_totals(facts)
    sheets = [found.xml for found in facts]
    check_texts(strings_xml, sheets)
    package = rebuilt_package(
        # names of our own: of two sheets with one name calamine reads the first twice
        [str(number) for number, _ in enumerate(sheets, 1)],
        sheets,
        styles=styles_xml,
        strings=strings_xml,
        starts_1904=parts.starts_1904,
    )
    values = _values(package, len(facts))
    return Book(sheets=tuple(map(_sheet, parts.sheets, facts, values)))


def _check_totals(facts: Sequence[SheetFacts]) -> None:
    dropped = sum(found.dropped for found in facts)
    if dropped or sum(len(found.xml) for found in facts) > _TOO_SHORT_TO_COUNT:
        check_filled(dropped + sum(filled_cells(found.xml) for found in facts))
    merges, links = sum(len(f.merges) for f in facts), sum(len(f.links) for f in facts)
    most = the_window().marks
    if max(merges, links) > most:
        raise too_many_cells(most)


def _sheet(part: SheetPart, facts: SheetFacts, rows: _Rows) -> Sheet:
    return Sheet(
        name=part.name,
        rows=rows,
        merges=facts.merges,
        links=facts.links,
        errors=facts.errors,
        ticks=facts.ticks,
        struck=facts.struck,
        fills=facts.fills,
        hidden=part.hidden,
        hidden_rows=facts.hidden_rows,
        hidden_columns=facts.hidden_columns,
        dropped=facts.dropped,
    )


def _values(package: bytes, count: int) -> list[_Rows]:
    """The rows of each sheet; openpyxl is the slow second opinion on the same archive."""
    try:
        book = open_workbook(package)
        return [rows for rows, _ in sheets_rows(book, range(count))]
    except CalamineFailed:
        return _values_by_openpyxl(package)


def _values_by_openpyxl(package: bytes) -> list[_Rows]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(package), read_only=True, data_only=True)
        sheets: list[Any] = book.worksheets
        for sheet in sheets:
            sheet.reset_dimensions()
        return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets]
    except (LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise damaged() from error
