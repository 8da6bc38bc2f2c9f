"""How one installation is run: what its administrator writes into the settings file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from compliance.model.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Whom an OpenID provider lets in, and as what. Exactly one of `email` and `claim` is set.

    `claim`, `value`: a claim of the identity token that equals the value, or is a list that holds it.
    """

    email: str = ""
    claim: str = ""
    value: str = ""
    roles: frozenset[Role]
    units: frozenset[str] = frozenset()
    drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenId:
    """One OpenID provider. `issuer`: its address, below which the discovery document stands."""

    label: str
    issuer: str
    client_id: str
    client_secret: str
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`public_url`: the address people type, "" on the machine itself; https there means Secure cookies.

    `proxies`: addresses whose X-Forwarded-For is believed. `idle`, `longest`: how long a session
    lives without use, and at all.
    """

    public_url: str = ""
    proxies: frozenset[str] = frozenset()
    idle: timedelta = timedelta(hours=2)
    longest: timedelta = timedelta(hours=24)
    openid: OpenId | None = None

    @property
    def secure(self) -> bool:
        """Whether people come over TLS."""
        return self.public_url.startswith("https://")
