"""The first administrator: once, with a one-time code from the server's terminal."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.codes import Purpose
from compliance.accounts.events import TERMINAL, Entry, Event
from compliance.model import Role
from compliance.model.settings import Settings
from compliance.storage import accounts as store
from compliance.storage import codes, trail
from compliance.storage.accounts import Standing
from compliance.storage.engine import reading, writing
from compliance.text.workflows import Refusal
from compliance.workflows.accounts import checks
from compliance.workflows.accounts.by_code import fits, issue, present
from compliance.workflows.accounts.entries import Method, differences, named, tell
from compliance.workflows.accounts.opening import start_remembered
from compliance.workflows.accounts.shapes import Arrival, Origin, SignedIn
from compliance.workflows.errors import Refused

_STANDING = Standing(roles=frozenset({Role.ADMINISTRATOR, Role.ORGANISASI}))


def needs_administrator(engine: sa.Engine) -> bool:
    """Whether nobody can sign in who may let others in."""
    with reading(engine) as connection:
        return not store.any_administrator(connection)


def issue_first_code(engine: sa.Engine, *, now: datetime) -> str | None:
    """A fresh code for the first administrator, the older ones die; None where there is one already."""
    with writing(engine) as connection:
        if store.any_administrator(connection):
            codes.drop_codes(connection, None)
            return None
        facts = {"purpose": Purpose.FIRST.value}
        trail.append(
            connection, Entry(at=now, event=Event.CODE_ISSUED, account=None, via=TERMINAL, after=facts)
        )
        return issue(connection, Purpose.FIRST, None, now)


def create_first_administrator(
    engine: sa.Engine,
    *,
    code: str,
    username: str,
    name: str,
    password: str,
    origin: Origin,
    settings: Settings,
    now: datetime,
) -> SignedIn:
    """Make the first account, administrator and Bagian Organisasi in one, and sign it in."""
    came = Arrival(origin=origin, device="", settings=settings, now=now)
    present(engine, code, (Purpose.FIRST,), came)
    person = checks.checked_name(name)
    with reading(engine) as connection:
        folded = checks.checked_username(connection, username)
    password_hash = checks.hash_of_new(password, (folded, person))
    with writing(engine) as connection:
        # Again: of two who come with the same code, one is the first.
        if not fits(connection, code, (Purpose.FIRST,), now) or store.any_administrator(connection):
            raise Refused(Refusal.CODE_WRONG)
        codes.drop_codes(connection, None)
        folded = checks.checked_username(connection, username)
        account = store.insert_account(connection, username=folded, name=person, standing=_STANDING, now=now)
        store.set_password(connection, account, password_hash)
        _, facts = differences(None, _STANDING)
        tell(connection, Event.ACCOUNT_ADDED, account, Method.CODE, came, object=named(account), after=facts)
        tell(connection, Event.SIGNED_IN, account, Method.CODE, came)
        return start_remembered(connection, account, came)
