"""Sign in as somebody whom an OpenID provider vouches for."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.model import Role
from compliance.model.settings import Grant, Settings
from compliance.storage import accounts as store
from compliance.storage import sessions
from compliance.storage.accounts import Login, Standing
from compliance.storage.engine import writing
from compliance.text.workflows import Refusal
from compliance.workflows.accounts.checks import fitting_name
from compliance.workflows.accounts.entries import Method, differences, named, tell
from compliance.workflows.accounts.opening import start_session
from compliance.workflows.accounts.shapes import Arrival, Identity, Origin, SignedIn
from compliance.workflows.errors import Refused

_PROVIDER = "OpenID"


def sign_in_openid(
    engine: sa.Engine,
    identity: Identity,
    *,
    device: str = "",
    origin: Origin,
    settings: Settings,
    now: datetime,
) -> SignedIn:
    """A new session for whom the settings let in, with the roles and units they give today.

    The account is found by issuer and subject alone, and made when there is none. Refused, and never
    an account, for anybody else; whoever is let in no longer loses their sessions.
    """
    came = Arrival(origin=origin, device=device, settings=settings, now=now)
    with writing(engine) as connection:
        login = store.find_openid(connection, identity.issuer, identity.subject)
        standing = _granted(settings, identity)
        refusal = _refusal(connection, login, standing, settings)
        if refusal is None:
            account = _admit(connection, login, standing, identity, came)
            tell(connection, Event.SIGNED_IN, account, Method.OPENID, came)
            return start_session(connection, account, came)
        if login is not None:
            sessions.end_sessions(connection, login.account, now)
        tell(connection, Event.SIGN_IN_FAILED, login.account if login else None, Method.OPENID, came)
    raise refusal


def _granted(settings: Settings, identity: Identity) -> Standing:
    """What all fitting grants give together; no roles when none fits."""
    grants = settings.openid.grants if settings.openid else ()
    fitting = [grant for grant in grants if _fits(grant, identity)]
    roles = frozenset(role for grant in fitting for role in grant.roles)
    units = frozenset(unit for grant in fitting for unit in grant.units)
    drafts = any(grant.drafts for grant in fitting if Role.PIMPINAN in grant.roles)
    return Standing(roles=roles, units=units if Role.OPD in roles else frozenset(), drafts=drafts)


def _fits(grant: Grant, identity: Identity) -> bool:
    if grant.email:
        email = identity.email.strip().casefold()
        return identity.email_verified is True and grant.email.strip().casefold() == email
    if not grant.claim:
        return False
    told = identity.claims.get(grant.claim)
    return grant.value in told if isinstance(told, list | tuple) else told == grant.value


def _refusal(
    connection: sa.Connection, login: Login | None, standing: Standing, settings: Settings
) -> Refused | None:
    if not standing.roles:
        provider = settings.openid.label if settings.openid else _PROVIDER
        return Refused(Refusal.OPENID_UNREGISTERED, provider=provider)
    unknown = store.unknown_units(connection, standing.units)
    if unknown:
        return Refused(Refusal.OPENID_UNITS, units=", ".join(unknown))
    if login is not None and Role.ADMINISTRATOR not in standing.roles:
        had = Role.ADMINISTRATOR in store.read_standing(connection, login.account).roles
        if had and not store.any_administrator(connection, beside=login.account):
            return Refused(Refusal.LAST_ADMINISTRATOR)
    return None


def _admit(
    connection: sa.Connection, login: Login | None, standing: Standing, identity: Identity, came: Arrival
) -> int:
    """The account, made or brought up to date."""
    name = fitting_name(identity.name or identity.email)
    if login is None:
        about = (identity.issuer, identity.subject)
        account = store.insert_account(connection, name=name, standing=standing, openid=about, now=came.now)
        _, facts = differences(None, standing)
        tell(
            connection, Event.ACCOUNT_ADDED, account, Method.OPENID, came, object=named(account), after=facts
        )
        return account
    if name != login.name:
        store.set_name(connection, login.account, name)
    before, after = differences(store.read_standing(connection, login.account), standing)
    if after:
        store.set_standing(connection, login.account, standing)
        object = named(login.account)
        tell(
            connection,
            Event.ACCOUNT_CHANGED,
            login.account,
            Method.OPENID,
            came,
            object=object,
            before=before,
            after=after,
        )
    return login.account
