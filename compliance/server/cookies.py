"""The two cookies: who is signed in, and which browser it was before.

Nothing a script could read, nothing another site could send along with a change, and behind TLS
nothing that ever travels in the clear or comes from a neighbouring host (`__Host-`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from starlette.requests import cookie_parser
from starlette.responses import Response

from compliance.model import Settings

SESSION, DEVICE, OPENID = "kesiapan_sesi", "kesiapan_perangkat", "kesiapan_oidc"
DEVICE_SECONDS = 365 * 24 * 3600
_LONGEST = 200  # a token of ours is far shorter

Headers = Iterable[tuple[bytes, bytes]]


def named(name: str, settings: Settings) -> str:
    """The name of a cookie; over HTTPS one that browsers keep to this very host."""
    return f"__Host-{name}" if settings.secure else name


def read(headers: Headers, name: str, settings: Settings) -> str:
    """The value a request carries, "" without one."""
    lines = [value.decode("latin-1") for key, value in headers if key == b"cookie"]
    return cookie_parser("; ".join(lines)).get(named(name, settings), "")


def session_id(headers: Headers, settings: Settings) -> str:
    """The id of the session a request claims to belong to, "" without one."""
    token = read(headers, SESSION, settings)
    return hashlib.sha256(token.encode()).hexdigest() if 0 < len(token) <= _LONGEST else ""


def without_session(value: bytes) -> bytes:
    """A Cookie header that no longer carries the token: what comes after the gate has no use for it."""
    names = (SESSION, f"__Host-{SESSION}")
    kept = [
        part
        for part in value.decode("latin-1").split(";")
        if part.partition("=")[0].strip() not in names and part.strip()
    ]
    return ";".join(kept).strip().encode("latin-1")


def put(response: Response, name: str, value: str, settings: Settings, *, seconds: int | None = None) -> None:
    """Give the browser a cookie; `seconds` None: until it is closed."""
    response.set_cookie(
        named(name, settings),
        value,
        max_age=seconds,
        path="/",
        secure=settings.secure,
        httponly=True,
        samesite="lax",
    )


def take(response: Response, name: str, settings: Settings) -> None:
    """Have the browser forget a cookie."""
    put(response, name, "", settings, seconds=0)
