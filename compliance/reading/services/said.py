"""What is to be said about the cells of a file: of many cells alike the first few, then how many more."""

from __future__ import annotations

from collections import Counter

from compliance.model import Place
from compliance.model.services import ServiceField
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells
from compliance.reading.sheets import Position

MOST_NAMED = 20  # cells of one field on one sheet with the same problem
_Key = tuple[ProblemCode, str, ServiceField]


class Said:
    """Problems of one file."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counted: Counter[_Key] = Counter()
        self._first: dict[_Key, Place] = {}

    def at(self, code: ProblemCode, cells: Cells, at: Position, field: ServiceField, **details: str) -> None:
        """A problem with one cell."""
        place = cells.place(*at)
        key = (code, place.sheet, field)
        self._counted[key] += 1
        self._first.setdefault(key, place)
        if self._counted[key] <= MOST_NAMED:
            self._problems.append(Problem(code=code, place=place, details=details))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them; what was not named one by one is counted at the first."""
        more = [
            Problem(
                code=ProblemCode.SERVICE_MORE,
                place=self._first[key],
                details={"count": str(count - MOST_NAMED)},
            )
            for key, count in self._counted.items()
            if count > MOST_NAMED
        ]
        return (*self._problems, *more)
