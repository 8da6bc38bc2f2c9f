"""The history of uploads: list them, give the original back, undo one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from compliance.accounts.events import Event
from compliance.model import Action
from compliance.storage import history, staging
from compliance.storage import registry as store
from compliance.storage.archive import NewVersion, live_layers, store_versions, units_of_upload
from compliance.storage.contents import read_content
from compliance.storage.history import UploadRow
from compliance.storage.overlay import replay
from compliance.storage.tables import Cause
from compliance.text.workflows import OFFICE_UPLOAD, Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.past_files import require_fetching, undo_reason
from compliance.workflows.screening import kept_name

__all__ = ["PastUpload", "UploadRow", "original", "undo", "uploads"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUpload:
    """An upload as the person may see it: whether its file may be fetched, and whether it may be undone.

    Of somebody else's file that told of the person's units, the name and the reason are not shown.
    """

    row: UploadRow
    fetchable: bool
    undoable: bool


def uploads(caller: Caller, period_id: int) -> tuple[PastUpload, ...]:
    """The uploads of a period that the person may know of, the newest first, undone ones among them."""
    with looking(caller) as look:
        period = look.period(period_id)
        rows = history.read_uploads(look.connection, period_id)
        if look.may(Action.SEE_UPLOADS, period=period):
            fetchable = look.may(Action.DOWNLOAD_ORIGINAL, period=period)
            undoable = look.may(Action.UNDO_UPLOAD, period=period)
            return tuple(PastUpload(row=row, fetchable=fetchable, undoable=undoable) for row in rows)
        look.require(Action.SEE_UPLOADS, units=look.person.units, period=period)
        named = history.units_of_uploads(look.connection, period_id)
        return tuple(_of_own(look, rows, {id: units & look.person.units for id, units in named.items()}))


def _of_own(look: Look, rows: Iterable[UploadRow], own: dict[int, frozenset[str]]) -> Iterable[PastUpload]:
    for row in rows:
        mine = own.get(row.id, frozenset())
        if row.account_id == look.person.account and row.unit_count == len(mine):
            yield PastUpload(row=row, fetchable=True, undoable=False)
        elif mine:
            hidden = replace(
                row, name=OFFICE_UPLOAD, reason="", undo_reason="", dropped=(), unit_count=len(mine)
            )
            yield PastUpload(row=hidden, fetchable=False, undoable=False)


def original(caller: Caller, upload_id: int) -> tuple[str, bytes]:
    """The name of an uploaded file and its bytes as they are kept: as they came, or without their
    personal columns.
    """
    with acting(caller) as act:
        upload = _upload(act, upload_id)
        period = act.period(upload.period_id)
        named = frozenset(units_of_upload(act.connection, upload_id))
        require_fetching(act, account=upload.account_id, units=named, period=period)
        act.note(Event.ORIGINAL_DOWNLOADED, f"upload {upload_id}")
        name = kept_name(upload.name, upload.dropped)
        return name, read_content(act.connection, upload.sha256)


def undo(caller: Caller, upload_id: int, *, reason: str, now: datetime) -> None:
    """Let everything be as if an upload had not come. A second call changes nothing.

    Each unit it named gets a new version: what the other uploads say, one after the other.
    """
    with acting(caller) as act:
        connection = act.connection
        upload = _upload(act, upload_id)
        period = act.period(upload.period_id)
        named = units_of_upload(connection, upload_id)
        act.require(Action.UNDO_UPLOAD, units=named, period=period)
        if not upload.live:
            return
        changeable(period)
        history.mark_undone(connection, upload_id, undo_reason(reason), now)
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
        staging.let_come_again(connection, upload.period_id, upload.original_sha256)
        act.note(Event.UPLOAD_UNDONE, f"upload {upload_id}", after={"units": len(named)})


def _upload(act: Act, upload_id: int) -> UploadRow:
    found = history.read_upload(act.connection, upload_id)
    if found is None:
        raise Refused(Refusal.UPLOAD_UNKNOWN)
    return found
