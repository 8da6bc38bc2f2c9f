"""The tables of a sheet: header rows wherever they stand, columns under their group titles, rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compliance.reading.blocks import Cells
from compliance.reading.complaints.headings import Headings, Title
from compliance.reading.complaints.result import Drop
from compliance.reading.folding import is_blank, shown
from compliance.reading.head_rows import KNOWN, LEAST_TITLES, MOST_TABLES, HeadRows
from compliance.reading.rows import RowKind, is_numbering, read_label
from compliance.reading.sheets import CellValue, Position

_WIDE = 3  # distinct meanings that make a header row for certain
_NEAR = 15  # rows below a doubtful header row in which a better one may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `path` from the outermost group title to its own, each with what it means."""

    index: int
    at: Position
    path: tuple[CellValue, ...]
    titles: tuple[Title, ...]
    joined: Title

    @property
    def text(self) -> str:
        return " – ".join(shown(part) for part in self.path)

    @property
    def leaf(self) -> Title:
        return self.titles[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and the rows below it that are not empty, numbering, or the header again."""

    cells: Cells
    top: int
    columns: tuple[Column, ...]
    untitled: tuple[int, ...]  # columns with contents under no title
    rows: tuple[int, ...]
    full: tuple[int, ...]  # indices in `rows` of those that are filled like most: no headings or signatures
    above: int  # the first row of its titles


def find_tables(cells: Cells, headings: Headings) -> tuple[Table, ...]:
    """Every table of a sheet whose header speaks of complaints."""
    finder = _Finder(cells, headings)
    heads = finder.heads()
    firsts = [finder.first_title(top, heads[i - 1][1] + 1 if i else 0) for i, (top, _) in enumerate(heads)]
    ends = [*firsts[1:], cells.height]
    return tuple(
        finder.table(top, bottom, end, first)
        for (top, bottom), first, end in zip(heads, firsts, ends, strict=False)  # without heads, one end
    )


class _Finder:
    """One sheet and what its texts mean as headers."""

    def __init__(self, cells: Cells, headings: Headings) -> None:
        self._cells, self._headings = cells, headings
        self._head = HeadRows(cells=cells, is_data=_is_data, is_known=self._is_known)

    def heads(self) -> list[tuple[int, int]]:
        """The first and last rows of each header block."""
        found: list[tuple[int, int]] = []
        weak: list[bool] = []
        row = 0
        while row < self._cells.height and len(found) < MOST_TABLES:
            meanings = self._meanings(row)
            if meanings < LEAST_TITLES or (found and self._goes_on(row, found[-1])):
                row += 1
                continue
            top, bottom = self._head.block(row, found[-1][1] + 1 if found else 0)
            total = max(self._meanings(r) for r in range(top, bottom + 1))
            found.append((top, bottom))
            weak.append(total < _WIDE and bottom == top)
            row = bottom + 1
        return [head for i, head in enumerate(found) if not (weak[i] and _better_below(found, weak, i))]

    def first_title(self, top: int, free: int) -> int:
        """The first of the rows directly above a header in which nothing is data."""
        while top > free and not any(_is_data(value) for value in self._cells.rows[top - 1] if value):
            top -= 1
        return top

    def _goes_on(self, row: int, head: tuple[int, int]) -> bool:
        """Whether a row says the header of a table again in its midst, rather than heading another."""
        if not self._repeats(row, head):
            return False
        before = next((f for r in range(row - 1, head[1], -1) if (f := self._head.filled(r))), [])
        label = next((value for _, value in before if isinstance(value, str)), "")
        return len(before) > 1 and read_label(label).kind is not RowKind.TOTAL

    def _repeats(self, row: int, head: tuple[int, int]) -> bool:
        """Whether a row says a header again, as on each page of a print."""
        own = self._head.filled(row)
        return any(own == self._head.filled(r) for r in range(head[0], head[1] + 1))

    def _meanings(self, row: int) -> int:
        """How many different things a row names as a header would; 0 where it is none."""
        line = self._cells.rows[row]
        if any(_is_data(value) for value in line if value):  # as in nearly every row, in its first cell
            return 0
        filled = self._head.filled(row)
        titles = [self._headings.of(value) for _, value in filled]
        wanted = {frozenset(title.fields) for title in titles if title.fields}
        periods = {title.period for title in titles if title.period and not title.fields}
        channels = {title.channel for title in titles if title.channel and not title.fields}
        known = sum(bool(t.known or t.period or t.channel) for t in titles)
        groups = (len(periods) > 1) + (len(channels) > 1)
        if not wanted or known < max(LEAST_TITLES, KNOWN * len(filled)):
            return 0
        return len(wanted) + groups + any(t.drop is Drop.PERSONAL for t in titles if not t.fields)

    def _is_known(self, row: int, column: int) -> bool:
        """Whether a title means something, for itself or as one of the categories under "Kategori"."""
        title = self._headings.of(self._cells.raw(row, column))
        if title.known or title.period or title.channel or title.core == {"persen"}:
            return True
        above = self._cells.home(row - 1, column)
        while above[1] > 0 and is_blank(self._cells.raw(*above)):
            above = (above[0], above[1] - 1)
        return self._headings.of(self._cells.raw(*above)).core == {"kategori"}

    def table(self, top: int, bottom: int, end: int, above: int) -> Table:
        columns = [self._column(top, bottom, index) for index in range(self._cells.width)]
        rows = tuple(self._rows(top, bottom, end))
        untitled = [i for i, column in enumerate(columns) if column is None]
        return Table(
            cells=self._cells,
            top=top,
            columns=tuple(column for column in columns if column is not None),
            untitled=tuple(i for i in untitled if any(not is_blank(self._cells.raw(r, i)) for r in rows)),
            rows=rows,
            full=self._full(rows),
            above=above,
        )

    def _full(self, rows: Sequence[int]) -> tuple[int, ...]:
        filled = [sum(value is not None and value != "" for value in self._cells.rows[row]) for row in rows]
        most = max(filled, default=0)
        return tuple(number for number, count in enumerate(filled) if 2 * count > most)

    def _column(self, top: int, bottom: int, column: int) -> Column | None:
        path = self._head.path(top, bottom, column)
        if not path:
            return None
        values = tuple(value for value, _ in path)
        return Column(
            index=column,
            at=(path[-1][1][0], column),
            path=values,
            titles=tuple(map(self._headings.of, values)),
            joined=self._headings.path(values),
        )

    def _rows(self, top: int, bottom: int, end: int) -> Iterator[int]:
        """The rows of a table: filled, no numbering, and not its header again."""
        lines = self._cells.rows
        begun = False
        # where the header is said again, its first title is
        column = next((c for c, _ in self._head.filled(bottom)), 0)
        said = lines[bottom][column : column + 1]
        for row in range(bottom + 1, end):
            line = lines[row]
            if not any(value is not None and value != "" for value in line):
                continue
            if not begun:
                filled = [shown(value) for value in line if not is_blank(value)]
                if is_numbering(filled):
                    continue
            begun = True
            if not (said == line[column : column + 1] and self._repeats(row, (top, bottom))):
                yield row


def _better_below(heads: Sequence[tuple[int, int]], weak: Sequence[bool], i: int) -> bool:
    return i + 1 < len(heads) and not weak[i + 1] and heads[i + 1][0] - heads[i][1] <= _NEAR


def _is_data(value: CellValue) -> bool:
    """Whether a cell is a number or a day rather than a title; a year, or a month as a date, may be one."""
    if isinstance(value, str):
        text = value.strip()
        year = len(text) == 4 and text.startswith("20")
        return text[:1].isdigit() and not any(c.isalpha() for c in text) and not year
    if isinstance(value, int | float):
        return not 2000 <= value < 2100
    return getattr(value, "day", 0) != 1
