"""How a period would look under an instrument that is not in use yet. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from compliance.analysis.frames import UNIT_ID
from compliance.analysis.movers import movers
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument, ScoreBasis
from compliance.scoring.weights import require_scorable
from compliance.storage.instruments import read_versions
from compliance.storage.registry import Period
from compliance.text.workflows import Refusal
from compliance.workflows.definitions import kept_own
from compliance.workflows.dispensations import named_sentences
from compliance.workflows.errors import Refused
from compliance.workflows.explanation import UnitExplained, explained_unit
from compliance.workflows.guard import Caller, Look, looking
from compliance.workflows.recent import Recent
from compliance.workflows.score_views import ranked_frame, scored_period
from compliance.workflows.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preview:
    """The ranking under the instrument beside that under another one (see `analysis.movers`)."""

    period: Period
    instrument: Instrument
    other: Instrument
    frame: pd.DataFrame
    dispensed: tuple[tuple[str, str], ...]  # names of the units that use a dispensation, and what is said


_previews: Recent[tuple[sa.Engine, int, int, str, str], Preview] = Recent(8)


def preview(
    caller: Caller, definitions: Definitions, number: int, *, period_id: int, other_id: str
) -> Preview:
    """A version held against the answers that are stored, beside one of the period's instruments."""
    with looking(caller) as look:
        period = look.period(period_id)
        instrument, sha256 = _version(look, period, definitions, number)
        found, other = scored_period(look, period, definitions, other_id)
        key = (caller.engine, found.version, period_id, sha256, other_id)
        return _previews.get(key, lambda: _preview(found, definitions, instrument, other))


def preview_explained(
    caller: Caller, definitions: Definitions, number: int, *, period_id: int, unit_id: str
) -> UnitExplained:
    """How one unit's figure in the preview comes about."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_GAPS, units=[unit_id], period=period)
        instrument, _ = _version(look, period, definitions, number)
        found = snapshot(look, period, definitions)
        unit = next((one for one in found.registry.units if one.id == unit_id), None)
        if unit is None:
            raise Refused(Refusal.UNIT_UNKNOWN, unit=unit_id)
        return explained_unit(found, instrument, unit, ScoreBasis.PERNYATAAN)


def _version(look: Look, period: Period, definitions: Definitions, number: int) -> tuple[Instrument, str]:
    """A version that can be scored, and what tells it from others; for whoever may preview it."""
    look.require(Action.MANAGE_INSTRUMENTS)
    look.require(Action.SEE_OVERVIEW, period=period)
    version = next((one for one in read_versions(look.connection) if one.number == number), None)
    if version is None:
        raise Refused(Refusal.OWN_UNKNOWN)
    instrument = kept_own(look.connection, version, definitions.checklist).instrument
    require_scorable(instrument)
    return instrument, version.kept_sha256


def _preview(found: Snapshot, definitions: Definitions, instrument: Instrument, other: Instrument) -> Preview:
    ranked, beside = (ranked_frame(found, one, None, ScoreBasis.PERNYATAAN) for one in (instrument, other))
    frame = movers(ranked, beside)
    return Preview(
        period=found.period,
        instrument=instrument,
        other=other,
        frame=frame,
        dispensed=named_sentences(found, frame[UNIT_ID], definitions),
    )
