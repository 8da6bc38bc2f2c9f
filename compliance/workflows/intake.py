"""Take files in: stage them, read them, answer what the reader asks, look, and confirm."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.definitions.load import Definitions
from compliance.model import Action, Registry
from compliance.problems import ProblemCode
from compliance.reading.edition import reader_edition
from compliance.reading.pool import ReaderPool
from compliance.reading.result import Reading
from compliance.storage import staging
from compliance.storage.archive import standing_answers
from compliance.storage.contents import read_content
from compliance.storage.engine import reading, writing
from compliance.storage.registry import read_period
from compliance.storage.remembered import read_remembered, remember
from compliance.storage.staging import BatchRow, FileState, Incoming, Progress, StagedRow
from compliance.text.workflows import Refusal
from compliance.workflows.batch import (
    Batch,
    Change,
    Conflict,
    OwnPart,
    PlannedFile,
    StagedFile,
    Stored,
    own_part,
    plan,
    units_in,
)
from compliance.workflows.confirm import (
    batch_of,
    confirm,
    stored_result,
    units_that_count,
)
from compliance.workflows.elsewhere import sent_on
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking
from compliance.workflows.handing_in import handing_in, nameless, owner_of, require_candidate
from compliance.workflows.units import registry

__all__ = [
    "Batch",
    "Change",
    "Conflict",
    "FileState",
    "Incoming",
    "OpenBatch",
    "Progress",
    "StagedFile",
    "Stored",
    "answer_question",
    "batch",
    "confirm",
    "discard",
    "open_batches",
    "progress",
    "read_batch",
    "remove_file",
    "stage",
    "units_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBatch:
    """A batch that waits for a confirmation; `files`: their names, in the order they were given."""

    id: str
    created_at: datetime
    files: tuple[str, ...]


def stage(caller: Caller, files: Sequence[Incoming], *, period_id: int, now: datetime) -> str:
    """Keep files for reading; returns the id of their batch. Nothing is read yet.

    Of a file that somebody may upload only for their own units, only those will be taken.
    """
    if not files:
        raise Refused(Refusal.NO_FILES)
    batch_id = uuid.uuid4().hex
    with acting(caller) as act:
        _, own = handing_in(act, period_id, now)
        part = owner_of(act, own)
        account = act.person.account
        staging.insert_batch(act.connection, batch_id, period_id, account=account, part=part, now=now)
        for position, file in enumerate(files):
            staging.insert_file(act.connection, batch_id, position, file)
        staging.mark_known(act.connection, _batch_row(act.connection, batch_id))
        act.note(Event.FILES_STAGED, f"batch {batch_id}", after={"period": period_id, "files": len(files)})
    return batch_id


def units_of(engine: sa.Engine, batch_id: str) -> Registry:
    """The units among which those of a batch are sought: as they are on the day of its period."""
    with reading(engine) as connection:
        period = read_period(connection, _batch_row(connection, batch_id).period_id)
    return registry(engine, None if period is None else period.assessment_date)


def read_batch(engine: sa.Engine, batch_id: str, pool: ReaderPool, definitions: Definitions) -> None:
    """Read what waits in a batch, keeping the result of each file as soon as it is there.

    May be called again at any time (after a restart, or an answer): it reads what still waits. It
    shows nothing to anybody and goes on when whoever staged the files has left, so it asks no rights.
    """
    while True:
        with writing(engine) as connection:
            found = _batch_row(connection, batch_id)
            _refuse_stored(found)
            staging.mark_known(connection, found)
            waiting = staging.waiting_files(connection, batch_id)
            remembered = read_remembered(connection, found.part)
        if not waiting:
            return
        readings = pool.read_many(_bytes_of(engine, waiting), remembered)
        for row, read in zip(waiting, readings, strict=True):
            file_id = row[0]
            [result] = sent_on([read], _bytes_of(engine, [row]), pool) if read.error else [read]
            with writing(engine) as connection:
                known = read_remembered(connection, found.part)
                if all(known.get(ask.key) == remembered.get(ask.key) for ask in result.asked):
                    staging.store_reading(connection, file_id, result, edition=reader_edition())
                    _answer_for_owner(connection, found, file_id, result)


def _answer_for_owner(connection: sa.Connection, batch: BatchRow, file_id: int, result: Reading) -> None:
    """A form without a name, uploaded by the account of one unit, is that unit's; nothing else is guessed."""
    units = units_that_count(connection, batch)
    if units is None or len(units) != 1:
        return
    forms = nameless(result.asked)
    for key in forms:
        remember(connection, key, next(iter(units)), batch.part, batch.created_at)
    if forms:
        staging.wait_again(connection, [file_id])


def _bytes_of(engine: sa.Engine, waiting: Sequence[tuple[int, str, str]]) -> Iterator[tuple[str, bytes]]:
    for _, name, sha256 in waiting:
        with reading(engine) as connection:
            data = read_content(connection, sha256)
        yield name, data


def progress(caller: Caller, batch_id: str) -> Progress:
    """How far the reading of a batch is; cheap enough to ask every second."""
    with looking(caller) as look:
        batch_of(look, batch_id)
        return staging.read_progress(look.connection, batch_id)


def batch(caller: Caller, batch_id: str) -> Batch:
    """A batch as it is now: what was read, what is asked, and what would change."""
    with looking(caller) as look:
        found = batch_of(look, batch_id)
        units = units_that_count(look.connection, found)
        parts = [own_part(row, units) for row in staging.read_files(look.connection, batch_id)]
        rows = [part.row for part in parts]
        standing = standing_answers(look.connection, found.period_id, units_in(rows))
    # Nothing is stored yet, so files stand in for the uploads they will be: below every real id.
    planned = plan(rows, standing, {row.id: -row.id for row in rows})
    by_file = {file.row.id: file for file in planned.files}
    return Batch(
        id=found.id,
        period_id=found.period_id,
        created_at=found.created_at,
        files=tuple(_staged_file(part, by_file.get(part.row.id)) for part in parts),
        conflicts=planned.conflicts,
        total=len(rows),
        done=sum(row.state is not FileState.MENUNGGU for row in rows),
        result=stored_result(found),
        units=units,
    )


def _staged_file(part: OwnPart, planned: PlannedFile | None) -> StagedFile:
    row = part.row
    return StagedFile(
        id=row.id,
        name=row.name,
        size=row.size,
        state=row.state,
        reading=row.reading,
        changes=planned.changes if planned else (),
        dropped=row.dropped,
        others=part.others,
    )


def answer_question(caller: Caller, batch_id: str, key: str, candidate_id: str, now: datetime) -> None:
    """Answer what the reader asks; remembered from now on, of a unit's account for its own files alone.

    The files that asked wait to be read again.
    """
    with acting(caller) as act:
        found = _open_batch(act, batch_id)
        asking = staging.asked_in(act.connection, batch_id, key)
        if not asking:
            raise Refused(Refusal.ASK_UNKNOWN)
        [row] = staging.read_files(act.connection, batch_id, asking[:1])
        code = _check_candidate(act.connection, found, row, key, candidate_id)
        remember(act.connection, key, candidate_id, found.part, now)
        staging.wait_again(act.connection, asking)
        act.note(Event.QUESTION_ANSWERED, f"batch {batch_id}", after={"asked": code, "answer": candidate_id})


def _check_candidate(
    connection: sa.Connection, batch: BatchRow, row: StagedRow, key: str, candidate_id: str
) -> str:
    """The code of what is asked. Refuses what the reader could not understand; a column may answer
    any question."""
    ask = next((ask for ask in row.reading.asked if ask.key == key), None) if row.reading else None
    if ask is None:
        return ""
    if ask.code is not ProblemCode.ASK_COLUMN:
        require_candidate(connection, ask, candidate_id, units_that_count(connection, batch))
    return ask.code.value


def remove_file(caller: Caller, batch_id: str, file_id: int) -> None:
    """Take one file out of a batch; a file that is not in it is no error."""
    with acting(caller) as act:
        found = _open_batch(act, batch_id)
        staging.delete_files(act.connection, batch_id, file_id)
        staging.mark_known(act.connection, found)
        act.note(Event.FILES_DISCARDED, f"batch {batch_id}", after={"files": 1})


def discard(caller: Caller, batch_id: str) -> None:
    """Forget a batch that was not confirmed; one that is gone already is no error."""
    with acting(caller) as act:
        if staging.read_batch_row(act.connection, batch_id) is None:
            return
        _open_batch(act, batch_id)
        files = staging.read_progress(act.connection, batch_id).total
        staging.delete_batch(act.connection, batch_id)
        act.note(Event.FILES_DISCARDED, f"batch {batch_id}", after={"files": files})


def open_batches(caller: Caller) -> tuple[OpenBatch, ...]:
    """The batches the person may work on that wait for a confirmation, the newest first."""
    with looking(caller) as look:
        everything = look.may(Action.UPLOAD)
        rows = [
            row
            for row in staging.unstored_batches(look.connection)
            if everything or (row.account_id == row.part == look.person.account)
        ]
        names = staging.names_in(look.connection, [row.id for row in rows])
    return tuple(OpenBatch(id=row.id, created_at=row.created_at, files=names.get(row.id, ())) for row in rows)


def _open_batch(act: Act, batch_id: str) -> BatchRow:
    found = batch_of(act, batch_id)
    _refuse_stored(found)
    return found


def _batch_row(connection: sa.Connection, batch_id: str) -> BatchRow:
    found = staging.read_batch_row(connection, batch_id)
    if found is None:
        raise Refused(Refusal.BATCH_UNKNOWN)
    return found


def _refuse_stored(batch: BatchRow) -> None:
    if batch.stored_at is not None:
        raise Refused(Refusal.BATCH_STORED)
