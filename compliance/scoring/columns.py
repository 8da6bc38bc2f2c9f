"""Many units' answers, question by question: every different value is kept, and judged, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from compliance.model import Answer, AnswerValue, Checklist, Condition, Status, Truth
from compliance.scoring.conditions import status_of, truth_of_sum, truth_of_value

Codes = NDArray[np.int32] | NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerColumn:
    """One question. `codes[unit]` is 0 where it is not answered, else 1 + the place in `values`."""

    codes: Codes
    values: tuple[AnswerValue, ...]

    def truths(self, condition: Condition, as_of: date) -> list[Truth]:
        """Whether the condition holds, by code."""
        return [Truth.UNKNOWN, *(truth_of_value(condition, value, as_of) for value in self.values)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumColumn:
    """A sum beside its parts. `cases[code]` is the value or None, and the bounds the parts set."""

    codes: Codes
    cases: tuple[tuple[AnswerValue | None, int, int], ...]

    def truths(self, condition: Condition, as_of: date) -> list[Truth]:
        """Whether the threshold holds, by code."""
        return [truth_of_sum(condition, *case) for case in self.cases]


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
        columns = {}
        for question in dict.fromkeys(question for answers in units for question in answers):
            places: dict[AnswerValue | None, int] = {None: 0}
            found = [answers[question].value if question in answers else None for answers in units]
            codes = np.fromiter(
                (places.setdefault(value, len(places)) for value in found), np.int32, len(units)
            )
            columns[question] = AnswerColumn(codes=codes, values=tuple(v for v in places if v is not None))
        return AnswerColumns(size=len(units), columns=columns)

    def column(self, question: str) -> AnswerColumn:
        """The column of a question, empty when nobody answered it."""
        empty = AnswerColumn(codes=np.zeros(self.size, np.int32), values=())
        return self.columns.get(question, empty)

    def sum_column(self, question: str, parts: Sequence[str]) -> SumColumn:
        """A sum beside its parts, for conditions that have some."""
        base = len(parts) + 1
        whole = self.column(question)
        joint = whole.codes.astype(np.intp) * base * base
        for part in parts:
            column = self.column(part)
            statuses = [None, *(status_of(part, value) for value in column.values)]
            joint += np.array([_part_weight(status, base) for status in statuses]).take(column.codes)
        used, codes = np.unique(joint, return_inverse=True)
        values = (None, *whole.values)
        cases = []
        for case in used.tolist():
            code, bounds = divmod(case, base * base)
            open_parts, low = divmod(bounds, base)
            cases.append((values[code], low, low + open_parts))
        return SumColumn(codes=codes, cases=tuple(cases))


def _part_weight(status: Status | None, base: int) -> int:
    """What a part adds to the joint code: 1 if it counts, `base` if it may."""
    if status is Status.ADA:
        return 1
    return base if status in (None, Status.TIDAK_BERLAKU) else 0
