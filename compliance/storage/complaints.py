"""Complaints as they are kept: one row each, in the uploads that told of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from compliance.model.complaints import COUNTS, Case, CaseStatus, Recap
from compliance.storage.engine import insert_row
from compliance.storage.handed_in import HandedIn, handed_in, with_withdrawals, withdraw
from compliance.storage.tables import (
    complaint_cases,
    complaint_recaps,
    complaint_uploads,
    complaint_withdrawals,
)

_AT_ONCE = 5_000  # rows of one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComplaints:
    """What came out of one file. `part`: the account whose units alone are in it, 0 for all units."""

    name: str
    original_sha256: str
    part: int
    dropped: tuple[str, ...]
    cases: tuple[Case, ...]
    recaps: tuple[Recap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintUpload(HandedIn):
    """A file of complaints. `part`: the account whose units alone count in it, 0 for all units."""

    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldComplaints:
    """What one upload says."""

    upload: ComplaintUpload
    cases: tuple[Case, ...]
    recaps: tuple[Recap, ...]


def insert_complaints(
    connection: sa.Connection, new: NewComplaints, *, period_id: int, account: int | None, now: datetime
) -> int:
    """Keep what a file says; returns the number of the upload."""
    values = {
        "period_id": period_id,
        "name": new.name,
        "original_sha256": new.original_sha256,
        "part": new.part,
        "dropped": json.dumps(new.dropped),
        "account_id": account,
        "created_at": now,
    }
    upload_id = insert_row(connection, complaint_uploads, values)
    for start in range(0, len(new.cases), _AT_ONCE):
        cases = new.cases[start : start + _AT_ONCE]
        connection.execute(sa.insert(complaint_cases), [_case_out(case, upload_id) for case in cases])
    for start in range(0, len(new.recaps), _AT_ONCE):
        recaps = new.recaps[start : start + _AT_ONCE]
        connection.execute(sa.insert(complaint_recaps), [_recap_out(recap, upload_id) for recap in recaps])
    return upload_id


def read_complaint_uploads(connection: sa.Connection, period_id: int) -> tuple[ComplaintUpload, ...]:
    """The uploads of a period, the oldest first, withdrawn ones among them."""
    return tuple(_uploads(connection, complaint_uploads.c.period_id == period_id))


def read_complaint_upload(connection: sa.Connection, upload_id: int) -> ComplaintUpload | None:
    """One upload, withdrawn or not; None where there is none of that number."""
    return next(_uploads(connection, complaint_uploads.c.id == upload_id), None)


def read_told_complaints(connection: sa.Connection, period_id: int) -> tuple[ToldComplaints, ...]:
    """What the uploads of a period that count say, the oldest first."""
    live = [upload for upload in read_complaint_uploads(connection, period_id) if upload.live]
    return tuple(told_by(connection, upload) for upload in live)


def told_by(connection: sa.Connection, upload: ComplaintUpload) -> ToldComplaints:
    """What one upload says, whether it counts or not."""
    return ToldComplaints(
        upload=upload,
        cases=tuple(_cases(connection, upload.id)),
        recaps=tuple(_recaps(connection, upload.id)),
    )


def count_rows(connection: sa.Connection, period_id: int) -> dict[int, tuple[int, int]]:
    """How many complaints and how many recaps each upload of a period brought, by its number."""
    cases, recaps = (_counted(connection, table, period_id) for table in (complaint_cases, complaint_recaps))
    return {id: (cases.get(id, 0), recaps.get(id, 0)) for id in cases.keys() | recaps.keys()}


def _counted(connection: sa.Connection, table: sa.Table, period_id: int) -> dict[int, int]:
    of_period = sa.select(complaint_uploads.c.id).where(complaint_uploads.c.period_id == period_id)
    chosen = sa.select(table.c.upload_id, sa.func.count().label("rows"))
    counted = chosen.where(table.c.upload_id.in_(of_period)).group_by(table.c.upload_id)
    return {row.upload_id: row.rows for row in connection.execute(counted)}


def units_of_upload(connection: sa.Connection, upload_id: int) -> frozenset[str]:
    """The ids of the units an upload tells of."""
    chosen = (
        sa.select(table.c.unit_id).where(table.c.upload_id == upload_id).distinct()
        for table in (complaint_cases, complaint_recaps)
    )
    return frozenset(connection.execute(sa.union(*chosen)).scalars())


def withdraw_complaints(
    connection: sa.Connection, upload_id: int, *, reason: str, account: int | None, now: datetime
) -> None:
    """Let an upload count no longer."""
    withdraw(connection, complaint_withdrawals, upload_id, reason=reason, account=account, now=now)


def _uploads(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Iterator[ComplaintUpload]:
    chosen = with_withdrawals(complaint_uploads, complaint_withdrawals).where(where)
    for row in connection.execute(chosen.order_by(complaint_uploads.c.id)):
        yield ComplaintUpload(**handed_in(row), part=row.part)


def _case_out(case: Case, upload_id: int) -> dict[str, Any]:
    return {
        "upload_id": upload_id,
        "unit_id": case.unit,
        "key": case.key,
        "received": case.received,
        "responded": case.responded,
        "resolved": case.resolved,
        "status": case.status.value if case.status else None,
        "category": case.category,
        "channel": case.channel,
        "to_response": case.to_response,
        "to_resolution": case.to_resolution,
    }


def _cases(connection: sa.Connection, upload_id: int) -> Iterator[Case]:
    columns = (
        *("unit_id", "key", "received", "responded", "resolved", "status", "category", "channel"),
        *("to_response", "to_resolution"),
    )
    chosen = sa.select(*(complaint_cases.c[name] for name in columns))
    rows: Sequence[Any] = connection.execute(
        chosen.where(complaint_cases.c.upload_id == upload_id).order_by(complaint_cases.c.id)
    ).all()
    statuses = {status.value: status for status in CaseStatus}
    for unit, key, received, responded, resolved, status, category, channel, first, last in rows:
        yield Case(
            key=key,
            unit=unit,
            received=received,
            responded=responded,
            resolved=resolved,
            status=None if status is None else statuses[status],
            category=category,
            channel=channel,
            to_response=first,
            to_resolution=last,
        )


def _recap_out(recap: Recap, upload_id: int) -> dict[str, Any]:
    means = {"mean_response": recap.mean_response, "mean_resolution": recap.mean_resolution}
    return {
        "upload_id": upload_id,
        "unit_id": recap.unit,
        "period": recap.period,
        "category": recap.category,
        "channel": recap.channel,
        **{name: getattr(recap, name) for name in COUNTS},
        **{name: None if mean is None else str(mean) for name, mean in means.items()},
    }


def _recaps(connection: sa.Connection, upload_id: int) -> Iterable[Recap]:
    chosen = sa.select(complaint_recaps).where(complaint_recaps.c.upload_id == upload_id)
    for row in connection.execute(chosen.order_by(complaint_recaps.c.id)):
        yield Recap(
            unit=row.unit_id,
            period=row.period,
            category=row.category,
            channel=row.channel,
            mean_response=None if row.mean_response is None else Fraction(row.mean_response),
            mean_resolution=None if row.mean_resolution is None else Fraction(row.mean_resolution),
            **{name: getattr(row, name) for name in COUNTS},
        )
