"""Ask for the second factor of an account that has one."""

from __future__ import annotations

import sqlalchemy as sa

from compliance.accounts import second_factor, throttle
from compliance.accounts.events import Event
from compliance.storage import accounts as store
from compliance.storage.accounts import Login
from compliance.text.workflows import Refusal
from compliance.workflows.accounts.entries import Method, tell
from compliance.workflows.accounts.guessing import Guess, count_in, was_right
from compliance.workflows.accounts.shapes import Arrival
from compliance.workflows.errors import Refused


def refusal(connection: sa.Connection, login: Login, typed: str, came: Arrival) -> Refused | None:
    """Why somebody who knows the password does not come in yet; None: they do.

    It is given back instead of raised, so that the failure stays counted.
    """
    if login.totp_secret is None:
        return None
    if not typed.strip():
        return Refused(Refusal.SECOND_FACTOR_NEEDED)
    guess = Guess(own=throttle.of_second_factor(login.account))
    left = count_in(connection, guess, came.now)
    if left:
        return Refused(Refusal.SIGN_IN_WAIT, seconds=left)
    step = second_factor.accepted_step(login.totp_secret, typed, now=came.now, after=login.totp_step)
    if step is None or not store.use_step(connection, login.account, step):
        tell(connection, Event.SIGN_IN_FAILED, login.account, Method.SECOND_FACTOR, came)
        return Refused(Refusal.SECOND_FACTOR_WRONG)
    was_right(connection, guess)
    return None
