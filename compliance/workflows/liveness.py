"""Which sessions are alive: asked for every request, so in one small statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from compliance.storage.engine import reading
from compliance.storage.tables import accounts, sessions


def alive(engine: sa.Engine, asked: Iterable[str], *, now: datetime) -> frozenset[str]:
    """Those of the session ids that are neither ended nor run out, and whose account is open."""
    wanted = frozenset(asked)
    if not wanted:
        return wanted
    found = (
        sa.select(sessions.c.id)
        .join(accounts, accounts.c.id == sessions.c.account_id)
        .where(
            sessions.c.id.in_(wanted),
            sessions.c.ended_at.is_(None),
            sessions.c.expires_at > now,
            accounts.c.closed_at.is_(None),
        )
    )
    with reading(engine) as connection:
        return frozenset(connection.execute(found).scalars())
