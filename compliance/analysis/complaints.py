"""Complaints of units and of the region on one day: counts, backlog, lengths of time, deadlines, trend.

Everything is exact: counts are whole numbers, shares and days fractions. What is not known is counted
as such, never as late, and never as done.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from compliance.analysis.complaint_recaps import Sums, sums_of
from compliance.analysis.complaint_times import Kept, Lengths, added, judged, lengths
from compliance.model.complaints import Case, CaseStatus, ComplaintsDefinition, Deadline, Recap, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month, `2025-03`, or one year, `2025`."""

    period: str
    received: int
    resolved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The complaints of one unit, or of all of them, as they stood on a day.

    `received` = `resolved` + `open` + `closed` (not pursued) + `unsaid` (of recaps that do not say).
    `ages`: open ones by the bands of the rules, one more than there are ends; `undated`: complaints
    without a day on which they were received. Means are those that recaps state, in days.
    """

    received: int
    resolved: int
    open: int
    closed: int
    unsaid: int
    undated: int
    listed: int  # of the received, single cases rather than counts of a recap
    response: Lengths
    resolution: Lengths
    deadlines: tuple[Kept, ...]
    ages: tuple[int, ...]
    categories: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    months: tuple[Month, ...]
    years: tuple[Month, ...]
    mean_response: Fraction | None = None
    mean_resolution: Fraction | None = None

    @property
    def of_unknown_age(self) -> int:
        """Open ones in no band of `ages`: those that a recap counts, and those without a day."""
        return self.open - sum(self.ages)

    @property
    def share_resolved(self) -> Fraction | None:
        """Of those of which it is known what became of them, without those not pursued."""
        known = self.resolved + self.open
        return Fraction(self.resolved, known) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """One unit. `few`: fewer complaints than shares may be compared by."""

    unit: str
    figures: Figures
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakest:
    """The unit with the smallest share; `deadline` None: of resolved ones, for want of days."""

    unit: str
    share: Fraction
    of: int
    deadline: Deadline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All of it. `units` by their ids, without those nobody knows yet (id ""), which count in the region."""

    on: date | None
    region: Figures
    units: tuple[UnitFigures, ...]
    weakest: Weakest | None
    nameless: int  # received by units that are still asked about
    later: int  # received after the day, and left out


def overview(
    cases: Iterable[Case], recaps: Iterable[Recap], definition: ComplaintsDefinition, on: date | None = None
) -> Overview:
    """The complaints as they stood on a day; None: on the last day that any of them mentions."""
    every = list(cases)
    on = on or last_day(every)
    shown = [case if on is None else as_of(case, on) for case in every]
    there = [case for case in shown if on is None or case.received is None or case.received <= on]
    by_unit: dict[str, list[Case]] = defaultdict(list)
    for case in there:
        by_unit[case.unit].append(case)
    recaps_by_unit: dict[str, list[Recap]] = defaultdict(list)
    for recap in recaps:
        recaps_by_unit[recap.unit].append(recap)
    every_unit = sorted(by_unit.keys() | recaps_by_unit.keys())
    sums = {unit: sums_of(recaps_by_unit.get(unit, ())) for unit in every_unit}
    kept = {unit: judged(by_unit.get(unit, ()), definition.deadlines, on) for unit in every_unit}
    whole = {
        unit: _figures(by_unit.get(unit, ()), sums[unit], kept[unit], definition, on) for unit in every_unit
    }
    units = tuple(
        UnitFigures(unit=unit, figures=found, few=found.received < definition.rules.few)
        for unit, found in whole.items()
        if unit
    )
    all_kept = added(kept.values(), definition.deadlines)
    region = _figures(there, Sums.joined(sums.values()), all_kept, definition, on)
    return Overview(
        on=on,
        region=region,
        units=units,
        weakest=weakest(units, definition),
        nameless=whole[""].received if "" in whole else 0,
        later=len(every) - len(there),
    )


def merged(lists: Iterable[Iterable[Case]]) -> tuple[Case, ...]:
    """The complaints of several lists, each once: a later list says what has become of an earlier one's."""
    numbered: dict[tuple[str, str], Case] = {}
    others: list[Case] = []
    for case in (case for cases in lists for case in cases):
        if case.key:
            numbered[case.key, case.unit] = case
        else:
            others.append(case)
    return (*numbered.values(), *others)


def last_day(cases: Iterable[Case]) -> date | None:
    """The last day that any complaint mentions."""
    days = (day for case in cases for day in (case.received, case.responded, case.resolved) if day)
    return max(days, default=None)


def as_of(case: Case, on: date) -> Case:
    """The case as it stood on a day: what happened later has not happened yet."""
    if case.responded and case.responded > on:
        case = replace(case, responded=None, to_response=None)
    if case.resolved and case.resolved > on:
        status = CaseStatus.PROSES if case.status is CaseStatus.SELESAI else case.status
        case = replace(case, resolved=None, to_resolution=None, status=status)
    return case


def _figures(
    cases: Sequence[Case],
    sums: Sums,
    kept: tuple[Kept, ...],
    definition: ComplaintsDefinition,
    on: date | None,
) -> Figures:
    resolved = sum(case.is_resolved for case in cases)
    open_ = [case for case in cases if case.is_open]
    closed = len(cases) - resolved - len(open_)
    months, years = _trend(cases, sums)
    return Figures(
        received=len(cases) + sums.received,
        resolved=resolved + sums.resolved,
        open=len(open_) + sums.open,
        closed=closed + sums.closed,
        unsaid=sums.unsaid,
        undated=sum(case.received is None for case in cases),
        listed=len(cases),
        response=lengths(case.to_response for case in cases),
        resolution=lengths(case.to_resolution for case in cases if case.is_resolved),
        deadlines=kept,
        ages=_ages(open_, definition.rules.ages, on),
        categories=_ranked(_spelled(Counter(case.category for case in cases)) + sums.categories),
        channels=_ranked(Counter(case.channel for case in cases) + sums.channels),
        months=months,
        years=years,
        mean_response=sums.mean_response,
        mean_resolution=sums.mean_resolution,
    )


def _ages(open_: Iterable[Case], ends: Sequence[int], on: date | None) -> tuple[int, ...]:
    """Open complaints by age: up to each end, and beyond the last; undated ones are in no band."""
    counts = [0] * (len(ends) + 1)
    for case in open_:
        if case.received is not None and on is not None:
            age = (on - case.received).days
            counts[next((i for i, end in enumerate(ends) if age <= end), len(ends))] += 1
    return tuple(counts)


def _trend(cases: Iterable[Case], sums: Sums) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    received, resolved = Counter(sums.received_in), Counter(sums.resolved_in)
    for case in cases:
        if case.received:
            received[case.received.year, case.received.month] += 1
        if case.resolved and case.is_resolved:
            resolved[case.resolved.year, case.resolved.month] += 1
    months = sorted(key for key in received.keys() | resolved.keys() if key[1])
    years = sorted({key[0] for key in received.keys() | resolved.keys()})
    return (
        tuple(
            Month(period=f"{year}-{month:02}", received=received[year, month], resolved=resolved[year, month])
            for year, month in months
        ),
        tuple(
            Month(
                period=str(year),
                received=sum(count for key, count in received.items() if key[0] == year),
                resolved=sum(count for key, count in resolved.items() if key[0] == year),
            )
            for year in years
        ),
    )


def _spelled(counted: Mapping[str, int]) -> Counter[str]:
    """Categories that differ in nothing but capitals under their most frequent spelling."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for text, count in counted.items():
        spellings[text.casefold()][text] += count
    return Counter({some.most_common(1)[0][0]: some.total() for some in spellings.values()})


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent first; "" for those of which it is not said."""
    return tuple(sorted(((k, n) for k, n in counted.items() if n), key=lambda one: (-one[1], one[0])))


def weakest(units: Iterable[UnitFigures], definition: ComplaintsDefinition) -> Weakest | None:
    """The unit with the smallest share resolved in time, of those with enough complaints to judge.

    Where no unit has days to judge by, the smallest share resolved. Of equal shares the one with
    more complaints; None where fewer than two can be compared.
    """
    enough = definition.rules.few
    last = next((d for d in reversed(definition.deadlines) if d.step is Step.PENYELESAIAN), None)
    timely = []
    for one in units:
        kept = next((k for k in one.figures.deadlines if k.deadline is last), None)
        if kept and kept.share is not None and kept.kept + kept.missed >= enough:
            timely.append(
                Weakest(unit=one.unit, share=kept.share, of=kept.kept + kept.missed, deadline=last)
            )  # fmt: skip
    found = timely
    if len(found) < 2:
        found = [
            Weakest(unit=one.unit, share=share, of=one.figures.resolved + one.figures.open, deadline=None)
            for one in units
            if (share := one.figures.share_resolved) is not None
            and one.figures.resolved + one.figures.open >= enough
        ]
    return min(found, key=lambda w: (w.share, -w.of, w.unit)) if len(found) > 1 else None
