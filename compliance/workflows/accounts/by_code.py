"""One-time codes: invitations and resets, and how any code is presented."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts import throttle
from compliance.accounts.codes import Purpose, code_fingerprint, new_code
from compliance.accounts.events import Event
from compliance.model.settings import Settings
from compliance.storage import accounts as store
from compliance.storage import codes, sessions
from compliance.storage.accounts import Login
from compliance.storage.engine import reading, writing
from compliance.text.workflows import Refusal
from compliance.workflows.accounts import checks, second
from compliance.workflows.accounts.entries import Method, named, tell
from compliance.workflows.accounts.guessing import Guess, count, was_none
from compliance.workflows.accounts.opening import start_remembered
from compliance.workflows.accounts.shapes import Arrival, CodeOwner, Origin, SignedIn
from compliance.workflows.errors import Refused


def issue(connection: sa.Connection, purpose: Purpose, account: int | None, now: datetime) -> str:
    """A fresh code; older ones for the same account die."""
    code = new_code()
    codes.store_code(connection, code_fingerprint(code), purpose, account, now)
    return code


def code_owner(engine: sa.Engine, code: str, *, now: datetime) -> CodeOwner | None:
    """Whom a code is for; None when it is unknown, used, or out of time."""
    with reading(engine) as connection:
        found = codes.read_code(connection, code_fingerprint(code), now)
    return None if found is None else CodeOwner(purpose=found.purpose, username=found.username)


def redeem(
    engine: sa.Engine,
    *,
    code: str,
    password: str,
    totp: str = "",
    device: str = "",
    origin: Origin,
    settings: Settings,
    now: datetime,
) -> SignedIn:
    """Use up an invitation or a reset: set the password, end every session, and begin a new one.

    An account with a second factor needs its code (`totp`) as well; until then nothing is used up.
    """
    came = Arrival(origin=origin, device=device, settings=settings, now=now)
    present(engine, code, (Purpose.INVITATION, Purpose.RESET), came)
    with reading(engine) as connection:
        known = checks.known_of(connection, _owner(connection, code, now))
    new_hash = checks.hash_of_new(password, known)
    with writing(engine) as connection:
        login = _owner(connection, code, now)  # again: somebody else may have used it meanwhile
        refusal = second.refusal(connection, login, totp, came)
        if refusal is None:
            replace_password(connection, login.account, new_hash, now)
            about = named(login.account)
            tell(connection, Event.PASSWORD_SET, login.account, Method.CODE, came, object=about)
            tell(connection, Event.SIGNED_IN, login.account, Method.CODE, came)
            return start_remembered(connection, login.account, came)
    raise refusal


def present(engine: sa.Engine, code: str, purposes: Collection[Purpose], came: Arrival) -> None:
    """Show a code; a wrong one is counted, noted, and refused. It is not used up."""
    guess = Guess(own=throttle.of_codes(came.origin.address))
    count(engine, guess, came.now)
    with writing(engine) as connection:
        right = fits(connection, code, purposes, came.now)
        if right:
            was_none(connection, guess)
        else:
            tell(connection, Event.SIGN_IN_FAILED, None, Method.CODE, came)
    if not right:
        raise Refused(Refusal.CODE_WRONG)


def fits(connection: sa.Connection, code: str, purposes: Collection[Purpose], now: datetime) -> bool:
    """Whether a code is good now, and for one of these purposes."""
    found = codes.read_code(connection, code_fingerprint(code), now)
    return found is not None and found.purpose in purposes


def replace_password(connection: sa.Connection, account: int, password_hash: str, now: datetime) -> None:
    """Another password: whatever was begun or handed out with the old one ends."""
    store.set_password(connection, account, password_hash)
    sessions.end_sessions(connection, account, now)
    sessions.forget_devices(connection, account)
    codes.drop_codes(connection, account)


def _owner(connection: sa.Connection, code: str, now: datetime) -> Login:
    found = codes.read_code(connection, code_fingerprint(code), now)
    login = None if found is None or found.account is None else store.read_login(connection, found.account)
    if login is None:
        raise Refused(Refusal.CODE_WRONG)
    return login
