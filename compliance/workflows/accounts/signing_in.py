"""Sign in with a username and a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts import passwords
from compliance.accounts.events import Event
from compliance.model.settings import Settings
from compliance.storage import accounts as store
from compliance.storage.accounts import Login
from compliance.storage.engine import reading, writing
from compliance.storage.sessions import known_device
from compliance.text.workflows import Refusal
from compliance.workflows.accounts import guessing, second
from compliance.workflows.accounts.checks import folded_username
from compliance.workflows.accounts.entries import Method, tell
from compliance.workflows.accounts.guessing import Guess
from compliance.workflows.accounts.opening import device_ids, start_remembered
from compliance.workflows.accounts.shapes import Arrival, Origin, SignedIn
from compliance.workflows.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What came of a password. `renewed`: its hash anew, where the kept one is of another time."""

    login: Login | None
    right: bool
    renewed: str | None


def sign_in(
    engine: sa.Engine,
    *,
    username: str,
    password: str,
    totp: str = "",
    device: str = "",
    origin: Origin,
    settings: Settings,
    now: datetime,
) -> SignedIn:
    """A new session. `device`: the device cookie; `totp`: the code of the second factor.

    A name that is not known takes the same time, the same waits and the same sentence as a wrong
    password. Refused with SECOND_FACTOR_NEEDED when the password is right and a code is wanted.
    """
    came = Arrival(origin=origin, device=device, settings=settings, now=now)
    name = folded_username(username)
    with reading(engine) as connection:
        login = store.find_login(connection, name)
        known = known_device(connection, login.account, device_ids(device)) if login else None
    guess = guessing.of_password(name, origin.address, known)
    guessing.count(engine, guess, now)
    looked = _look(login, password)
    with writing(engine) as connection:
        proven = _proven(connection, looked, guess, totp, came)
        if isinstance(proven, Login):
            guessing.was_right(connection, guess)
            if looked.renewed is not None:
                store.set_password(connection, proven.account, looked.renewed)
            tell(connection, Event.SIGNED_IN, proven.account, Method.PASSWORD, came)
            return start_remembered(connection, proven.account, came)
    raise proven


def _look(login: Login | None, password: str) -> _Looked:
    """The slow part, outside any transaction."""
    kept = login.password_hash if login else None
    right = passwords.fits(kept, password)
    renew = right and kept is not None and passwords.outdated(kept)
    return _Looked(login=login, right=right, renewed=passwords.hashed(password) if renew else None)


def _proven(
    connection: sa.Connection, looked: _Looked, guess: Guess, totp: str, came: Arrival
) -> Login | Refused:
    """Who signs in, or why nobody does: given back, so that the failure stays counted and noted."""
    # Again: the account may have been closed, or its password changed, while it was looked at.
    login = store.read_login(connection, looked.login.account) if looked.login else None
    same = login and looked.login and login.password_hash == looked.login.password_hash
    if login is None or not same or not looked.right:
        account = login.account if login else None
        tell(connection, Event.SIGN_IN_FAILED, account, Method.PASSWORD, came)
        return Refused(Refusal.SIGN_IN_WRONG)
    refusal = second.refusal(connection, login, totp, came)
    if refusal is not None and refusal.code is not Refusal.SECOND_FACTOR_WRONG:
        guessing.was_none(connection, guess)
    return refusal or login
