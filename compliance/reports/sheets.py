"""Sheets of a workbook that fill row after row, and say when their data is invented. Strings stay strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from compliance.reports.book import HEADER, WARNING
from compliance.text import reports as words

Cell = str | int | float | None
_LINE_WIDTHS = (22, 110)
_LONGEST = 32_000  # characters; a cell of Excel holds 32,767


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

    def lines(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """A sheet to be read: a heading and a text in each line."""
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(_LINE_WIDTHS):
            sheet.set_column(column, column, width)
        for row, (heading, line) in enumerate(lines, start=self._mark(sheet)):
            sheet.write_string(row, 0, heading, self._bold)
            sheet.write_string(row, 1, line[:_LONGEST], self._wrap)

    def table(self, name: str, heads: Sequence[tuple[str, int]]) -> Table:
        """An empty table under heads with their widths."""
        sheet = self._book.add_worksheet(name)
        top = self._mark(sheet)
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, head, self._header)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        return Table(sheet, top=top, columns=len(heads), text=self._wrap, number=self._number)

    def _mark(self, sheet: Worksheet) -> int:
        """Say on the sheet that its data is invented, where it is; the first free row."""
        if self._invented:
            sheet.write_string(0, 0, words.INVENTED, self._warning)
        return int(self._invented)


class Table:
    """A sheet that takes one row after another below its heads; `top`: the row in which these stand."""

    def __init__(self, sheet: Worksheet, *, top: int, columns: int, text: Format, number: Format) -> None:
        self._sheet = sheet
        self._top = self._last = top
        self._columns = columns
        self._text = text
        self._number = number

    def add(self, cells: Sequence[Cell]) -> None:
        """One more row."""
        self._last += 1
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._last, column, cell[:_LONGEST], self._text)
            elif cell is not None:
                self._sheet.write_number(self._last, column, cell, self._number)

    def finish(self) -> None:
        """Heads that stay and filter."""
        self._sheet.freeze_panes(self._top + 1, 1)
        self._sheet.autofilter(self._top, 0, self._last, self._columns - 1)
