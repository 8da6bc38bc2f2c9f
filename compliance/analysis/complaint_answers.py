"""What the checklist asks about complaints, as far as the complaints of one year answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from compliance.analysis.complaint_standing import Standing
from compliance.analysis.complaints import Figures, overview
from compliance.model.complaints import Case, ComplaintsDefinition, Proposed, Recap, Step

ByUnit = Mapping[str, Mapping[Proposed, int]]


def answers_of(found: Standing, definition: ComplaintsDefinition, *, year: int, on: date) -> ByUnit:
    """Counts by the id of their unit; what the complaints do not say for certain is not there."""
    cases = tuple(case for case in found.cases if case.received and case.received.year == year)
    recaps = tuple(recap for recap in found.recaps if recap.period[:4] == str(year))
    listed: dict[str, list[Case]] = defaultdict(list)
    counted: dict[str, list[Recap]] = defaultdict(list)
    for case in cases:
        listed[case.unit].append(case)
    for recap in recaps:
        counted[recap.unit].append(recap)
    shared = frozenset(channel.option.id for channel in definition.channels if not channel.own)
    return {
        one.unit: {
            **_counts(one.figures),
            **_shared(one.figures, listed[one.unit], counted[one.unit], shared),
        }
        for one in overview(cases, recaps, definition, on).units
    }


def _counts(figures: Figures) -> dict[Proposed, int]:
    answers = {Proposed.MASUK: figures.received}
    if not figures.unsaid:
        answers[Proposed.SELESAI] = figures.resolved
    last = next((k for k in reversed(figures.deadlines) if k.deadline.step is Step.PENYELESAIAN), None)
    if last and figures.listed == figures.received and not last.unknown:
        answers[Proposed.TEPAT_WAKTU] = last.kept
    return answers


def _shared(
    figures: Figures, cases: list[Case], recaps: list[Recap], shared: frozenset[str]
) -> dict[Proposed, int]:
    """Those of SP4N-LAPOR!, only where every complaint says through which channel it came."""
    channels = dict(figures.channels)
    if "" in channels or not channels:
        return {}
    answers = {Proposed.LAPOR_MASUK: sum(channels.get(channel, 0) for channel in shared)}
    told = [recap.resolved for recap in recaps if recap.channel in shared]
    if None not in told:
        done = sum(case.is_resolved for case in cases if case.channel in shared)
        answers[Proposed.LAPOR_SELESAI] = done + sum(number or 0 for number in told)
    return answers
