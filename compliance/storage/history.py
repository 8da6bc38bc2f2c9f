"""Uploads: what was stored, when and why, and what was undone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.storage.engine import insert_row
from compliance.storage.staging import BatchRow, StagedRow
from compliance.storage.tables import Cause, batches, contents, submissions, uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRow:
    """One stored file. `undone_at` None: it counts."""

    id: int
    period_id: int
    batch_id: str
    account_id: int | None
    name: str
    original_sha256: str
    sha256: str
    dropped: tuple[str, ...]
    size: int
    unit_count: int
    reason: str
    stored_at: datetime
    undone_at: datetime | None
    undo_reason: str

    @property
    def live(self) -> bool:
        """Whether its answers count."""
        return self.undone_at is None


def insert_upload(
    connection: sa.Connection,
    *,
    batch: BatchRow,
    file: StagedRow,
    account: int | None,
    part: int,
    reason: str,
    now: datetime,
) -> int:
    """Store an upload that counts; returns its id."""
    values = {
        "period_id": batch.period_id,
        "batch_id": batch.id,
        "account_id": account,
        "part": part,
        "original_sha256": file.original_sha256,
        "sha256": file.sha256,
        "dropped": json.dumps(file.dropped),
        "name": file.name,
        "reason": reason,
        "stored_at": now,
        "live": True,
    }
    return insert_row(connection, uploads, values)


def _upload_rows() -> sa.Select[tuple[int, int]]:
    counted = (
        sa.select(submissions.c.upload_id, sa.func.count().label("unit_count"))
        .where(submissions.c.cause == Cause.UNGGAHAN.value)
        .group_by(submissions.c.upload_id)
        .subquery()
    )
    return (
        sa.select(uploads, contents.c.size, counted.c.unit_count)
        .join(contents, contents.c.sha256 == uploads.c.sha256)
        .outerjoin(counted, counted.c.upload_id == uploads.c.id)
    )


def _upload(row: sa.Row[tuple[int, int]]) -> UploadRow:
    return UploadRow(
        id=row.id,
        period_id=row.period_id,
        batch_id=row.batch_id,
        account_id=row.account_id,
        name=row.name,
        original_sha256=row.original_sha256,
        sha256=row.sha256,
        dropped=tuple(json.loads(row.dropped)),
        size=row.size,
        unit_count=row.unit_count or 0,
        reason=row.reason,
        stored_at=row.stored_at,
        undone_at=row.undone_at,
        undo_reason=row.undo_reason or "",
    )


def read_uploads(connection: sa.Connection, period_id: int) -> tuple[UploadRow, ...]:
    """The uploads of a period, the newest first."""
    chosen = _upload_rows().where(uploads.c.period_id == period_id).order_by(uploads.c.id.desc())
    return tuple(map(_upload, connection.execute(chosen)))


def units_of_uploads(connection: sa.Connection, period_id: int) -> Mapping[int, frozenset[str]]:
    """The units each upload of a period gave answers for."""
    found: dict[int, set[str]] = {}
    chosen = sa.select(submissions.c.upload_id, submissions.c.unit_id).where(
        submissions.c.period_id == period_id, submissions.c.cause == Cause.UNGGAHAN.value
    )
    for upload_id, unit_id in connection.execute(chosen):
        found.setdefault(upload_id, set()).add(unit_id)
    return {upload_id: frozenset(units) for upload_id, units in found.items()}


def read_upload(connection: sa.Connection, upload_id: int) -> UploadRow | None:
    """One upload, or None."""
    row = connection.execute(_upload_rows().where(uploads.c.id == upload_id)).first()
    return None if row is None else _upload(row)


def stored_batch(connection: sa.Connection, period_id: int, original_sha256: str) -> BatchRow | None:
    """The batch that stored this file whole in a period, while it counts; None where none did."""
    chosen = (
        sa.select(batches)
        .join(uploads, uploads.c.batch_id == batches.c.id)
        .where(
            uploads.c.period_id == period_id,
            uploads.c.original_sha256 == original_sha256,
            uploads.c.part == 0,
            uploads.c.live,
        )
    )
    row = connection.execute(chosen).first()
    return None if row is None else BatchRow(**row._mapping)


def mark_undone(connection: sa.Connection, upload_id: int, reason: str, now: datetime) -> None:
    """Let an upload no longer count; its row and its bytes stay."""
    undone = {"live": None, "undone_at": now, "undo_reason": reason}
    connection.execute(sa.update(uploads).where(uploads.c.id == upload_id).values(undone))


def close_batch(
    connection: sa.Connection,
    batch_id: str,
    *,
    files: int,
    units: int,
    new_units: int,
    changes: int,
    now: datetime,
) -> None:
    """Mark a batch as stored, with what it stored."""
    counts = {"file_count": files, "unit_count": units, "new_unit_count": new_units, "change_count": changes}
    connection.execute(sa.update(batches).where(batches.c.id == batch_id).values(stored_at=now, **counts))
