"""What signing in takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from compliance.accounts.codes import Purpose
from compliance.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """From where somebody comes: the address, and the User-Agent header or a few words for it."""

    address: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody comes to sign in. `device`: the device cookie they sent, "" for none."""

    origin: Origin
    device: str
    settings: Settings
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A session that just began. `token`, `device`: raw values of the two cookies.

    `session`: the id by which the session goes everywhere else.
    """

    token: str
    session: str
    device: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOwner:
    """Whom a one-time code is for; no `username` where there is no account yet."""

    purpose: Purpose
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody whom an OpenID provider vouches for. `claims`: those of the verified identity token."""

    issuer: str
    subject: str
    email: str = ""
    email_verified: bool = False
    name: str = ""
    claims: Mapping[str, object] = field(default_factory=dict)
