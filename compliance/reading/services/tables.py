"""The tables of a sheet with one service per row: their header rows, wherever they stand, and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compliance.model.services import ServiceField
from compliance.reading.blocks import Cells
from compliance.reading.folding import shown, words
from compliance.reading.head_rows import KNOWN, LEAST_TITLES, MOST_TABLES, HeadRows
from compliance.reading.rows import is_numbering
from compliance.reading.services.headings import Part, ServiceHeadings, Title
from compliance.reading.sheets import CellValue, Position

_WIDE = 3  # fields beside the product that make a header row without a name of the service


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column under its titles, outermost first."""

    index: int
    at: Position
    path: tuple[CellValue, ...]
    title: Title

    @property
    def text(self) -> str:
        return " – ".join(shown(part) for part in self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and the rows below it. `above`: the first row that belongs to no table before it;
    `renamed`: the product stands where the name of the service is expected."""

    cells: Cells
    above: int
    top: int
    bottom: int
    end: int
    name: Column
    columns: tuple[Column, ...]
    renamed: bool = False

    def of(self, part: Part) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.title.part is part)


def find_tables(cells: Cells, headings: ServiceHeadings) -> tuple[Table, ...]:
    """Every table of a sheet whose rows are services."""
    finder = _Finder(cells, headings)
    heads = list(finder.heads())
    ends = [*(top for top, _ in heads[1:]), cells.height]
    above = 0
    tables = []
    for (top, bottom), end in zip(heads, ends, strict=False):  # without heads, one end is left over
        table = finder.table(top, bottom, end, above)
        if table is not None:
            tables.append(table)
            above = end
    return tuple(tables)


class _Finder:
    """One sheet and what its texts mean as titles."""

    def __init__(self, cells: Cells, headings: ServiceHeadings) -> None:
        self._cells, self._headings = cells, headings
        self._head = HeadRows(cells=cells, is_data=_is_data, is_known=self._is_known)

    def heads(self) -> Iterator[tuple[int, int]]:
        """The first and last rows of each header block."""
        row, free, found = 0, 0, 0
        last: list[tuple[int, CellValue]] = []
        while row < self._cells.height and found < MOST_TABLES:
            filled = self._head.filled(row)
            if filled == last or not self._heads(filled):
                row += 1
                continue
            top, bottom = self._head.block(row, free)
            yield top, bottom
            last, found = filled, found + 1
            row = free = bottom + 1

    def _heads(self, filled: Sequence[tuple[int, CellValue]]) -> bool:
        """Whether a row names what a list of services has."""
        if len(filled) < LEAST_TITLES or any(_is_data(v) or _is_labelled(v) for _, v in filled):
            return False
        titles = [self._headings.of(value) for _, value in filled]
        fields = {title.field for title in titles if title.field}
        if ServiceField.NAMA not in fields:
            wide = ServiceField.PRODUK in fields and len(fields) > _WIDE
            return wide and len(titles) > _WIDE
        known = sum(title.part is not Part.UNKNOWN for title in titles)
        return known >= max(LEAST_TITLES, KNOWN * len(filled))

    def _is_known(self, row: int, column: int) -> bool:
        return self._headings.of(self._cells.raw(row, column)).part is not Part.UNKNOWN

    def table(self, top: int, bottom: int, end: int, above: int) -> Table | None:
        """The table under a header block; None where no column holds names of services."""
        found = [self._column(top, bottom, index) for index in range(self._cells.width)]
        columns = [column for column in found if column is not None]
        names = [column for column in columns if column.title.field is ServiceField.NAMA]
        renamed = not names
        if renamed:
            names = [column for column in columns if column.title.field is ServiceField.PRODUK]
        if not names:
            return None
        name = next((c for c in names if "nama" in words(shown(c.path[-1]))), names[0])
        others = [_as_other(c) if c in names else c for c in columns if c is not name]
        return Table(
            cells=self._cells,
            above=above,
            top=top,
            bottom=self._numbered(bottom, end),
            end=end,
            name=name,
            columns=tuple(others),
            renamed=renamed,
        )

    def _numbered(self, bottom: int, end: int) -> int:
        """The last row of the header with the numbering below it."""
        row = bottom + 1
        while row < end:
            filled = [shown(value) for _, value in self._head.filled(row)]
            if filled and not is_numbering(filled):
                break
            row += 1
        return row - 1 if row < end else bottom

    def _column(self, top: int, bottom: int, column: int) -> Column | None:
        path = self._head.path(top, bottom, column)
        if not path:
            return None
        values = tuple(value for value, _ in path)
        at = (path[-1][1][0], column)
        return Column(index=column, at=at, path=values, title=self._headings.path(values))


def _as_other(column: Column) -> Column:
    """A second column of names: known, and not needed."""
    return replace(column, title=Title(part=Part.OTHER))


def _is_labelled(value: CellValue) -> bool:
    """`Nama layanan :`, `: Penerbitan KTP-el`: a label and what it says, rather than titles."""
    return isinstance(value, str) and ":" in (value.strip()[:1], value.strip()[-1:])


def _is_data(value: CellValue) -> bool:
    """Whether a cell is a number or a day rather than a title."""
    if isinstance(value, str):
        text = value.strip()
        return text[:1].isdigit() and not any(c.isalpha() for c in text)
    return not (isinstance(value, int | float) and not isinstance(value, bool) and 2000 <= value < 2100)
