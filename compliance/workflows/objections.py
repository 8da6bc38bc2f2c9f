"""Masa sanggah: a unit objects to what was decided about its answers; Bagian Organisasi rules.

An objection is open as long as the decision stands and is about the answer that stands. Otherwise, when
nobody ruled, it is *gugur*: that is seen each time, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compliance.accounts.events import Event
from compliance.analysis.addresses import host_of, web_address
from compliance.analysis.objections import objection_state
from compliance.definitions.load import Definitions
from compliance.model import (
    Action,
    Answer,
    Objection,
    ObjectionState,
    Outcome,
    Unit,
    Verdict,
    Verification,
    VerificationState,
)
from compliance.storage import objections as store
from compliance.storage.objections import NewObjection
from compliance.storage.registry import Period, note_change
from compliance.storage.verdicts import newest_verdict, verdict_about
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.objection_window import check_window
from compliance.workflows.snapshot import Snapshot, snapshot
from compliance.workflows.verification import Decision, keep, listed

OBJECTIONABLE = frozenset({VerificationState.DIKOREKSI, VerificationState.DIKEMBALIKAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An objection beside the answer it is about; None where the unit has none any more."""

    objection: Objection
    unit: Unit
    answer: Answer | None
    state: ObjectionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Protest:
    """What a unit objects to, why, and with which links. `against`: the decision that was seen."""

    unit_id: str
    question: str
    against: Verification | None
    reason: str
    evidence: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRuling:
    """What is ruled. Only where it is granted: `verdict`, and `value` as in `verification.Decision`."""

    outcome: Outcome
    reason: str
    verdict: Verdict = Verdict.DITERIMA
    value: str = ""


def cases(caller: Caller, definitions: Definitions, *, period_id: int) -> tuple[Case, ...]:
    """The objections of a period: those that wait for a ruling, who waits longest first; then those
    that are done, the newest first."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.VERIFY, period=period)
        return cases_in(look, snapshot(look, period, definitions))


def cases_in(look: Look, found: Snapshot, unit_id: str | None = None) -> tuple[Case, ...]:
    """The same of a period that was read, or of one unit in it, whoever asks."""
    oldest = sorted(_cases(look, found, unit_id), key=lambda case: case.objection.id)
    done = (case for case in reversed(oldest) if case.state is not ObjectionState.TERBUKA)
    return (*_open(oldest), *done)


def file_objection(caller: Caller, definitions: Definitions, protest: Protest, *, period_id: int) -> int:
    """Keep an objection; returns its number.

    Refused outside the window or an open period; where the decision is none to object to or no longer
    what was seen; while another objection to the same answer is open; without a reason; and with
    evidence that is no link.
    """
    with acting(caller) as act:
        period = act.period(period_id)
        act.require(Action.OBJECT, units=[protest.unit_id], period=period)
        check_window(period, caller.clock().astimezone().date())
        found = snapshot(act, period, definitions, fresh=True)
        facts = _facts(found, definitions, protest.unit_id, protest.question)
        items = {item.question: item for item in listed(found, protest.unit_id)}
        item = items.get(protest.question)
        if item is None or item.state not in OBJECTIONABLE or item.verification != protest.against:
            raise Refused(Refusal.OBJECTION_NOTHING, **facts)
        own = _cases(act, found, protest.unit_id)
        if any(c.objection.question == protest.question for c in _open(own)):
            raise Refused(Refusal.OBJECTION_PENDING, **facts)
        if not protest.reason.strip():
            raise Refused(Refusal.OBJECTION_REASON_MISSING, **facts)
        return _store(act, period, protest)


def rule(caller: Caller, definitions: Definitions, objection_id: int, ruling: NewRuling) -> None:
    """Grant an objection, with a new decision in its place, or turn it down; once, and with a reason."""
    with acting(caller) as act:
        act.require(Action.VERIFY)
        objection = store.read_objection(act.connection, objection_id)
        if objection is None:
            raise Refused(Refusal.OBJECTION_UNKNOWN)
        period = act.period(objection.period_id)
        changeable(period)
        found = snapshot(act, period, definitions, fresh=True)
        facts = _facts(found, definitions, objection.unit_id, objection.question)
        state = objection_state(objection, _answer(found, objection))
        if state is not ObjectionState.TERBUKA:
            raise Refused(Refusal.OBJECTION_CLOSED, state=state.value, **facts)
        if not ruling.reason.strip():
            raise Refused(Refusal.RULING_REASON_MISSING, **facts)
        granted = ruling.outcome is Outcome.DIKABULKAN
        made = _grant(act, found, definitions, objection, ruling) if granted else None
        store.insert_outcome(
            act.connection,
            objection_id,
            ruling.outcome,
            reason=ruling.reason.strip(),
            verdict_id=made,
            account=act.person.account,
            now=caller.clock(),
        )
        act.note(
            Event.OBJECTION_RULED,
            f"objection {objection_id}, unit {objection.unit_id}",
            before={objection.question: state.value},
            after={objection.question: ruling.outcome.value},
        )


def refuse_while_open(look: Look, period: Period, definitions: Definitions) -> None:
    """Refuses to close a period on objections that wait for a ruling."""
    found = snapshot(look, period, definitions, fresh=True)
    waiting = sum(1 for _ in _open(_cases(look, found)))
    if waiting:
        raise Refused(Refusal.OBJECTIONS_OPEN, name=period.name, count=waiting)


def _store(act: Act, period: Period, protest: Protest) -> int:
    new = NewObjection(
        period_id=period.id,
        unit_id=protest.unit_id,
        question=protest.question,
        verdict_id=verdict_about(act.connection, period.id, protest.unit_id, protest.question),
        reason=protest.reason.strip(),
        evidence=tuple(dict.fromkeys(map(_link, filter(None, map(str.strip, protest.evidence))))),
    )
    now = act.caller.clock()
    number = store.insert_objection(act.connection, new, account=act.person.account, now=now)
    act.note(
        Event.OBJECTION_MADE,
        f"objection {number}, unit {protest.unit_id}",
        before={protest.question: protest.against.verdict.value if protest.against else None},
        after={protest.question: ObjectionState.TERBUKA.value, "links": len(new.evidence)},
    )
    return number


def _link(typed: str) -> str:
    """The address as a browser takes it."""
    address = web_address(typed)
    if len(typed.split()) != 1 or "." not in host_of(address):
        raise Refused(Refusal.OBJECTION_LINK, link=typed)
    return address


def _grant(
    act: Act, found: Snapshot, definitions: Definitions, objection: Objection, ruling: NewRuling
) -> int:
    """Put a new decision in the place of the one objected to; the number of its row."""
    facts = _facts(found, definitions, objection.unit_id, objection.question)
    if ruling.verdict is Verdict.DIKEMBALIKAN:
        raise Refused(Refusal.RULING_RETURNS, **facts)
    decision = Decision(
        unit_id=objection.unit_id,
        question=objection.question,
        claim=objection.against.claim,
        verdict=ruling.verdict,
        value=ruling.value,
        note=ruling.reason,
    )
    new = [one.verification for one in keep(act, found, definitions, [decision], now=act.caller.clock())]
    if not new or _says(new[0]) == _says(objection.against):
        raise Refused(Refusal.RULING_SAME, **facts)
    note_change(act.connection)
    return newest_verdict(act.connection)


def _says(made: Verification) -> tuple[object, ...]:
    """What a decision decides, whatever is said about it."""
    return made.verdict, made.corrected


def _cases(look: Look, found: Snapshot, unit_id: str | None = None) -> Iterator[Case]:
    """In the order in which they came; a unit that was withdrawn has none."""
    units = {unit.id: unit for unit in found.registry.units}
    for one in store.read_objections(look.connection, found.period.id, unit_id=unit_id):
        if one.unit_id in units:
            answer = _answer(found, one)
            yield Case(
                objection=one, unit=units[one.unit_id], answer=answer, state=objection_state(one, answer)
            )


def _open(found: Iterable[Case]) -> Iterator[Case]:
    return (case for case in found if case.state is ObjectionState.TERBUKA)


def _answer(found: Snapshot, objection: Objection) -> Answer | None:
    """What the unit itself answers, whatever a dispensation makes of it."""
    own = next((c.answers for c in found.reported if c.unit.id == objection.unit_id), {})
    return own.get(objection.question)


def _facts(found: Snapshot, definitions: Definitions, unit_id: str, question: str) -> dict[str, str]:
    names = {unit.id: unit.name for unit in found.registry.units}
    labels = {one.id: one.label for one in definitions.checklist.questions}
    return {"unit": names.get(unit_id, unit_id), "question": labels.get(question, question)}
