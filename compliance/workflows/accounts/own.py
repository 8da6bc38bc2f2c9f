"""What people do with their own account: its password, its second factor."""

from __future__ import annotations

from compliance.accounts import passwords, second_factor, throttle
from compliance.accounts.events import Event
from compliance.model.settings import Settings
from compliance.storage import accounts as store
from compliance.storage import sessions
from compliance.storage.accounts import AccountRow, Login
from compliance.text.accounts import AUTHENTICATOR_LABEL
from compliance.text.workflows import Refusal
from compliance.workflows.accounts import checks, guessing
from compliance.workflows.accounts.by_code import replace_password
from compliance.workflows.accounts.entries import Method, named
from compliance.workflows.accounts.guessing import Guess
from compliance.workflows.accounts.living import own_account
from compliance.workflows.accounts.opening import start_remembered
from compliance.workflows.accounts.shapes import Arrival, Origin, SignedIn
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking


def me(caller: Caller) -> AccountRow:
    """The account that asks."""
    with looking(caller) as look:
        found = store.read_account(look.connection, own_account(look))
    if found is None:
        raise Refused(Refusal.SIGNED_OUT)
    return found


def change_password(caller: Caller, *, old: str, new: str, settings: Settings, device: str = "") -> SignedIn:
    """Another password. Every session of the account ends, and this one goes on as a new one."""
    proven = _prove(caller, old)
    with looking(caller) as look:
        known = checks.known_of(look.connection, proven)
    new_hash = checks.hash_of_new(new, known)
    now = caller.clock()
    with acting(caller) as act:
        _require_unchanged(act, proven)
        before = sessions.read_session(act.connection, caller.session, now)
        replace_password(act.connection, proven.account, new_hash, now)
        act.note(Event.PASSWORD_SET, named(proven.account), after={"method": Method.PASSWORD.value})
        origin = Origin(address=caller.address, device=before.device if before else "")
        came = Arrival(origin=origin, device=device, settings=settings, now=now)
        return start_remembered(act.connection, proven.account, came)


def new_totp_secret() -> str:
    """A fresh secret, to be shown once and then confirmed."""
    return second_factor.new_secret()


def totp_uri(secret: str, name: str) -> str:
    """What the QR code for an authenticator holds; `name`: under which it lists the account."""
    return second_factor.uri(secret, name=name, issuer=AUTHENTICATOR_LABEL)


def confirm_totp(caller: Caller, *, secret: str, code: str, password: str) -> None:
    """Give the account a second factor, once a code of it and the password were right."""
    if not second_factor.is_secret(secret):
        raise Refused(Refusal.SECOND_FACTOR_SECRET)
    proven = _prove(caller, password)
    step = second_factor.accepted_step(secret, code, now=caller.clock(), after=0)
    if step is None:
        raise Refused(Refusal.SECOND_FACTOR_WRONG)
    with acting(caller) as act:
        _require_unchanged(act, proven)
        store.set_second_factor(act.connection, proven.account, secret, step)
        act.note(Event.SECOND_FACTOR_SET, named(proven.account))


def remove_totp(caller: Caller, *, password: str) -> None:
    """Take the second factor off the account that asks."""
    proven = _prove(caller, password)
    with acting(caller) as act:
        _require_unchanged(act, proven)
        drop_second_factor(act, proven)


def drop_second_factor(act: Act, login: Login) -> None:
    """Take a second factor away, if there is one."""
    if login.totp_secret is not None:
        store.set_second_factor(act.connection, login.account, None)
        act.note(Event.SECOND_FACTOR_REMOVED, named(login.account))


def _prove(caller: Caller, password: str) -> Login:
    """The account that asks, once its password was right: a browser left open is not enough."""
    with looking(caller) as look:
        login = _own_login(look)
    guess = Guess(own=throttle.of_own_password(login.account))
    guessing.count(caller.engine, guess, caller.clock())
    right = passwords.fits(login.password_hash, password)
    with acting(caller) as act:
        if right:
            guessing.was_right(act.connection, guess)
        else:
            act.note(Event.SIGN_IN_FAILED, named(login.account), after={"method": Method.PASSWORD.value})
    if not right:
        raise Refused(Refusal.PASSWORD_WRONG)
    return login


def _own_login(look: Look) -> Login:
    login = store.read_login(look.connection, own_account(look))
    if login is None:
        raise Refused(Refusal.SIGNED_OUT)
    if login.openid:
        raise Refused(Refusal.ACCOUNT_OPENID)
    return login


def _require_unchanged(act: Act, proven: Login) -> None:
    """The password that was proven is still the password."""
    if _own_login(act).password_hash != proven.password_hash:
        raise Refused(Refusal.PASSWORD_WRONG)
