"""What administrators do with accounts."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.accounts.codes import Purpose
from compliance.accounts.events import Event
from compliance.model import Action, Role
from compliance.storage import accounts as store
from compliance.storage import codes, sessions, trail
from compliance.storage.accounts import AccountRow, Login, Standing
from compliance.text.workflows import Refusal
from compliance.workflows.accounts import checks
from compliance.workflows.accounts.by_code import issue
from compliance.workflows.accounts.entries import differences, named
from compliance.workflows.accounts.own import drop_second_factor
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking


def accounts(caller: Caller) -> tuple[AccountRow, ...]:
    """The open accounts, the oldest first."""
    with looking(caller) as look:
        look.require(Action.MANAGE_USERS)
        return store.read_accounts(look.connection)


def add_account(
    caller: Caller,
    *,
    username: str,
    name: str,
    roles: Iterable[Role],
    units: Iterable[str] = (),
    drafts: bool = False,
) -> str:
    """A new account without a password; returns the invitation code with which one is set."""
    with acting(caller) as act:
        act.require(Action.MANAGE_USERS)
        folded = checks.checked_username(act.connection, username)
        person = checks.checked_name(name)
        standing = checks.checked_standing(act.connection, roles, units, drafts=drafts)
        now = caller.clock()
        account = store.insert_account(
            act.connection, username=folded, name=person, standing=standing, now=now
        )
        before, after = differences(None, standing)
        act.note(Event.ACCOUNT_ADDED, named(account), before=before, after=after)
        return _issue(act, Purpose.INVITATION, account)


def change_account(
    caller: Caller,
    account_id: int,
    *,
    name: str,
    roles: Iterable[Role],
    units: Iterable[str] = (),
    drafts: bool = False,
) -> None:
    """Give an account another name, other roles, other units; they hold from the next click on."""
    with acting(caller) as act:
        login = _own_kind(act, account_id)
        person = checks.checked_name(name)
        standing = checks.checked_standing(act.connection, roles, units, drafts=drafts)
        old = store.read_standing(act.connection, account_id)
        if Role.ADMINISTRATOR in old.roles - standing.roles:
            checks.require_administrator_beside(act.connection, account_id)
        store.set_name(act.connection, account_id, person)
        _change_standing(act, account_id, old, standing, renamed=person != login.name)


def issue_reset(caller: Caller, account_id: int) -> str:
    """A code with which a new password is set; until it is used, the old one holds.

    An account that never had a password gets a new invitation.
    """
    with acting(caller) as act:
        login = _own_kind(act, account_id)
        purpose = Purpose.INVITATION if login.password_hash is None else Purpose.RESET
        return _issue(act, purpose, account_id)


def remove_second_factor(caller: Caller, account_id: int) -> None:
    """Take the second factor off an account whose owner lost it."""
    with acting(caller) as act:
        drop_second_factor(act, _own_kind(act, account_id))


def close_account(caller: Caller, account_id: int) -> None:
    """Close an account for good, and erase whatever tells who it was; the trail stays."""
    with acting(caller) as act:
        _open(act, account_id)
        connection = act.connection
        if Role.ADMINISTRATOR in store.read_standing(connection, account_id).roles:
            checks.require_administrator_beside(connection, account_id)
        store.erase_account(connection, account_id, caller.clock())
        sessions.erase_sessions(connection, account_id)
        codes.drop_codes(connection, account_id)
        act.note(Event.ACCOUNT_CLOSED, named(account_id))
        trail.erase_addresses(connection, account_id)


def _open(act: Act, account_id: int) -> Login:
    """An open account, for somebody who manages accounts."""
    act.require(Action.MANAGE_USERS)
    login = store.read_login(act.connection, account_id)
    if login is None:
        raise Refused(Refusal.ACCOUNT_UNKNOWN)
    return login


def _own_kind(act: Act, account_id: int) -> Login:
    """An open account that is managed here, and not by an OpenID provider."""
    login = _open(act, account_id)
    if login.openid:
        raise Refused(Refusal.ACCOUNT_OPENID)
    return login


def _issue(act: Act, purpose: Purpose, account: int) -> str:
    act.note(Event.CODE_ISSUED, named(account), after={"purpose": purpose.value})
    return issue(act.connection, purpose, account, act.caller.clock())


def _change_standing(act: Act, account: int, old: Standing, new: Standing, *, renamed: bool) -> None:
    before, after = differences(old, new)
    if after:
        store.set_standing(act.connection, account, new)
    if after or renamed:
        said = {"renamed": True} if renamed else {}
        act.note(Event.ACCOUNT_CHANGED, named(account), before=before, after={**after, **said})
