"""The rows of a table that count: no totals, no examples, no headings, nothing below the signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from compliance.model import UnitKind
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.tables import Table
from compliance.reading.folding import fold, is_blank, shown
from compliance.reading.rows import RowKind, is_place_and_date, read_label
from compliance.reading.sheets import CellValue
from compliance.reading.words import EXAMPLES, NOTES, SIGNATURES, TOTALS

_FEW_CELLS = 2
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad")
_APART = (RowKind.TOTAL, RowKind.EXAMPLE, RowKind.SIGNATURE, RowKind.NOTE)
_OPENING = TOTALS | SIGNATURES | NOTES | EXAMPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row that counts. `section`: the heading above it that names a unit; `kinds`: that of one of kinds."""

    number: int  # in `Table.rows`
    row: int
    section: str = ""
    kinds: frozenset[UnitKind] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The rows of a table, sorted; `totals` are indices in `Table.rows`."""

    lines: tuple[Line, ...]
    totals: tuple[int, ...]


class Walker:
    """Down the rows of one table.

    `filled`: of each row, how many cells are filled of those that are read. `sure`: whether it holds
    what only a row that counts holds; below a signature no other counts.
    """

    def __init__(
        self,
        table: Table,
        filled: Sequence[int],
        sure: Sequence[object],
        is_unit: Callable[[CellValue], bool],
    ) -> None:
        self._table, self._filled, self._sure, self._is_unit = table, filled, sure, is_unit
        self._section = ""
        self._kinds: frozenset[UnitKind] = frozenset()
        self._closed = False
        self._totals: list[int] = []

    def sorted(self, least: int) -> Lines:
        """The rows that are sure, and those with at least so many cells filled."""
        return Lines(lines=tuple(self._lines(least)), totals=tuple(self._totals))

    def _lines(self, least: int) -> Iterator[Line]:
        for number, row in enumerate(self._table.rows):
            kind = self._kind(row, self._filled[number])
            sure = bool(self._sure[number])
            if kind is RowKind.TOTAL:
                self._totals.append(number)
            elif kind is RowKind.EXAMPLE:
                continue
            elif sure or (self._filled[number] >= least and not self._ends(row, kind)):
                self._closed = self._closed and not sure
                if not self._closed and kind is not RowKind.NOTE:
                    yield Line(number=number, row=row, section=self._section, kinds=self._kinds)
            else:
                self._other(row, kind)

    def _ends(self, row: int, kind: RowKind) -> bool:
        """Whether a row begins the signatures below a table."""
        signed = kind is RowKind.SIGNATURE or any(map(is_signed, self._table.cells.rows[row]))
        self._closed = self._closed or signed
        return self._closed

    def _kind(self, row: int, filled: int) -> RowKind:
        """What the first text of a row makes of it; NAME for all that is nothing in particular."""
        first = next((value for value in self._table.cells.rows[row] if value), None)
        if not isinstance(first, str):
            first = self._only_text(row) if filled <= _FEW_CELLS else ""
        if not first or not (first[0].isalpha() or first[0] in " *("):
            return RowKind.NAME
        word = fold(first).partition(" ")[0].strip(" .:*()")
        if word not in _OPENING and not first.lstrip().startswith("*"):
            return RowKind.NAME
        kind = read_label(first).kind
        return kind if kind in _APART else RowKind.NAME

    def _only_text(self, row: int) -> str:
        """The only text of a row, or "": a total may stand behind its number."""
        texts = [value for value in self._table.cells.rows[row] if isinstance(value, str) and value.strip()]
        return texts[0] if len(texts) == 1 else ""

    def _other(self, row: int, kind: RowKind) -> None:
        """A row that is no line: a heading for those below, or the end of the table."""
        texts = [shown(value) for value in self._table.cells.rows[row] if not is_blank(value)]
        if self._ends(row, kind) or not texts or len(texts) > _FEW_CELLS:
            return
        heading = texts[-1]
        label = read_label(heading)
        if self._is_unit(heading) and label.kind is RowKind.NAME:
            self._section = heading
        elif label.kind is RowKind.HEADING:
            self._kinds, self._section = label.kinds, ""


def is_signed(value: CellValue) -> bool:
    """Whether a cell is the place and day above a signature: "Senin, 12 Mei 2025" is not."""
    if not isinstance(value, str) or "," not in value or not is_place_and_date(value):
        return False
    return fold(value).partition(",")[0] not in _WEEKDAYS


def filled_cells(columns: Sequence[Contents], rows: int) -> list[int]:
    """Of each row, how many of the columns say something."""
    filled = [0] * rows
    for column in columns:
        empty = column.empty
        for number, value in enumerate(column.values):
            filled[number] += value not in empty
    return filled
