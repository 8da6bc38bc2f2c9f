"""Exceptions that were given: which there are, which count on a day, which a freeze keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from compliance.model import Dispensation
from compliance.storage.engine import insert_row
from compliance.storage.handed_in import with_withdrawals, withdraw, withdrawal_of
from compliance.storage.tables import dispensation_withdrawals, dispensations, freeze_dispensations


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDispensation:
    """An exception to be kept."""

    unit_id: str
    element: str
    valid_from: date
    valid_until: date
    basis: str


_ALL = with_withdrawals(dispensations, dispensation_withdrawals).order_by(dispensations.c.id)


def insert_dispensation(
    connection: sa.Connection, new: NewDispensation, *, account: int | None, now: datetime
) -> int:
    """Keep an exception; returns its number."""
    values = {
        "unit_id": new.unit_id,
        "element": new.element,
        "valid_from": new.valid_from,
        "valid_until": new.valid_until,
        "basis": new.basis,
        "account_id": account,
        "created_at": now,
    }
    return insert_row(connection, dispensations, values)


def insert_withdrawal(
    connection: sa.Connection, dispensation_id: int, *, reason: str, account: int | None, now: datetime
) -> None:
    """Let an exception count no longer, except where a freeze keeps it."""
    withdraw(connection, dispensation_withdrawals, dispensation_id, reason=reason, account=account, now=now)


def read_dispensations(connection: sa.Connection) -> tuple[Dispensation, ...]:
    """Every exception there ever was, in the order in which they were given."""
    return _read(connection, _ALL)


def read_dispensation(connection: sa.Connection, dispensation_id: int) -> Dispensation | None:
    """One exception, or None."""
    return next(iter(_read(connection, _ALL.where(dispensations.c.id == dispensation_id))), None)


def counting(connection: sa.Connection, day: date) -> tuple[Dispensation, ...]:
    """Those that count on a day: valid then, and not withdrawn."""
    valid = sa.and_(dispensations.c.valid_from <= day, day <= dispensations.c.valid_until)
    return _read(connection, _ALL.where(valid, dispensation_withdrawals.c.dispensation_id.is_(None)))


def keep_counting(connection: sa.Connection, freeze_id: int, day: date) -> None:
    """Let a freeze keep those that count on its day."""
    rows = [{"freeze_id": freeze_id, "dispensation_id": one.id} for one in counting(connection, day)]
    if rows:
        connection.execute(sa.insert(freeze_dispensations), rows)


def frozen_dispensations(connection: sa.Connection, freeze_id: int) -> tuple[Dispensation, ...]:
    """Those that counted when a period was frozen, whatever became of them."""
    kept = sa.select(freeze_dispensations.c.dispensation_id).where(
        freeze_dispensations.c.freeze_id == freeze_id
    )
    return _read(connection, _ALL.where(dispensations.c.id.in_(kept)))


def _read(connection: sa.Connection, chosen: sa.Select[*tuple[object, ...]]) -> tuple[Dispensation, ...]:
    return tuple(_dispensations(connection.execute(chosen)))


def _dispensations(rows: Iterable[sa.Row[*tuple[object, ...]]]) -> Iterable[Dispensation]:
    for row in rows:
        yield Dispensation(
            id=row.id,
            unit_id=row.unit_id,
            element=row.element,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            basis=row.basis,
            withdrawal=withdrawal_of(row),
        )
