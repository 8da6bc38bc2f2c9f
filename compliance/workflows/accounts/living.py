"""Sessions while they live: used, looked at, ended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.model import Action, Person
from compliance.model.settings import Settings
from compliance.storage import accounts, sessions
from compliance.storage.engine import reading, writing
from compliance.storage.sessions import SessionRow
from compliance.text.workflows import Refusal
from compliance.workflows.accounts.entries import named
from compliance.workflows.accounts.opening import runs_out
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking

_WRITTEN_EVERY = timedelta(minutes=1)


def alive(engine: sa.Engine, asked: Collection[str], *, now: datetime) -> frozenset[str]:
    """Those of the session ids that are alive: asked for every request, so in one small statement."""
    if not asked:
        return frozenset()
    with reading(engine) as connection:
        return sessions.alive_sessions(connection, asked, now)


def touch(engine: sa.Engine, session: str, *, settings: Settings, now: datetime) -> bool:
    """Whether a session is alive; when it is, it lives on. Writes at most once a minute."""
    with reading(engine) as connection:
        found = sessions.read_session(connection, session, now)
    if found is None:
        return False
    if now - found.seen_at < _WRITTEN_EVERY:
        return True
    until = runs_out(found.created_at, settings, now)
    with writing(engine) as connection:
        return sessions.move_session(connection, session, now, until)


def sign_out(caller: Caller) -> None:
    """End the session that asks; one that ended already stays so."""
    now = caller.clock()
    with writing(caller.engine) as connection:
        found = sessions.read_session(connection, caller.session, now)
        if found is not None:
            sessions.end_session(connection, found.id, now)
            person = Person(account=found.account)
            Act(connection=connection, person=person, caller=caller).note(Event.SIGNED_OUT)


def my_sessions(caller: Caller) -> tuple[SessionRow, ...]:
    """The live sessions of the account that asks, the latest used first."""
    with looking(caller) as look:
        return _sessions(look, own_account(look))


def sessions_of(caller: Caller, account_id: int) -> tuple[SessionRow, ...]:
    """The live sessions of an account, the latest used first."""
    with looking(caller) as look:
        look.require(Action.MANAGE_USERS)
        return _sessions(look, account_id)


def revoke_sessions(caller: Caller, account_id: int, session: str | None = None) -> None:
    """End one session of an account, or all of them; everybody may end their own."""
    now = caller.clock()
    with acting(caller) as act:
        if act.person.account != account_id:
            act.require(Action.MANAGE_USERS)
        if accounts.read_login(act.connection, account_id) is None:
            raise Refused(Refusal.ACCOUNT_UNKNOWN)
        alive = {row.id for row in _sessions(act, account_id)}
        ending = alive if session is None else alive & {session}
        for one in ending:
            sessions.end_session(act.connection, one, now)
        if ending:
            act.note(Event.SESSION_REVOKED, named(account_id), after={"sessions": len(ending)})


def own_account(look: Look) -> int:
    """The number of the account that asks; the server's terminal has none."""
    if look.person.account is None:
        raise Refused(Refusal.SIGNED_OUT)
    return look.person.account


def _sessions(look: Look, account: int) -> tuple[SessionRow, ...]:
    now = look.caller.clock()
    return sessions.sessions_of(look.connection, account, now, current=look.caller.session)
