"""SpreadsheetML 2003: the XML that older Excel and reporting tools save as .xls or .xml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

from compliance.problems import ProblemCode
from compliance.reading.limits import (
    MAX_SHEETS,
    check_filled,
    refused,
    the_window,
    too_many_cells,
    too_many_sheets,
)
from compliance.reading.package.parts import local, number, tree
from compliance.reading.sheets import Area, Book, CellValue, Position, Sheet


def read_spreadsheetml(text: str) -> Book:
    """The book of a `<Workbook>` document."""
    _, declared, body = text.partition("?>")
    root = tree(
        (body if declared and text.lstrip().startswith("<?xml") else text).strip().encode("utf-8", "replace")
    )
    listed = [child for child in root if local(child.tag) == "Worksheet"]
    if len(listed) > MAX_SHEETS:
        raise too_many_sheets(len(listed))
    if not listed:
        raise refused(ProblemCode.EMPTY_FILE)
    reader = _Reader()
    return Book(sheets=tuple(reader.sheet(worksheet) for worksheet in listed))


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """A sheet while it is read."""

    rows: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    links: dict[Position, str] = field(default_factory=dict)
    errors: set[Position] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    dropped: int = 0


class _Reader:
    """Reads sheet by sheet, counting over all of them."""

    def __init__(self) -> None:
        self._filled = self._marks = 0
        self._window = the_window()

    def sheet(self, worksheet: ET.Element) -> Sheet:
        found = _Sheet()
        table = next((child for child in worksheet if local(child.tag) == "Table"), ())
        row = -1
        for element in table:
            if local(element.tag) == "Row":
                attributes = _plain(element)
                row = _number(attributes, "Index", row + 2) - 1
                if attributes.get("Hidden") == "1" and row < self._window.rows:
                    found.hidden_rows.add(row)
                self._read_row(found, element, row)
        height = max(found.rows, default=-1) + 1
        return Sheet(
            name=_plain(worksheet).get("Name", ""),
            rows=[_dense(found.rows.get(row, {})) for row in range(height)],
            merges=tuple(found.merges),
            links=found.links,
            errors=frozenset(found.errors),
            hidden=any(local(e.tag) == "Visible" and e.text != "SheetVisible" for e in worksheet.iter()),
            hidden_rows=frozenset(found.hidden_rows),
            dropped=found.dropped,
        )

    def _read_row(self, found: _Sheet, row_element: ET.Element, row: int) -> None:
        column = -1
        for cell in row_element:
            attributes = _plain(cell)
            column = _number(attributes, "Index", column + 2) - 1
            value, is_error = _value(cell)
            self._filled += value != ""
            check_filled(self._filled)
            across, down = _number(attributes, "MergeAcross", 0), _number(attributes, "MergeDown", 0)
            if row >= self._window.rows or column >= self._window.columns:
                found.dropped += value != ""
            else:
                if value != "":
                    found.rows.setdefault(row, {})[column] = value
                if is_error:
                    found.errors.add((row, column))
                self._note(found, (row, column), across, down, attributes.get("HRef", ""))
            column += across

    def _note(self, found: _Sheet, place: Position, across: int, down: int, link: str) -> None:
        row, column = place
        if across or down:
            bottom = min(row + down, self._window.rows - 1)
            right = min(column + across, self._window.columns - 1)
            found.merges.append((row, column, bottom, right))
            self._marks += 1
        if link and not link.startswith("#"):
            found.links[place] = link
            self._marks += 1
        if self._marks > self._window.marks:
            raise too_many_cells(self._window.marks)


def _dense(cells: Mapping[int, CellValue]) -> list[CellValue]:
    return [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _plain(element: ET.Element) -> dict[str, str]:
    return {local(name): value for name, value in element.attrib.items()}


def _number(attributes: Mapping[str, str], name: str, default: int) -> int:
    return number(attributes.get(name, ""), default)


def _value(cell: ET.Element) -> tuple[CellValue, bool]:
    """The value, and whether it is an error."""
    data = next((child for child in cell if local(child.tag) == "Data"), None)
    if data is None:
        return "", False
    text, kind = "".join(data.itertext()), _plain(data).get("Type", "String")
    try:
        if kind == "Number":
            return float(text), False
        if kind == "DateTime":
            return datetime.fromisoformat(text).replace(tzinfo=None), False
    except ValueError:
        return "", True
    if kind == "Boolean":
        return text == "1", False
    return ("", True) if kind == "Error" else (text, False)
