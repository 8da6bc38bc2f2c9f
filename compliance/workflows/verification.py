"""Look at answers and decide about them: accept, correct, send back with a note; one or many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from compliance.accounts.events import Event
from compliance.analysis.verified import fingerprint, state_of
from compliance.definitions.load import Definitions
from compliance.model import Action, Answer, AnswerValue, Unit, Verdict, Verification, VerificationState
from compliance.reading.values import ValueReader
from compliance.reading.wire import value_text
from compliance.storage import registry as store
from compliance.storage.verdicts import NewVerdict, store_verdicts
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking
from compliance.workflows.snapshot import Snapshot, snapshot

OPEN_STATES = frozenset({VerificationState.BELUM, VerificationState.BERUBAH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One answer with where it stands. `claim`: its fingerprint, to be given back with a decision."""

    unit: Unit
    question: str
    answer: Answer
    claim: str
    state: VerificationState
    verification: Verification | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about an answer that was seen as `claim`.

    `value`: the right answer as one would write it in a workbook, only where it is corrected.
    """

    unit_id: str
    question: str
    claim: str
    verdict: Verdict
    value: str = ""
    note: str = ""


def items(caller: Caller, definitions: Definitions, *, period_id: int) -> tuple[Item, ...]:
    """Every answer of a period, unit by unit in the order of the registry."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.VERIFY, period=period)
        return tuple(listed(snapshot(look, period, definitions)))


def listed(found: Snapshot, unit_id: str | None = None) -> Iterable[Item]:
    """Every answer that was given, or every one of a unit, with where it stands."""
    for checklist in found.reported:
        if unit_id not in (None, checklist.unit.id):
            continue
        decided = found.verifications.get(checklist.unit.id, {})
        for question, answer in checklist.answers.items():
            verification = decided.get(question)
            yield Item(
                unit=checklist.unit,
                question=question,
                answer=answer,
                claim=fingerprint(answer),
                state=state_of(answer, verification),
                verification=verification,
            )


def decide(
    caller: Caller,
    definitions: Definitions,
    decisions: Sequence[Decision],
    *,
    period_id: int,
    now: datetime,
) -> int:
    """Keep decisions, all of them or none; returns how many. What stands so already is not kept twice.

    Refused where an answer is no longer what was seen, a correction cannot be read, or an answer is
    sent back without a note.
    """
    with acting(caller) as act:
        period = act.period(period_id)
        act.require(Action.VERIFY, period=period)
        changeable(period)
        found = snapshot(act, period, definitions, fresh=True)
        new = keep(act, found, definitions, decisions, now=now)
        if new:
            store.note_change(act.connection)
        return len(new)


def keep(
    act: Act, found: Snapshot, definitions: Definitions, decisions: Sequence[Decision], *, now: datetime
) -> Sequence[NewVerdict]:
    """Decisions checked against the period as it is now, kept and written down; what stands already is
    left out."""
    standing = {(item.unit.id, item.question): item for item in listed(found)}
    reader = ValueReader(definitions.checklist, definitions.vocabulary)
    new = [
        NewVerdict(unit_id=one.unit_id, question=one.question, verification=made)
        for one in decisions
        if (made := _checked(one, standing, definitions, reader)) is not None
    ]
    store_verdicts(act.connection, new, period_id=found.period.id, account=act.person.account, now=now)
    _note(act, new, standing)
    return new


def _checked(
    one: Decision,
    standing: Mapping[tuple[str, str], Item],
    definitions: Definitions,
    reader: ValueReader,
) -> Verification | None:
    """The decision as it is kept; None where it stands already."""
    item = standing.get((one.unit_id, one.question))
    question = next((q for q in definitions.checklist.questions if q.id == one.question), None)
    if item is None or question is None or item.claim != one.claim:
        raise Refused(Refusal.VERDICT_STALE, **_facts(one, item, question.label if question else None))
    facts = _facts(one, item, question.label)
    corrected: AnswerValue | None = None
    note = " ".join(one.note.split())
    if one.verdict is Verdict.DIKEMBALIKAN and not note:
        raise Refused(Refusal.VERDICT_NOTE_MISSING, **facts)
    if one.verdict is Verdict.DIKOREKSI:
        if not one.value.strip():
            raise Refused(Refusal.VERDICT_VALUE_MISSING, **facts)
        corrected = reader.read(one.value.strip(), question).value
        if corrected is None:
            raise Refused(Refusal.VERDICT_VALUE_UNREADABLE, value=one.value.strip(), **facts)
    made = Verification(verdict=one.verdict, claim=one.claim, corrected=corrected, note=note)
    return None if made == item.verification else made


def _facts(one: Decision, item: Item | None, label: str | None) -> dict[str, str]:
    return {"unit": item.unit.name if item else one.unit_id, "question": label or one.question}


def _note(act: Act, new: Sequence[NewVerdict], standing: Mapping[tuple[str, str], Item]) -> None:
    """One line for each unit: what stood, and what was decided. Notes may name people: they stay out."""
    for unit_id in dict.fromkeys(one.unit_id for one in new):
        mine = [one for one in new if one.unit_id == unit_id]
        act.note(
            Event.ANSWERS_VERIFIED,
            f"unit {unit_id}",
            before={one.question: standing[unit_id, one.question].state.value for one in mine},
            after={one.question: _said(one.verification) for one in mine},
        )


def _said(made: Verification) -> str:
    if made.corrected is None:
        return made.verdict.value
    return f"{made.verdict.value}: {value_text(made.corrected)}"
