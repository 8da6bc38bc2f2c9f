"""What supports the answers of a period: what expires, what is doubtful, every link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from compliance.analysis.evidence import Evidence, Finding, Use, examine
from compliance.analysis.expiry import Expiry, find_expiries
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument
from compliance.storage.registry import Period
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, Look, looking
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot

__all__ = ["EvidenceView", "evidence_for", "period_evidence", "visible_units"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """The evidence a person may see. `whole`: of every unit, so that other units may be named.

    `expiries` come by their last day, the other two in the order of the registry.
    """

    period: Period
    instrument: Instrument
    whole: bool
    expiries: tuple[Expiry, ...]
    findings: tuple[Finding, ...]
    uses: tuple[Use, ...]


# Both of all units: what two of them share is seen only when all are looked at.
_evidence: Recent[tuple[sa.Engine, int, int], Evidence] = Recent(8)
_expiries: Recent[tuple[sa.Engine, int, int, str, date], tuple[Expiry, ...]] = Recent(32)


def evidence_for(
    caller: Caller, definitions: Definitions, *, period_id: int, instrument_id: str, today: date
) -> EvidenceView:
    """The whole regency for those who may see it, else only what belongs to their own units."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        found, evidence = period_evidence(look, period, definitions)
        instrument = _instrument(found, instrument_id)
        key = (caller.engine, found.version, period_id, instrument_id, today)
        expiries = _expiries.get(key, lambda: _found_expiries(found, instrument, today))
    return EvidenceView(
        period=found.period,
        instrument=instrument,
        whole=own is None,
        expiries=tuple(e for e in expiries if own is None or e.unit.id in own),
        findings=tuple(f for f in evidence.findings if own is None or f.unit.id in own),
        uses=tuple(use for use in evidence.uses if own is None or use.unit.id in own),
    )


def period_evidence(look: Look, period: Period, definitions: Definitions) -> tuple[Snapshot, Evidence]:
    """All of a period, whoever asks: what of it they may see is still to be chosen."""
    found = snapshot(look, period, definitions)
    key = (look.caller.engine, found.version, period.id)
    return found, _evidence.get(key, lambda: examine(found.checklists, definitions.checklist))


def visible_units(look: Look, period: Period) -> frozenset[str] | None:
    """The units whose answers the person may see; None for all. Refused where there are none."""
    if look.may(Action.SEE_OVERVIEW, period=period):
        return None
    own = look.person.units
    look.require(Action.SEE_GAPS, units=own or None, period=period)
    return own


def _instrument(found: Snapshot, instrument_id: str) -> Instrument:
    if instrument_id not in found.instruments:
        known = ", ".join(found.instruments)
        raise Refused(Refusal.INSTRUMENT_UNKNOWN, instrument=instrument_id, known=known)
    return found.instruments[instrument_id]


def _found_expiries(found: Snapshot, instrument: Instrument, today: date) -> tuple[Expiry, ...]:
    return find_expiries(found.checklists, instrument, as_of=found.period.assessment_date, today=today)
