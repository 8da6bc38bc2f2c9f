"""HTML tables, as web applications save them under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from compliance.problems import ProblemCode
from compliance.reading.limits import check_filled, refused, the_window, too_many_cells
from compliance.reading.sheets import Area, Book, CellValue, Position, Sheet

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPAN = re.compile(r"\s*([0-9]{1,6})")


def read_html(text: str, name: str) -> Book:
    """One sheet with all tables below each other, as Excel opens such a file."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        document = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused(ProblemCode.NOT_A_SPREADSHEET) from error
    tables = [table for table in document.iter("table") if next(table.iterancestors("table"), None) is None]
    if not tables:
        raise refused(ProblemCode.NOT_A_SPREADSHEET)
    grid = _Grid()
    for table in tables:
        for row in _rows(table):
            grid.add_row(row)
        grid.end_table()
    return Book(sheets=(grid.sheet(name),))


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


class _Grid:
    """Places cells as a browser does: to the right of what spans down from above."""

    def __init__(self) -> None:
        self._rows: list[list[CellValue]] = []
        self._merges: list[Area] = []
        self._links: dict[Position, str] = {}
        self._hidden: set[int] = set()
        self._spanned: dict[int, int] = {}  # column -> how many more rows it is taken
        self._filled = self._dropped = 0
        self._window = the_window()

    def add_row(self, row: html.HtmlElement) -> None:
        number = len(self._rows)
        if number < self._window.rows:
            self._rows.append([])
            if _HIDDEN.search(row.get("style", "")):
                self._hidden.add(number)
        taken = {column for column, left in self._spanned.items() if left > 0}
        self._spanned = {column: left - 1 for column, left in self._spanned.items() if left > 1}
        column = 0
        for cell in row.iterchildren("td", "th"):
            while column in taken:
                column += 1
            column += self._add_cell(cell, number, column)

    def end_table(self) -> None:
        """Spans end with their table."""
        self._spanned = {}

    def sheet(self, name: str) -> Sheet:
        return Sheet(
            name=name,
            rows=self._rows,
            merges=tuple(self._merges),
            links=self._links,
            hidden_rows=frozenset(self._hidden),
            dropped=self._dropped,
        )

    def _add_cell(self, cell: html.HtmlElement, row: int, column: int) -> int:
        """Store one cell; how many columns it takes."""
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        value = _value(cell)
        self._filled += value != ""
        check_filled(self._filled)
        if column >= self._window.columns or len(self._rows) <= row:
            self._dropped += value != ""
            return wide
        values = self._rows[row]
        values.extend([""] * (column - len(values)))
        values.append(value)
        if wide > 1 or high > 1:
            last = min(column + wide, self._window.columns)
            self._merges.append((row, column, min(row + high, self._window.rows) - 1, last - 1))
            if high > 1:
                self._spanned.update(dict.fromkeys(range(column, last), high - 1))
        link = next((a.get("href") for a in cell.iter("a") if a.get("href")), "") if len(cell) else ""
        if link and not link.startswith("#"):
            self._links[row, column] = link.strip()
        if max(len(self._merges), len(self._links)) > self._window.marks:
            raise too_many_cells(self._window.marks)
        return wide


def _span(cell: html.HtmlElement, name: str) -> int:
    given = cell.get(name)
    m = _SPAN.match(given) if given else None
    return max(int(m[1]), 1) if m else 1


def _value(cell: html.HtmlElement) -> CellValue:
    """The text with its line breaks; a lone checkbox is a truth value."""
    if not len(cell):  # text alone, as most cells have: there is nothing to walk through
        return _SPACES.sub(" ", cell.text or "").strip(" \xa0")
    text = "\n".join(line.strip(" ") for line in "".join(_pieces(cell)).split("\n")).strip("\n \xa0")
    boxes = [box for box in cell.iter("input") if box.get("type", "").lower() == "checkbox"]
    if not text and len(boxes) == 1:
        return "checked" in boxes[0].attrib
    return text


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag == "br" or (node.tag in _BREAKS and node is not element):
                yield "\n"
            if node.tag not in ("script", "style"):
                yield _SPACES.sub(" ", node.text or "")
        elif node is not element:
            yield _SPACES.sub(" ", node.tail or "")
