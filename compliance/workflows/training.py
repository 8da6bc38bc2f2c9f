"""Lists of attendance that are stored: which there are, what stands, and withdrawing one."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.analysis.training_standing import Layer
from compliance.model import Action
from compliance.storage import registry as store
from compliance.storage import training as kept
from compliance.storage.training import TrainingUpload
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, acting, looking
from compliance.workflows.past_files import Past, known_files, undo_reason


def withdraw(caller: Caller, upload_id: int, *, reason: str, now: datetime) -> None:
    """Let everything be as if a file had not come. A second call changes nothing."""
    with acting(caller) as act:
        upload = kept.read_training_upload(act.connection, upload_id)
        if upload is None:
            act.require(Action.UNDO_UPLOAD)
            raise Refused(Refusal.UPLOAD_UNKNOWN)
        period = act.period(upload.period_id)
        act.require(Action.UNDO_UPLOAD, units=upload.units, period=period)
        if not upload.live:
            return
        changeable(period)
        said = undo_reason(reason)
        account = act.person.account
        kept.withdraw_training(act.connection, upload_id, reason=said, account=account, now=now)
        store.note_change(act.connection)
        act.note(Event.TRAINING_WITHDRAWN, f"training {upload_id}", after={"units": len(upload.units)})


def files(caller: Caller, *, period_id: int) -> tuple[Past[TrainingUpload], ...]:
    """The files of a period that the person may know of, the newest first, withdrawn ones among them."""
    with looking(caller) as look:
        period = look.period(period_id)
        return known_files(look, period, kept.read_training_uploads(look.connection, period_id))


def layers_of(connection: sa.Connection, period_id: int) -> tuple[Layer, ...]:
    """What the files of a period that count say, the oldest first."""
    told = kept.read_told_training(connection, period_id)
    return tuple(Layer(events=one.events, attendees=one.attendees) for one in told)
