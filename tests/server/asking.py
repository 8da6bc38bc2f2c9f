"""Asks an ASGI application, without a server or a client library."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope

HOST = "127.0.0.1:8501"
PAGE = {"Accept": "text/html,application/xhtml+xml"}
OWN = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def set_cookies(self) -> Mapping[str, str]:
        """Each Set-Cookie line by the name of its cookie: the value, and all attributes."""
        lines = self.headers.getlist("set-cookie")
        return {line.partition("=")[0]: line.partition("=")[2] for line in lines}

    def cookie(self, name: str) -> str:
        jar = SimpleCookie()
        for line in self.headers.getlist("set-cookie"):
            jar.load(line)
        return jar[name].value

    def json(self) -> object:
        return json.loads(self.body)


def scope_of(kind: str, address: str, headers: Mapping[str, str] | None, client: str) -> Scope:
    path, _, query = address.partition("?")
    given = {"Host": HOST, **(headers or {})}
    return {
        "type": kind,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in given.items()
        ],
        "http_version": "1.1",
        "scheme": "http" if kind == "http" else "ws",
        "server": ("127.0.0.1", 8501),
        "client": (client, 40000),
        "subprotocols": [],
    }


def ask(
    app: ASGIApp,
    address: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    body: bytes | list[bytes] = b"",
    client: str = "127.0.0.1",
) -> Reply:
    """What the application answers. `body` as a list: as it comes, piece by piece."""
    scope = {**scope_of("http", address, headers, client), "method": method}
    pieces = [body] if isinstance(body, bytes) else list(body)
    sent: list[Message] = []

    async def receive() -> Message:
        if not pieces:
            await asyncio.Event().wait()  # nothing more comes, and nobody hangs up
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Message) -> None:
        sent.append(message)

    run(lambda: app(scope, receive, send))
    assert [message["type"] for message in sent].count("http.response.start") == 1
    start = sent[0]
    found = b"".join(message.get("body", b"") for message in sent[1:])
    return Reply(status=start["status"], headers=Headers(raw=start["headers"]), body=found)


def get(app: ASGIApp, address: str, headers: Mapping[str, str] | None = None) -> Reply:
    """What the application answers to a GET."""
    return ask(app, address, headers)


def post(
    app: ASGIApp, address: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> Reply:
    """What the application answers to a form sent from one of its own pages."""
    form = {"Content-Type": "application/x-www-form-urlencoded", **PAGE, **OWN, **(headers or {})}
    return ask(app, address, form, method="POST", body=urlencode(fields).encode())


def run(work: Callable[[], Awaitable[object]]) -> None:
    """In a thread of its own: the browser tests of the same worker keep an event loop in this one."""

    async def awaited() -> None:
        await work()

    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(lambda: asyncio.run(awaited())).result()


Put = Callable[[Message], Awaitable[None]]


class Socket:
    """A websocket of a browser. `sent`: what the application has sent so far."""

    def __init__(self, app: ASGIApp, address: str, headers: Mapping[str, str] | None = None) -> None:
        self.app = app
        self.scope = scope_of("websocket", address, headers, "127.0.0.1")
        self.sent: list[Message] = []

    def play(self, talk: Callable[[Put], Awaitable[None]] | None = None) -> list[Message]:
        """Opens it; once it was answered, `talk` sends messages; returns what the application sent."""

        async def whole() -> None:
            arriving: asyncio.Queue[Message] = asyncio.Queue()
            await arriving.put({"type": "websocket.connect"})

            async def send(message: Message) -> None:
                self.sent.append(message)

            served = asyncio.create_task(self.app(self.scope, arriving.get, send))
            await until(lambda: bool(self.sent) or served.done())
            if talk is not None:
                await talk(arriving.put)
            if not served.done():
                await arriving.put({"type": "websocket.disconnect", "code": 1000})
            await served

        run(whole)
        return self.sent


async def until(true: Callable[[], bool]) -> None:
    """Waits for something that is bound to happen, half a minute at most."""
    for _ in range(3000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen")


def words(reply: Reply) -> str:
    """What a person reads of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", reply.text)).split())
