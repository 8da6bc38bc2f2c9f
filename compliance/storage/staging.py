"""Files on their way in: their bytes, what was read in them, and answers remembered for the reader."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from compliance.reading.result import Reading
from compliance.reading.wire import reading_from_bytes, reading_to_bytes
from compliance.storage.tables import batches, contents, remembered, staged_asks, staged_files, uploads


class FileState(StrEnum):
    """What has become of a staged file."""

    MENUNGGU = "menunggu"  # to be read
    SIAP = "siap"  # read
    DITOLAK = "ditolak"  # could not be read
    SUDAH_ADA = "sudah ada"  # its bytes are stored in this period, or are in this batch already


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A batch. `stored_at` None: not confirmed yet."""

    id: str
    period_id: int
    created_at: datetime
    stored_at: datetime | None
    file_count: int
    unit_count: int
    new_unit_count: int
    change_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRow:
    """A staged file; `reading` is None until it was read."""

    id: int
    name: str
    sha256: str
    size: int
    state: FileState
    reading: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many files of a batch there are, and how many no longer wait to be read."""

    total: int
    done: int


def store_content(connection: sa.Connection, data: bytes) -> str:
    """Keep bytes, once; returns their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = connection.execute(sa.select(contents.c.sha256).where(contents.c.sha256 == sha256)).first()
    if known is None:
        values = {"sha256": sha256, "size": len(data), "data": data}
        connection.execute(sa.insert(contents).values(values))
    return sha256


def drop_unused_contents(connection: sa.Connection, hashes: Collection[str]) -> None:
    """Forget those of these bytes that no staged file and no upload refers to."""
    for sha256 in set(hashes):
        connection.execute(
            sa.delete(contents).where(
                contents.c.sha256 == sha256,
                ~sa.exists().where(staged_files.c.sha256 == contents.c.sha256),
                ~sa.exists().where(uploads.c.sha256 == contents.c.sha256),
            )
        )


def insert_batch(connection: sa.Connection, batch_id: str, period_id: int, now: datetime) -> None:
    """Store an empty batch."""
    values = {"id": batch_id, "period_id": period_id, "created_at": now}
    connection.execute(sa.insert(batches).values(values))


def insert_file(connection: sa.Connection, batch_id: str, position: int, name: str, sha256: str) -> None:
    """Store a file of a batch, to be read."""
    values = {
        "batch_id": batch_id,
        "position": position,
        "name": name,
        "sha256": sha256,
        "state": FileState.MENUNGGU.value,
    }
    connection.execute(sa.insert(staged_files).values(values))


def read_batch_row(connection: sa.Connection, batch_id: str) -> BatchRow | None:
    """One batch, or None."""
    row = connection.execute(sa.select(batches).where(batches.c.id == batch_id)).first()
    return None if row is None else BatchRow(**row._mapping)


def unstored_batches(connection: sa.Connection) -> tuple[BatchRow, ...]:
    """The batches that wait for a confirmation, the newest first."""
    chosen = sa.select(batches).where(batches.c.stored_at.is_(None))
    rows = connection.execute(chosen.order_by(batches.c.created_at.desc(), batches.c.id))
    return tuple(BatchRow(**row._mapping) for row in rows)


def read_files(
    connection: sa.Connection, batch_id: str, only: Collection[int] | None = None
) -> tuple[StagedRow, ...]:
    """The files of a batch, all or some, in the order they were given, with what was read in them."""
    chosen = (
        sa.select(staged_files, contents.c.size)
        .join(contents, contents.c.sha256 == staged_files.c.sha256)
        .where(staged_files.c.batch_id == batch_id)
        .order_by(staged_files.c.position)
    )
    if only is not None:
        chosen = chosen.where(staged_files.c.id.in_(only))
    return tuple(
        StagedRow(
            id=row.id,
            name=row.name,
            sha256=row.sha256,
            size=row.size,
            state=FileState(row.state),
            reading=None if row.reading is None else reading_from_bytes(zlib.decompress(row.reading)),
        )
        for row in connection.execute(chosen)
    )


def read_progress(connection: sa.Connection, batch_id: str) -> Progress:
    """How far the reading of a batch is; cheap enough to ask every second."""
    waits = sa.case((staged_files.c.state == FileState.MENUNGGU.value, 1), else_=0)
    counted = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(waits), 0)).where(
        staged_files.c.batch_id == batch_id
    )
    total, waiting = connection.execute(counted).one()
    return Progress(total=total, done=total - waiting)


def waiting_files(connection: sa.Connection, batch_id: str) -> list[tuple[int, str, str]]:
    """Id, name and SHA-256 of the files of a batch that are still to be read."""
    chosen = sa.select(staged_files.c.id, staged_files.c.name, staged_files.c.sha256).where(
        staged_files.c.batch_id == batch_id, staged_files.c.state == FileState.MENUNGGU.value
    )
    rows = connection.execute(chosen.order_by(staged_files.c.position))
    return [(row.id, row.name, row.sha256) for row in rows]


def read_content(connection: sa.Connection, sha256: str) -> bytes:
    """Bytes that are kept."""
    data: bytes = connection.execute(
        sa.select(contents.c.data).where(contents.c.sha256 == sha256)
    ).scalar_one()
    return data


def store_reading(connection: sa.Connection, file_id: int, reading: Reading) -> None:
    """Keep what was read in a file that waits; a file removed meanwhile stays removed."""
    state = FileState.SIAP if reading.error is None else FileState.DITOLAK
    packed = zlib.compress(reading_to_bytes(reading), level=1)
    kept = connection.execute(
        sa.update(staged_files)
        .where(staged_files.c.id == file_id, staged_files.c.state == FileState.MENUNGGU.value)
        .values(state=state.value, reading=packed)
    )
    connection.execute(sa.delete(staged_asks).where(staged_asks.c.file_id == file_id))
    keys = dict.fromkeys(ask.key for ask in reading.asked)
    if kept.rowcount and keys:
        connection.execute(sa.insert(staged_asks), [{"file_id": file_id, "key": key} for key in keys])


def wait_again(connection: sa.Connection, file_ids: Collection[int]) -> None:
    """Let files wait to be read once more."""
    _wait_again(connection, staged_files.c.id.in_(file_ids))


def _wait_again(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> None:
    waiting = {"state": FileState.MENUNGGU.value, "reading": None}
    connection.execute(sa.update(staged_files).where(chosen).values(waiting))


def let_come_again(connection: sa.Connection, period_id: int, sha256: str) -> None:
    """These bytes are no longer stored in the period: staged copies of them may be read."""
    _wait_again(
        connection,
        sa.and_(
            staged_files.c.sha256 == sha256,
            staged_files.c.state == FileState.SUDAH_ADA.value,
            staged_files.c.batch_id.in_(sa.select(batches.c.id).where(batches.c.period_id == period_id)),
        ),
    )


def asked_in(connection: sa.Connection, batch_id: str, key: str) -> list[int]:
    """The ids of the files of a batch that ask this question."""
    chosen = (
        sa.select(staged_files.c.id)
        .join(staged_asks, staged_asks.c.file_id == staged_files.c.id)
        .where(staged_files.c.batch_id == batch_id, staged_asks.c.key == key)
    )
    return list(connection.execute(chosen.order_by(staged_files.c.position)).scalars())


def mark_known(connection: sa.Connection, batch_id: str, period_id: int) -> None:
    """Find the files of a batch whose bytes are stored in the period, or earlier in the batch."""
    stored = sa.exists().where(
        uploads.c.period_id == period_id, uploads.c.live, uploads.c.sha256 == staged_files.c.sha256
    )
    other = staged_files.alias()
    earlier = sa.exists().where(
        other.c.batch_id == batch_id,
        other.c.sha256 == staged_files.c.sha256,
        other.c.position < staged_files.c.position,
    )
    mine = staged_files.c.batch_id == batch_id
    known = sa.or_(stored, earlier)
    was_known = staged_files.c.state == FileState.SUDAH_ADA.value
    _wait_again(connection, sa.and_(mine, was_known, sa.not_(known)))
    connection.execute(
        sa.update(staged_files)
        .where(mine, known, sa.not_(was_known))
        .values(state=FileState.SUDAH_ADA.value, reading=None)
    )


def delete_files(connection: sa.Connection, batch_id: str, file_id: int | None = None) -> None:
    """Forget one file of a batch, or all, and their bytes where nothing else needs them."""
    chosen = staged_files.c.batch_id == batch_id
    if file_id is not None:
        chosen = sa.and_(chosen, staged_files.c.id == file_id)
    found = connection.execute(sa.select(staged_files.c.id, staged_files.c.sha256).where(chosen)).all()
    for row in found:
        connection.execute(sa.delete(staged_asks).where(staged_asks.c.file_id == row.id))
        connection.execute(sa.delete(staged_files).where(staged_files.c.id == row.id))
    drop_unused_contents(connection, [row.sha256 for row in found])


def delete_batch(connection: sa.Connection, batch_id: str) -> None:
    """Forget a batch with its files."""
    delete_files(connection, batch_id)
    connection.execute(sa.delete(batches).where(batches.c.id == batch_id))


def read_remembered(connection: sa.Connection) -> Mapping[str, str]:
    """Every answer a user has given the reader, by the key of its question."""
    return {row.key: row.candidate_id for row in connection.execute(sa.select(remembered))}


def remember(connection: sa.Connection, key: str, candidate_id: str, now: datetime) -> None:
    """Keep an answer, in place of an earlier one."""
    connection.execute(sa.delete(remembered).where(remembered.c.key == key))
    values = {"key": key, "candidate_id": candidate_id, "answered_at": now}
    connection.execute(sa.insert(remembered).values(values))
