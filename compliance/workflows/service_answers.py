"""Answers of the checklist that follow from the services of a unit, as a proposal: looked at, chosen, and
only then stored, as an upload whose file says what each was counted from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from compliance.accounts.events import Event
from compliance.analysis.services import Proposed, proposals
from compliance.definitions.load import Definitions
from compliance.definitions.services import shipped_services
from compliance.model import Answer, AnswerValue, Checklist, Unit
from compliance.reports.services import answers_workbook, counted_from, place_of
from compliance.storage import registry as store
from compliance.storage.archive import standing_answers
from compliance.storage.registry import Period
from compliance.storage.staging import Incoming
from compliance.text import services as words
from compliance.text.workflows import Refusal
from compliance.wording import label, questions
from compliance.workflows.batch import Stored
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.handing_in import handing_in
from compliance.workflows.proposed import store_answers
from compliance.workflows.services import standing_services


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The answers that follow from the services of a unit and are not given already."""

    period: Period
    unit: Unit
    proposed: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer that is to be taken, with its value as it was seen."""

    unit_id: str
    question: str
    value: AnswerValue


def proposal(caller: Caller, definitions: Definitions, *, period_id: int, unit_id: str) -> Proposal:
    """What follows from the services of a unit that the person may hand in for. Nothing is stored by
    looking."""
    with looking(caller) as look:
        period, _ = handing_in(look, period_id, named=[unit_id])
        unit = _units(look, period, [unit_id])[unit_id]
        return Proposal(period=period, unit=unit, proposed=_proposed(look, definitions, period, unit))


def take(
    caller: Caller,
    definitions: Definitions,
    choices: Sequence[Choice],
    *,
    period_id: int,
    now: datetime,
) -> Stored:
    """Store the chosen answers, all of them or none.

    Refused where one of them no longer follows from the services as it was seen, or is given by now.
    """
    with acting(caller) as act:
        named = list(dict.fromkeys(choice.unit_id for choice in choices))
        period, _ = handing_in(act, period_id, now, named=named)
        if not choices:
            raise Refused(Refusal.NOTHING_CHOSEN)
        units = _units(act, period, named)
        taken = _chosen(act, definitions, choices, period, units)
        file = _file(act, definitions, taken, period)
        stored = store_answers(
            act, file, _checklists(taken), period=period, reason=words.ANSWERS_REASON, now=now
        )
        facts = {"units": stored.units, "answers": stored.changes}
        act.note(Event.SERVICE_ANSWERS_TAKEN, f"period {period.id}", after=facts)
        return stored


def _units(look: Look, period: Period, wanted: Sequence[str]) -> Mapping[str, Unit]:
    registry = store.read_registry(look.connection, period.assessment_date)
    found = {unit.id: unit for unit in registry.units if unit.id in wanted}
    for unit_id in wanted:
        if unit_id not in found:
            raise Refused(Refusal.UNIT_UNKNOWN, unit=unit_id)
    return found


def _proposed(look: Look, definitions: Definitions, period: Period, unit: Unit) -> tuple[Proposed, ...]:
    standing = standing_services(look, period.id).get(unit.id, {})
    held = standing_answers(look.connection, period.id, [unit.id]).get(unit.id, {})
    answered = {question: one.answer for question, one in held.items()}
    found = proposals(unit, tuple(standing.values()), shipped_services(), answered)
    asked = questions(definitions.checklist)
    return tuple(one for one in found if one.question in asked)


def _chosen(
    act: Act,
    definitions: Definitions,
    choices: Sequence[Choice],
    period: Period,
    units: Mapping[str, Unit],
) -> tuple[Proposed, ...]:
    """What was chosen, in its own order; refused where it is no longer what was seen."""
    taken: list[Proposed] = []
    for unit_id, unit in units.items():
        wanted = {choice.question: choice.value for choice in choices if choice.unit_id == unit_id}
        found = {one.question: one for one in _proposed(act, definitions, period, unit)}
        for question, value in wanted.items():
            if question not in found or found[question].value != value:
                said = label(question, questions(definitions.checklist))
                raise Refused(Refusal.SERVICE_ANSWERS_STALE, unit=unit.name, question=said)
        taken += (one for question, one in found.items() if question in wanted)
    return tuple(taken)


def _file(act: Act, definitions: Definitions, taken: Sequence[Proposed], period: Period) -> Incoming:
    installation = store.read_installation(act.connection)
    data = answers_workbook(
        taken,
        definitions.checklist,
        period=period.name,
        version=installation.data_version,
        on=period.assessment_date,
        invented=installation.invented,
    )
    return Incoming(
        name=words.ANSWERS_FILE.format(period=period.name),
        original_sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        kept=data,
    )


def _checklists(taken: Sequence[Proposed]) -> tuple[Checklist, ...]:
    """What the workbook says, as if it had been read."""
    said: dict[str, dict[str, Answer]] = {}
    for number, one in enumerate(taken):
        answer = Answer(value=one.value, place=place_of(number), note=counted_from(one))
        said.setdefault(one.unit.id, {})[one.question] = answer
    units = {one.unit.id: one.unit for one in taken}
    return tuple(
        Checklist(unit=units[unit_id], answers=answers, sheet=words.ANSWERS_SHEET)
        for unit_id, answers in said.items()
    )
