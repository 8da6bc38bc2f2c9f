"""How guessing is slowed: failures are counted in buckets, and each bucket asks for a wait.

A stranger fills the bucket of their own address, and that of a name seen from devices it does not
know, which never asks for more than half a minute. A browser that has signed in before has a
bucket of its own (OWASP's "device cookies"), so nobody else can slow it.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

FORGOTTEN_AFTER = timedelta(days=1)
_FIRST_SECONDS = 2
_NAME_LETTERS = 5  # of the digest of a typed name, in hex
_IPV6_NETWORK = 64  # one subscriber has all addresses of such a network


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """After `free` failures each further one doubles the wait, up to `longest`."""

    free: int
    longest: timedelta


ONE_SOURCE = Limit(free=5, longest=timedelta(minutes=15))
ONE_ADDRESS = Limit(free=30, longest=timedelta(minutes=5))  # a whole office may share it
ONE_NAME = Limit(free=50, longest=timedelta(seconds=30))  # from everywhere: never more than a nuisance


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Where failures are counted together. `key`: a digest."""

    key: str
    limit: Limit


def of_name_and_address(name: str, address: str) -> Bucket:
    """One name, tried from one address."""
    return _bucket(ONE_SOURCE, "name-address", _hidden(name), network(address))


def of_address(address: str) -> Bucket:
    """Whatever name, tried from one address."""
    return _bucket(ONE_ADDRESS, "address", network(address))


def of_name(name: str) -> Bucket:
    """One name, tried from all devices it does not know."""
    return _bucket(ONE_NAME, "name", _hidden(name))


def of_device(device: str) -> Bucket:
    """An account, tried from one of its own devices, named by its fingerprint."""
    return _bucket(ONE_SOURCE, "device", device)


def of_second_factor(account: int) -> Bucket:
    """The second factor of an account: only who knows the password comes so far."""
    return _bucket(ONE_SOURCE, "second-factor", str(account))


def of_own_password(account: int) -> Bucket:
    """The password of an account, asked for again while somebody is signed in to it."""
    return _bucket(ONE_SOURCE, "own-password", str(account))


def of_codes(address: str) -> Bucket:
    """One-time codes, tried from one address."""
    return _bucket(ONE_ADDRESS, "code", network(address))


def wait(limit: Limit, failures: int) -> timedelta:
    """How long after the last of so many failures the next attempt may come."""
    if failures < limit.free:
        return timedelta(0)
    doublings = min(failures - limit.free, 30)  # beyond that any limit is reached
    return min(limit.longest, timedelta(seconds=_FIRST_SECONDS << doublings))


def seconds_left(limit: Limit, failures: int, last: datetime, now: datetime) -> int:
    """Whole seconds still to wait, never more than the wait itself; 0: go ahead."""
    needed = wait(limit, failures)
    left = min(needed, last + needed - now)
    return max(0, ceil(left.total_seconds()))


def network(address: str) -> str:
    """What belongs to one subscriber: an IPv4 address, or the /64 network of an IPv6 address."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, _IPV6_NETWORK), strict=False))


def _bucket(limit: Limit, *parts: str) -> Bucket:
    return Bucket(key=_digest(json.dumps(parts)), limit=limit)


def _hidden(name: str) -> str:
    """Enough to count by, too little to guess from: people type their password as their name."""
    return _digest(name)[:_NAME_LETTERS]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
