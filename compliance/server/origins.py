"""Where a request comes from: the address of the person, the site of the page, the host it names."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from compliance.model import Settings

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_LOOPBACK = ("127.0.0.1", "::1")


class UnknownProxy(Exception):
    """Somebody who is not named in the settings passed the request on."""


def client_address(scope: Scope, proxies: frozenset[str]) -> str:
    """The address the person comes from; raises UnknownProxy.

    uvicorn believes X-Forwarded-For of whoever connects from this machine, and by then the address
    of that one is gone. So an address that stands in the header where uvicorn would have taken it
    from is only believed when the settings name this machine as a proxy.
    """
    client = scope.get("client")
    peer = _plain(client[0]) if client else ""
    hops = [
        _plain(part) for line in Headers(scope=scope).getlist("x-forwarded-for") for part in line.split(",")
    ]
    if not hops:
        return peer
    replaced = peer == _last_but(hops, _LOOPBACK)
    if replaced and proxies.isdisjoint(_LOOPBACK):
        raise UnknownProxy
    if not replaced and peer not in proxies:
        return peer
    return _last_but(hops, (*proxies, *_LOOPBACK) if replaced else proxies)


def _last_but(hops: list[str], passed_over: Iterable[str]) -> str:
    """The last one that is not passed over; the first one when all are."""
    skipped = frozenset(passed_over)
    return next((hop for hop in reversed(hops) if hop not in skipped), hops[0])


def _plain(written: str) -> str:
    """An address without port and brackets, in its one form; any other text as it stands, cut short."""
    text = written.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return text[:64]


def host_is_ours(scope: Scope, settings: Settings) -> bool:
    """Whether the request names the host people type; any host while none is set."""
    if not settings.public_url:
        return True
    host = Headers(scope=scope).get("host", "")
    return _authority(f"//{host}", _scheme(settings)) == _authority(settings.public_url, _scheme(settings))


def from_another_site(scope: Scope, settings: Settings) -> bool:
    """Whether something that may change things was set off by a page that is not ours.

    Browsers say so in both headers, or at least in one; what says nothing at all is no page of ours.
    """
    if scope["type"] == "http" and scope["method"] in SAFE_METHODS:
        return False
    headers = Headers(scope=scope)
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in (None, "same-origin"):
        return True
    if origin is None:
        return site is None
    scheme = origin.partition("://")[0].lower()
    own = settings.public_url or f"{scheme}://{headers.get('host', '')}"
    named = _authority(origin, scheme)
    return named is None or own.partition("://")[0] != scheme or named != _authority(own, scheme)


def _scheme(settings: Settings) -> str:
    return urlsplit(settings.public_url).scheme


def _authority(address: str, scheme: str) -> tuple[str, int] | None:
    """Host and port, None for what is not an address."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname or parts.username is not None:
        return None
    return parts.hostname.rstrip("."), port or (443 if scheme == "https" else 80)
