"""Who stands behind a session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from compliance.model import Person, Role
from compliance.storage.registry import read_parents
from compliance.storage.tables import account_roles, account_units, accounts, sessions


def person_of_session(connection: sa.Connection, session: str, now: datetime) -> Person | None:
    """The person a session belongs to, with the rights of this moment; None once it ended or ran out."""
    found = connection.execute(
        sa.select(sessions.c.account_id).where(
            sessions.c.id == session, sessions.c.ended_at.is_(None), sessions.c.expires_at > now
        )
    ).scalar_one_or_none()
    return None if found is None else read_person(connection, found)


def read_person(connection: sa.Connection, account: int) -> Person | None:
    """The person behind an account; None where there is none, or it is closed."""
    row = connection.execute(
        sa.select(accounts).where(accounts.c.id == account, accounts.c.closed_at.is_(None))
    ).first()
    if row is None:
        return None
    roles = sa.select(account_roles.c.role).where(account_roles.c.account_id == account)
    own = sa.select(account_units.c.unit_id).where(account_units.c.account_id == account)
    units = set(connection.execute(own).scalars())
    return Person(
        account=row.id,
        name=row.name or "",
        roles=frozenset(map(Role, connection.execute(roles).scalars())),
        units=with_below(units, read_parents(connection)) if units else frozenset(),
        drafts=row.drafts,
    )


def with_below(units: Iterable[str], parents: Iterable[tuple[str, str]]) -> frozenset[str]:
    """These units and all below them; `parents`: (unit, the unit it stands below)."""
    children: dict[str, list[str]] = {}
    for unit, parent in parents:
        children.setdefault(parent, []).append(unit)
    found: set[str] = set()
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += children.get(unit, ())
    return frozenset(found)
