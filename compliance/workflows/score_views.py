"""What the pages show: scores are computed from the stored answers each time, never stored.

What was computed lately is kept for all, but handed out only after the right of whoever asks was
looked at anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import sqlalchemy as sa

from compliance.analysis import frames
from compliance.analysis.frames import bulk_frame, with_beyond, with_verified
from compliance.analysis.gaps import Gaps, find_gaps
from compliance.analysis.labels import told_apart
from compliance.analysis.overview import Overview, overview
from compliance.analysis.ranking import rank_units
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument, ScoreBasis, UnitKind
from compliance.scoring.bulk import assess_bulk
from compliance.storage.registry import Period
from compliance.workflows.dispensations import sentences
from compliance.workflows.guard import Caller, Look, looking
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot
from compliance.workflows.units import known_unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankingView:
    """The ranking of a period (see `analysis.ranking`); the same object for the same data and reader.

    `registered`: how many units ought to have reported then; None where the registry is open.
    """

    frame: pd.DataFrame
    instrument: Instrument
    period: Period
    registered: int | None


# Of whom: None sees every unit, else provisional units only where they are one's own.
_Key = tuple[sa.Engine, int, int, str, UnitKind | None, ScoreBasis, frozenset[str] | None]
_rankings: Recent[_Key, RankingView] = Recent(32)
_overviews: Recent[tuple[sa.Engine, int, int, str, date], Overview] = Recent(16)
_gaps: Recent[tuple[sa.Engine, int, int, str, str], Mapping[ScoreBasis, Gaps]] = Recent(256)


def overview_for(
    caller: Caller, definitions: Definitions, *, period_id: int, instrument_id: str, today: date
) -> Overview:
    """The regency at a glance in one period, under one instrument."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_OVERVIEW, period=period)
        found, instrument = scored_period(look, period, definitions, instrument_id)
        key = (caller.engine, found.version, period_id, instrument_id, today)
        return _overviews.get(key, lambda: _overview(found, instrument, today))


def _overview(found: Snapshot, instrument: Instrument, today: date) -> Overview:
    day = found.period.assessment_date
    scores = assess_bulk(found.columns, instrument, day)
    return overview(
        found.registry,
        found.checklists,
        bulk_frame([checklist.unit for checklist in found.checklists], scores),
        instrument=instrument,
        definition=found.checklist,
        assessment_date=day,
        today=today,
        exempt={id: {one.element for one in ones} for id, ones in found.dispensations.items()},
    )


def ranking_for(
    caller: Caller,
    definitions: Definitions,
    *,
    period_id: int,
    instrument_id: str,
    kind: UnitKind | None = None,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
) -> RankingView:
    """The units that have reported, ranked by what they claim or by what of it was verified, all or
    those of one kind.

    What is published is who was ranked, and where. Units too incomplete to be ranked are seen by
    whoever may see the whole regency; by others only where they are their own.
    """
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_RANKING, period=period)
        found, instrument = scored_period(look, period, definitions, instrument_id)
        own = None if look.may(Action.SEE_OVERVIEW, period=period) else look.person.units
        key = (caller.engine, found.version, period_id, instrument_id, kind, basis, own)
        return _rankings.get(key, lambda: _ranking(found, instrument, definitions, kind, basis, own))


def _ranking(
    found: Snapshot,
    instrument: Instrument,
    definitions: Definitions,
    kind: UnitKind | None,
    basis: ScoreBasis,
    own: frozenset[str] | None,
) -> RankingView:
    frame = with_dispensations(ranked_frame(found, instrument, kind, basis), found, definitions)
    if own is not None:
        shown = frame[frames.RANK].notna() | frame[frames.UNIT_ID].isin(own)
        frame = frame[shown].reset_index(drop=True)
    return RankingView(
        frame=frame, instrument=instrument, period=found.period, registered=_registered(found, kind)
    )


def _registered(found: Snapshot, kind: UnitKind | None) -> int | None:
    if found.registry.open:
        return None
    heard = {checklist.unit.id for checklist in found.reported}
    wanted = (unit for unit in found.registry.units if unit.active or unit.id in heard)
    return sum(kind in (None, unit.kind) for unit in wanted)


def ranked_frame(
    found: Snapshot, instrument: Instrument, kind: UnitKind | None, basis: ScoreBasis
) -> pd.DataFrame:
    """Every unit that reported, ranked, whoever asks; beside it what was verified, and how far what is
    claimed lies beyond that."""
    units, day = [checklist.unit for checklist in found.checklists], found.period.assessment_date
    scores = {one: assess_bulk(found.columns_of(one), instrument, day) for one in ScoreBasis}
    claimed, verified = scores[ScoreBasis.PERNYATAAN], scores[ScoreBasis.TERVERIFIKASI]
    frame = with_verified(told_apart(bulk_frame(units, scores[basis]), found.registry), verified)
    return rank_units(with_beyond(frame, claimed, [unit.id in found.checked for unit in units]), kind=kind)


def with_dispensations(frame: pd.DataFrame, found: Snapshot, definitions: Definitions) -> pd.DataFrame:
    """The frame with what is said of the dispensations each unit uses in that period."""
    said = {id: sentences(ones, definitions.checklist) for id, ones in found.dispensations.items()}
    return frame.assign(**{frames.DISPENSATIONS: [said.get(id, "") for id in frame[frames.UNIT_ID]]})


def both_gaps_for(
    caller: Caller, definitions: Definitions, *, period_id: int, instrument_id: str, unit_id: str
) -> Mapping[ScoreBasis, Gaps]:
    """What one unit lacks, by what it claims and by what of it was verified; a unit that has not
    reported lacks everything that can be seen."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_GAPS, units=[unit_id], period=period)
        found, instrument = scored_period(look, period, definitions, instrument_id)
        known_unit(found.registry, unit_id)
        key = (caller.engine, found.version, period_id, instrument_id, unit_id)
        return _gaps.get(key, lambda: _gaps_of(found, instrument, unit_id))


def _gaps_of(found: Snapshot, instrument: Instrument, unit_id: str) -> Mapping[ScoreBasis, Gaps]:
    day = found.period.assessment_date
    return {basis: find_gaps(found.answers_of(unit_id, basis), instrument, day) for basis in ScoreBasis}


def scored_period(
    look: Look, period: Period, definitions: Definitions, instrument_id: str
) -> tuple[Snapshot, Instrument]:
    """All of a period, and one of its instruments; refused where it has no such instrument."""
    found = snapshot(look, period, definitions)
    return found, found.instrument(instrument_id)
