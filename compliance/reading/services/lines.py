"""The rows of a table that are services: no totals, no examples, no headings, nothing below the signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compliance.model import UnitKind
from compliance.reading.blocks import Cells
from compliance.reading.folding import is_blank, is_placeholder, shown
from compliance.reading.rows import RowKind, is_place_and_date, read_label
from compliance.reading.services.headings import Part
from compliance.reading.services.tables import Table
from compliance.reading.sheets import Position

_APART = (RowKind.TOTAL, RowKind.EXAMPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a heading says about the services below it: their unit, or its kind."""

    name: str = ""
    at: Position = (0, 0)
    kinds: frozenset[UnitKind] = frozenset()


@dataclass(slots=True, kw_only=True)
class _Open:
    """A service whose rows are still being gathered."""

    name: str
    at: Position
    section: Section
    rows: list[int]
    spoken: bool  # some rows were added for want of a name, not because a cell is merged over them


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A service of a table: its name and where that stands, its rows, and the heading above it."""

    name: str
    at: Position
    rows: tuple[int, ...]
    section: Section
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The services of one table in their order; `nameless`: rows that say something about none."""

    lines: tuple[Line, ...]
    nameless: tuple[int, ...]


class Walker:
    """Down the rows of one table."""

    def __init__(self, table: Table, is_unit: Callable[[str], bool], knows: Callable[[str], bool]) -> None:
        """`is_unit`: a text that looks like a unit; `knows`: one that surely is one."""
        self._table, self._cells = table, table.cells
        self._is_unit, self._knows = is_unit, knows
        self._fields = [column.index for column in table.of(Part.FIELD)]
        self._units = bool(table.of(Part.UNIT))
        self._number = next((column.index for column in table.of(Part.NUMBER)), None)
        self._section = Section()
        self._open: _Open | None = None
        self._closed = False
        self._lines: list[Line] = []
        self._nameless: list[int] = []

    def lines(self) -> Lines:
        header = self._titles(self._table.name.at[0])
        for row in range(self._table.bottom + 1, self._table.end):
            if any(not is_blank(value) for value in self._cells.rows[row]) and self._titles(row) != header:
                self._row(row)
        self._close()
        return Lines(lines=tuple(self._lines), nameless=tuple(self._nameless))

    def _titles(self, row: int) -> list[str]:
        return [shown(value) for value in self._cells.rows[row] if not is_blank(value)]

    def _row(self, row: int) -> None:
        at = self._cells.home(row, self._table.name.index)
        name = shown(self._cells.raw(*at))
        if self._open is not None and at == self._open.at:
            self._open.rows.append(row)
            return
        says = any(not is_blank(self._cells.raw(row, column)) for column in self._fields)
        if self._is_apart(row, name, says):
            self._close()
        elif is_placeholder(name):
            self._without_name(row, says)
        elif not says and self._heads(row, name):
            self._close()
        else:
            self._close()
            self._open = _Open(name=name, at=at, section=self._section, rows=[row], spoken=False)

    def _is_apart(self, row: int, name: str, says: bool) -> bool:
        """Whether a row is a total, an example, a note, or belongs to the signature."""
        texts = [text for text in self._titles(row) if any(c.isalpha() for c in text)]
        first = read_label(texts[0]).kind if texts else RowKind.BLANK
        numbered = self._is_numbered(row)
        if not numbered and (first is RowKind.SIGNATURE or any(map(is_place_and_date, texts))):
            self._closed = True
        if self._closed and not (numbered and name and says):
            return True
        self._closed = False
        if first is RowKind.EXAMPLE and read_label(name).kind is not RowKind.NAME:
            return True
        if first is RowKind.EXAMPLE and texts[0] != name:
            return True
        if numbered:
            return False
        return first in _APART or (first is RowKind.NOTE and not says)

    def _is_numbered(self, row: int) -> bool:
        number = "" if self._number is None else shown(self._cells.raw(row, self._number))
        return number.strip(" .)(").isdigit()

    def _without_name(self, row: int, says: bool) -> None:
        """More of the service above, a heading in another column, or a service nobody named."""
        texts = [text for text in self._titles(row) if any(c.isalpha() for c in text)]
        if not says:
            if len(texts) == 1:
                self._heads(row, texts[0])
                self._close()
            return
        if self._open is not None and not self._is_numbered(row):
            self._open.rows.append(row)
            self._open.spoken = True
            return
        self._close()
        self._nameless.append(row)

    def _heads(self, row: int, text: str) -> bool:
        """Whether a row is a heading for those below; remembers what it says."""
        column = next(c for c, value in enumerate(self._cells.rows[row]) if shown(value) == text)
        others = [one for one in self._titles(row) if one != text and any(c.isalpha() for c in one)]
        if any(len(one.strip(" .)(")) > 4 for one in others):
            return False
        label = read_label(text)
        if label.kind is RowKind.HEADING:
            self._section = Section(kinds=label.kinds)
            return True
        if label.kind is not RowKind.NAME or self._units:
            return False
        wide = (row, column) in self._cells.merged
        if self._knows(text) or (self._is_unit(text) and (wide or not self._is_numbered(row))):
            self._section = Section(name=text, at=(row, column))
            return True
        return False

    def _close(self) -> None:
        one, self._open = self._open, None
        if one is not None:
            line = Line(
                name=one.name, at=one.at, rows=tuple(one.rows), section=one.section, spoken=one.spoken
            )
            self._lines.append(line)


def own_cells(cells: Cells, rows: tuple[int, ...], column: int) -> Iterator[Position]:
    """The cells of a column in some rows that are filled, each merged one once."""
    seen: set[Position] = set()
    for row in rows:
        at = cells.home(row, column)
        if at not in seen and not is_blank(cells.raw(*at)):
            seen.add(at)
            yield at
