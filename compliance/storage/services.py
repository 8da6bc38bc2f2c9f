"""Files that brought lists of services, and what they say about each unit, in the order they came.

The lists are kept as the workflow encodes them; here they are bytes.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.storage.contents import read_content, store_content
from compliance.storage.engine import insert_row
from compliance.storage.handed_in import HandedIn, handed_in, with_withdrawals, withdraw
from compliance.storage.tables import service_lists, service_uploads, service_withdrawals


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUpload(HandedIn):
    """A file that brought services. `whole`: it replaces what its units had listed before.

    `units`: those it lists services of.
    """

    whole: bool
    reason: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredList:
    """What one file says about the services of one unit."""

    upload_id: int
    unit_id: str
    whole: bool
    services: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewServices:
    """A file to be kept, with the encoded lists by unit id. `kept`: a workbook of what was read;
    `dropped`: the columns nobody knew."""

    period_id: int
    name: str
    original_sha256: str
    kept: bytes
    dropped: tuple[str, ...]
    whole: bool
    reason: str
    lists: Mapping[str, bytes]


def insert_services(
    connection: sa.Connection, new: NewServices, *, account: int | None, now: datetime
) -> int:
    """Keep a file and its lists; returns its number."""
    values = {
        "period_id": new.period_id,
        "account_id": account,
        "name": new.name,
        "original_sha256": new.original_sha256,
        "sha256": store_content(connection, new.kept),
        "dropped": json.dumps(new.dropped),
        "whole": new.whole,
        "reason": new.reason,
        "created_at": now,
    }
    upload_id = insert_row(connection, service_uploads, values)
    rows = [
        {"upload_id": upload_id, "unit_id": unit_id, "services": zlib.compress(services)}
        for unit_id, services in new.lists.items()
    ]
    connection.execute(sa.insert(service_lists), rows)
    return upload_id


def standing_lists(
    connection: sa.Connection, period_id: int, units: Collection[str] | None = None
) -> tuple[StoredList, ...]:
    """The lists of a period that count, in the order in which they came; of all units or of some."""
    chosen = (
        sa.select(service_lists, service_uploads.c.whole)
        .select_from(service_lists)
        .join(service_uploads)
        .outerjoin(service_withdrawals, service_withdrawals.c.upload_id == service_uploads.c.id)
        .where(service_uploads.c.period_id == period_id, service_withdrawals.c.upload_id.is_(None))
        .order_by(service_lists.c.upload_id, service_lists.c.unit_id)
    )
    if units is not None:
        chosen = chosen.where(service_lists.c.unit_id.in_(units))
    return tuple(
        StoredList(
            upload_id=row.upload_id,
            unit_id=row.unit_id,
            whole=row.whole,
            services=zlib.decompress(row.services),
        )
        for row in connection.execute(chosen)
    )


def read_service_uploads(connection: sa.Connection, period_id: int) -> tuple[ServiceUpload, ...]:
    """Every file of a period, also those that were withdrawn, the newest first."""
    return _uploads(connection, service_uploads.c.period_id == period_id)


def read_service_upload(connection: sa.Connection, upload_id: int) -> ServiceUpload | None:
    """One file, or None."""
    return next(iter(_uploads(connection, service_uploads.c.id == upload_id)), None)


def read_kept(connection: sa.Connection, upload_id: int) -> bytes:
    """What is kept of a file."""
    chosen = sa.select(service_uploads.c.sha256).where(service_uploads.c.id == upload_id)
    return read_content(connection, connection.execute(chosen).scalar_one())


def withdraw_services(
    connection: sa.Connection, upload_id: int, *, reason: str, account: int | None, now: datetime
) -> None:
    """Let a file count no longer; its rows stay."""
    withdraw(connection, service_withdrawals, upload_id, reason=reason, account=account, now=now)


def _uploads(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> tuple[ServiceUpload, ...]:
    units: dict[int, set[str]] = defaultdict(set)
    of_upload = sa.select(service_lists.c.upload_id, service_lists.c.unit_id).join(service_uploads)
    for row in connection.execute(of_upload.where(wanted)):
        units[row.upload_id].add(row.unit_id)
    chosen = with_withdrawals(service_uploads, service_withdrawals).where(wanted)
    return tuple(
        ServiceUpload(**handed_in(row), whole=row.whole, reason=row.reason, units=frozenset(units[row.id]))
        for row in connection.execute(chosen.order_by(service_uploads.c.id.desc()))
    )
