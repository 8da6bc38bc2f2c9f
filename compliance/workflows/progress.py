"""Two periods against each other, for whoever may see the ranking of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from compliance.analysis.explanation import Explanation
from compliance.analysis.progress import Progress, Side, comparable, compare_periods, restate
from compliance.analysis.unit_progress import AnswerChange, UnitProgress, changed_answers, unit_progress
from compliance.definitions.load import Definitions
from compliance.model import Action, Answer, Instrument, ScoreBasis, Unit, UnitKind
from compliance.storage.registry import Period
from compliance.text.workflows import Refusal
from compliance.workflows.dispensations import sentences
from compliance.workflows.errors import Refused
from compliance.workflows.explanation import explained_unit
from compliance.workflows.guard import Caller, Look, looking
from compliance.workflows.recent import Recent
from compliance.workflows.score_views import ranked_frame, scored_period, with_dispensations
from compliance.workflows.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Which two periods are compared, each under an instrument of its own: as a rule the same."""

    before: int
    after: int
    instrument_before: str
    instrument_after: str
    basis: ScoreBasis = ScoreBasis.PERNYATAAN


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProgressView:
    """The same object for the same data and reader."""

    before: Period
    after: Period
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """One unit in both periods; `named_before`: what it was called then, where that was otherwise.
    `dispensed`: what is said of the dispensations it used in each, "" for none. `restated`: its earlier
    answers under the later yardstick, on their own day and on the later one; None where it gave none."""

    before: Period
    after: Period
    unit: Unit
    named_before: str
    reported: tuple[bool, bool]
    dispensed: tuple[str, str]
    progress: UnitProgress
    restated: tuple[Explanation, Explanation] | None


_Key = tuple[sa.Engine, int, Pairing, UnitKind | None, frozenset[str] | None]
_recent: Recent[_Key, ProgressView] = Recent(16)


def instruments_of(caller: Caller, definitions: Definitions, period_id: int) -> Mapping[str, Instrument]:
    """The instruments a period is scored under, by id: of a frozen one those it keeps."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_RANKING, period=period)
        return snapshot(look, period, definitions).instruments


def progress_for(
    caller: Caller, definitions: Definitions, pairing: Pairing, *, kind: UnitKind | None = None
) -> ProgressView:
    """Who rose and who fell. Of units that are not ranked, and of why a figure differs, whoever may
    not see the whole regency is told about their own alone.
    """
    with looking(caller) as look:
        periods = _periods(look, pairing)
        for period in periods:
            look.require(Action.SEE_RANKING, period=period)
        before, after = _sides(look, periods, definitions, pairing)
        whole = all(look.may(Action.SEE_OVERVIEW, period=period) for period in periods)
        own = None if whole else look.person.units
        key = (caller.engine, after.found.version, pairing, kind, own)
        return _recent.get(key, lambda: _progress(before, after, definitions, pairing.basis, kind, own))


def unit_progress_for(
    caller: Caller, definitions: Definitions, pairing: Pairing, *, unit_id: str
) -> UnitView:
    """What changed for one unit, answer by answer and indicator by indicator."""
    with looking(caller) as look:
        periods = _periods(look, pairing)
        for period in periods:
            look.require(Action.SEE_GAPS, units=[unit_id], period=period)
        before, after = _sides(look, periods, definitions, pairing)
        was, is_now = (_unit(side.found, unit_id) for side in (before, after))
        unit = is_now or was
        if unit is None:
            raise Refused(Refusal.UNIT_UNKNOWN, unit=unit_id)
        return UnitView(
            before=before.found.period,
            after=after.found.period,
            unit=unit,
            named_before=was.name if was is not None and was.name != unit.name else "",
            reported=(_reported(before.found, unit_id), _reported(after.found, unit_id)),
            dispensed=(
                sentences(before.found.dispensations.get(unit_id, ()), definitions.checklist),
                sentences(after.found.dispensations.get(unit_id, ()), definitions.checklist),
            ),
            progress=unit_progress(
                before.found.answers_of(unit_id, pairing.basis),
                after.found.answers_of(unit_id, pairing.basis),
                instruments=(before.instrument, after.instrument),
                days=(before.found.period.assessment_date, after.found.period.assessment_date),
                order=[question.id for question in definitions.checklist.questions],
            ),
            restated=_restated(before, after, unit, pairing.basis),
        )


def changed_answers_for(
    caller: Caller, definitions: Definitions, pairing: Pairing, *, kind: UnitKind | None = None
) -> tuple[tuple[Unit, AnswerChange], ...]:
    """Every answer that changed, unit by unit, of the units whose answers the person may see in both
    periods; of units that reported in one of them alone, everything they said.
    """
    with looking(caller) as look:
        periods = _periods(look, pairing)
        for period in periods:
            look.require(Action.SEE_RANKING, period=period)
        _check_two(pairing)
        everything = all(look.may(Action.SEE_GAPS, period=period) for period in periods)
        before, after = (snapshot(look, period, definitions) for period in periods)
        old, new = (_answers(found, pairing.basis) for found in (before, after))
        units = {unit.id: unit for found in (before, after) for unit in found.registry.units}
        order = [question.id for question in definitions.checklist.questions]
        return tuple(
            (unit, change)
            for id, unit in units.items()
            if (id in old or id in new)
            and (everything or id in look.person.units)
            and kind in (None, unit.kind)
            for change in changed_answers(old.get(id, {}), new.get(id, {}), order)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A period with the instrument chosen for it."""

    found: Snapshot
    instrument: Instrument


def _periods(look: Look, pairing: Pairing) -> tuple[Period, Period]:
    return look.period(pairing.before), look.period(pairing.after)


def _check_two(pairing: Pairing) -> None:
    if pairing.before == pairing.after:
        raise Refused(Refusal.SAME_PERIOD)


def _sides(
    look: Look, periods: tuple[Period, Period], definitions: Definitions, pairing: Pairing
) -> tuple[_Scored, _Scored]:
    """Both periods, scored; refused where they are the same, or cannot be held against each other."""
    _check_two(pairing)
    old, before = scored_period(look, periods[0], definitions, pairing.instrument_before)
    new, after = scored_period(look, periods[1], definitions, pairing.instrument_after)
    if not comparable(before, after):
        raise Refused(Refusal.SCALES_DIFFER, before=before.title, after=after.title)
    return _Scored(found=old, instrument=before), _Scored(found=new, instrument=after)


def _progress(
    before: _Scored,
    after: _Scored,
    definitions: Definitions,
    basis: ScoreBasis,
    kind: UnitKind | None,
    own: frozenset[str] | None,
) -> ProgressView:
    restated = restate(
        [checklist.unit.id for checklist in before.found.checklists],
        before.found.columns_of(basis),
        after.instrument,
        then=before.found.period.assessment_date,
        later=after.found.period.assessment_date,
    )
    old, new = (_side(scored, definitions, basis, kind) for scored in (before, after))
    return ProgressView(
        before=before.found.period,
        after=after.found.period,
        progress=compare_periods(old, new, restated=restated, own=own),
    )


def _side(scored: _Scored, definitions: Definitions, basis: ScoreBasis, kind: UnitKind | None) -> Side:
    frame = ranked_frame(scored.found, scored.instrument, kind, basis)
    return Side(
        frame=with_dispensations(frame, scored.found, definitions),
        instrument=scored.instrument,
        registry=scored.found.registry,
    )


def _restated(
    before: _Scored, after: _Scored, unit: Unit, basis: ScoreBasis
) -> tuple[Explanation, Explanation] | None:
    if not _reported(before.found, unit.id):
        return None
    then, later = before.found.period.assessment_date, after.found.period.assessment_date
    first = explained_unit(before.found, after.instrument, unit, basis, then).found
    if then == later:
        return first, first
    return first, explained_unit(before.found, after.instrument, unit, basis, later).found


def _answers(found: Snapshot, basis: ScoreBasis) -> Mapping[str, Mapping[str, Answer]]:
    return {checklist.unit.id: checklist.answers for checklist in found.checklists_of(basis)}


def _unit(found: Snapshot, unit_id: str) -> Unit | None:
    return next((unit for unit in found.registry.units if unit.id == unit_id), None)


def _reported(found: Snapshot, unit_id: str) -> bool:
    return any(checklist.unit.id == unit_id for checklist in found.reported)
