"""Gathers what is wrong in one sheet; of very many cells with the same trouble only the first are named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells, found

MOST_NAMED_CELLS = 50


class Refused(Exception):
    """A table cannot be counted; why is among the notes."""


@dataclass(slots=True, kw_only=True)
class _Gathered:
    problems: list[Problem] = field(default_factory=list)
    named: Counter[ProblemCode] = field(default_factory=Counter)


class Notes:
    """The problems of a sheet, in the order in which they were found."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._gathered = _Gathered()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was said, and how many cells were not named."""
        more = [
            found(
                ProblemCode.SURVEY_MORE_CELLS,
                Place(sheet=self._cells.sheet.name),
                count=str(count - MOST_NAMED_CELLS),
            )
            for count in self._gathered.named.values()
            if count > MOST_NAMED_CELLS
        ]
        return (*self._gathered.problems, *more)

    def add(self, problem: Problem) -> None:
        """A problem that was found elsewhere."""
        self._gathered.problems.append(problem)

    def say(self, code: ProblemCode, row: int, column: int, **facts: str) -> None:
        """Something about a title or the table as a whole."""
        self._gathered.problems.append(found(code, self._cells.place(row, column), **facts))

    def cell(self, code: ProblemCode, row: int, column: int, **facts: str) -> None:
        """Something about one of many cells."""
        self._gathered.named[code] += 1
        if self._gathered.named[code] <= MOST_NAMED_CELLS:
            self.say(code, row, column, **facts)

    def refuse(self, code: ProblemCode, row: int, column: int, **facts: str) -> Refused:
        """Say why a table cannot be counted; the error to raise."""
        self.say(code, row, column, **facts)
        return Refused()
