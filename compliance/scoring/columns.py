"""Many units' answers, question by question: every different value is kept, and judged, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

import numpy as np
from numpy.typing import NDArray

from compliance.model import Answer, AnswerValue, Checklist, Condition, Status, Truth
from compliance.scoring.conditions import status_of, truth_of_share, truth_of_sum, truths_of_values
from compliance.scoring.joint import Codes, joint, renumbered


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerColumn:
    """One question. `codes[unit]` is 0 where it is not answered, else 1 + the place in `values`."""

    codes: Codes
    values: tuple[AnswerValue, ...]

    def truths(self, condition: Condition, as_of: date) -> list[Truth]:
        """Whether the condition holds, by code."""
        return [Truth.UNKNOWN, *truths_of_values(condition, self.values, as_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumColumn:
    """A sum beside its parts. `cases[code]` is the value or None, and the bounds the parts set."""

    codes: Codes
    cases: tuple[tuple[AnswerValue | None, int, int], ...]

    def truths(self, condition: Condition, as_of: date) -> list[Truth]:
        """Whether the threshold holds, by code."""
        return [truth_of_sum(condition, *case) for case in self.cases]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareColumn:
    """A count beside another, of which it is a part. `cases[code]` is both, or None for either."""

    codes: Codes
    cases: tuple[tuple[AnswerValue | None, AnswerValue | None], ...]

    def truths(self, condition: Condition, as_of: date) -> list[Truth]:
        """Whether the threshold holds, by code."""
        return [truth_of_share(condition, *case) for case in self.cases]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerColumns:
    """The answers of `size` units by question id. A question that is absent nobody answered."""

    size: int
    columns: Mapping[str, AnswerColumn]

    @staticmethod
    def from_checklists(checklists: Iterable[Checklist]) -> AnswerColumns:
        """One unit per checklist, in the given order."""
        return AnswerColumns.from_answers([checklist.answers for checklist in checklists])

    @staticmethod
    def from_answers(units: Sequence[Mapping[str, Answer]]) -> AnswerColumns:
        """One unit per mapping of question ids to answers, in the given order."""
        codes: dict[str, NDArray[np.int32]] = defaultdict(lambda: np.zeros(len(units), np.int32))
        places: dict[str, dict[AnswerValue | None, int]] = defaultdict(lambda: {None: 0})
        for unit, answers in enumerate(units):
            for question, answer in answers.items():
                known = places[question]
                codes[question][unit] = known.setdefault(answer.value, len(known))
        columns = {question: _column(codes.pop(question), places[question]) for question in places}
        return AnswerColumns(size=len(units), columns=columns)

    def column(self, question: str) -> AnswerColumn:
        """The column of a question, empty when nobody answered it."""
        empty = AnswerColumn(codes=np.zeros(self.size, np.uint8), values=())
        return self.columns.get(question, empty)

    def sum_column(self, question: str, parts: Sequence[str]) -> SumColumn:
        """A sum beside its parts, for conditions that have some."""
        base = len(parts) + 1
        whole = self.column(question)
        bounds = np.zeros(self.size, np.min_scalar_type(base * base))
        for part in parts:
            column = self.column(part)
            statuses = [None, *(status_of(part, value) for value in column.values)]
            bounds += np.array([_part_weight(s, base) for s in statuses], bounds.dtype).take(column.codes)
        values = (None, *whole.values)
        sizes = (len(values), base * base)
        used, codes = renumbered(joint([whole.codes, bounds], sizes), prod(sizes))
        cases = []
        for case in used:
            code, parts_say = divmod(case, base * base)
            open_parts, low = divmod(parts_say, base)
            cases.append((values[code], low, low + open_parts))
        return SumColumn(codes=codes, cases=tuple(cases))

    def share_column(self, question: str, of: str) -> ShareColumn:
        """A count beside the count it is a part of, for conditions on shares."""
        part, whole = self.column(question), self.column(of)
        parts, wholes = (None, *part.values), (None, *whole.values)
        sizes = (len(parts), len(wholes))
        used, codes = renumbered(joint([part.codes, whole.codes], sizes), prod(sizes))
        places = (divmod(case, len(wholes)) for case in used)
        return ShareColumn(codes=codes, cases=tuple((parts[p], wholes[w]) for p, w in places))


def _column(codes: NDArray[np.int32], places: Mapping[AnswerValue | None, int]) -> AnswerColumn:
    """The column in the smallest kind of number that holds its codes."""
    values = tuple(value for value in places if value is not None)
    return AnswerColumn(codes=codes.astype(np.min_scalar_type(len(values))), values=values)


def _part_weight(status: Status | None, base: int) -> int:
    """What a part adds to the joint code: 1 if it counts, `base` if it may."""
    if status is Status.ADA:
        return 1
    return base if status in (None, Status.TIDAK_BERLAKU) else 0
