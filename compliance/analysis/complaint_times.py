"""How long complaints took, and whether deadlines were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from compliance.model.complaints import MINUTES_OF_A_DAY, Case, CaseStatus, Deadline, Step

P90 = Fraction(9, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How a deadline was kept. `waiting`: not due yet; `unknown`: nobody wrote down when."""

    deadline: Deadline
    kept: int = 0
    missed: int = 0
    waiting: int = 0
    unknown: int = 0

    @property
    def share(self) -> Fraction | None:
        """Of those that are judged; None where there are none."""
        judged = self.kept + self.missed
        return Fraction(self.kept, judged) if judged else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Days that something took: of how many complaints, the median, and what nine in ten did not exceed.

    As MEDIAN and PERCENTILE.INC(…; 0,9) of a spreadsheet: between two complaints, in proportion.
    """

    count: int = 0
    median: Fraction | None = None
    p90: Fraction | None = None


def lengths(minutes: Iterable[int | None]) -> Lengths:
    """The median and the ninth tenth of some lengths of time in minutes, in days."""
    known = sorted(value for value in minutes if value is not None)
    if not known:
        return Lengths()
    return Lengths(count=len(known), median=quantile(known, Fraction(1, 2)), p90=quantile(known, P90))


def quantile(ordered: Sequence[int], share: Fraction) -> Fraction:
    """The value below which that share of them lies, in days; between two of them in proportion."""
    at = share * (len(ordered) - 1)
    low = at.numerator // at.denominator
    high = min(low + 1, len(ordered) - 1)
    value = ordered[low] + (at - low) * (ordered[high] - ordered[low])
    return value / MINUTES_OF_A_DAY


def judged(cases: Sequence[Case], deadlines: Sequence[Deadline], on: date | None) -> tuple[Kept, ...]:
    """Each deadline over the complaints of one unit; where none notes a response, none is judged by it."""
    notes = any(case.to_response is not None or case.responded for case in cases)
    found = []
    for deadline in deadlines:
        if deadline.step is Step.TANGGAPAN:
            counted = Counter(_responded(case, deadline, on) if notes else "unknown" for case in cases)
        else:
            counted = Counter(_resolved(case, deadline, on) for case in cases)
        del counted[""]
        found.append(Kept(deadline=deadline, **counted))
    return tuple(found)


def _responded(case: Case, deadline: Deadline, on: date | None) -> str:
    if case.to_response is not None:
        return _within(case.to_response, deadline)
    if not case.is_open or case.responded:
        return "" if case.status is CaseStatus.TUTUP else "unknown"
    return _due(case, deadline, on)


def _resolved(case: Case, deadline: Deadline, on: date | None) -> str:
    if case.is_open:
        return _due(case, deadline, on)
    if not case.is_resolved:
        return ""
    return "unknown" if case.to_resolution is None else _within(case.to_resolution, deadline)


def _within(minutes: int, deadline: Deadline) -> str:
    return "kept" if minutes <= deadline.days * MINUTES_OF_A_DAY else "missed"


def _due(case: Case, deadline: Deadline, on: date | None) -> str:
    if case.received is None or on is None:
        return "unknown"
    return "missed" if (on - case.received).days > deadline.days else "waiting"


def added(several: Iterable[tuple[Kept, ...]], deadlines: Sequence[Deadline]) -> tuple[Kept, ...]:
    """The same deadlines over several units, or over none."""
    nothing = tuple(Kept(deadline=deadline) for deadline in deadlines)
    return tuple(
        Kept(
            deadline=column[0].deadline,
            kept=sum(one.kept for one in column),
            missed=sum(one.missed for one in column),
            waiting=sum(one.waiting for one in column),
            unknown=sum(one.unknown for one in column),
        )
        for column in zip(nothing, *several, strict=True)
    )
