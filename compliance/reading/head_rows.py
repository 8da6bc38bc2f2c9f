"""The header of a table as rows: where a block of header rows ends, and the titles above each column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compliance.reading.blocks import Cells
from compliance.reading.folding import is_blank
from compliance.reading.sheets import CellValue, Position

MOST_TABLES = 200  # of one sheet
LEAST_TITLES = 2
KNOWN = 0.4  # part of the filled cells of a header row that must mean something
_MOST_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRows:
    """A sheet with what tells its titles: `is_data` of values that are none, `is_known` of titles that
    mean something, each by its row and column.
    """

    cells: Cells
    is_data: Callable[[CellValue], bool]
    is_known: Callable[[int, int], bool]

    def filled(self, row: int) -> list[tuple[int, CellValue]]:
        """The cells of a row that are not blank, each as its column and its own value."""
        return [(c, value) for c, value in enumerate(self.cells.rows[row]) if not is_blank(value)]

    def block(self, row: int, free: int) -> tuple[int, int]:
        """The first and last rows of the header around `row`; rows above `free` are another table's."""
        bottom = self._bottom(row)
        return self._top(row, bottom, free), bottom

    def path(self, top: int, bottom: int, column: int) -> list[tuple[CellValue, Position]]:
        """The titles above a column with their places, outermost first; a merged or spilling one once."""
        path: list[tuple[CellValue, Position]] = []
        for row in range(top, bottom + 1):
            at = self.cells.home(row, column)
            if at == (row, column) and is_blank(self.cells.raw(*at)) and row < bottom:
                at = self._spilling(row, column, bottom)
            value = self.cells.raw(*at)
            if top <= at[0] <= bottom and not is_blank(value) and (not path or path[-1][1] != at):
                path.append((value, at))
        return path

    def _bottom(self, row: int) -> int:
        bottom = row
        while bottom + 1 < self.cells.height and bottom - row + 2 <= _MOST_HEADER_ROWS:
            if not self._continues(bottom + 1):
                break
            bottom += 1
        return bottom

    def _top(self, row: int, bottom: int, free: int) -> int:
        top = row
        while top > free and bottom - top + 2 <= _MOST_HEADER_ROWS and self._groups(top - 1):
            top -= 1
        return top

    def _continues(self, row: int) -> bool:
        """Whether a row gives titles below wider ones: under a merged title, or under nothing."""
        filled = [(c, v) for c, v in self.filled(row) if self.cells.home(row, c) == (row, c)]
        if not filled or any(self.is_data(value) for _, value in filled):
            return False
        known = sum(self.is_known(row, c) for c, _ in filled)
        below = sum(self._is_below_group(row, c) for c, _ in filled)
        return 2 * known >= len(filled) and 2 * below >= len(filled)

    def _is_below_group(self, row: int, column: int) -> bool:
        area = self.cells.merged.get((row - 1, column))
        if area is not None:
            return area[3] > area[1]
        right = self.cells.raw(row - 1, column + 1)
        spills = is_blank(right) and not is_blank(self.cells.raw(row, column + 1))
        return is_blank(self.cells.raw(row - 1, column)) or spills

    def _groups(self, row: int) -> bool:
        """Whether a row holds titles of groups of the columns below it, not the title of a table."""
        filled = self.filled(row)
        first = next((c for c, _ in self.filled(row + 1)), 0)
        if not filled or any(self.is_data(v) for _, v in filled) or filled[0][0] <= first:
            return False
        return all((row, c) in self.cells.merged or is_blank(self.cells.raw(row, c + 1)) for c, _ in filled)

    def _spilling(self, row: int, column: int, bottom: int) -> Position:
        """The group title to the left that stands over an empty cell above a lower title."""

        def titled_below(c: int) -> bool:
            return any(not is_blank(self.cells.raw(lower, c)) for lower in range(row + 1, bottom + 1))

        if not titled_below(column):
            return row, column
        for left in range(column - 1, -1, -1):
            if (row, left) in self.cells.merged:
                break
            if not is_blank(self.cells.raw(row, left)):
                return (row, left) if titled_below(left) else (row, column)
        return row, column
