"""Store a batch: everything in one transaction, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from compliance.model import Unit
from compliance.storage import registry as store
from compliance.storage import staging
from compliance.storage.archive import NewVersion, standing_answers, store_versions
from compliance.storage.engine import writing
from compliance.storage.history import close_batch, insert_upload
from compliance.storage.staging import BatchRow, FileState, StagedRow
from compliance.storage.tables import Cause
from compliance.text.workflows import Refusal
from compliance.workflows.batch import Plan, PlannedFile, Stored, open_questions, plan, replaced
from compliance.workflows.errors import Refused


def confirm(
    engine: sa.Engine,
    batch_id: str,
    *,
    reason: str,
    now: datetime,
    latest_wins: bool = False,
    without_asked: bool = False,
) -> Stored:
    """Store what was read in a batch. A second call returns the same and stores nothing.

    Refused while files wait to be read; while the reader's questions are open (unless
    `without_asked`: what is asked is then left out); where files contradict each other
    (unless `latest_wins`); and without a reason where stored answers would be replaced.
    """
    try:
        with writing(engine) as connection:
            found = staging.read_batch_row(connection, batch_id)
            if found is None:
                raise Refused(Refusal.BATCH_UNKNOWN)
            return stored_result(found) or _confirm(
                connection, found, reason.strip(), now, latest_wins=latest_wins, without_asked=without_asked
            )
    except Refused:
        _show_known(engine, batch_id)
        raise


def _confirm(
    connection: sa.Connection,
    batch: BatchRow,
    reason: str,
    now: datetime,
    *,
    latest_wins: bool,
    without_asked: bool,
) -> Stored:
    staging.mark_known(connection, batch.id, batch.period_id)
    rows = staging.read_files(connection, batch.id)
    _check_read(rows, without_asked=without_asked)
    ready = [row for row in rows if row.state is FileState.SIAP]
    uploads = _insert_uploads(connection, batch, ready, reason, now)
    planned = plan(ready, standing_answers(connection, batch.period_id, units_named(ready)), uploads)
    _check_plan(planned, reason=reason, latest_wins=latest_wins)
    return _store(connection, batch, planned, uploads, now)


def _show_known(engine: sa.Engine, batch_id: str) -> None:
    """What another batch has stored meanwhile is shown as such; the refusal itself kept nothing."""
    with writing(engine) as connection:
        found = staging.read_batch_row(connection, batch_id)
        if found is not None:
            staging.mark_known(connection, batch_id, found.period_id)


def units_named(rows: Iterable[StagedRow]) -> list[str]:
    """The ids of the units that were read in these files."""
    readings = (row.reading for row in rows if row.reading is not None)
    return list(dict.fromkeys(c.unit.id for reading in readings for c in reading.checklists))


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


def _check_plan(planned: Plan, *, reason: str, latest_wins: bool) -> None:
    if planned.conflicts and not latest_wins:
        raise Refused(Refusal.CONFLICTS, count=len(planned.conflicts))
    count = replaced(change for file in planned.files for change in file.changes)
    if count and not reason:
        raise Refused(Refusal.REASON_MISSING, count=count)


def _insert_uploads(
    connection: sa.Connection, batch: BatchRow, ready: Sequence[StagedRow], reason: str, now: datetime
) -> dict[int, int]:
    """The id of the upload each file becomes; a file without any checklist is not stored."""
    return {
        row.id: insert_upload(
            connection,
            period_id=batch.period_id,
            batch_id=batch.id,
            sha256=row.sha256,
            name=row.name,
            reason=reason,
            now=now,
        )
        for row in ready
        if row.reading is not None and row.reading.checklists
    }


def _store(
    connection: sa.Connection, batch: BatchRow, planned: Plan, uploads: dict[int, int], now: datetime
) -> Stored:
    new_units = 0
    for file in planned.files:
        new_units += _add_new_units(connection, file.units, uploads[file.row.id])
        _store_file(connection, batch.period_id, file, uploads[file.row.id], now)
    store.note_change(connection, registry=new_units > 0)
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
        connection,
        batch.id,
        files=stored.files,
        units=stored.units,
        new_units=stored.new_units,
        changes=stored.changes,
        now=now,
    )
    staging.delete_files(connection, batch.id)
    return stored


def _add_new_units(connection: sa.Connection, units: Sequence[Unit], upload_id: int) -> int:
    """Add what an open registry does not have; a closed one never lets the reader make units."""
    registry = store.read_registry(connection)
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
