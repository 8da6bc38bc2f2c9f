"""ods: one pass over content.xml that takes the values as well.

Calamine joins the words of a cell across its line breaks, and a repeat count of a million
in an 800-byte file makes it abort the process; what a reader needs stands in one part anyway.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice, product

from compliance.problems import ProblemCode
from compliance.reading.formats.odf_styles import OdfStyles
from compliance.reading.limits import (
    MAX_FILLS,
    MAX_SHEETS,
    check_filled,
    refused,
    the_window,
    too_many_cells,
    too_many_sheets,
)
from compliance.reading.package.archive import Archive
from compliance.reading.package.parts import parse
from compliance.reading.sheets import Area, Book, CellValue, Position, Sheet

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?")
_SKIPPED = frozenset({"annotation", "shapes", "frame", "custom-shape", "tracked-changes", "ruby-text"})


def read_ods(archive: Archive) -> Book:
    """The book of an OpenDocument package."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.part(manifest):
        raise refused(ProblemCode.ENCRYPTED)
    return read_flat_ods(archive.part("content.xml"))


def read_flat_ods(xml: bytes) -> Book:
    """The book of an OpenDocument content part, or of a flat .fods file."""
    reader = _Reader()
    parse(
        xml,
        namespaces=True,
        StartElementHandler=reader.start,
        EndElementHandler=reader.end,
        CharacterDataHandler=reader.characters,
    )
    if not reader.sheets:
        raise refused(ProblemCode.EMPTY_FILE)
    return Book(sheets=tuple(reader.sheets))


@dataclass(slots=True, kw_only=True)
class _Cell:
    attributes: Mapping[str, str]
    times: int
    covered: bool
    pieces: list[str] = field(default_factory=list)  # of the text; a line break in front of each paragraph
    link: str = ""

    @property
    def text(self) -> str:
        return "".join(self.pieces)[1:]


@dataclass(slots=True, kw_only=True)
class _Table:
    """A sheet while it is read."""

    name: str
    hidden: bool
    rows: dict[int, list[CellValue]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    links: dict[Position, str] = field(default_factory=dict)
    errors: set[Position] = field(default_factory=set)
    ticks: set[Position] = field(default_factory=set)
    fills: set[Position] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_count: int = 0
    next_row: int = 0
    dropped: int = 0

    def sheet(self) -> Sheet:
        height = max(self.rows, default=-1) + 1
        return Sheet(
            name=self.name,
            rows=[self.rows.get(row, []) for row in range(height)],
            merges=tuple(self.merges),
            links=self.links,
            errors=frozenset(self.errors),
            ticks=frozenset(self.ticks),
            fills=frozenset(self.fills) if len(self.fills) <= MAX_FILLS else frozenset(),
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            dropped=self.dropped,
        )


class _Reader:
    """The handlers of the parser."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._styles = OdfStyles()
        self._table: _Table | None = None
        self._row: list[_Cell] = []
        self._row_attributes: Mapping[str, str] = {}
        self._cell: _Cell | None = None
        self._in_paragraph = False
        self._skip = 0  # how deep inside something that is no cell content
        self._filled = self._marks = 0
        self._window = the_window()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if self._skip or tag in _SKIPPED:
            self._skip += 1
            return
        plain = {key.rpartition(" ")[2]: attributes[key] for key in reversed(list(attributes))}
        if tag == "table":
            self._start_table(plain)
        elif self._table is None:
            self._styles.start(tag, plain)
        elif tag == "table-column":
            self._start_columns(plain)
        elif tag == "table-row":
            self._row, self._row_attributes = [], plain
        elif tag in ("table-cell", "covered-table-cell"):
            times = _times(plain, "number-columns-repeated")
            kind = next((v for k, v in attributes.items() if k.endswith("calcext:1.0 value-type")), "")
            plain["error"] = "yes" if kind == "error" else ""
            self._cell = _Cell(attributes=plain, times=times, covered=tag.startswith("covered"))
        elif self._cell is not None:
            self._start_text(tag, plain, self._cell)

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        tag = name.rpartition(" ")[2]
        if tag == "p":
            self._in_paragraph = False
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._row.append(self._cell)
            self._cell = None
        elif tag == "table-row" and self._table is not None:
            self._end_row(self._table)
        elif tag == "table" and self._table is not None:
            self.sheets.append(self._table.sheet())
            self._table = None
        elif self._table is None:
            self._styles.end(tag)

    def characters(self, text: str) -> None:
        if self._in_paragraph and not self._skip and self._cell is not None:
            self._cell.pieces.append(text)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        if len(self.sheets) >= MAX_SHEETS:
            raise too_many_sheets(MAX_SHEETS + 1)
        hidden = attributes.get("style-name", "") in self._styles.hidden_tables
        self._table = _Table(name=attributes.get("name", ""), hidden=hidden)

    def _start_columns(self, attributes: Mapping[str, str]) -> None:
        table = self._table
        if table is None:
            return
        first = table.column_count
        table.column_count += _times(attributes, "number-columns-repeated")
        if attributes.get("visibility", "visible") != "visible":
            table.hidden_columns.update(range(first, min(table.column_count, self._window.columns)))

    def _start_text(self, tag: str, attributes: Mapping[str, str], cell: _Cell) -> None:
        if tag == "p":
            cell.pieces.append("\n")
            self._in_paragraph = True
        elif tag == "a":
            cell.link = cell.link or attributes.get("href", "")
        elif self._in_paragraph:
            if tag == "s":
                cell.pieces.append(" " * min(_times(attributes, "c"), 100))
            elif tag in ("tab", "line-break"):
                cell.pieces.append("\t" if tag == "tab" else "\n")

    def _end_row(self, table: _Table) -> None:
        """Place the row as often as it repeats; only rows inside the window are built."""
        top, times = table.next_row, _times(self._row_attributes, "number-rows-repeated")
        table.next_row += times
        rows = range(min(top, self._window.rows), min(top + times, self._window.rows))
        if self._row_attributes.get("visibility", "visible") != "visible":
            table.hidden_rows.update(rows)
        values: list[CellValue] = []
        column, widest = 0, self._window.columns
        for cell in self._row:
            value = "" if cell.covered else _value(cell)
            columns = range(min(column, widest), min(column + cell.times, widest))
            error = _is_error(cell, value)
            if value != "" or error:
                self._filled += cell.times * times
                check_filled(self._filled)
            if value != "":
                table.dropped += cell.times * times - len(columns) * len(rows)
            if value != "" and columns:
                values += [""] * (column - len(values))
                values += [value] * len(columns)
            self._note(table, cell, value, error, rows, columns)
            column += cell.times
        if values:
            table.rows.update((row, values) for row in rows)

    def _note(
        self, table: _Table, cell: _Cell, value: CellValue, error: bool, rows: range, columns: range
    ) -> None:
        """Links, merges, errors and formats of a cell, wherever it repeats."""
        style = cell.attributes.get("style-name", "")
        if error:
            table.errors.update(product(rows, columns))
        if value != "" and style in self._styles.symbol:
            table.ticks.update(product(rows, columns))
        if value == "" and style in self._styles.filled and len(table.fills) <= MAX_FILLS:
            table.fills.update(islice(product(rows, columns), MAX_FILLS + 1))
        merge = _merge(cell)
        link = "" if cell.link.startswith("#") else cell.link
        if not (merge or link):
            return
        self._marks += len(rows) * len(columns)
        if self._marks > self._window.marks:
            raise too_many_cells(self._window.marks)
        last_row, last_column = self._window.rows - 1, self._window.columns - 1
        for row, column in product(rows, columns):
            if link:
                table.links[row, column] = link
            if merge:
                bottom, right = row + merge[0] - 1, column + merge[1] - 1
                table.merges.append((row, column, min(bottom, last_row), min(right, last_column)))


def _is_error(cell: _Cell, value: CellValue) -> bool:
    """Whether the cell holds an error, or a formula without a stored value."""
    return bool(cell.attributes["error"]) or (
        value == "" and "formula" in cell.attributes and not cell.pieces
    )


def _times(attributes: Mapping[str, str], name: str) -> int:
    return max(int(attributes.get(name, "1")), 1)


def _merge(cell: _Cell) -> tuple[int, int] | None:
    size = _times(cell.attributes, "number-rows-spanned"), _times(cell.attributes, "number-columns-spanned")
    return size if size > (1, 1) or size[1] > 1 else None


def _value(cell: _Cell) -> CellValue:
    if cell.attributes["error"]:
        return ""
    try:
        typed = _typed(cell.attributes)
    except (ValueError, OverflowError):  # a date in the year 20226 is only what it looks like
        typed = None
    if typed is not None:
        return typed
    return cell.text if cell.pieces else cell.attributes.get("string-value", "")


def _typed(attributes: Mapping[str, str]) -> CellValue:
    """The value of a cell that is no text; None for text. Raises ValueError or OverflowError."""
    get = attributes.get
    kind = get("value-type", "")
    if kind in ("float", "percentage", "currency"):
        return float(get("value", "nan"))
    if kind == "boolean":
        return get("boolean-value") == "true"
    if kind == "date":
        stamp = get("date-value", "")
        return (
            datetime.fromisoformat(stamp).replace(tzinfo=None) if "T" in stamp else date.fromisoformat(stamp)
        )
    m = _DURATION.fullmatch(get("time-value", "")) if kind == "time" else None
    if m is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in m.groups()[1:])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if m[1] else length
