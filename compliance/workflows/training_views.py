"""The training of a period as somebody may see it: of the whole regency, or of their own units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.analysis.training_standing import Window, names, standing
from compliance.analysis.training_units import (
    PROPOSED,
    UnitTraining,
    answers_of,
    by_urgency,
    unit_training,
)
from compliance.definitions.load import Definitions
from compliance.definitions.training import shipped_training
from compliance.storage.registry import Period
from compliance.text import training as words
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, Look, looking, visible_units
from compliance.workflows.handing_in import own_units
from compliance.workflows.proposed import Proposal, hand_in
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import snapshot
from compliance.workflows.training import layers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingView:
    """`whole`: of every unit. `window`: the days on which a training counts. `units`: those who ought to
    do next come first; inactive ones only where a list tells of them."""

    period: Period
    whole: bool
    window: Window
    units: tuple[UnitTraining, ...]


_views: Recent[tuple[sa.Engine, int, int, frozenset[str] | None], TrainingView] = Recent(8)


def training_for(caller: Caller, definitions: Definitions, *, period_id: int) -> TrainingView:
    """The whole regency for those who may see it, else only one's own units."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        found = snapshot(look, period, definitions)
        key = (caller.engine, found.version, period_id, own)
        return _views.get(key, lambda: _view(look, definitions, period, own))


def propose(
    caller: Caller, definitions: Definitions, chosen: Collection[str], *, period_id: int, now: datetime
) -> str:
    """Hand in what the lists answer of the checklist for these units, as a workbook that waits to be looked
    at and confirmed like any other; returns the id of its batch."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = own_units(look, period)
        seen = _view(look, definitions, period, own)
        registry = snapshot(look, period, definitions).registry
    answers = {one.unit: answers_of(one) for one in seen.units if one.unit.id in chosen}
    told = {unit: said for unit, said in answers.items() if said}
    if not told:
        raise Refused(Refusal.TRAINING_NOTHING_TO_PROPOSE)
    proposal = Proposal(
        file=words.PROPOSAL_FILE.format(period=period.name),
        title=words.PROPOSAL_TITLE,
        sheet=words.PROPOSAL_SHEET,
        questions=PROPOSED,
        answers=told,
    )
    return hand_in(caller, proposal, registry, definitions.checklist, period_id=period_id, now=now)


def _view(look: Look, definitions: Definitions, period: Period, own: frozenset[str] | None) -> TrainingView:
    found = snapshot(look, period, definitions)
    window = Window.before(found.period.assessment_date, shipped_training().months)
    layers = layers_of(look.connection, period.id)
    told, events = standing(layers), names(layers)
    answers = {checklist.unit.id: checklist.answers for checklist in found.reported}
    units = tuple(
        unit_training(unit, told.get(unit.id, ()), events, answers.get(unit.id, {}), window)
        for unit in found.registry.units
        if (own is None or unit.id in own) and (unit.active or unit.id in told)
    )
    return TrainingView(period=found.period, whole=own is None, window=window, units=by_urgency(units))
