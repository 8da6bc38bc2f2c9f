"""Sheets of a workbook that fill row after row, and say when their data is invented. Strings stay strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from compliance.reports.book import HEADER, LONGEST_TEXT, WARNING, mark

Cell = str | int | float | date | None
_LINE_WIDTHS = (22, 110)


class Sheets:
    """The sheets of one workbook under construction. Strings stay strings."""

    def __init__(self, book: xlsxwriter.Workbook, *, invented: bool) -> None:
        self._book = book
        self._invented = invented
        self._header = book.add_format(HEADER)
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._warning = book.add_format(WARNING)
        self._wrap = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        self._number = book.add_format({"num_format": "#,##0.00####", "valign": "top"})
        self._whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})

    def lines(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """A sheet to be read: a heading and a text in each line."""
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(_LINE_WIDTHS):
            sheet.set_column(column, column, width)
        first = mark(sheet, self._warning, invented=self._invented)
        for row, (heading, line) in enumerate(lines, start=first):
            sheet.write_string(row, 0, heading, self._bold)
            sheet.write_string(row, 1, line[:LONGEST_TEXT], self._wrap)

    def table(self, name: str, heads: Sequence[tuple[str, int]]) -> Table:
        """An empty table under heads with their widths."""
        sheet = self._book.add_worksheet(name)
        top = mark(sheet, self._warning, invented=self._invented)
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, head, self._header)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        formats = Formats(text=self._wrap, number=self._number, whole=self._whole, day=self._day)
        return Table(sheet, top=top, columns=len(heads), formats=formats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """How the cells of a table look, by what is in them."""

    text: Format
    number: Format
    whole: Format
    day: Format


class Table:
    """A sheet that takes one row after another below its heads; `top`: the row in which these stand."""

    def __init__(self, sheet: Worksheet, *, top: int, columns: int, formats: Formats) -> None:
        self._sheet = sheet
        self._top = self._last = top
        self._columns = columns
        self._formats = formats

    def add(self, cells: Sequence[Cell]) -> None:
        """One more row, a cell below every head: text stays text, a whole number has no decimals, a day
        is a day."""
        self._last += 1
        for column, cell in zip(range(self._columns), cells, strict=True):
            match cell:
                case None:
                    continue
                case str():
                    self._sheet.write_string(self._last, column, cell[:LONGEST_TEXT], self._formats.text)
                case date():
                    midnight = datetime.combine(cell, time())
                    self._sheet.write_datetime(self._last, column, midnight, self._formats.day)
                case _:
                    shape = self._formats.whole if isinstance(cell, int) else self._formats.number
                    self._sheet.write_number(self._last, column, cell, shape)

    def finish(self) -> None:
        """Heads that stay and filter."""
        self._sheet.freeze_panes(self._top + 1, 1)
        self._sheet.autofilter(self._top, 0, self._last, self._columns - 1)
