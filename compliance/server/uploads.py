"""Uploads are refused before they are in memory: by who sends them, for which page, and how much.

Limits, of which the second is ours alone: one file as `server.maxUploadSize` says, and TOTAL bytes
that one session holds at a time. What is stored or removed no longer counts.
"""

from __future__ import annotations

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from compliance.accounts.rights import ever
from compliance.definitions.rights import shipped_rights
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.server.calling import SESSION_HEADER
from compliance.text import signing_in as text
from compliance.workflows.database import shared_database
from compliance.workflows.guard import Caller, who

BELOW = "/_stcore/upload_file/"
MEGABYTE = 1024 * 1024
FRAMING = 64 * 1024  # what a browser writes around a file
TOTAL = 300 * MEGABYTE
USER_KEY = "sesi"  # under which Streamlit keeps our session id: server.trustedUserHeaders

# Workbooks of answers, the list of units, instruments of one's own.
_NEEDS_FILES = (Action.UPLOAD, Action.MANAGE_UNITS, Action.CHANGE_UNITS, Action.MANAGE_INSTRUMENTS)


class _TooMuch(Exception):
    """More came than may come; `answer` says so. `listen`: after the rest was heard, so that it arrives."""

    def __init__(self, answer: Response, *, listen: bool) -> None:
        super().__init__()
        self.answer = answer
        self.listen = listen


class Uploads:
    """Middleware, behind the gate."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._pages: dict[str, set[str]] = {}  # session → its pages (Streamlit's sessions) that sent files
        self._arriving: dict[str, int] = {}  # session → bytes of files that are being sent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(BELOW):
            await self.app(scope, receive, send)
            return
        session = Headers(scope=scope).get(SESSION_HEADER, "")
        page = scope["path"].removeprefix(BELOW).partition("/")[0]
        refusal = await _refusal(session, page)
        if refusal is not None:
            await refusal(scope, receive, send)
        elif scope["method"] in ("PUT", "POST"):
            self._pages.setdefault(session, set()).add(page)
            await self._counted(session, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _counted(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the file on as long as both limits hold."""
        declared = Headers(scope=scope).get("content-length", "0")
        came = 0
        answered = False

        def room(more: int) -> None:
            if came + more > _per_file() + FRAMING:
                raise _TooMuch(_too_large(), listen=False)
            if self._held(session) + self._arriving.get(session, 0) + more > TOTAL:
                raise _TooMuch(_too_much(), listen=True)

        async def counting() -> Message:
            nonlocal came
            message = await receive()
            size = len(message.get("body", b""))
            room(size)
            came += size
            self._arriving[session] = self._arriving.get(session, 0) + size
            return message

        async def sending(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            room(int(declared) if declared.isascii() and declared.isdigit() else 0)
            await self.app(scope, counting, sending)
        except _TooMuch as stopped:
            if not answered:
                if stopped.listen:
                    await _thrown_away(receive, _per_file() + FRAMING - came)
                await stopped.answer(scope, receive, send)
        finally:
            left = self._arriving.get(session, 0) - came
            self._arriving.pop(session, None)
            if left > 0:
                self._arriving[session] = left

    def _held(self, session: str) -> int:
        """Bytes of the files Streamlit keeps for the pages of a session."""
        pages = self._pages.get(session, set())
        sizes = {page: stored_bytes(page) for page in pages}
        pages.intersection_update(page for page, size in sizes.items() if size or belongs(page, session))
        if not pages:
            self._pages.pop(session, None)
        return sum(sizes.values())


async def _refusal(session: str, page: str) -> Response | None:
    """Why nothing may come at all, if so."""

    def allowed() -> bool:
        person = who(Caller(engine=shared_database(), session=session))
        return any(ever(person, action, shipped_rights()) for action in _NEEDS_FILES)

    try:
        if not await run_in_threadpool(allowed):
            return PlainTextResponse(text.UPLOAD_NOT_ALLOWED, 403)
    except ComplianceError as error:
        return PlainTextResponse(str(error), 401)
    return None if belongs(page, session) else PlainTextResponse(text.NOT_YOURS, 403)


async def _thrown_away(receive: Receive, most: int) -> None:
    """Reads on without keeping anything, `most` bytes at most: a browser hears no answer before it has
    said everything."""
    left = most
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if not message.get("more_body", False):
            return


def belongs(page: str, session: str) -> bool:
    """Whether one of Streamlit's sessions was opened by this session of ours."""
    found = Runtime.instance().get_app_session(page)
    return found is not None and found.matches_user_info({USER_KEY: session})


def stored_bytes(page: str) -> int:
    """How much Streamlit holds for one of its sessions."""
    manager = Runtime.instance().uploaded_file_mgr
    if not isinstance(manager, MemoryUploadedFileManager):
        return 0
    return sum(len(file.data) for file in tuple(manager.file_storage.get(page, {}).values()))


def _per_file() -> int:
    return int(st.get_option("server.maxUploadSize")) * MEGABYTE


def _too_large() -> Response:
    return PlainTextResponse(text.UPLOAD_TOO_LARGE.format(limit=_per_file() // MEGABYTE), 413)


def _too_much() -> Response:
    return PlainTextResponse(text.UPLOAD_TOO_MUCH.format(limit=TOTAL // MEGABYTE), 413)
