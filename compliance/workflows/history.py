"""The history of uploads: list them, give the original back, undo one."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from compliance.storage import history, staging
from compliance.storage import registry as store
from compliance.storage.archive import NewVersion, live_layers, store_versions, units_of_upload
from compliance.storage.engine import reading, writing
from compliance.storage.history import UploadRow
from compliance.storage.overlay import replay
from compliance.storage.tables import Cause
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused

__all__ = ["UploadRow", "original", "undo", "uploads"]


def uploads(engine: sa.Engine, period_id: int) -> tuple[UploadRow, ...]:
    """The uploads of a period, the newest first, those that were undone among them."""
    with reading(engine) as connection:
        return history.read_uploads(connection, period_id)


def original(engine: sa.Engine, upload_id: int) -> tuple[str, bytes]:
    """The name of an uploaded file and its bytes, exactly as they came."""
    with reading(engine) as connection:
        upload = _upload(connection, upload_id)
        return upload.name, staging.read_content(connection, upload.sha256)


def undo(engine: sa.Engine, upload_id: int, *, reason: str, now: datetime) -> None:
    """Let everything be as if an upload had not come. A second call changes nothing.

    Each unit it named gets a new version: what the other uploads say, one after the other.
    """
    with writing(engine) as connection:
        upload = _upload(connection, upload_id)
        if not upload.live:
            return
        if not reason.strip():
            raise Refused(Refusal.UNDO_REASON_MISSING)
        history.mark_undone(connection, upload_id, reason.strip(), now)
        named = units_of_upload(connection, upload_id)
        layers = live_layers(connection, upload.period_id, named)
        versions = [
            NewVersion(unit_id=unit_id, answers=replay(layers.get(unit_id, ())), standing=unit_id in layers)
            for unit_id in named
        ]
        store_versions(
            connection,
            versions,
            period_id=upload.period_id,
            upload_id=upload_id,
            cause=Cause.PEMBATALAN,
            now=now,
        )
        withdrawn = store.withdraw_unnamed(connection, named)
        store.note_change(connection, registry=withdrawn > 0)
        staging.let_come_again(connection, upload.period_id, upload.sha256)


def _upload(connection: sa.Connection, upload_id: int) -> UploadRow:
    found = history.read_upload(connection, upload_id)
    if found is None:
        raise Refused(Refusal.UPLOAD_UNKNOWN)
    return found
