"""A session begins; the browser is remembered as one the account knows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from compliance.accounts.codes import fingerprint, new_token
from compliance.model.settings import Settings
from compliance.storage import sessions as store
from compliance.storage.sessions import SessionRow
from compliance.text.accounts import device_name
from compliance.workflows.accounts.shapes import Arrival, SignedIn

_DEVICE_ACCOUNTS = 4  # of so many accounts one browser is remembered at a time
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_DEAD_KEPT = timedelta(days=30)  # where a session came from is nobody's business for longer


def device_ids(cookie: str) -> tuple[str, ...]:
    """The fingerprints of the tokens in a device cookie."""
    return tuple(map(fingerprint, _tokens(cookie)))


def start_session(connection: sa.Connection, account: int, came: Arrival) -> SignedIn:
    """A new session with a new token; the device cookie stays as it was sent."""
    store.drop_dead_sessions(connection, came.now - _DEAD_KEPT)
    token = new_token()
    session = SessionRow(
        id=fingerprint(token),
        account=account,
        created_at=came.now,
        seen_at=came.now,
        expires_at=runs_out(came.now, came.settings, came.now),
        address=came.origin.address,
        device=device_name(came.origin.device),
    )
    store.insert_session(connection, session)
    return SignedIn(token=token, session=session.id, device=came.device, expires_at=session.expires_at)


def start_remembered(connection: sa.Connection, account: int, came: Arrival) -> SignedIn:
    """The same, and from now on the account knows this browser."""
    cookie = _remember(connection, account, came.device, came.now)
    return start_session(connection, account, replace(came, device=cookie))


def runs_out(created_at: datetime, settings: Settings, now: datetime) -> datetime:
    """Until when a session lives that is used now."""
    return min(created_at + settings.longest, now + settings.idle)


def _remember(connection: sa.Connection, account: int, cookie: str, now: datetime) -> str:
    """The device cookie from now on; it holds one token for each account of this browser."""
    tokens = _tokens(cookie)
    known = store.known_device(connection, account, map(fingerprint, tokens))
    if known is None:
        tokens = (*tokens[1 - _DEVICE_ACCOUNTS :], new_token())
        known = fingerprint(tokens[-1])
    store.remember_device(connection, account, known, now)
    return ".".join(tokens)


def _tokens(cookie: str) -> tuple[str, ...]:
    found = [part for part in cookie[:1000].split(".") if _TOKEN.fullmatch(part)]
    return tuple(found[:_DEVICE_ACCOUNTS])
