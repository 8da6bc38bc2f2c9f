"""Which addresses may be asked at all: public ones on the two ports of the web.

Whoever types a link must not make this server speak to what only this server can reach.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address, ip_network

import httpx2

PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000

# Beyond what the library calls not global, whose list differs between versions of Python.
_CLOSED = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind a provider's address translation
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "2001::/23",  # among others Teredo, with an IPv4 address inside
        "2001:db8::/32",
        "2002::/16",  # 6to4, with an IPv4 address inside
        "3fff::/20",
    )
)
# Of IPv6 only this part is public. Other addresses with an IPv4 address inside (mapped, compatible,
# translated by NAT64) lie outside it.
_PUBLIC_6 = IPv6Network("2000::/3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that may be asked, if what its host resolves to may."""

    url: httpx2.URL
    host: str  # as it is looked up: ASCII, without brackets
    port: int


def target_of(address: str) -> Target | None:
    """The parts of a web address; None for what is never asked.

    That is anything but http and https on their own ports, and whatever carries a name or password.
    """
    if len(address) > _LONGEST:
        return None
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL:
        return None
    host = url.raw_host.decode("ascii").rstrip(".")
    port = PORTS.get(url.scheme, 0) if url.port is None else url.port
    if port not in PORTS.values() or url.scheme not in PORTS or url.userinfo or not host:
        return None
    return Target(url=url, host=host, port=port)


def is_public(address: str) -> bool:
    """Whether an IP address, as the resolver gave it, lies outside."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and (found.scope_id is not None or found not in _PUBLIC_6):
        return False
    return found.is_global and not found.is_multicast and not any(found in net for net in _CLOSED)


def chosen(addresses: Iterable[str]) -> str | None:
    """The address to connect to, IPv4 first; None when one of them lies inside, or there is none."""
    found = list(addresses)
    if not found or not all(is_public(address) for address in found):
        return None
    return next((address for address in found if ":" not in address), found[0])
