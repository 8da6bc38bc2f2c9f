"""Take files in: stage them, read them, answer what the reader asks, look, and confirm."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from compliance.definitions.load import Definitions
from compliance.problems import ProblemCode
from compliance.reading.pool import ReaderPool
from compliance.reading.result import NONE_OF_THESE, Ask
from compliance.storage import registry as store
from compliance.storage import staging
from compliance.storage.archive import standing_answers
from compliance.storage.engine import reading, writing
from compliance.storage.staging import BatchRow, FileState, Progress, StagedRow
from compliance.text.workflows import Refusal
from compliance.workflows.batch import Batch, Change, Conflict, PlannedFile, StagedFile, Stored, plan
from compliance.workflows.confirm import confirm, stored_result, units_named
from compliance.workflows.errors import Refused

__all__ = [
    "Batch",
    "Change",
    "Conflict",
    "FileState",
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
]

_ASKS_FOR_UNIT = frozenset({ProblemCode.ASK_UNIT, ProblemCode.ASK_UNIT_OF_FORM})


def stage(engine: sa.Engine, files: Sequence[tuple[str, bytes]], *, period_id: int, now: datetime) -> str:
    """Keep files (name, bytes) for reading; returns the id of their batch. Nothing is read yet."""
    if not files:
        raise Refused(Refusal.NO_FILES)
    batch_id = uuid.uuid4().hex
    with writing(engine) as connection:
        if period_id not in {period.id for period in store.read_periods(connection)}:
            raise Refused(Refusal.PERIOD_UNKNOWN)
        staging.insert_batch(connection, batch_id, period_id, now)
        for position, (name, data) in enumerate(files):
            sha256 = staging.store_content(connection, data)
            staging.insert_file(connection, batch_id, position, name, sha256)
        staging.mark_known(connection, batch_id, period_id)
    return batch_id


def read_batch(engine: sa.Engine, batch_id: str, pool: ReaderPool, definitions: Definitions) -> None:
    """Read what waits in a batch, keeping the result of each file as soon as it is there.

    May be called again at any time (after a restart, or an answer): it reads what still waits.
    """
    while True:
        with writing(engine) as connection:
            found = _open_batch(connection, batch_id)
            staging.mark_known(connection, batch_id, found.period_id)
            waiting = staging.waiting_files(connection, batch_id)
            remembered = staging.read_remembered(connection)
        if not waiting:
            return
        readings = pool.read_many(_bytes_of(engine, waiting), remembered)
        for (file_id, _, _), result in zip(waiting, readings, strict=True):
            with writing(engine) as connection:
                if not _answered_meanwhile(connection, result.asked, remembered):
                    staging.store_reading(connection, file_id, result)


def _bytes_of(engine: sa.Engine, waiting: Sequence[tuple[int, str, str]]) -> Iterator[tuple[str, bytes]]:
    for _, name, sha256 in waiting:
        with reading(engine) as connection:
            data = staging.read_content(connection, sha256)
        yield name, data


def _answered_meanwhile(
    connection: sa.Connection, asked: Sequence[Ask], remembered: Mapping[str, str]
) -> bool:
    """Whether a user answered, while the file was being read, what it asks: then it is read again."""
    if not asked:
        return False
    known = staging.read_remembered(connection)
    return any(known.get(ask.key) != remembered.get(ask.key) for ask in asked)


def progress(engine: sa.Engine, batch_id: str) -> Progress:
    """How far the reading of a batch is; cheap enough to ask every second."""
    with reading(engine) as connection:
        return staging.read_progress(connection, batch_id)


def batch(engine: sa.Engine, batch_id: str, definitions: Definitions) -> Batch:
    """A batch as it is now: what was read, what is asked, and what would change."""
    with reading(engine) as connection:
        found = staging.read_batch_row(connection, batch_id)
        if found is None:
            raise Refused(Refusal.BATCH_UNKNOWN)
        rows = staging.read_files(connection, batch_id)
        standing = standing_answers(connection, found.period_id, units_named(rows))
    # Nothing is stored yet, so files stand in for the uploads they will be: below every real id.
    planned = plan(rows, standing, {row.id: -row.id for row in rows})
    by_file = {file.row.id: file for file in planned.files}
    return Batch(
        id=found.id,
        period_id=found.period_id,
        created_at=found.created_at,
        files=tuple(_staged_file(row, by_file.get(row.id)) for row in rows),
        conflicts=planned.conflicts,
        total=len(rows),
        done=sum(row.state is not FileState.MENUNGGU for row in rows),
        result=stored_result(found),
    )


def _staged_file(row: StagedRow, planned: PlannedFile | None) -> StagedFile:
    return StagedFile(
        id=row.id,
        name=row.name,
        size=row.size,
        state=row.state,
        reading=row.reading,
        changes=planned.changes if planned else (),
    )


def answer_question(engine: sa.Engine, batch_id: str, key: str, candidate_id: str, now: datetime) -> None:
    """Answer what the reader asks; remembered from now on. The files that asked wait to be read again."""
    with writing(engine) as connection:
        _open_batch(connection, batch_id)
        asking = staging.asked_in(connection, batch_id, key)
        if not asking:
            raise Refused(Refusal.ASK_UNKNOWN)
        for row in staging.read_files(connection, batch_id, asking[:1]):
            _check_candidate(connection, row, key, candidate_id)
        staging.remember(connection, key, candidate_id, now)
        staging.wait_again(connection, asking)


def _check_candidate(connection: sa.Connection, row: StagedRow, key: str, candidate_id: str) -> None:
    """Refuse what the reader could not understand; a column may answer any question."""
    ask = next((ask for ask in row.reading.asked if ask.key == key), None) if row.reading else None
    if ask is None or ask.code is ProblemCode.ASK_COLUMN:
        return
    allowed = {NONE_OF_THESE, *(candidate.id for candidate in ask.candidates)}
    if ask.code in _ASKS_FOR_UNIT:
        allowed |= {unit.id for unit in store.read_registry(connection).units}
    if candidate_id not in allowed:
        raise Refused(Refusal.CANDIDATE_UNKNOWN, candidate=candidate_id)


def remove_file(engine: sa.Engine, batch_id: str, file_id: int) -> None:
    """Take one file out of a batch; a file that is not in it is no error."""
    with writing(engine) as connection:
        found = _open_batch(connection, batch_id)
        staging.delete_files(connection, batch_id, file_id)
        staging.mark_known(connection, batch_id, found.period_id)


def discard(engine: sa.Engine, batch_id: str) -> None:
    """Forget a batch that was not confirmed; one that is gone already is no error."""
    with writing(engine) as connection:
        found = staging.read_batch_row(connection, batch_id)
        if found is None:
            return
        if found.stored_at is not None:
            raise Refused(Refusal.BATCH_STORED)
        staging.delete_batch(connection, batch_id)


def open_batches(engine: sa.Engine) -> tuple[BatchRow, ...]:
    """The batches that wait for a confirmation, the newest first."""
    with reading(engine) as connection:
        return staging.unstored_batches(connection)


def _open_batch(connection: sa.Connection, batch_id: str) -> BatchRow:
    found = staging.read_batch_row(connection, batch_id)
    if found is None:
        raise Refused(Refusal.BATCH_UNKNOWN)
    if found.stored_at is not None:
        raise Refused(Refusal.BATCH_STORED)
    return found
