"""Lists of attendance that were looked through are stored: names of trainings and counts, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from compliance.accounts.events import Event
from compliance.analysis.training_standing import EventKey, Layer, key_of
from compliance.analysis.training_taken import Taken, changes, changing
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.attendance.titles import LONGEST_TITLE, safe
from compliance.reading.folding import collapsed
from compliance.storage import registry as store
from compliance.storage import training as kept
from compliance.storage.registry import Period
from compliance.storage.remembered import remember
from compliance.storage.training import NewTraining
from compliance.text.training import FILE_WITHOUT_NAME
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting
from compliance.workflows.handing_in import handing_in, owner_of
from compliance.workflows.surveys import EARLIEST
from compliance.workflows.training import layers_of
from compliance.workflows.training_draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to be stored of a draft, and why where it replaces something."""

    taken: tuple[Taken, ...]
    frontline: bool = False
    reason: str = ""
    without_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTraining:
    """What was stored."""

    files: int
    events: int
    units: int
    replaced: int


def store_training(caller: Caller, draft: Draft, decision: Decision, *, now: datetime) -> StoredTraining:
    """Store what was decided, all of it or nothing. A file that changes nothing is passed over.

    Refused while the reader's questions are open (unless knowingly left), for a training without a name
    or with a day that cannot be, where two files tell of the same one, and without a reason where stored
    figures would be replaced.
    """
    with acting(caller) as act:
        period, own = handing_in(act, draft.period.id, now, named=draft.units)
        _refuse_unclear(draft, decision, now)
        new, replaced = _checked(act, draft, decision)
        for reading, layer in new:
            _insert(act, reading, layer, period, collapsed(decision.reason) if replaced else "", now)
        for key, candidate in draft.answers.items():
            if _names_a_unit(key):
                remember(act.connection, key, candidate, owner_of(act, own), now)
        store.note_change(act.connection)
        return StoredTraining(
            files=len(new),
            events=len({key_of(event) for _, layer in new for event in layer.events}),
            units=len({one.unit for _, layer in new for one in layer.attendees}),
            replaced=replaced,
        )


def _checked(act: Act, draft: Draft, decision: Decision) -> tuple[list[tuple[AttendanceReading, Layer]], int]:
    """The files to be kept, and how many stored figures they replace; refused where that may not be."""
    layers = draft.layers(decision.taken, frontline=decision.frontline)
    if not any(layers):
        raise Refused(Refusal.TRAINING_NONE)
    before = layers_of(act.connection, draft.period.id)
    new = changing(before, draft.readings, layers)
    if not new:
        raise Refused(Refusal.TRAINING_KNOWN)
    _refuse_twice(draft, [layer for _, layer in new])
    replaced = sum(one.replaced for one in changes(before, [layer for _, layer in new]))
    if replaced and not decision.reason.strip():
        raise Refused(Refusal.TRAINING_REASON_MISSING, count=replaced)
    return new, replaced


def _refuse_unclear(draft: Draft, decision: Decision, now: datetime) -> None:
    asked = len({ask.key for reading in draft.readings for ask in reading.asked})
    if asked and not decision.without_asked:
        raise Refused(Refusal.OPEN_QUESTIONS, count=asked)
    if not decision.taken:
        raise Refused(Refusal.TRAINING_NONE)
    for one in decision.taken:
        title = collapsed(one.title)
        if not title:
            raise Refused(Refusal.TRAINING_NAMELESS, file=draft.readings[one.file].file)
        if safe(title) != title:
            raise Refused(Refusal.TRAINING_TITLE, title=title, longest=LONGEST_TITLE)
        if one.day is not None and not EARLIEST <= one.day <= now.astimezone().date():
            raise Refused(Refusal.TRAINING_DAY, title=title)


def _refuse_twice(draft: Draft, new: Sequence[Layer]) -> None:
    """Two files of one training of one unit: which of them counts cannot be known."""
    told: set[tuple[str, EventKey]] = set()
    for layer in new:
        own = {(one.unit, layer.key(place)): place for one in layer.attendees for place in one.events}
        for unit, event in own:
            if (unit, event) in told:
                title = layer.events[own[unit, event]].title
                raise Refused(Refusal.TRAINING_TWICE, title=title, unit=draft.units[unit].name)
        told |= own.keys()


def _insert(
    act: Act, reading: AttendanceReading, layer: Layer, period: Period, reason: str, now: datetime
) -> None:
    name = PurePath(reading.file)
    new = NewTraining(
        name=f"{safe(name.stem) or FILE_WITHOUT_NAME}{name.suffix}",
        original_sha256=reading.sha256,
        dropped=tuple(dict.fromkeys(one.header or one.place.cell for one in reading.dropped)),
        reason=reason,
        events=layer.events,
        attendees=layer.attendees,
    )
    account = act.person.account
    number = kept.insert_training(act.connection, new, period_id=period.id, account=account, now=now)
    facts = {
        "period": period.id,
        "events": len(layer.events),
        "units": len({one.unit for one in layer.attendees}),
        "people": sum(one.people for one in layer.attendees if one.events),
    }
    act.note(Event.TRAINING_STORED, f"training {number}", after=facts)


def _names_a_unit(key: str) -> bool:
    """Whether an answer may be remembered: only where the text says what kind of unit it names, for what
    stands in a column of units by mistake may be a person."""
    return key.startswith("unit:") and bool(key.split("|")[1])
