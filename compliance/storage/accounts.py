"""Accounts: their names, roles and units, and what they sign in with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.model import Role
from compliance.storage.engine import insert_row
from compliance.storage.tables import account_roles, account_units, accounts, sessions, units


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an account may: its roles, its own units, and whether it sees unpublished periods."""

    roles: frozenset[Role]
    units: frozenset[str] = frozenset()
    drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An open account, for people to look at.

    `username` is empty for one that signs in through OpenID; `units`: its own, without those below them;
    `drafts`: it sees periods that are not published; `waiting`: it has not chosen a password
    yet; `totp`: it has a second factor; `seen_at`: when one of its sessions was last used.
    """

    id: int
    username: str
    name: str
    roles: frozenset[Role]
    units: frozenset[str]
    drafts: bool
    openid: bool
    waiting: bool
    totp: bool
    created_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What an open account signs in with. `password_hash` None: it cannot with a password."""

    account: int
    username: str
    name: str
    password_hash: str | None
    openid: bool
    totp_secret: str | None
    totp_step: int


def any_administrator(connection: sa.Connection, *, beside: int | None = None) -> bool:
    """Whether some open administrator can sign in, other than `beside`."""
    joined = accounts.join(account_roles, account_roles.c.account_id == accounts.c.id)
    chosen = (
        sa.select(accounts.c.id)
        .select_from(joined)
        .where(account_roles.c.role == Role.ADMINISTRATOR.value, accounts.c.closed_at.is_(None))
        .where(sa.or_(accounts.c.password_hash.is_not(None), accounts.c.subject.is_not(None)))
    )
    if beside is not None:
        chosen = chosen.where(accounts.c.id != beside)
    return connection.execute(chosen.limit(1)).first() is not None


def insert_account(
    connection: sa.Connection,
    *,
    name: str,
    standing: Standing,
    now: datetime,
    username: str | None = None,
    openid: tuple[str, str] | None = None,
) -> int:
    """Store a new account, without a password; `openid`: issuer and subject. Returns its number."""
    issuer, subject = openid or (None, None)
    values = {"username": username, "name": name, "issuer": issuer, "subject": subject}
    facts = {"drafts": standing.drafts, "totp_step": 0, "created_at": now}
    account = insert_row(connection, accounts, values | facts)
    _store_standing(connection, account, standing)
    return account


def set_standing(connection: sa.Connection, account: int, standing: Standing) -> None:
    """Give an account other roles, units and permissions."""
    for table in (account_roles, account_units):
        connection.execute(sa.delete(table).where(table.c.account_id == account))
    connection.execute(_one(account).values(drafts=standing.drafts))
    _store_standing(connection, account, standing)


def set_name(connection: sa.Connection, account: int, name: str) -> None:
    """Give an account another name."""
    connection.execute(_one(account).values(name=name))


def set_password(connection: sa.Connection, account: int, password_hash: str) -> None:
    """Give an account another password."""
    connection.execute(_one(account).values(password_hash=password_hash))


def set_second_factor(connection: sa.Connection, account: int, secret: str | None, step: int = 0) -> None:
    """Give an account a second factor whose code of `step` was just used, or take it away."""
    connection.execute(_one(account).values(totp_secret=secret, totp_step=step))


def use_step(connection: sa.Connection, account: int, step: int) -> bool:
    """Use up a time step of the second factor; False when it, or a later one, was used before."""
    outcome = connection.execute(_one(account).where(accounts.c.totp_step < step).values(totp_step=step))
    return bool(outcome.rowcount)


def erase_account(connection: sa.Connection, account: int, now: datetime) -> None:
    """Close an account and forget who it was; its number, roles and units stay."""
    nothing = dict.fromkeys(("username", "name", "password_hash", "issuer", "subject", "totp_secret"))
    connection.execute(_one(account).values(**nothing, closed_at=now))


def find_login(connection: sa.Connection, username: str) -> Login | None:
    """How the account of this folded username signs in; None where no open account has it."""
    return _login(connection, accounts.c.username == username)


def read_login(connection: sa.Connection, account: int) -> Login | None:
    """How an account signs in; None where there is none, or it is closed."""
    return _login(connection, accounts.c.id == account)


def find_openid(connection: sa.Connection, issuer: str, subject: str) -> Login | None:
    """The account of somebody at an OpenID provider."""
    return _login(connection, sa.and_(accounts.c.issuer == issuer, accounts.c.subject == subject))


def read_standing(connection: sa.Connection, account: int) -> Standing:
    """What an account may."""
    return _standings(connection, [account])[account]


def read_account(connection: sa.Connection, account: int) -> AccountRow | None:
    """One open account."""
    found = _read(connection, accounts.c.id == account)
    return found[0] if found else None


def read_accounts(connection: sa.Connection) -> tuple[AccountRow, ...]:
    """The open accounts, the oldest first."""
    return _read(connection, sa.true())


def unknown_units(connection: sa.Connection, wanted: Iterable[str]) -> list[str]:
    """Those of these ids that are no unit of the registry."""
    present = connection.execute(sa.select(units.c.id).where(sa.not_(units.c.withdrawn))).scalars()
    return sorted(set(wanted) - set(present))


def names_of_units(connection: sa.Connection, wanted: Iterable[str]) -> tuple[str, ...]:
    """Names and short names of units."""
    chosen = sa.select(units.c.name, units.c.short).where(units.c.id.in_(list(wanted)))
    return tuple(text for row in connection.execute(chosen) for text in (row.name, row.short) if text)


def _one(account: int) -> sa.Update:
    return sa.update(accounts).where(accounts.c.id == account)


def _store_standing(connection: sa.Connection, account: int, standing: Standing) -> None:
    roles = [{"account_id": account, "role": role.value} for role in sorted(standing.roles)]
    own = [{"account_id": account, "unit_id": unit} for unit in sorted(standing.units)]
    if roles:
        connection.execute(sa.insert(account_roles), roles)
    if own:
        connection.execute(sa.insert(account_units), own)


def _login(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> Login | None:
    row = connection.execute(sa.select(accounts).where(chosen, accounts.c.closed_at.is_(None))).first()
    if row is None:
        return None
    return Login(
        account=row.id,
        username=row.username or "",
        name=row.name or "",
        password_hash=row.password_hash,
        openid=row.subject is not None,
        totp_secret=row.totp_secret,
        totp_step=row.totp_step,
    )


def _standings(connection: sa.Connection, chosen: list[int]) -> dict[int, Standing]:
    roles: dict[int, set[Role]] = defaultdict(set)
    for row in connection.execute(sa.select(account_roles).where(account_roles.c.account_id.in_(chosen))):
        roles[row.account_id].add(Role(row.role))
    own: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(sa.select(account_units).where(account_units.c.account_id.in_(chosen))):
        own[row.account_id].add(row.unit_id)
    found = connection.execute(sa.select(accounts.c.id, accounts.c.drafts).where(accounts.c.id.in_(chosen)))
    return {
        row.id: Standing(roles=frozenset(roles[row.id]), units=frozenset(own[row.id]), drafts=row.drafts)
        for row in found
    }


def _read(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> tuple[AccountRow, ...]:
    seen = (
        sa.select(sessions.c.account_id, sa.func.max(sessions.c.seen_at).label("seen_at"))
        .group_by(sessions.c.account_id)
        .subquery()
    )
    rows = connection.execute(
        sa.select(accounts, seen.c.seen_at)
        .select_from(accounts.outerjoin(seen, seen.c.account_id == accounts.c.id))
        .where(chosen, accounts.c.closed_at.is_(None))
        .order_by(accounts.c.id)
    ).all()
    standings = _standings(connection, [row.id for row in rows])
    return tuple(
        AccountRow(
            id=row.id,
            username=row.username or "",
            name=row.name or "",
            roles=standings[row.id].roles,
            units=standings[row.id].units,
            drafts=row.drafts,
            openid=row.subject is not None,
            waiting=row.password_hash is None and row.subject is None,
            totp=row.totp_secret is not None,
            created_at=row.created_at,
            seen_at=row.seen_at,
        )
        for row in rows
    )
