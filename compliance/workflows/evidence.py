"""What supports the answers of a period: what expires, what is doubtful, every link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from compliance.analysis.evidence import Evidence, Finding, Use, examine
from compliance.analysis.expiry import Expiry, find_expiries
from compliance.definitions.load import Definitions
from compliance.model import Instrument, ScoreBasis
from compliance.storage.registry import Period
from compliance.workflows.dispensations import named_sentences
from compliance.workflows.guard import Caller, Look, looking, visible_units
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """The evidence a person may see. `whole`: of every unit, so that other units may be named. `basis`:
    of which answers the expiries are.

    `expiries` come by their last day, the other two in the order of the registry. `dispensed`: the names
    of the units that use a dispensation, which the points of their expiries rest on, and what is said of it.
    """

    period: Period
    instrument: Instrument
    basis: ScoreBasis
    whole: bool
    expiries: tuple[Expiry, ...]
    findings: tuple[Finding, ...]
    uses: tuple[Use, ...]
    dispensed: tuple[tuple[str, str], ...]


# Both of all units: what two of them share is seen only when all are looked at.
_evidence: Recent[tuple[sa.Engine, int, int], Evidence] = Recent(8)
_expiries: Recent[tuple[sa.Engine, int, int, str, date, ScoreBasis], tuple[Expiry, ...]] = Recent(32)


def evidence_for(
    caller: Caller,
    definitions: Definitions,
    *,
    period_id: int,
    instrument_id: str,
    today: date,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
) -> EvidenceView:
    """The whole regency for those who may see it, else only what belongs to their own units.

    `basis`: whether what expires is looked for in what units claim or in what of it was verified;
    links are always those that were given.
    """
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        found, evidence = period_evidence(look, period, definitions)
        instrument = found.instrument(instrument_id)
        key = (caller.engine, found.version, period_id, instrument_id, today, basis)
        expiries = _expiries.get(key, lambda: _found_expiries(found, instrument, today, basis))
    heard = [checklist.unit.id for checklist in found.reported]
    return EvidenceView(
        period=found.period,
        instrument=instrument,
        basis=basis,
        whole=own is None,
        expiries=tuple(e for e in expiries if own is None or e.unit.id in own),
        findings=tuple(f for f in evidence.findings if own is None or f.unit.id in own),
        uses=tuple(use for use in evidence.uses if own is None or use.unit.id in own),
        dispensed=named_sentences(found, (id for id in heard if own is None or id in own), definitions),
    )


def period_evidence(look: Look, period: Period, definitions: Definitions) -> tuple[Snapshot, Evidence]:
    """All of a period, whoever asks: what of it they may see is still to be chosen."""
    found = snapshot(look, period, definitions)
    key = (look.caller.engine, found.version, period.id)
    return found, _evidence.get(key, lambda: examine(found.reported, definitions.checklist))


def _found_expiries(
    found: Snapshot, instrument: Instrument, today: date, basis: ScoreBasis
) -> tuple[Expiry, ...]:
    day = found.period.assessment_date
    return find_expiries(found.checklists_of(basis), instrument, as_of=day, today=today)
