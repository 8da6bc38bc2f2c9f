"""Who stands behind a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from compliance.model import Person, Role
from compliance.storage.registry import read_parents
from compliance.storage.tables import account_roles, account_units, accounts, sessions

# One row per role and per unit of an account; made once, as every workflow begins with it.
_HELD = sa.union_all(
    sa.select(account_roles.c.account_id, account_roles.c.role, sa.null().label("unit_id")),
    sa.select(account_units.c.account_id, sa.null(), account_units.c.unit_id),
).subquery()
_PEOPLE = (
    sa.select(accounts.c.id, accounts.c.name, accounts.c.drafts, _HELD.c.role, _HELD.c.unit_id)
    .outerjoin_from(accounts, _HELD, _HELD.c.account_id == accounts.c.id)
    .where(accounts.c.closed_at.is_(None))
)
_OF_SESSION = _PEOPLE.join(sessions, sessions.c.account_id == accounts.c.id).where(
    sessions.c.id == sa.bindparam("session"),
    sessions.c.ended_at.is_(None),
    sessions.c.expires_at > sa.bindparam("now"),
)
_OF_ACCOUNT = _PEOPLE.where(accounts.c.id == sa.bindparam("account"))


def person_of_session(connection: sa.Connection, session: str, now: datetime) -> Person | None:
    """The person a session belongs to, with the rights of this moment; None once it ended or ran out."""
    rows = connection.execute(_OF_SESSION, {"session": session, "now": now}).all()
    return _person(connection, rows, now.astimezone().date())


def read_person(connection: sa.Connection, account: int, on: date) -> Person | None:
    """The person behind an account on a day; None where there is none, or it is closed."""
    return _person(connection, connection.execute(_OF_ACCOUNT, {"account": account}).all(), on)


def _person(connection: sa.Connection, rows: Sequence[sa.Row[*tuple[Any, ...]]], on: date) -> Person | None:
    if not rows:
        return None
    units = {row.unit_id for row in rows if row.unit_id is not None}
    return Person(
        account=rows[0].id,
        name=rows[0].name or "",
        roles=frozenset(Role(row.role) for row in rows if row.role is not None),
        units=with_below(units, read_parents(connection, on)) if units else frozenset(),
        drafts=rows[0].drafts,
    )


def held_units(connection: sa.Connection) -> dict[int, frozenset[str]]:
    """By open account, the units it has itself, without those below them; accounts that have any."""
    joined = account_units.join(accounts, account_units.c.account_id == accounts.c.id)
    chosen = sa.select(account_units.c.account_id, account_units.c.unit_id).select_from(joined)
    found: dict[int, set[str]] = {}
    for row in connection.execute(chosen.where(accounts.c.closed_at.is_(None))):
        found.setdefault(row.account_id, set()).add(row.unit_id)
    return {account: frozenset(units) for account, units in found.items()}


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
