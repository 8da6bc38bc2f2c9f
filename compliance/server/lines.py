"""The open websockets: who holds them, and how they end with the session they belong to."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Iterator

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

SIGNED_OUT = 4401  # the code a websocket is closed with once its session is over
CHECK_SECONDS = 3.0  # how long what was found out about a session is taken for true
WATCH_SECONDS = 2.0  # how often sessions with open websockets are looked up all the same

Check = Callable[[str, bool], Awaitable[bool]]  # session, whether a person did something → still alive


class Line:
    """One websocket. Its session is checked with what arrives; when it is over, both sides hear it."""

    def __init__(self, session: str, receive: Receive, send: Send, check: Check) -> None:
        self.session = session
        self._receive, self._send, self._check = receive, send, check
        self._over = asyncio.get_running_loop().create_future()
        self._checked = self._used = time.monotonic()  # just now, at the gate

    def end(self) -> None:
        """The session is over."""
        if not self._over.done():
            self._over.set_result(None)

    async def receive(self) -> Message:
        """What the browser sends next; a disconnect once the session is over."""
        arriving = asyncio.ensure_future(self._receive())
        try:
            await asyncio.wait((arriving, self._over), return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not arriving.done():
                arriving.cancel()
        if not self._over.done():
            message = await arriving
            if message["type"] != "websocket.receive" or await self._still_alive(message):
                return message
            self.end()
        with contextlib.suppress(OSError, RuntimeError):  # the browser hung up at the same moment
            await self._send({"type": "websocket.close", "code": SIGNED_OUT})
        return {"type": "websocket.disconnect", "code": SIGNED_OUT}

    async def send(self, message: Message) -> None:
        """To the browser, as long as the session is not over."""
        if not self._over.done():
            await self._send(message)

    async def _still_alive(self, message: Message) -> bool:
        now = time.monotonic()
        due = now - self._checked >= CHECK_SECONDS
        used = now - self._used >= CHECK_SECONDS and by_a_person(message.get("bytes") or b"")
        if not due and not used:
            return True
        self._checked = now
        self._used = now if used else self._used
        return await self._check(self.session, used)


class Lines:
    """All open websockets of this process."""

    def __init__(self) -> None:
        self._open: dict[str, set[Line]] = {}

    @property
    def sessions(self) -> frozenset[str]:
        """The sessions they belong to."""
        return frozenset(self._open)

    @contextlib.contextmanager
    def held(self, line: Line) -> Iterator[None]:
        """Within it, the line is known here."""
        self._open.setdefault(line.session, set()).add(line)
        try:
            yield
        finally:
            lines = self._open[line.session]
            lines.discard(line)
            if not lines:
                del self._open[line.session]

    def end(self, session: str) -> None:
        """Close all websockets of a session."""
        for line in self._open.get(session, ()):
            line.end()

    async def watch(self, alive: Callable[[frozenset[str]], Awaitable[frozenset[str]]]) -> None:
        """Ends, for ever, what belongs to a session that ended elsewhere or ran out."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            asked = self.sessions
            if asked:
                for session in asked - await alive(asked):
                    self.end(session)


OPEN_LINES = Lines()


def by_a_person(data: bytes) -> bool:
    """Whether somebody did something, rather than a part of the page refreshing itself."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return False
    return not (
        message.HasField("app_heartbeat")
        or (message.HasField("rerun_script") and message.rerun_script.is_auto_rerun)
    )
