"""Asks addresses one by one whether they open: nothing is sent but the request, nothing is kept but
the outcome.

The host is resolved once for each request, every address it has is looked at, and the connection goes
to one of those very addresses: a name that answers differently the second time gains nothing.
Redirects are followed by hand under the same rules. Cookies, proxies of the environment and
connections kept open do not exist here.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field

import httpx2

from compliance.links.outcome import Outcome
from compliance.links.targets import Target, chosen, target_of

log = logging.getLogger(__name__)

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

AT_ONCE = 4
SECONDS = 5.0  # for one request, from the look-up of the name to the head of the answer
SECONDS_IN_ALL = 600.0
MOST_REDIRECTS = 3
SILENT_HOSTS = 3  # so many in a row from the start, and none that answers: there is no network

_HEADERS = {
    "User-Agent": "KesiapanPelayanan/1.0 (pemeriksa tautan bukti; dijalankan atas permintaan)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
# A name that is none raises UnicodeError; time that is up, an OSError.
_FAILURES = (httpx2.TransportError, OSError, UnicodeError)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SIGN_IN = frozenset({401, 403, 407})
_GONE = frozenset({404, 410})
# Whoever is sent there may not see the document without an account.
_SIGN_IN_HOSTS = ("accounts.google.com", "login.microsoftonline.com", "login.live.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How names are looked up and connections made; in tests otherwise than in life."""

    resolve: Resolve
    transport: httpx2.AsyncBaseTransport
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """The head of an answer."""

    status: int
    location: str = ""


@dataclass(slots=True, kw_only=True)
class _Hosts:
    """Which hosts were heard of, to notice that there is no network."""

    enough: int
    silent: set[str] = field(default_factory=set)
    heard: bool = False

    def note(self, host: str, outcome: Outcome) -> None:
        if outcome is Outcome.UNREACHABLE:
            self.silent.add(host)
        elif outcome is not Outcome.FORBIDDEN:
            self.heard = True

    @property
    def offline(self) -> bool:
        return not self.heard and len(self.silent) >= self.enough > 0


def asking() -> Asking:
    """Over the network."""
    limits = httpx2.Limits(max_connections=AT_ONCE, max_keepalive_connections=0)
    transport = httpx2.AsyncHTTPTransport(trust_env=False, limits=limits)
    return Asking(resolve=resolve, transport=transport)


async def resolve(host: str, port: int) -> Sequence[str]:
    """All IP addresses of a host; raises OSError where there are none."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


async def check_all(
    links: Sequence[str],
    heard: Callable[[str, Outcome], None],
    how: Asking,
    *,
    seconds: float = SECONDS_IN_ALL,
) -> int:
    """Tells the outcome of each link as it comes; returns 0, or how many hosts were tried in vain.

    Where the first few hosts are all silent there is no network, and the rest is not asked. What is
    not through in time is left out.
    """
    targets = {link: target_of(link) for link in links}
    different = {target.host for target in targets.values() if target is not None}
    hosts = _Hosts(enough=min(SILENT_HOSTS, len(different)))
    waiting = iter(targets.items())
    try:
        async with asyncio.timeout(seconds), how.transport, asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(_work(waiting, heard, how, hosts))
    except TimeoutError:
        return 0  # of those that are not through, nothing is said
    return len(hosts.silent) if hosts.offline else 0


async def _work(
    waiting: Iterator[tuple[str, Target | None]],
    heard: Callable[[str, Outcome], None],
    how: Asking,
    hosts: _Hosts,
) -> None:
    """One of those who ask at the same time."""
    for link, target in waiting:
        outcome = Outcome.FORBIDDEN if target is None else await check(target, how)
        if target is not None:
            hosts.note(target.host, outcome)
        heard(link, outcome)
        if hosts.offline:
            return


async def check(target: Target, how: Asking) -> Outcome:
    """Whether an address opens for somebody who has not signed in."""
    for _ in range(MOST_REDIRECTS + 1):
        reply = await _asked(target, how)
        if isinstance(reply, Outcome):
            return reply
        if reply.status not in _REDIRECTS or not reply.location:
            return _outcome(reply.status)
        following = _followed(target, reply.location)
        if isinstance(following, Outcome):
            return following
        target = following
    return Outcome.FAULTY


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome.OPENS
    if status in _SIGN_IN:
        return Outcome.SIGN_IN
    return Outcome.NOT_FOUND if status in _GONE else Outcome.FAULTY


def _followed(target: Target, location: str) -> Target | Outcome:
    """Where a redirect leads; the outcome where it is not followed."""
    try:
        following = target_of(str(target.url.join(location)))
    except httpx2.InvalidURL:
        return Outcome.FAULTY
    if following is None:
        return Outcome.FORBIDDEN
    return Outcome.SIGN_IN if following.host in _SIGN_IN_HOSTS else following


async def _asked(target: Target, how: Asking) -> _Reply | Outcome:
    """The head of the page; with GET where a server does not care for HEAD."""
    try:
        reply = await _request("HEAD", target, how)
        if isinstance(reply, Outcome) or reply.status < 400:
            return reply
    except (httpx2.ReadError, httpx2.ProtocolError):
        log.debug("HEAD tidak dijawab")
    except _FAILURES as error:
        return _failed(error)
    try:
        return await _request("GET", target, how)
    except _FAILURES as error:
        return _failed(error)


def _failed(error: BaseException) -> Outcome:
    """A broken certificate comes from a site that is there; anything else is silence."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError | httpx2.ProtocolError):
            return Outcome.FAULTY
        cause = cause.__cause__ or cause.__context__
    return Outcome.UNREACHABLE


async def _request(method: str, target: Target, how: Asking) -> _Reply | Outcome:
    """One request to an address that was looked at, within the time for one."""
    async with asyncio.timeout(how.seconds):
        addresses = await how.resolve(target.host, target.port)
        address = chosen(addresses)
        if address is None:
            return Outcome.FORBIDDEN if addresses else Outcome.UNREACHABLE
        request = httpx2.Request(
            method,
            target.url.copy_with(host=address, fragment=None),
            headers={"Host": target.url.netloc.decode("ascii"), **_HEADERS},
            # The name the certificate must be for; without it, that would be the number.
            extensions={
                "sni_hostname": target.host,
                "timeout": dict.fromkeys(("connect", "read", "write", "pool"), how.seconds),
            },
        )
        response = await how.transport.handle_async_request(request)
        await response.aclose()  # of the body, no more is read than came along with the head
    return _Reply(status=response.status_code, location=response.headers.get("location", ""))
