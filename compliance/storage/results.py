"""Results of real assessments as they were entered; the newest reason stands beside what was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa

from compliance.model import Basis, Result, Standing, Zone
from compliance.storage.engine import insert_row
from compliance.storage.handed_in import with_withdrawals, withdraw
from compliance.storage.tables import result_withdrawals, results


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """An entered result. `freeze_id`: the frozen period whose readiness stands beside it.

    `withdrawn` None: it counts; else why it no longer does.
    """

    id: int
    result: Result
    freeze_id: int | None
    account_id: int | None
    created_at: datetime
    withdrawn: str | None


def store_result(
    connection: sa.Connection,
    result: Result,
    *,
    freeze_id: int | None,
    account: int | None,
    now: datetime,
) -> int:
    """Keep a result; returns its number."""
    values = {
        "unit_id": result.unit_id or None,
        "edition": result.edition,
        "title": result.title,
        "year": result.year,
        "score": None if result.score is None else str(result.score),
        "category": result.category,
        "zone": None if result.zone is None else result.zone.value,
        "source": result.standing.source,
        "basis": result.standing.basis.value,
        "note": result.standing.note,
        "freeze_id": freeze_id,
        "account_id": account,
        "created_at": now,
    }
    return insert_row(connection, results, values)


def read_results(connection: sa.Connection) -> tuple[ResultRow, ...]:
    """All that were ever entered, the oldest first."""
    chosen = with_withdrawals(results, result_withdrawals).order_by(results.c.id)
    return tuple(
        ResultRow(
            id=row.id,
            result=Result(
                unit_id=row.unit_id or "",
                edition=row.edition,
                title=row.title,
                year=row.year,
                score=None if row.score is None else Decimal(row.score),
                category=row.category,
                zone=None if row.zone is None else Zone(row.zone),
                standing=Standing(source=row.source, basis=Basis(row.basis), note=row.note),
            ),
            freeze_id=row.freeze_id,
            account_id=row.account_id,
            created_at=row.created_at,
            withdrawn=row.withdrawal_reason,
        )
        for row in connection.execute(chosen)
    )


def withdraw_result(
    connection: sa.Connection, result_id: int, *, reason: str, account: int | None, now: datetime
) -> None:
    """Let a result count no longer; its row stays."""
    withdraw(connection, result_withdrawals, result_id, reason=reason, account=account, now=now)
