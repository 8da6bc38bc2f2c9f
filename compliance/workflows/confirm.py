"""Store a batch: everything in one transaction, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from compliance.accounts.events import Event, Facts
from compliance.model import Action, Unit
from compliance.reading.wire import value_text
from compliance.storage import registry as store
from compliance.storage import staging
from compliance.storage.archive import NewVersion, standing_answers, store_versions
from compliance.storage.engine import writing
from compliance.storage.history import close_batch, insert_upload
from compliance.storage.people import read_person
from compliance.storage.staging import BatchRow, FileState, StagedRow
from compliance.storage.tables import Cause
from compliance.text.workflows import Refusal
from compliance.workflows.batch import (
    OwnPart,
    Plan,
    PlannedFile,
    Stored,
    open_questions,
    own_part,
    plan,
    replaced,
    units_in,
)
from compliance.workflows.deadlines import changeable, reportable
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, today


def confirm(
    caller: Caller,
    batch_id: str,
    *,
    reason: str,
    now: datetime,
    latest_wins: bool = False,
    without_asked: bool = False,
) -> Stored:
    """Store what was read in a batch, of a unit's account only its own part. A second call returns
    the same and stores nothing.

    Refused while files wait to be read; while the reader's questions are open (unless
    `without_asked`: what is asked is then left out); where files contradict each other
    (unless `latest_wins`); and without a reason where stored answers would be replaced.
    """
    try:
        with acting(caller) as act:
            batch = batch_of(act, batch_id)
            if done := stored_result(batch):
                return done
            period = act.period(batch.period_id)
            changeable(period)
            reportable(act, period, now)
            choice = Choice(reason=reason.strip(), latest_wins=latest_wins, without_asked=without_asked)
            return confirm_read(act, batch, choice, now)
    except Refused as error:
        _show_known(caller, batch_id, again=error.code is Refusal.UNITS_ENDED)
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the visitor decided."""

    reason: str
    latest_wins: bool
    without_asked: bool


def batch_of(look: Look, batch_id: str) -> BatchRow:
    """A batch the person may work on: whoever may upload only for some units, on their own alone."""
    found = staging.read_batch_row(look.connection, batch_id)
    if found is None:
        raise Refused(Refusal.BATCH_UNKNOWN)
    period = look.period(found.period_id)
    if look.may(Action.UPLOAD, period=period):
        return found
    own = found.account_id == look.person.account
    # what somebody handed in for all units, while they might, is no longer theirs to store
    if not own or (found.stored_at is None and found.part != look.person.account):
        raise Refused(Refusal.BATCH_UNKNOWN)
    look.require(Action.UPLOAD, units=look.person.units, period=period)
    return found


def units_that_count(connection: sa.Connection, batch: BatchRow) -> frozenset[str] | None:
    """The units whose rows of a batch are taken; None: all."""
    if not batch.part:
        return None
    person = read_person(connection, batch.part, today())
    return frozenset() if person is None else person.units


def confirm_read(act: Act, batch: BatchRow, choice: Choice, now: datetime) -> Stored:
    """Store what was read in a batch, once it is known that the person may."""
    connection = act.connection
    staging.mark_known(connection, batch)
    units = units_that_count(connection, batch)
    parts = [own_part(row, units) for row in staging.read_files(connection, batch.id)]
    _check_read([part.row for part in parts], without_asked=choice.without_asked)
    taken = [part for part in parts if part.row.state is FileState.SIAP]
    _check_units(act, batch, [part.row for part in taken])
    uploads = _insert_uploads(act, batch, taken, choice.reason, now)
    ready = [part.row for part in taken]
    planned = plan(ready, standing_answers(connection, batch.period_id, units_in(ready)), uploads)
    _check_plan(planned, reason=choice.reason, latest_wins=choice.latest_wins)
    return _store(act, batch, planned, uploads, now)


def _show_known(caller: Caller, batch_id: str, *, again: bool) -> None:
    """What another batch has stored meanwhile is shown as such; the refusal itself kept nothing.
    `again`: what was read is to be read once more."""
    with writing(caller.engine) as connection:
        found = staging.read_batch_row(connection, batch_id)
        if found is None:
            return
        if again:
            rows = staging.read_files(connection, batch_id)
            staging.wait_again(connection, [row.id for row in rows if row.state is FileState.SIAP])
        staging.mark_known(connection, found)


def stored_result(batch: BatchRow) -> Stored | None:
    """What a batch stored, or None while it is not confirmed."""
    if batch.stored_at is None:
        return None
    return Stored(
        batch_id=batch.id,
        period_id=batch.period_id,
        stored_at=batch.stored_at,
        files=batch.file_count,
        units=batch.unit_count,
        new_units=batch.new_unit_count,
        changes=batch.change_count,
    )


def _check_read(rows: Sequence[StagedRow], *, without_asked: bool) -> None:
    waiting = sum(row.state is FileState.MENUNGGU for row in rows)
    if waiting:
        raise Refused(Refusal.STILL_READING, count=waiting)
    asked = open_questions(row.reading for row in rows)
    if asked and not without_asked:
        raise Refused(Refusal.OPEN_QUESTIONS, count=asked)
    if not any(row.reading.checklists for row in rows if row.reading is not None):
        raise Refused(Refusal.NOTHING_TO_STORE)


def _check_units(act: Act, batch: BatchRow, rows: Sequence[StagedRow]) -> None:
    """Refuses where a unit has ended since the files were read: who took its place is to be asked."""
    day = act.period(batch.period_id).assessment_date
    ended = {unit.id for unit in store.read_registry(act.connection, day).units if not unit.active}
    lists = (row.reading.checklists for row in rows if row.reading is not None)
    found = (checklist.unit for checklists in lists for checklist in checklists)
    names = dict.fromkeys(unit.name for unit in found if unit.active and unit.id in ended)
    if names:
        raise Refused(Refusal.UNITS_ENDED, units=", ".join(names))


def _check_plan(planned: Plan, *, reason: str, latest_wins: bool) -> None:
    if planned.conflicts and not latest_wins:
        raise Refused(Refusal.CONFLICTS, count=len(planned.conflicts))
    count = replaced(change for file in planned.files for change in file.changes)
    if count and not reason:
        raise Refused(Refusal.REASON_MISSING, count=count)


def _insert_uploads(
    act: Act, batch: BatchRow, taken: Sequence[OwnPart], reason: str, now: datetime
) -> dict[int, int]:
    """The id of the upload each file becomes; a file without any checklist is not stored."""
    return {
        part.row.id: insert_upload(
            act.connection,
            batch=batch,
            file=part.row,
            account=act.person.account,
            part=batch.part if part.others else 0,
            reason=reason,
            now=now,
        )
        for part in taken
        if part.row.reading is not None and part.row.reading.checklists
    }


def _store(act: Act, batch: BatchRow, planned: Plan, uploads: dict[int, int], now: datetime) -> Stored:
    new_units = 0
    for file in planned.files:
        new_units += _add_new_units(act.connection, file.units, uploads[file.row.id])
        _store_file(act.connection, batch.period_id, file, uploads[file.row.id], now)
        _note(act, file, uploads[file.row.id], batch.period_id)
    store.note_change(act.connection, registry=new_units > 0)
    stored = Stored(
        batch_id=batch.id,
        period_id=batch.period_id,
        stored_at=now.astimezone(UTC),
        files=len(planned.files),
        units=len({unit.id for file in planned.files for unit in file.units}),
        new_units=new_units,
        changes=sum(len(file.changes) for file in planned.files),
    )
    close_batch(
        act.connection,
        batch.id,
        files=stored.files,
        units=stored.units,
        new_units=stored.new_units,
        changes=stored.changes,
        now=now,
    )
    staging.delete_files(act.connection, batch.id)
    return stored


def _note(act: Act, file: PlannedFile, upload_id: int, period_id: int) -> None:
    """One line for the file, and one for each unit whose answers became others."""
    facts: Facts = {
        "period": period_id,
        "sha256": file.row.original_sha256,
        "units": len(file.units),
        "changes": len(file.changes),
        "dropped": len(file.row.dropped),
    }
    act.note(Event.UPLOAD_STORED, f"upload {upload_id}", after=facts)
    for unit in file.units:
        changes = [change for change in file.changes if change.unit.id == unit.id]
        if changes:
            act.note(
                Event.ANSWERS_CHANGED,
                f"upload {upload_id}, unit {unit.id}",
                before={c.question: value_text(c.old.value) for c in changes if c.old is not None},
                after={c.question: value_text(c.new.value) for c in changes},
            )


def _add_new_units(connection: sa.Connection, units: Sequence[Unit], upload_id: int) -> int:
    """Add what an open registry does not have; a closed one never lets the reader make units."""
    registry = store.read_registry(connection, date.max)
    known = {unit.id for unit in registry.units}
    new = [unit for unit in units if unit.id not in known]
    if new and not registry.open:
        raise Refused(Refusal.UNIT_UNKNOWN, unit=new[0].name)
    store.add_units(connection, new, upload_id)
    return len(new)


def _store_file(
    connection: sa.Connection, period_id: int, file: PlannedFile, upload_id: int, now: datetime
) -> None:
    versions = [NewVersion(unit_id=unit.id, answers=file.standing[unit.id]) for unit in file.units]
    store_versions(
        connection, versions, period_id=period_id, upload_id=upload_id, cause=Cause.UNGGAHAN, now=now
    )
