"""How figures came about: of one unit, of all units one may look into, of a region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from compliance.analysis import frames
from compliance.analysis.explanation import Explanation, explain
from compliance.analysis.regional import (
    ElementTally,
    Listed,
    Mean,
    Provisional,
    beside,
    by_category,
    element_tallies,
    listed,
    provisional_units,
    region_mean,
    silent_units,
)
from compliance.analysis.verified import state_of
from compliance.definitions.load import Definitions
from compliance.model import Action, Category, Instrument, ScoreBasis, Unit, UnitKind
from compliance.storage.registry import Period
from compliance.workflows import score_views
from compliance.workflows.dispensations import named_sentences
from compliance.workflows.guard import Caller, looking
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot
from compliance.workflows.units import known_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitExplained:
    """How one unit's figures came about in a period, on a basis."""

    unit: Unit
    period: Period
    basis: ScoreBasis
    found: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionView:
    """Which units stand behind the figures of a region, or of one kind of its units.

    `beside_floor`, `beside_ceiling`: of the units that are ranked on this basis, by the other one.
    `whole`: the person may see every unit. Else `provisional` has only their own, and `elements`,
    `reported` and `silent` are empty. `silent` is also empty where the registry is `open`. `dispensed`:
    the names of the units that use a dispensation, and what is said of it.
    """

    period: Period
    instrument: Instrument
    basis: ScoreBasis
    whole: bool
    open: bool
    floor: Mean | None
    ceiling: Mean | None
    beside_floor: Mean | None
    beside_ceiling: Mean | None
    categories: tuple[tuple[Category, tuple[Listed, ...]], ...]
    provisional: tuple[Provisional, ...]
    reported: tuple[Listed, ...]
    silent: tuple[Listed, ...]
    elements: tuple[ElementTally, ...]
    dispensed: tuple[tuple[str, str], ...]


_explained: Recent[tuple[sa.Engine, int, int, str, str, ScoreBasis], UnitExplained] = Recent(256)


def explanation_for(
    caller: Caller,
    definitions: Definitions,
    *,
    period_id: int,
    instrument_id: str,
    unit_id: str,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
) -> UnitExplained:
    """How one unit's score came about, for whoever may see its gaps; of a frozen period from what was
    kept when it was frozen."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_GAPS, units=[unit_id], period=period)
        found, instrument = score_views.scored_period(look, period, definitions, instrument_id)
        unit = known_unit(found.registry, unit_id)
        key = (caller.engine, found.version, period_id, instrument_id, unit_id, basis)
        return _explained.get(key, lambda: explained_unit(found, instrument, unit, basis))


def explained_units(
    caller: Caller, definitions: Definitions, ranking: score_views.RankingView, basis: ScoreBasis
) -> Iterator[UnitExplained]:
    """The same for every unit of a ranking on that basis, in its order, whose gaps the person may see;
    one after another, as they are asked for."""
    with looking(caller) as look:
        period = look.period(ranking.period.id)
        look.require(Action.SEE_RANKING, period=period)
        found = snapshot(look, period, definitions)
        units = {unit.id: unit for unit in found.registry.units}
        shown = [
            units[unit_id]
            for unit_id in ranking.frame[frames.UNIT_ID]
            if unit_id in units and look.may(Action.SEE_GAPS, units=[unit_id], period=period)
        ]
    return (explained_unit(found, ranking.instrument, unit, basis) for unit in shown)


def region_for(
    caller: Caller,
    definitions: Definitions,
    *,
    period_id: int,
    instrument_id: str,
    kind: UnitKind | None = None,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
) -> RegionView:
    """How the figures above a ranking came about, for whoever may see the ranking."""
    ranking = score_views.ranking_for(
        caller, definitions, period_id=period_id, instrument_id=instrument_id, kind=kind, basis=basis
    )
    frame, instrument = ranking.frame, ranking.instrument
    with looking(caller) as look:
        period = look.period(period_id)
        found = snapshot(look, period, definitions)
        whole = look.may(Action.SEE_OVERVIEW, period=period)
    other = beside(frame, score_views.ranked_frame(found, instrument, kind, basis.other))
    heard = [checklist for checklist in found.checklists if kind in (None, checklist.unit.kind)]
    exempt = {unit_id: {one.element for one in ones} for unit_id, ones in found.dispensations.items()}
    silent = whole and not found.registry.open
    return RegionView(
        period=found.period,
        instrument=instrument,
        basis=basis,
        whole=whole,
        open=found.registry.open,
        floor=region_mean(frame, instrument, frames.FLOOR_STEPS),
        ceiling=region_mean(frame, instrument, frames.CEILING_STEPS),
        beside_floor=region_mean(other, instrument, frames.FLOOR_STEPS),
        beside_ceiling=region_mean(other, instrument, frames.CEILING_STEPS),
        categories=by_category(frame, instrument),
        provisional=provisional_units(frame),
        reported=tuple(listed(checklist.unit) for checklist in heard) if whole else (),
        silent=silent_units(found.registry, {c.unit.id for c in heard}, kind) if silent else (),
        elements=element_tallies(heard, found.checklist, exempt) if whole else (),
        dispensed=named_sentences(found, frame[frames.UNIT_ID], definitions),
    )


def explained_unit(
    found: Snapshot, instrument: Instrument, unit: Unit, basis: ScoreBasis, on: date | None = None
) -> UnitExplained:
    """How the figures of a unit come about, whoever asks; `on`: on another day than that of the period."""
    claims = next((c.answers for c in found.reported if c.unit.id == unit.id), {})
    decided = found.verifications.get(unit.id, {})
    return UnitExplained(
        unit=unit,
        period=found.period,
        basis=basis,
        found=explain(
            found.answers_of(unit.id, basis),
            instrument,
            on or found.period.assessment_date,
            claims=claims,
            states={q: state_of(answer, decided.get(q)) for q, answer in claims.items()},
            dispensations=found.dispensations.get(unit.id, ()),
        ),
    )
