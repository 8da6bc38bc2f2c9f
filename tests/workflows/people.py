"""Somebody of each kind, with a session that is alive."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from compliance.model import Role
from compliance.storage.engine import writing
from compliance.storage.tables import account_roles, account_units, accounts, sessions
from compliance.workflows.guard import Caller

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
ADDRESS = "192.0.2.7"


def somebody(
    engine: sa.Engine,
    *roles: Role,
    units: Iterable[str] = (),
    drafts: bool = False,
    now: datetime = NOW,
) -> Caller:
    """A new account with these roles, signed in at `now`."""
    token = secrets.token_hex(32)
    with writing(engine) as connection:
        values = {"name": "Seseorang", "drafts": drafts, "totp_step": 0, "created_at": now}
        new = sa.insert(accounts).values(username=token[:12], **values).returning(accounts.c.id)
        account = connection.execute(new).scalar_one()
        for role in roles:
            connection.execute(sa.insert(account_roles).values(account_id=account, role=role.value))
        for unit in units:
            connection.execute(sa.insert(account_units).values(account_id=account, unit_id=unit))
        connection.execute(
            sa.insert(sessions).values(
                id=token,
                account_id=account,
                created_at=now,
                seen_at=now,
                expires_at=now + timedelta(hours=2),
                address=ADDRESS,
                device="Chrome di Windows",
            )
        )
    return Caller(engine=engine, session=token, address=ADDRESS, clock=lambda: now)


def end_session(caller: Caller) -> None:
    """The session of this caller ends, as at a sign-out."""
    with writing(caller.engine) as connection:
        ended = sa.update(sessions).where(sessions.c.id == caller.session)
        connection.execute(ended.values(ended_at=NOW))
