"""What the pages show: scores are computed from the stored answers each time, never stored."""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from compliance.analysis.frames import bulk_frame
from compliance.analysis.gaps import Gaps, find_gaps
from compliance.analysis.overview import Overview, overview
from compliance.analysis.ranking import rank_units
from compliance.definitions.load import Definitions
from compliance.model import Instrument, UnitKind
from compliance.scoring.bulk import assess_bulk
from compliance.text.workflows import Refusal
from compliance.workflows.database import data_version
from compliance.workflows.errors import Refused
from compliance.workflows.snapshot import Snapshot, snapshot

__all__ = ["data_version", "gaps_for", "overview_for", "ranking_for", "scores_for"]


def overview_for(
    engine: sa.Engine, definitions: Definitions, *, period_id: int, instrument_id: str, today: date
) -> Overview:
    """The regency at a glance in one period, under one instrument."""
    instrument = _instrument(definitions, instrument_id)
    found = snapshot(engine, period_id)
    return overview(
        found.registry,
        found.checklists,
        _scores(found, instrument),
        instrument=instrument,
        definition=definitions.checklist,
        assessment_date=found.period.assessment_date,
        today=today,
    )


def ranking_for(
    engine: sa.Engine,
    definitions: Definitions,
    *,
    period_id: int,
    instrument_id: str,
    kind: UnitKind | None = None,
) -> pd.DataFrame:
    """The units that have reported, ranked, all or those of one kind (see `analysis.ranking`)."""
    scores = scores_for(engine, definitions, period_id=period_id, instrument_id=instrument_id)
    return rank_units(scores, kind=kind)


def scores_for(
    engine: sa.Engine, definitions: Definitions, *, period_id: int, instrument_id: str
) -> pd.DataFrame:
    """The scores of the units that have reported, in the order of the registry."""
    instrument = _instrument(definitions, instrument_id)
    return _scores(snapshot(engine, period_id), instrument)


def gaps_for(
    engine: sa.Engine, definitions: Definitions, *, period_id: int, instrument_id: str, unit_id: str
) -> Gaps:
    """What one unit lacks; a unit that has not reported lacks everything that can be seen."""
    instrument = _instrument(definitions, instrument_id)
    found = snapshot(engine, period_id)
    if unit_id not in {unit.id for unit in found.registry.units}:
        raise Refused(Refusal.UNIT_UNKNOWN, unit=unit_id)
    return find_gaps(found.answers_of(unit_id), instrument, found.period.assessment_date)


def _scores(found: Snapshot, instrument: Instrument) -> pd.DataFrame:
    scores = assess_bulk(found.columns, instrument, found.period.assessment_date)
    return bulk_frame([checklist.unit for checklist in found.checklists], scores)


def _instrument(definitions: Definitions, instrument_id: str) -> Instrument:
    if instrument_id not in definitions.instruments:
        known = ", ".join(definitions.instruments)
        raise Refused(Refusal.INSTRUMENT_UNKNOWN, instrument=instrument_id, known=known)
    return definitions.instruments[instrument_id]
