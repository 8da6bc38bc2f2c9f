"""What several tables of one file say about the same complaints is counted once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from compliance.model import Place, Unit
from compliance.model.complaints import Case, Recap
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells
from compliance.reading.sheets import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A recap, the table it comes from, and where it stands."""

    recap: Recap
    table: int
    place: Place


def once(cases: Sequence[tuple[Case, Cells, Position]]) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """Each complaint of each unit once, by its number; the first one counts. Each comes with its place."""
    seen: dict[tuple[str, str], int] = {}
    kept: list[Case] = []
    problems: list[Problem] = []
    for number, (case, cells, at) in enumerate(cases):
        before = seen.setdefault((case.key, case.unit), number) if case.key else number
        if before == number:
            kept.append(case)
            continue
        other, first_cells, first_at = cases[before]
        code = ProblemCode.COMPLAINT_TWICE if other == case else ProblemCode.COMPLAINT_TWICE_OTHER
        first = first_cells.place(*first_at)
        told = first.cell if first_cells is cells else f"{first.sheet}!{first.cell}"
        problems.append(Problem(code=code, place=cells.place(*at), details={"first": told}))
    return tuple(kept), tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A recap that is not counted, and how many complaints say the same in more detail."""

    placed: Placed
    counted: int


def uncovered(
    recaps: Sequence[Placed], cases: Sequence[Case]
) -> tuple[tuple[Recap, ...], tuple[Covered, ...]]:
    """The recaps that say something nobody says in more detail, and the others."""
    listed = _Listed(cases if recaps else ())
    by_unit: dict[str, list[Placed]] = defaultdict(list)
    for placed in recaps:
        by_unit[placed.recap.unit].append(placed)
    kept: list[Recap] = []
    covered: list[Covered] = []
    for placed in recaps:
        counted = listed.covering(placed.recap)
        if counted is None:
            counted = _finer(placed, by_unit[placed.recap.unit])
        if counted is None:
            kept.append(placed.recap)
        else:
            covered.append(Covered(placed=placed, counted=counted))
    return tuple(kept), tuple(covered)


def told_of(covered: Iterable[Covered], units: Mapping[str, Unit]) -> tuple[Problem, ...]:
    """What is to be said of recaps that state another number than their details: once per unit and table."""
    told: dict[tuple[str, int], Problem] = {}
    for one in covered:
        recap, placed = one.placed.recap, one.placed
        if not recap.unit or recap.received in (None, one.counted):
            continue
        facts = {"stated": str(recap.received), "counted": str(one.counted), "unit": units[recap.unit].name}
        problem = Problem(code=ProblemCode.COMPLAINT_COVERED, place=placed.place, details=facts)
        told.setdefault((recap.unit, placed.table), problem)
    return tuple(told.values())


class _Listed:
    """How many single complaints there are, by unit, month and channel."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._cases: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for case in cases:
            month = f"{case.received:%Y-%m}" if case.received else ""
            self._cases[case.unit][month, case.channel] += 1

    def covering(self, recap: Recap) -> int | None:
        """How many listed complaints a recap speaks of; None where it speaks of others."""
        counted = self._cases.get(recap.unit)
        if not counted or not recap.unit:
            return None
        channels = {channel for _, channel in counted}
        if recap.channel and "" not in channels and recap.channel not in channels:
            return None
        found = sum(
            count
            for (month, channel), count in counted.items()
            if inside(month, recap.period) and (not recap.channel or channel in ("", recap.channel))
        )
        return found or None


def _finer(placed: Placed, others: Sequence[Placed]) -> int | None:
    """How many complaints the months of another table say, of the same unit, inside a longer period."""
    own = placed.recap
    months = [
        other.recap
        for other in others
        if other.table != placed.table
        and other.recap.category == own.category
        and other.recap.channel == own.channel
        and other.recap.period != own.period
        and inside(other.recap.period, own.period)
    ]
    if months:
        return sum(recap.received or 0 for recap in months)
    twins = [o.recap for o in others if o.table < placed.table and o.recap == own and own.received]
    return own.received if twins else None


def inside(period: str, wider: str) -> bool:
    """Whether a month or quarter lies in a period; every one lies in a period that is not told."""
    if not wider:
        return True
    if not period or period[:4] != wider[:4]:
        return False
    return period == wider or len(wider) == 4 or set(months_of(period)) <= set(months_of(wider))


def months_of(period: str) -> Iterator[str]:
    """The months of a period: `2025-T1` → `2025-01` … `2025-03`."""
    year, _, part = period.partition("-")
    first, count = 1, 12
    if part[:1] == "T":
        first, count = 3 * int(part[1:]) - 2, 3
    elif part[:1] == "S":
        first, count = 6 * int(part[1:]) - 5, 6
    elif part:
        first, count = int(part), 1
    return (f"{year}-{month:02}" for month in range(first, first + count))
