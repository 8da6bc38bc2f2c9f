"""What is to be said about a table, cell by cell: of many cells alike the first few, then how many more."""

from __future__ import annotations

from collections import Counter

from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells

MOST_NAMED = 20  # cells of one column with the same problem


class Said:
    """Problems of one table. What stands in a cell is never repeated: it may be about a person."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._problems: list[Problem] = []
        self._counted: Counter[tuple[ProblemCode, int]] = Counter()

    def at(self, code: ProblemCode, row: int, column: int, **details: str) -> None:
        """A problem with one cell."""
        self._counted[code, column] += 1
        if self._counted[code, column] <= MOST_NAMED:
            self._problems.append(
                Problem(code=code, place=self._cells.place(row, column), details=details)
            )  # fmt: skip

    def problems(self, top: int) -> tuple[Problem, ...]:
        """All of them; what was not named one by one is counted at the header, whose row is `top`."""
        more = [
            Problem(
                code=ProblemCode.COMPLAINT_MORE,
                place=self._cells.place(top, column),
                details={"count": str(count - MOST_NAMED)},
            )
            for (_, column), count in self._counted.items()
            if count > MOST_NAMED
        ]
        return (*self._problems, *more)
