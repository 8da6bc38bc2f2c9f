"""What an account, a name and a password must be like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import sqlalchemy as sa

from compliance.accounts import passwords
from compliance.accounts.passwords import PasswordFault
from compliance.model import Role
from compliance.storage import accounts as store
from compliance.storage.accounts import Login, Standing
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused

SHORTEST_USERNAME, LONGEST_USERNAME, LONGEST_NAME = 3, 64, 100
# Only these letters: two names that look the same are the same.
_USERNAME = re.compile(rf"[a-z0-9._@-]{{{SHORTEST_USERNAME},{LONGEST_USERNAME}}}")

_PASSWORD_REFUSALS = {
    PasswordFault.SHORT: Refusal.PASSWORD_SHORT,
    PasswordFault.LONG: Refusal.PASSWORD_LONG,
    PasswordFault.GUESSABLE: Refusal.PASSWORD_GUESSABLE,
}


def folded_username(typed: str) -> str:
    """A username as it is kept: without regard to capitals, and without spaces around it."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def checked_username(connection: sa.Connection, typed: str) -> str:
    """A username that can be given to a new account; refused otherwise."""
    username = folded_username(typed)
    if not _USERNAME.fullmatch(username):
        raise Refused(Refusal.USERNAME_BAD, shortest=SHORTEST_USERNAME, longest=LONGEST_USERNAME)
    if store.find_login(connection, username) is not None:
        raise Refused(Refusal.USERNAME_TAKEN, username=username)
    return username


def checked_name(typed: str) -> str:
    """The name of a person on one line; refused when it is empty, too long, or has unseen characters."""
    name = _one_line(typed)
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise Refused(Refusal.NAME_BAD, longest=LONGEST_NAME)
    return name


def fitting_name(told: str) -> str:
    """What can be shown of a name that a provider tells."""
    return "".join(letter for letter in _one_line(told) if letter.isprintable())[:LONGEST_NAME]


def checked_standing(
    connection: sa.Connection, roles: Iterable[Role], units: Iterable[str], *, drafts: bool
) -> Standing:
    """What an account may; only with the role OPD it has units, and only Pimpinan needs to see drafts."""
    chosen, own = frozenset(roles), frozenset(units)
    if not chosen:
        raise Refused(Refusal.ROLES_MISSING)
    if Role.OPD in chosen and not own:
        raise Refused(Refusal.UNITS_MISSING)
    if Role.OPD not in chosen and own:
        raise Refused(Refusal.UNITS_SUPERFLUOUS)
    unknown = store.unknown_units(connection, own)
    if unknown:
        raise Refused(Refusal.UNIT_UNKNOWN, unit=unknown[0])
    return Standing(roles=chosen, units=own, drafts=drafts and Role.PIMPINAN in chosen)


def require_administrator_beside(connection: sa.Connection, account: int) -> None:
    """Refused when an account is the only administrator who can sign in."""
    if not store.any_administrator(connection, beside=account):
        raise Refused(Refusal.LAST_ADMINISTRATOR)


def known_of(connection: sa.Connection, login: Login) -> tuple[str, ...]:
    """What a stranger knows of an account's owner, and would try as a password."""
    standing = store.read_standing(connection, login.account)
    return (login.username, login.name, *store.names_of_units(connection, standing.units))


def hash_of_new(password: str, known: Iterable[str]) -> str:
    """The hash of a new password; refused when it is short, long, or easy to guess."""
    fault = passwords.fault(password, known)
    if fault is not None:
        limits = {"shortest": passwords.SHORTEST, "longest": passwords.LONGEST}
        raise Refused(_PASSWORD_REFUSALS[fault], **limits)
    return passwords.hashed(password)


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
