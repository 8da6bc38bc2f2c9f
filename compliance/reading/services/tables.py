"""The tables of a sheet with one service per row: their header rows, wherever they stand, and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compliance.model.services import ServiceField
from compliance.reading.blocks import Cells
from compliance.reading.folding import is_blank, shown, words
from compliance.reading.rows import is_numbering
from compliance.reading.services.headings import Part, ServiceHeadings, Title
from compliance.reading.sheets import CellValue, Position

MOST_HEADER_ROWS = 4
MOST_TABLES = 200  # of one sheet
_LEAST_TITLES = 2
_KNOWN = 0.4  # part of the filled cells of a header row that must mean something
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

    def heads(self) -> Iterator[tuple[int, int]]:
        """The first and last rows of each header block."""
        row, free, found = 0, 0, 0
        last: list[tuple[int, CellValue]] = []
        while row < self._cells.height and found < MOST_TABLES:
            filled = self._filled(row)
            if filled == last or not self._heads(filled):
                row += 1
                continue
            bottom = self._bottom(row)
            yield self._top(row, bottom, free), bottom
            last, found = filled, found + 1
            row = free = bottom + 1

    def _heads(self, filled: Sequence[tuple[int, CellValue]]) -> bool:
        """Whether a row names what a list of services has."""
        if len(filled) < _LEAST_TITLES or any(_is_data(v) or _is_labelled(v) for _, v in filled):
            return False
        titles = [self._headings.of(value) for _, value in filled]
        fields = {title.field for title in titles if title.field}
        if ServiceField.NAMA not in fields:
            wide = ServiceField.PRODUK in fields and len(fields) > _WIDE
            return wide and len(titles) > _WIDE
        known = sum(title.part is not Part.UNKNOWN for title in titles)
        return known >= max(_LEAST_TITLES, _KNOWN * len(filled))

    def _filled(self, row: int) -> list[tuple[int, CellValue]]:
        return [(c, value) for c, value in enumerate(self._cells.rows[row]) if not is_blank(value)]

    def _bottom(self, row: int) -> int:
        """The last row of the header block that `row` begins."""
        bottom = row
        while bottom + 1 < self._cells.height and bottom - row + 2 <= MOST_HEADER_ROWS:
            if not self._continues(bottom + 1):
                break
            bottom += 1
        return bottom

    def _continues(self, row: int) -> bool:
        """Whether a row gives titles below wider ones: under a merged title, or under nothing."""
        filled = [(c, v) for c, v in self._filled(row) if self._cells.home(row, c) == (row, c)]
        if not filled or any(_is_data(value) for _, value in filled):
            return False
        titles = [self._headings.of(value) for _, value in filled]
        known = sum(title.part is not Part.UNKNOWN for title in titles)
        below = sum(self._is_below_group(row, c) for c, _ in filled)
        return 2 * known >= len(filled) and 2 * below >= len(filled)

    def _is_below_group(self, row: int, column: int) -> bool:
        area = self._cells.merged.get((row - 1, column))
        if area is not None:
            return area[3] > area[1]
        right = self._cells.raw(row - 1, column + 1)
        spills = is_blank(right) and not is_blank(self._cells.raw(row, column + 1))
        return is_blank(self._cells.raw(row - 1, column)) or spills

    def _top(self, row: int, bottom: int, free: int) -> int:
        """The first row of group titles above a header row; rows above `free` are another table's."""
        top = row
        while top > free and bottom - top + 2 <= MOST_HEADER_ROWS and self._groups(top - 1):
            top -= 1
        return top

    def _groups(self, row: int) -> bool:
        """Whether a row holds titles of groups of the columns below it, not the title of a table."""
        filled = self._filled(row)
        first = next((c for c, _ in self._filled(row + 1)), 0)
        if not filled or any(_is_data(v) for _, v in filled) or filled[0][0] <= first:
            return False
        return all((row, c) in self._cells.merged or is_blank(self._cells.raw(row, c + 1)) for c, _ in filled)

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
            filled = [shown(value) for _, value in self._filled(row)]
            if filled and not is_numbering(filled):
                break
            row += 1
        return row - 1 if row < end else bottom

    def _column(self, top: int, bottom: int, column: int) -> Column | None:
        path: list[tuple[CellValue, Position]] = []
        for row in range(top, bottom + 1):
            at = self._cells.home(row, column)
            if at == (row, column) and is_blank(self._cells.raw(*at)) and row < bottom:
                at = self._spilling(row, column, bottom)
            value = self._cells.raw(*at)
            if top <= at[0] <= bottom and not is_blank(value) and (not path or path[-1][1] != at):
                path.append((value, at))
        if not path:
            return None
        values = tuple(value for value, _ in path)
        at = (path[-1][1][0], column)
        return Column(index=column, at=at, path=values, title=self._headings.path(values))

    def _spilling(self, row: int, column: int, bottom: int) -> Position:
        """The group title to the left that stands over an empty cell above a lower title."""

        def titled_below(c: int) -> bool:
            return any(not is_blank(self._cells.raw(lower, c)) for lower in range(row + 1, bottom + 1))

        if not titled_below(column):
            return row, column
        for left in range(column - 1, -1, -1):
            if (row, left) in self._cells.merged:
                break
            if not is_blank(self._cells.raw(row, left)):
                return (row, left) if titled_below(left) else (row, column)
        return row, column


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
