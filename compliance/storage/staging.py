"""Files on their way in, and what was read in them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from compliance.problems import Problem
from compliance.reading.result import Reading
from compliance.reading.wire import reading_from_bytes, reading_to_bytes
from compliance.storage.contents import drop_unused_contents, store_content
from compliance.storage.tables import (
    batches,
    staged_asks,
    staged_files,
    uploads,
)


class FileState(StrEnum):
    """What has become of a staged file."""

    MENUNGGU = "menunggu"  # to be read
    SIAP = "siap"  # read
    DITOLAK = "ditolak"  # could not be read
    SUDAH_ADA = "sudah ada"  # its bytes are stored in this period, or are in this batch already


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A batch. `stored_at` None: not confirmed yet; `part`: see the table."""

    id: str
    period_id: int
    account_id: int | None
    part: int
    created_at: datetime
    stored_at: datetime | None
    file_count: int
    unit_count: int
    new_unit_count: int
    change_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRow:
    """A staged file; `reading` is None until it was read.

    `sha256`: of the bytes that are kept, None where none are; `original_sha256`, `size`: of those that
    came; `dropped`: the personal columns left out of what is kept.
    """

    id: int
    name: str
    original_sha256: str
    sha256: str | None
    size: int
    dropped: tuple[str, ...]
    state: FileState
    reading: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file that came: what is to be kept of it, and what was left out because it is personal.

    `kept` None: it could not be opened, so nothing of it is kept but its name and what was wrong.
    """

    name: str
    original_sha256: str
    size: int
    kept: bytes | None
    dropped: tuple[str, ...] = ()
    error: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many files of a batch there are, and how many no longer wait to be read."""

    total: int
    done: int


def insert_batch(
    connection: sa.Connection,
    batch_id: str,
    period_id: int,
    *,
    account: int | None,
    part: int,
    now: datetime,
) -> None:
    """Store an empty batch of somebody."""
    values = {
        "id": batch_id,
        "period_id": period_id,
        "account_id": account,
        "part": part,
        "created_at": now,
    }
    connection.execute(sa.insert(batches).values(values))


def insert_file(connection: sa.Connection, batch_id: str, position: int, file: Incoming) -> None:
    """Store a file of a batch, to be read; one that could not be opened is refused already."""
    refused = Reading(file=file.name, sha256=file.original_sha256, error=file.error)
    values = {
        "batch_id": batch_id,
        "position": position,
        "name": file.name,
        "original_sha256": file.original_sha256,
        "sha256": None if file.kept is None else store_content(connection, file.kept),
        "size": file.size,
        "dropped": json.dumps(file.dropped),
        "state": (FileState.MENUNGGU if file.error is None else FileState.DITOLAK).value,
        "reading": None if file.error is None else _packed(refused),
    }
    connection.execute(sa.insert(staged_files).values(values))


def _packed(reading: Reading) -> bytes:
    return zlib.compress(reading_to_bytes(reading), level=1)


def read_batch_row(connection: sa.Connection, batch_id: str) -> BatchRow | None:
    """One batch, or None."""
    row = connection.execute(sa.select(batches).where(batches.c.id == batch_id)).first()
    return None if row is None else BatchRow(**row._mapping)


def unstored_batches(connection: sa.Connection) -> tuple[BatchRow, ...]:
    """The batches that wait for a confirmation, the newest first."""
    chosen = sa.select(batches).where(batches.c.stored_at.is_(None))
    rows = connection.execute(chosen.order_by(batches.c.created_at.desc(), batches.c.id))
    return tuple(BatchRow(**row._mapping) for row in rows)


def names_in(connection: sa.Connection, batch_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The names of the files of each of these batches, in the order they were given."""
    chosen = sa.select(staged_files.c.batch_id, staged_files.c.name)
    chosen = chosen.where(staged_files.c.batch_id.in_(batch_ids)).order_by(staged_files.c.position)
    names: dict[str, tuple[str, ...]] = {}
    for batch_id, name in connection.execute(chosen):
        names[batch_id] = (*names.get(batch_id, ()), name)
    return names


def read_files(
    connection: sa.Connection, batch_id: str, only: Collection[int] | None = None
) -> tuple[StagedRow, ...]:
    """The files of a batch, all or some, in the order they were given, with what was read in them."""
    chosen = sa.select(staged_files).where(staged_files.c.batch_id == batch_id)
    chosen = chosen.order_by(staged_files.c.position)
    if only is not None:
        chosen = chosen.where(staged_files.c.id.in_(only))
    return tuple(
        StagedRow(
            id=row.id,
            name=row.name,
            original_sha256=row.original_sha256,
            sha256=row.sha256,
            size=row.size,
            dropped=tuple(json.loads(row.dropped)),
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


def store_reading(connection: sa.Connection, file_id: int, reading: Reading, *, edition: str) -> None:
    """Keep what this edition of the reader read in a file that waits; one removed meanwhile stays removed."""
    state = FileState.SIAP if reading.error is None else FileState.DITOLAK
    kept = connection.execute(
        sa.update(staged_files)
        .where(staged_files.c.id == file_id, staged_files.c.state == FileState.MENUNGGU.value)
        .values(state=state.value, reading=_packed(reading), edition=edition)
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


def read_by_others(connection: sa.Connection, edition: str) -> list[int]:
    """The ids of the files that another edition of the reader has read; they can be read again."""
    read = staged_files.c.state.in_((FileState.SIAP.value, FileState.DITOLAK.value))
    others = staged_files.c.edition.is_distinct_from(edition)
    chosen = sa.select(staged_files.c.id).where(read, others, staged_files.c.sha256.is_not(None))
    return list(connection.execute(chosen).scalars())


def let_come_again(connection: sa.Connection, period_id: int, original_sha256: str) -> None:
    """This file is no longer stored in the period: staged copies of it may be read."""
    _wait_again(
        connection,
        sa.and_(
            staged_files.c.original_sha256 == original_sha256,
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


def mark_known(connection: sa.Connection, batch: BatchRow) -> None:
    """Find the files of a batch that are stored in its period, or stand earlier in the batch."""
    stored = sa.exists().where(
        uploads.c.period_id == batch.period_id,
        uploads.c.part.in_((0, batch.part)),
        uploads.c.live,
        uploads.c.original_sha256 == staged_files.c.original_sha256,
    )
    other = staged_files.alias()
    earlier = sa.exists().where(
        other.c.batch_id == batch.id,
        other.c.original_sha256 == staged_files.c.original_sha256,
        other.c.position < staged_files.c.position,
    )
    mine = sa.and_(staged_files.c.batch_id == batch.id, staged_files.c.sha256.is_not(None))
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
    drop_unused_contents(connection, [row.sha256 for row in found if row.sha256 is not None])


def delete_batch(connection: sa.Connection, batch_id: str) -> None:
    """Forget a batch with its files."""
    delete_files(connection, batch_id)
    connection.execute(sa.delete(batches).where(batches.c.id == batch_id))
