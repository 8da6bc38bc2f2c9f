"""Take files of complaints in: read them, answer what is asked, look at what would change, store, withdraw.

The bytes that come are only ever in the memory of whoever uploads and of the reader; what is stored
are rows without a name, a number or a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from compliance.accounts.events import Event
from compliance.analysis.complaint_standing import Changes, Layer, changes
from compliance.model import Action
from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.result import Ask
from compliance.storage import complaints as archive
from compliance.storage import registry as store
from compliance.storage.complaints import ComplaintUpload, NewComplaints, ToldComplaints
from compliance.storage.registry import Period
from compliance.storage.remembered import OFFICE, read_remembered, remember
from compliance.text.problems import left_out
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.elsewhere import doubted, sent_on
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.handing_in import handing_in, owner_of, require_candidate
from compliance.workflows.past_files import undo_reason
from compliance.workflows.readers import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What storing would do. `units`: how many it tells of; `waiting`: complaints whose unit is asked
    about; `others`: those of units that are not the person's, which are not taken.
    """

    changes: Changes
    units: int
    waiting: int
    others: int
    known: tuple[str, ...]  # files that are stored already


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredComplaints:
    """What was stored."""

    files: int
    cases: int
    recaps: int
    units: int


def read_files(
    caller: Caller, files: Sequence[tuple[str, bytes]], pool: Readers, *, period_id: int
) -> tuple[ComplaintsReading, ...]:
    """Each (name, bytes) read by an isolated worker, in their order; nothing is stored."""
    if not files:
        raise Refused(Refusal.NO_FILES)
    with looking(caller) as look:
        _, part = _taking(look, period_id, None)
        remembered = read_remembered(look.connection, part)
    readings = sent_on(tuple(pool.ask_many(COMPLAINTS, files, remembered)), files, pool)
    return doubted(readings, files, pool)


def answer(caller: Caller, ask: Ask, candidate_id: str, *, period_id: int, now: datetime) -> None:
    """Answer what the reader asks; remembered from now on, of a unit's account for its own files alone."""
    with acting(caller) as act:
        _, part = _taking(act, period_id, now)
        own = None if part == OFFICE else act.person.units
        require_candidate(act.connection, ask, candidate_id, own)
        remember(act.connection, ask.key, candidate_id, part, now)
        facts = {"asked": ask.code.value, "answer": candidate_id}
        act.note(Event.QUESTION_ANSWERED, f"period {period_id}", after=facts)


def preview(caller: Caller, readings: Sequence[ComplaintsReading], *, period_id: int) -> Preview:
    """What storing these would do."""
    with looking(caller) as look:
        _, part = _taking(look, period_id, None)
        told = archive.read_told_complaints(look.connection, period_id)
        known = _known((one.upload for one in told), part)
        taken = [_taken(look, reading, part) for reading in readings if not reading.error]
    new = [one for one in taken if one.original_sha256 not in known]
    layers = [layer_of(one) for one in told]
    total = Changes()
    for one in new:
        further = Layer(cases=one.cases, recaps=one.recaps, whole=one.part == OFFICE)
        total = _added(total, changes(layers, further))
        layers.append(further)
    said = [case.unit for reading in readings for case in reading.cases]
    said += [recap.unit for reading in readings for recap in reading.recaps]
    counted = sum(len(one.cases) + len(one.recaps) for one in taken)
    waiting = said.count("")
    return Preview(
        changes=total,
        units=len({unit for one in new for unit in _units_of(one)}),
        waiting=waiting,
        others=len(said) - waiting - counted,
        known=tuple(one.name for one in taken if one.original_sha256 in known),
    )


def store_readings(
    caller: Caller,
    readings: Sequence[ComplaintsReading],
    *,
    period_id: int,
    now: datetime,
    without_asked: bool = False,
) -> StoredComplaints:
    """Store what was read, all of it or nothing. A file that is stored already is passed over.

    Refused while one of the files was not read, or (unless `without_asked`) something is asked.
    """
    with acting(caller) as act:
        period, part = _taking(act, period_id, now)
        _refuse_unclear(readings, without_asked=without_asked)
        known = _known(archive.read_complaint_uploads(act.connection, period_id), part)
        taken = {one.original_sha256: one for one in (_taken(act, reading, part) for reading in readings)}
        new = [one for sha256, one in taken.items() if sha256 not in known]
        if not new:
            raise Refused(Refusal.COMPLAINTS_KNOWN)
        if not any(one.cases or one.recaps for one in new):
            raise Refused(Refusal.COMPLAINTS_NOTHING)
        _refuse_strangers(act, new, readings)
        for one in new:
            _insert(act, one, period, now)
        store.note_change(act.connection)
        return StoredComplaints(
            files=len(new),
            cases=sum(len(one.cases) for one in new),
            recaps=sum(len(one.recaps) for one in new),
            units=len({unit for one in new for unit in _units_of(one)}),
        )


def withdraw(caller: Caller, upload_id: int, *, reason: str, now: datetime) -> None:
    """Let everything be as if an upload had not come."""
    with acting(caller) as act:
        upload = archive.read_complaint_upload(act.connection, upload_id)
        if upload is None:
            raise Refused(Refusal.UPLOAD_UNKNOWN)
        period = act.period(upload.period_id)
        units = archive.units_of_upload(act.connection, upload_id)
        act.require(Action.UNDO_UPLOAD, units=units, period=period)
        changeable(period)
        if not upload.live:
            raise Refused(Refusal.COMPLAINTS_WITHDRAWN)
        said = undo_reason(reason)
        archive.withdraw_complaints(
            act.connection, upload_id, reason=said, account=act.person.account, now=now
        )  # fmt: skip
        store.note_change(act.connection)
        act.note(Event.COMPLAINTS_WITHDRAWN, f"complaints {upload_id}", after={"units": len(units)})


def layer_of(told: ToldComplaints) -> Layer:
    """What an upload says, as a layer over those before it."""
    return Layer(cases=told.cases, recaps=told.recaps, whole=told.upload.part == OFFICE)


def _taking(look: Look, period_id: int, now: datetime | None) -> tuple[Period, int]:
    """The period, and the account whose units alone count (OFFICE: all). Refused to whoever may not
    hand in for it now."""
    period, own = handing_in(look, period_id, now)
    return period, owner_of(look, own)


def _taken(look: Look, reading: ComplaintsReading, part: int) -> NewComplaints:
    """What of a reading is taken: what is nobody's yet is not, nor is what belongs to others' units."""
    own = None if part == OFFICE else look.person.units

    def mine(unit: str) -> bool:
        return bool(unit) and (own is None or unit in own)

    return NewComplaints(
        name=reading.file,
        original_sha256=reading.sha256,
        part=part,
        dropped=tuple(left_out(one.place, one.header) for one in reading.dropped),
        cases=tuple(case for case in reading.cases if mine(case.unit)),
        recaps=tuple(recap for recap in reading.recaps if mine(recap.unit)),
    )


def _known(uploads: Iterable[ComplaintUpload], part: int) -> frozenset[str]:
    """The files that count already, whole or as this part."""
    live = (upload for upload in uploads if upload.live)
    return frozenset(upload.original_sha256 for upload in live if upload.part in (OFFICE, part))


def _units_of(one: NewComplaints) -> frozenset[str]:
    return frozenset((*(case.unit for case in one.cases), *(recap.unit for recap in one.recaps)))


def _refuse_unclear(readings: Sequence[ComplaintsReading], *, without_asked: bool) -> None:
    if not readings:
        raise Refused(Refusal.NO_FILES)
    for reading in readings:
        if reading.error:
            raise Refused(Refusal.COMPLAINTS_UNREAD, file=reading.file)
    asked = len({ask.key for reading in readings for ask in reading.asked})
    if asked and not without_asked:
        raise Refused(Refusal.OPEN_QUESTIONS, count=asked)


def _refuse_strangers(act: Act, new: Sequence[NewComplaints], readings: Sequence[ComplaintsReading]) -> None:
    """Units of an open registry come with checklists, never with complaints alone."""
    known = {unit.id for unit in store.read_registry(act.connection, date.max).units}
    names = {unit.id: unit.name for reading in readings for unit in reading.units}
    for unit in sorted({unit for one in new for unit in _units_of(one)} - known):
        raise Refused(Refusal.COMPLAINTS_UNITS, unit=names.get(unit, unit))


def _insert(act: Act, one: NewComplaints, period: Period, now: datetime) -> None:
    account = act.person.account
    number = archive.insert_complaints(act.connection, one, period_id=period.id, account=account, now=now)
    facts = {"period": period.id, "cases": len(one.cases), "recaps": len(one.recaps)}
    act.note(Event.COMPLAINTS_STORED, f"complaints {number}", after=facts)


def _added(first: Changes, second: Changes) -> Changes:
    return replace(
        first,
        new=first.new + second.new,
        changed=first.changed + second.changed,
        same=first.same + second.same,
        moved=first.moved + second.moved,
        replaced=first.replaced + second.replaced,
        recaps=first.recaps + second.recaps,
    )
