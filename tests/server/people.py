"""Accounts and sessions put straight into a database, for tests that are about something else."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

import sqlalchemy as sa

from compliance.accounts.codes import fingerprint, new_token
from compliance.accounts.passwords import hashed
from compliance.model import Role, Settings
from compliance.storage import accounts as store
from compliance.storage.accounts import Standing
from compliance.storage.engine import writing
from compliance.storage.sessions import SessionRow, insert_session
from compliance.workflows.accounts import SignedIn
from compliance.workflows.database import open_database

PASSWORD = "kuda lumping minum teh poci"
_NUMBERS = itertools.count(1)


def session_for(
    engine: sa.Engine,
    roles: Iterable[Role],
    units: Iterable[str] = (),
    *,
    username: str = "",
    settings: Settings | None = None,
    now: datetime | None = None,
) -> SignedIn:
    """A session of a new account that has these roles, in its own units."""
    moment = now or datetime.now(UTC)
    with writing(engine) as connection:
        account = store.insert_account(
            connection,
            username=username or f"uji.{next(_NUMBERS)}.{moment:%H%M%S%f}",
            name="Orang Uji",
            standing=Standing(roles=frozenset(roles), units=frozenset(units)),
            now=moment,
        )
    return session_of(engine, account, settings=settings, now=moment)


def session_of(
    engine: sa.Engine, account: int, *, settings: Settings | None = None, now: datetime | None = None
) -> SignedIn:
    """A session of an account."""
    token, lived, moment = new_token(), settings or Settings(), now or datetime.now(UTC)
    session = SessionRow(
        id=fingerprint(token),
        account=account,
        created_at=moment,
        seen_at=moment,
        expires_at=moment + min(lived.idle, lived.longest),
        address="127.0.0.1",
        device="Uji",
    )
    with writing(engine) as connection:
        insert_session(connection, session)
    return SignedIn(token=token, session=session.id, device="", expires_at=session.expires_at)


def signed_in_session(database: str, roles: Iterable[Role], units: Iterable[str] = ()) -> str:
    """The token of such a session, in the database of this address."""
    engine = open_database(database)
    try:
        return session_for(engine, roles, units).token
    finally:
        engine.dispose()


def person_with_password(
    engine: sa.Engine, roles: Iterable[Role], units: Iterable[str] = (), *, username: str
) -> int:
    """An account that signs in with PASSWORD; returns its number."""
    with writing(engine) as connection:
        account = store.insert_account(
            connection,
            username=username,
            name="Orang Uji",
            standing=Standing(roles=frozenset(roles), units=frozenset(units)),
            now=datetime.now(UTC),
        )
        store.set_password(connection, account, _hash())
    return account


@cache
def _hash() -> str:
    return hashed(PASSWORD)
