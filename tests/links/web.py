"""A small web that lives on this machine, and names that seem to lie outside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx2

from compliance.links.check import Asking

PUBLIC = "8.8.8.8"
Result = TypeVar("Result")
Handler = Callable[[asyncio.StreamWriter, str, str], Awaitable[None]]


def awaited(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of it, in a thread of its own: the browser tests of the same worker keep an event
    loop in this one."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(asyncio.run, work).result()


@dataclass
class Web:
    """What was asked and where connections went; `names`: what a host resolves to, one list a time."""

    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    sni: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        answers = self.names.get(host)
        if answers is None:
            raise OSError("Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


class Detour(httpx2.AsyncBaseTransport):
    """Leads every connection to the one server there is; any address but the public one is a failure."""

    def __init__(self, web: Web, port: int) -> None:
        self._web, self._port = web, port
        self._inner = httpx2.AsyncHTTPTransport(
            trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._web.dialled.append(request.url.host)
        self._web.sni.append(request.extensions["sni_hostname"])
        assert request.url.host == PUBLIC
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


@asynccontextmanager
async def serving(
    handler: Handler, seconds: float = 2.0, **names: Sequence[str]
) -> AsyncIterator[tuple[Web, Asking]]:
    """A server, and how to ask it; a name is written with `_` for its dots."""
    web = Web(names={name.replace("_", "."): [list(found)] for name, found in names.items()})

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        web.at_once += 1
        web.most_at_once = max(web.most_at_once, web.at_once)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            method, path, _ = head.splitlines()[0].split()
            fields = dict(line.lower().split(": ", 1) for line in head.splitlines()[1:] if line)
            web.asked.append(f"{method} {path}")
            web.hosts.append(fields["host"])
            web.headers.append(head)
            await handler(writer, method, path)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            web.at_once -= 1
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield web, Asking(resolve=web.resolve, transport=Detour(web, port), seconds=seconds)


def head(status: str, **fields: str) -> bytes:
    """The head of an answer."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
