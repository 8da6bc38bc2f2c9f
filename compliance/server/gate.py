"""The gate: nobody passes without a living session, and nobody says who they are but the gate.

It stands before every page, websocket, upload and download; what is not named in `doors.OPEN` is
closed to strangers, whether it exists or not.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from compliance.definitions.settings import installed_settings
from compliance.model import Settings
from compliance.problems import ComplianceError
from compliance.server import cookies, doors, origins
from compliance.server.calling import ADDRESS_HEADER, OURS, SESSION_HEADER
from compliance.server.lines import OPEN_LINES, SIGNED_OUT, Line
from compliance.text import signing_in as text
from compliance.workflows.accounts.living import alive
from compliance.workflows.database import reaching_database, shared_database
from compliance.workflows.guard import utc_now

_FORBIDDEN = 4403  # the code a websocket is closed with when another site opened it


class Gate:
    """Middleware for HTTP and websockets."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = installed_settings()
        refusal = _refusal(scope, settings)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        path = scope["path"]
        session = "" if path in doors.PLAIN else cookies.session_id(scope["headers"], settings)
        try:
            known = session if session and await check(session, _is_page(scope)) else ""
        except ComplianceError as error:
            await PlainTextResponse(str(error), 503)(scope, receive, send)
            return
        if known or path in doors.OPEN:
            await self.app(_introduced(scope, known, settings), receive, send)
        else:
            await _to_sign_in(scope)(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        settings = installed_settings()
        session = cookies.session_id(scope["headers"], settings)
        if _refusal(scope, settings) is not None:
            await _hang_up(receive, send, _FORBIDDEN)
        elif not session or not await check(session, used=True):
            await _hang_up(receive, send, SIGNED_OUT)
        else:
            line = Line(session, receive, send, check)
            with OPEN_LINES.held(line):
                await self.app(_introduced(scope, session, settings), line.receive, line.send)


async def check(session: str, used: bool) -> bool:
    """Whether the session is alive; `used`: somebody does something with it, so that it stays so."""
    settings = installed_settings()

    def asked() -> bool:
        engine, now = shared_database(), utc_now()
        if used:
            from compliance.workflows import accounts

            return accounts.touch(engine, session, settings=settings, now=now)
        return bool(alive(engine, (session,), now=now))

    with reaching_database():
        return await run_in_threadpool(asked)


def _refusal(scope: Scope, settings: Settings) -> Response | None:
    """What is refused to everybody, whoever they are."""
    if doors.closed(scope["path"]):
        return PlainTextResponse(text.NOT_FOUND, 404)
    if scope["path"] != doors.HEALTH and not origins.host_is_ours(scope, settings):
        return PlainTextResponse(text.OTHER_HOST, 421)
    if origins.from_another_site(scope, settings):
        return PlainTextResponse(text.OTHER_SITE, 403)
    try:
        origins.client_address(scope, settings.proxies)
    except origins.UnknownProxy:
        return PlainTextResponse(text.UNKNOWN_PROXY, 400)
    return None


def _is_page(scope: Scope) -> bool:
    """Whether somebody opens a page or sends a form, rather than the page fetching something."""
    return "text/html" in Headers(scope=scope).get("accept", "")


def _to_sign_in(scope: Scope) -> Response:
    if scope["method"] not in ("GET", "HEAD") or not _is_page(scope):
        return PlainTextResponse(text.SIGN_IN_FIRST, 401)
    query = scope["query_string"].decode("latin-1")
    wanted = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
    return RedirectResponse(doors.sign_in(f"{wanted}?{query}" if query else wanted), 303)


async def _hang_up(receive: Receive, send: Send, code: int) -> None:
    """Refuse a websocket before it is accepted: the browser sees 403."""
    await receive()
    await send({"type": "websocket.close", "code": code})


def _introduced(scope: Scope, session: str, settings: Settings) -> Scope:
    """The request with our word on who asks, and without anybody else's, nor the token."""
    headers: list[tuple[bytes, bytes]] = []
    for name, value in scope["headers"]:
        if name.decode("latin-1").lower().replace("_", "-").startswith(OURS):
            continue
        headers.append((name, cookies.without_session(value) if name == b"cookie" else value))
    address = origins.client_address(scope, settings.proxies)
    headers.append((ADDRESS_HEADER.encode(), address.encode("latin-1", "replace")))
    if session:
        headers.append((SESSION_HEADER.encode(), session.encode()))
    return {**scope, "headers": headers}
