"""Old answers as a proposal: looked at, chosen, and only then stored, like any file that came in.

What is taken is kept as a workbook of its own, so that the history names it, gives it back and can
undo it. Nothing that was answered in the period is ever replaced by it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from msgspec import structs

from compliance.accounts.events import Event
from compliance.analysis.carried import Clash, Now, Offer, find_clashes, find_offers
from compliance.analysis.succession import predecessors
from compliance.analysis.verified import fingerprint
from compliance.definitions.load import Definitions
from compliance.model import Answer, Checklist
from compliance.reports.carried import Origin, carried_workbook, place_of
from compliance.storage import registry as store
from compliance.storage.archive import standing_answers
from compliance.storage.history import stored_batch
from compliance.storage.registry import Period
from compliance.storage.staging import Incoming
from compliance.text import carry_over as words
from compliance.text.workflows import Refusal
from compliance.wording import label, questions
from compliance.workflows import confirm
from compliance.workflows.batch import Stored
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.handing_in import handing_in
from compliance.workflows.proposed import store_answers
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot

__all__ = ["Choice", "Clash", "Offer", "Proposal", "carry", "earlier", "proposal"]

Key = tuple[str, str]  # unit id, question id


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What could be carried from one period into another, for the units of whoever asks. `clashes`: what
    is not offered because the units whose place one took contradict each other."""

    period: Period
    source: Period
    offers: tuple[Offer, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An old answer that is to be taken. `claim`: its fingerprint as it was seen."""

    unit_id: str
    question: str
    claim: str


_proposals: Recent[tuple[sa.Engine, int, int, int, frozenset[str] | None], Proposal] = Recent(8)


def earlier(periods: Iterable[Period], period: Period) -> tuple[Period, ...]:
    """The periods whose assessment date comes before, the latest of them first."""
    before = [one for one in periods if one.assessment_date < period.assessment_date]
    return tuple(sorted(before, key=lambda one: (one.assessment_date, one.id), reverse=True))


def proposal(caller: Caller, definitions: Definitions, *, period_id: int, source_id: int) -> Proposal:
    """Every answer of an earlier period that a unit has not answered in this one, of the units the
    person may hand in for. Nothing is stored by looking."""
    with looking(caller) as look:
        period, own = handing_in(look, period_id)
        source = _source(look, source_id, period)
        found = snapshot(look, period, definitions)
        key = (caller.engine, found.version, period_id, source_id, own)
        answered = {checklist.unit.id: checklist.answers for checklist in found.reported}
        return _proposals.get(key, lambda: _proposal(look, definitions, period, source, own, answered))


def _proposal(
    look: Look,
    definitions: Definitions,
    period: Period,
    source: Period,
    own: frozenset[str] | None,
    answered: Mapping[str, Mapping[str, Answer]],
) -> Proposal:
    old = snapshot(look, source, definitions)
    now = _now(look, old, period, own, answered)
    return Proposal(
        period=period,
        source=source,
        offers=_offers(old, now, definitions),
        clashes=find_clashes(old.reported, old.verifications, now, definition=definitions.checklist),
    )


def carry(
    caller: Caller,
    definitions: Definitions,
    choices: Sequence[Choice],
    *,
    period_id: int,
    source_id: int,
    now: datetime,
) -> Stored:
    """Store the chosen answers, all of them or none. The same choice a second time returns the same
    and stores nothing.

    Refused where one of them is no longer what was seen, or has been answered meanwhile.
    """
    with acting(caller) as act:
        period, _ = handing_in(act, period_id, now, named={choice.unit_id for choice in choices})
        if not choices:
            raise Refused(Refusal.NOTHING_CHOSEN)
        source = _source(act, source_id, period)
        taken = _chosen(act, definitions, choices, period=period, source=source)
        file = _file(act, definitions, taken, period=period, source=source)
        done = stored_batch(act.connection, period.id, file.original_sha256)
        if done is not None and (before := confirm.stored_result(done)):
            return before
        _refuse_answered(act, definitions, taken, period)
        reason = words.REASON.format(source=source.name)
        stored = store_answers(act, file, _checklists(taken), period=period, reason=reason, now=now)
        facts = {"source": source.id, "units": stored.units, "answers": stored.changes}
        act.note(Event.ANSWERS_CARRIED, f"period {period.id}", after=facts)
        return stored


def _source(look: Look, source_id: int, period: Period) -> Period:
    """The earlier period; whoever hands in for a unit sees that unit's answers in every period."""
    source = look.period(source_id)
    if source.assessment_date >= period.assessment_date:
        raise Refused(Refusal.NO_EARLIER_PERIOD)
    return source


def _now(
    look: Look,
    old: Snapshot,
    period: Period,
    own: frozenset[str] | None,
    answered: Mapping[str, Mapping[str, Answer]],
) -> Now:
    """The units that are there on the assessment date, all or these, and whose place they took."""
    registry = store.read_registry(look.connection, period.assessment_date)
    return Now(
        assessment_date=period.assessment_date,
        units=tuple(one for one in registry.units if one.active and (own is None or one.id in own)),
        answered=answered,
        predecessors=predecessors(old.registry, registry),
    )


def _offers(old: Snapshot, now: Now, definitions: Definitions) -> tuple[Offer, ...]:
    return find_offers(
        old.reported,
        old.verifications,
        now,
        definition=definitions.checklist,
        instruments=definitions.instruments.values(),
    )


def _chosen(
    act: Act, definitions: Definitions, choices: Sequence[Choice], *, period: Period, source: Period
) -> tuple[Offer, ...]:
    """The offers that were chosen, whether answered by now or not; each once, in their own order."""
    wanted = {(choice.unit_id, choice.question): choice.claim for choice in choices}
    old = snapshot(act, source, definitions)
    now = _now(act, old, period, frozenset(unit_id for unit_id, _ in wanted), {})
    found = {_key(offer): offer for offer in _offers(old, now, definitions) if _key(offer) in wanted}
    known = {key for key, offer in found.items() if fingerprint(offer.answer) == wanted[key]}
    names = {unit.id: unit.name for unit in now.units}
    _refuse_stale([key for key in wanted if key not in known], names, definitions)
    return tuple(found.values())


def _refuse_answered(act: Act, definitions: Definitions, taken: Sequence[Offer], period: Period) -> None:
    names = {offer.unit.id: offer.unit.name for offer in taken}
    standing = standing_answers(act.connection, period.id, names)
    said = [_key(offer) for offer in taken if offer.question in standing.get(offer.unit.id, {})]
    _refuse_stale(said, names, definitions)


def _refuse_stale(keys: Sequence[Key], names: Mapping[str, str], definitions: Definitions) -> None:
    if keys:
        unit_id, question = keys[0]
        facts = {
            "unit": names.get(unit_id, unit_id),
            "question": label(question, questions(definitions.checklist)),
        }
        raise Refused(Refusal.OFFER_STALE, count=len(keys), **facts)


def _key(offer: Offer) -> Key:
    return offer.unit.id, offer.question


def _file(
    act: Act, definitions: Definitions, taken: Sequence[Offer], *, period: Period, source: Period
) -> Incoming:
    origin = Origin(
        source=source.name, before=source.assessment_date, period=period.name, now=period.assessment_date
    )
    invented = store.read_installation(act.connection).invented
    data = carried_workbook(taken, origin, definitions.checklist, invented=invented)
    return Incoming(
        name=words.FILE.format(source=source.name),
        original_sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        kept=data,
    )


def _checklists(taken: Sequence[Offer]) -> tuple[Checklist, ...]:
    """What the workbook says, as if it had been read."""
    said: dict[str, dict[str, Answer]] = {}
    for number, offer in enumerate(taken):
        answer = structs.replace(offer.answer, place=place_of(number), note=_note(offer))
        said.setdefault(offer.unit.id, {})[offer.question] = answer
    units = {offer.unit.id: offer.unit for offer in taken}
    return tuple(
        Checklist(unit=units[unit_id], answers=answers, sheet=words.SHEET)
        for unit_id, answers in said.items()
    )


def _note(offer: Offer) -> str:
    """The note of the old answer, and whose it was where that was another unit."""
    whose = words.OF_UNITS.format(units=", ".join(unit.name for unit in offer.of)) if offer.of else ""
    return words.NOTES.join(part for part in (offer.answer.note, whose) if part)
