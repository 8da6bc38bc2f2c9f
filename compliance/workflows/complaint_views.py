"""The complaints of a period as somebody may see them: of the whole regency, or of their own units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from compliance.analysis.complaint_answers import answers_of
from compliance.analysis.complaint_standing import Standing, standing
from compliance.analysis.complaints import Overview, overview
from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.load import Definitions
from compliance.storage import complaints as archive
from compliance.storage import registry as store
from compliance.storage.registry import Period
from compliance.text import complaints as words
from compliance.text.workflows import Refusal
from compliance.workflows.complaints import layer_of
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, Look, looking, visible_units
from compliance.workflows.handing_in import own_units
from compliance.workflows.proposed import Proposal, hand_in
from compliance.workflows.recent import Recent


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintsView:
    """`whole`: of every unit; else its `region` is what the person's own units have together."""

    period: Period
    whole: bool
    overview: Overview


# Of all units: what somebody may see of them is chosen afterwards.
_standing: Recent[tuple[sa.Engine, int, int], Standing] = Recent(4)
_views: Recent[tuple[sa.Engine, int, int, date | None, frozenset[str] | None], ComplaintsView] = Recent(16)


def complaints_for(caller: Caller, *, period_id: int, on: date | None = None) -> ComplaintsView:
    """The complaints of a period as they stood on a day; None: on the last day they mention."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        version = store.read_installation(look.connection).data_version
        key = (caller.engine, version, period_id, on, own)
        return _views.get(key, lambda: _view(look, period, version, on, own))


def propose(caller: Caller, definitions: Definitions, *, period_id: int, year: int, now: datetime) -> str:
    """Hand in what the complaints of a year answer of the checklist, as a workbook that waits to be looked
    at and confirmed like any other; returns the id of its batch."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = own_units(look, period)
        version = store.read_installation(look.connection).data_version
        found = _narrowed(_standing_of(look, period, version), own)
        answers = answers_of(found, shipped_complaints(), year=year, on=period.assessment_date)
        registry = store.read_registry(look.connection, date.max)
    if not answers:
        raise Refused(Refusal.COMPLAINTS_NOTHING)
    asked = shipped_complaints().answers
    told = {
        unit: {asked[answer]: number for answer, number in answers[unit.id].items()}
        for unit in sorted(registry.units, key=lambda unit: unit.name)
        if unit.id in answers
    }
    proposal = Proposal(
        file=words.PROPOSAL_FILE.format(year=year),
        title=words.PROPOSAL_TITLE.format(year=year),
        sheet=words.PROPOSAL_SHEET,
        questions=list(asked.values()),
        answers=told,
    )
    return hand_in(caller, proposal, registry, definitions.checklist, period_id=period_id, now=now)


def _view(
    look: Look, period: Period, version: int, on: date | None, own: frozenset[str] | None
) -> ComplaintsView:
    found = _narrowed(_standing_of(look, period, version), own)
    told = overview(found.cases, found.recaps, shipped_complaints(), on)
    return ComplaintsView(period=period, whole=own is None, overview=told)


def _standing_of(look: Look, period: Period, version: int) -> Standing:
    key = (look.caller.engine, version, period.id)
    return _standing.get(
        key,
        lambda: standing(layer_of(told) for told in archive.read_told_complaints(look.connection, period.id)),
    )


def _narrowed(found: Standing, own: frozenset[str] | None) -> Standing:
    if own is None:
        return found
    return Standing(
        cases=tuple(case for case in found.cases if case.unit in own),
        recaps=tuple(recap for recap in found.recaps if recap.unit in own),
    )
