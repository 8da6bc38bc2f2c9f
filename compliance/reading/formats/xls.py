"""xls: calamine's values; links, merges, fonts and what is hidden by xlrd. Each can do without the other."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Literal

from compliance.problems import ProblemCode
from compliance.reading.formats.biff import spanned_xls
from compliance.reading.formats.calamine import (
    CalamineFailed,
    cut_to_window,
    filled_cells,
    open_workbook,
    worksheets,
)
from compliance.reading.limits import (
    MAX_FILLS,
    MAX_SHEETS,
    MAX_UNPACKED_BYTES,
    check_filled,
    damaged,
    refused,
    the_window,
    too_many_cells,
    too_many_sheets,
)
from compliance.reading.package.styles import is_symbol_font
from compliance.reading.sheets import Area, Book, CellValue, Position, Sheet

# what xlrd raises on files that contradict themselves, beside its own XLRDError
_XLRD_FAILURES = (
    struct.error, LookupError, ValueError, TypeError, AssertionError, AttributeError, OSError, EOFError,
    ArithmeticError, NotImplementedError, RecursionError,
)  # fmt: skip
_MOST_TEXT = MAX_UNPACKED_BYTES // 4  # characters of one to four bytes
_WHITE, _AUTOMATIC = 9, 64  # palette indices


def read_xls(data: bytes) -> Book:
    """The book. Raises ENCRYPTED where a password is needed, DAMAGED where neither reader copes."""
    facts = _by_xlrd(data)
    values = _by_calamine(data) if _fits(data, facts) else None
    if values is None and (values := facts) is None:
        raise damaged()
    if len(values) > MAX_SHEETS:
        raise too_many_sheets(len(values))
    if not values:
        raise refused(ProblemCode.EMPTY_FILE)
    check_filled(sum(filled_cells(sheet.rows) + sheet.dropped for sheet in values))
    known = {sheet.name: sheet for sheet in facts or ()}
    return Book(
        sheets=tuple(
            replace(known[sheet.name], rows=sheet.rows, dropped=sheet.dropped)
            if sheet.name in known
            else sheet
            for sheet in values
        )
    )


def _by_calamine(data: bytes) -> list[Sheet] | None:
    """The values; None where it fails."""
    try:
        return worksheets(open_workbook(data))
    except CalamineFailed:
        return None


def _fits(data: bytes, facts: Sequence[Sheet] | None) -> bool:
    """Whether calamine can be asked, which needs memory for empty cells and for each use of a text."""
    texts = sum(len(v) for sheet in facts or () for row in sheet.rows for v in row if isinstance(v, str))
    window = the_window()
    return texts <= _MOST_TEXT and spanned_xls(data) <= window.rows * window.columns


def _by_xlrd(data: bytes) -> list[Sheet] | None:
    """All that xlrd finds, values included; None where it fails."""
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        # xlrd writes its doubts to the log file, which would otherwise be standard output
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        if book.nsheets > MAX_SHEETS:
            raise too_many_sheets(book.nsheets)
        return [_sheet(book, index) for index in range(book.nsheets)]
    except XLRDError as error:
        if "encrypted" in str(error):
            raise refused(ProblemCode.ENCRYPTED) from error
        return None
    except (*_XLRD_FAILURES, CompDocError):
        return None


def _sheet(book: Any, index: int) -> Sheet:
    sheet = book.sheet_by_index(index)
    rows, dropped = cut_to_window([_row(sheet, row, book.datemode) for row in range(sheet.nrows)])
    errors, ticks, fills = _marked(book, sheet)
    links = {
        place: link.url_or_path
        for place, link in sheet.hyperlink_map.items()
        if link.type in ("url", b"url") and link.url_or_path and _inside(place)
    }
    window = the_window()
    if max(len(links), len(sheet.merged_cells)) > window.marks:
        raise too_many_cells(window.marks)
    return Sheet(
        name=sheet.name,
        rows=rows,
        merges=tuple(_areas(sheet.merged_cells)),
        links=links,
        errors=errors,
        ticks=ticks,
        fills=fills,
        hidden=sheet.visibility != 0,
        hidden_rows=frozenset(
            row for row, info in sheet.rowinfo_map.items() if info.hidden and row < window.rows
        ),
        hidden_columns=frozenset(
            c for c, info in sheet.colinfo_map.items() if info.hidden and c < window.columns
        ),
        dropped=dropped,
    )


def _row(sheet: Any, row: int, datemode: Literal[0, 1]) -> list[CellValue]:
    import xlrd

    values: list[CellValue] = []
    for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True):
        if kind == xlrd.XL_CELL_DATE:
            values.append(xlrd.xldate.xldate_as_datetime(value, datemode))
        elif kind == xlrd.XL_CELL_BOOLEAN:
            values.append(bool(value))
        else:
            values.append("" if kind == xlrd.XL_CELL_ERROR else value)
    return values


def _marked(book: Any, sheet: Any) -> tuple[frozenset[Position], frozenset[Position], frozenset[Position]]:
    """Error cells, cells in a symbol font, empty cells with a colour."""
    import xlrd

    symbol = {i for i, xf in enumerate(book.xf_list) if is_symbol_font(book.font_list[xf.font_index].name)}
    coloured = {i for i, xf in enumerate(book.xf_list) if _is_coloured(xf.background)}
    errors, ticks, fills = set(), set(), set()
    for row in range(min(sheet.nrows, the_window().rows)):
        formats = sheet._cell_xf_indexes[row]
        for column, (kind, xf) in enumerate(zip(sheet.row_types(row), formats, strict=True)):
            if kind == xlrd.XL_CELL_ERROR:
                errors.add((row, column))
            elif kind in (xlrd.XL_CELL_BLANK, xlrd.XL_CELL_EMPTY):
                if xf in coloured:
                    fills.add((row, column))
            elif xf in symbol:
                ticks.add((row, column))
    return (
        frozenset(errors),
        frozenset(ticks),
        frozenset(islice(fills, 0 if len(fills) > MAX_FILLS else None)),
    )


def _is_coloured(background: Any) -> bool:
    return background.fill_pattern != 0 and background.pattern_colour_index not in (_WHITE, _AUTOMATIC)


def _areas(merged: Sequence[tuple[int, int, int, int]]) -> Iterable[Area]:
    """xlrd's half-open ranges as first and last cells inside the window."""
    window = the_window()
    for top, below, left, after in merged:
        if _inside((top, left)):
            yield top, left, min(below, window.rows) - 1, min(after, window.columns) - 1


def _inside(place: Position) -> bool:
    window = the_window()
    return place[0] < window.rows and place[1] < window.columns
