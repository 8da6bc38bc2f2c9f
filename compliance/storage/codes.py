"""One-time codes, under their fingerprints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.codes import LIFETIMES, Purpose
from compliance.storage.tables import accounts, codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code that is good now. `account` None: that of the first administrator."""

    purpose: Purpose
    account: int | None
    username: str


def store_code(
    connection: sa.Connection, code_id: str, purpose: Purpose, account: int | None, now: datetime
) -> None:
    """Keep a code in place of all older ones for the same account."""
    drop_codes(connection, account)
    row = {"id": code_id, "purpose": purpose.value, "account_id": account}
    times = {"created_at": now, "expires_at": now + LIFETIMES[purpose]}
    connection.execute(sa.insert(codes).values(**row, **times))


def read_code(connection: sa.Connection, code_id: str, now: datetime) -> Code | None:
    """A code; None where it is not known, was used, is out of time, or its account is closed."""
    joined = codes.outerjoin(accounts, accounts.c.id == codes.c.account_id)
    row = connection.execute(
        sa.select(codes.c.purpose, codes.c.account_id, accounts.c.username)
        .select_from(joined)
        .where(codes.c.id == code_id, codes.c.expires_at > now, accounts.c.closed_at.is_(None))
    ).first()
    if row is None:
        return None
    return Code(purpose=Purpose(row.purpose), account=row.account_id, username=row.username or "")


def drop_codes(connection: sa.Connection, account: int | None) -> None:
    """Let the codes of an account die; None: those for the first administrator."""
    of_account = codes.c.account_id.is_(None) if account is None else codes.c.account_id == account
    connection.execute(sa.delete(codes).where(of_account))
