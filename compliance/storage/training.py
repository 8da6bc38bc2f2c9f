"""Lists of attendance as they are kept: which trainings, and how many people of a unit were at them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.model.training import Attendees, TrainingEvent
from compliance.storage.engine import insert_row
from compliance.storage.handed_in import HandedIn, handed_in, with_withdrawals, withdraw
from compliance.storage.tables import (
    training_events,
    training_groups,
    training_uploads,
    training_withdrawals,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTraining:
    """What came out of one file; `attendees` point at `events` by their places."""

    name: str
    original_sha256: str
    dropped: tuple[str, ...]
    reason: str
    events: tuple[TrainingEvent, ...]
    attendees: tuple[Attendees, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingUpload(HandedIn):
    """A list of attendance. `events`: how many trainings it names; `units`: those it tells of."""

    reason: str
    events: int
    units: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTraining:
    """What one file says."""

    upload_id: int
    events: tuple[TrainingEvent, ...]
    attendees: tuple[Attendees, ...]


def insert_training(
    connection: sa.Connection, new: NewTraining, *, period_id: int, account: int | None, now: datetime
) -> int:
    """Keep what a file says; returns the number of the upload."""
    values = {
        "period_id": period_id,
        "account_id": account,
        "name": new.name,
        "original_sha256": new.original_sha256,
        "dropped": json.dumps(new.dropped),
        "reason": new.reason,
        "created_at": now,
    }
    upload_id = insert_row(connection, training_uploads, values)
    events = [
        {"upload_id": upload_id, "position": position, "title": event.title, "day": event.day}
        for position, event in enumerate(new.events)
    ]
    groups = [
        {
            "upload_id": upload_id,
            "unit_id": one.unit,
            "frontline": one.frontline,
            "events": json.dumps(one.events),
            "people": one.people,
        }
        for one in new.attendees
    ]
    connection.execute(sa.insert(training_events), events)
    connection.execute(sa.insert(training_groups), groups)
    return upload_id


def withdraw_training(
    connection: sa.Connection, upload_id: int, *, reason: str, account: int | None, now: datetime
) -> None:
    """Let a file count no longer; its rows stay."""
    withdraw(connection, training_withdrawals, upload_id, reason=reason, account=account, now=now)


def read_training_uploads(connection: sa.Connection, period_id: int) -> tuple[TrainingUpload, ...]:
    """Every file of a period, also those that were withdrawn, the newest first."""
    return _uploads(connection, training_uploads.c.period_id == period_id)


def read_training_upload(connection: sa.Connection, upload_id: int) -> TrainingUpload | None:
    """One file, or None."""
    return next(iter(_uploads(connection, training_uploads.c.id == upload_id)), None)


def read_told_training(connection: sa.Connection, period_id: int) -> tuple[ToldTraining, ...]:
    """What the files of a period that count say, in the order in which they came."""
    events: dict[int, list[TrainingEvent]] = defaultdict(list)
    ordered = sa.select(training_events).order_by(training_events.c.upload_id, training_events.c.position)
    for row in connection.execute(_standing(ordered, training_events, period_id)):
        events[row.upload_id].append(TrainingEvent(title=row.title, day=row.day))
    attendees: dict[int, list[Attendees]] = defaultdict(list)
    chosen = sa.select(training_groups).order_by(training_groups.c.id)
    for row in connection.execute(_standing(chosen, training_groups, period_id)):
        attendees[row.upload_id].append(
            Attendees(
                unit=row.unit_id,
                frontline=row.frontline,
                events=tuple(json.loads(row.events)),
                people=row.people,
            )
        )
    return tuple(
        ToldTraining(upload_id=upload_id, events=tuple(some), attendees=tuple(attendees[upload_id]))
        for upload_id, some in events.items()
    )


def _standing(
    chosen: sa.Select[tuple[sa.Row[tuple[int]]]], table: sa.Table, period_id: int
) -> sa.Select[tuple[sa.Row[tuple[int]]]]:
    """Only what belongs to the files of a period that were not withdrawn."""
    withdrawn = training_withdrawals.c.upload_id
    return (
        chosen.join(training_uploads, training_uploads.c.id == table.c.upload_id)
        .outerjoin(training_withdrawals, withdrawn == table.c.upload_id)
        .where(training_uploads.c.period_id == period_id, withdrawn.is_(None))
    )


def _uploads(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> tuple[TrainingUpload, ...]:
    units: dict[int, set[str]] = defaultdict(set)
    of_upload = sa.select(training_groups.c.upload_id, training_groups.c.unit_id).join(training_uploads)
    for row in connection.execute(of_upload.where(wanted).distinct()):
        units[row.upload_id].add(row.unit_id)
    counted = (
        sa.select(training_events.c.upload_id, sa.func.count().label("events"))
        .group_by(training_events.c.upload_id)
        .subquery()
    )
    chosen = (
        with_withdrawals(training_uploads, training_withdrawals)
        .add_columns(counted.c.events)
        .join(counted, counted.c.upload_id == training_uploads.c.id)
        .where(wanted)
        .order_by(training_uploads.c.id.desc())
    )
    return tuple(
        TrainingUpload(**handed_in(row), reason=row.reason, events=row.events, units=frozenset(units[row.id]))
        for row in connection.execute(chosen)
    )
