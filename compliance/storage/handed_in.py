"""What counts until a row of its own withdraws it, among it the files handed in besides checklists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from compliance.model import Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A file as it stands in the history: who brought it (None: at the server's terminal) and when.

    `original_sha256`: of the bytes that came; `dropped`: the columns that were left out. `withdrawal`
    None: it counts.
    """

    id: int
    period_id: int
    account_id: int | None
    name: str
    original_sha256: str
    dropped: tuple[str, ...]
    created_at: datetime
    withdrawal: Withdrawal | None

    @property
    def live(self) -> bool:
        """Whether it counts."""
        return self.withdrawal is None


def handed_in(row: sa.Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """The fields of a `HandedIn` from a row of `with_withdrawals`."""
    return {
        "id": row.id,
        "period_id": row.period_id,
        "account_id": row.account_id,
        "name": row.name,
        "original_sha256": row.original_sha256,
        "dropped": tuple(json.loads(row.dropped)),
        "created_at": row.created_at,
        "withdrawal": withdrawal_of(row),
    }


def withdraw(
    connection: sa.Connection,
    withdrawals: sa.Table,
    number: int,
    *,
    reason: str,
    account: int | None,
    now: datetime,
) -> None:
    """Let the row of that number count no longer; it stays."""
    [key] = withdrawals.primary_key.columns
    values = {key.name: number, "reason": reason, "account_id": account, "created_at": now}
    connection.execute(sa.insert(withdrawals).values(values))


def with_withdrawals(table: sa.Table, withdrawals: sa.Table) -> sa.Select[*tuple[Any, ...]]:
    """The rows of a table, each with why and when it was withdrawn, if it was."""
    reason = withdrawals.c.reason.label("withdrawal_reason")
    at = withdrawals.c.created_at.label("withdrawn_at")
    return sa.select(table, reason, at).outerjoin(withdrawals)


def withdrawal_of(row: sa.Row[*tuple[Any, ...]]) -> Withdrawal | None:
    """The withdrawal in a row of `with_withdrawals`."""
    return None if row.withdrawn_at is None else Withdrawal(reason=row.withdrawal_reason, at=row.withdrawn_at)
