"""What stands around Streamlit: headers on every answer, the page's shell in Bahasa Indonesia,
downloads, a health check and the warm start.

The rooms behind it are imported where they are needed, not above: the port listens at once, and
the visitor's browser fetches the page's shell while they are being loaded.

Every request passes `MIDDLEWARE` before anything else, HTTP as well as websocket. Signing in
belongs between `SafeHeaders` and `Shell`: whoever is refused there reaches no page and no route.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import gc
import hashlib
import importlib
import json
import logging
import re
import sys
from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from compliance.problems import ComplianceError
from compliance.text import widgets

log = logging.getLogger(__name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ICON = Path(__file__).parent / "ui" / "assets" / "ikon.svg"

# Modules the first page needs; imported while the browser is still fetching the shell.
WARM = (
    "compliance.ui.frame",
    "pandas",
    "pyarrow",
    "streamlit.elements.arrow",
    "pandas.io.formats.style",
)

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OWN_PATHS = ("/_stcore/", "/media/", "/component/", "/unduh/", "/sehat")


@cache
def shell() -> bytes:
    """Streamlit's `index.html` with our language, title, icon and translating script."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', '<html lang="id">')
    page = re.sub(r"<title>.*?</title>", f"<title>{widgets.TITLE}</title>", page)
    page = page.replace('href="./favicon.png"', 'href="./ikon.svg" type="image/svg+xml"')
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    page = re.sub(
        r"<noscript>.*?</noscript>",
        f"<noscript><p>{widgets.NO_SCRIPT}</p></noscript>",
        page,
        flags=re.DOTALL,
    )
    version = hashlib.sha256(translating_script()).hexdigest()[:12]
    return page.replace("</head>", f'<script src="./bahasa.js?v={version}"></script></head>').encode()


@cache
def translating_script() -> bytes:
    """The script that turns the English words of Streamlit's own widgets into Bahasa Indonesia."""
    source = (Path(__file__).parent / "ui" / "assets" / "bahasa.js").read_text(encoding="utf-8")
    words = json.dumps({"exact": widgets.EXACT, "patterns": widgets.PATTERNS}, ensure_ascii=False)
    return source.replace("__KATA__", words).encode()


@cache
def content_security_policy() -> str:
    """Everything from this host only; the shell's own inline script is named by its hash."""
    hashes = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _INLINE_SCRIPT.findall(shell().decode())
    )
    scripts = " ".join(f"'sha256-{value}'" for value in hashes)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def safe_headers() -> Mapping[str, str]:
    return {
        "Content-Security-Policy": content_security_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class SafeHeaders:
    """Sends the security headers with every answer, whoever gives it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in safe_headers().items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class Shell:
    """Puts our shell in the place of Streamlit's wherever that would be served."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_OWN_PATHS):
            await self.app(scope, receive, send)
            return
        # A copy the browser keeps may be older than our words: never answer "not modified".
        names = (b"if-none-match", b"if-modified-since")
        scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in names]}
        replaced = False

        async def with_shell(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                replaced = message["status"] == 200 and kind.startswith("text/html")
                if replaced:
                    await _send_shell(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, with_shell)


async def _send_shell(scope: Scope, receive: Receive, send: Send) -> None:
    response = Response(shell(), media_type="text/html", headers={"Cache-Control": "no-cache"})
    await response(scope, receive, send)


def health(request: Request) -> Response:
    """200 while the database answers; 503 otherwise."""
    from compliance.ui import cached
    from compliance.workflows import database

    try:
        database.data_version(cached.engine())
    except ComplianceError as error:
        return JSONResponse({"status": "gangguan", "pesan": str(error)}, status_code=503)
    return JSONResponse({"status": "baik"}, headers={"Cache-Control": "no-store"})


def original_file(request: Request) -> Response:
    """The workbook as it was uploaded, byte for byte."""
    from compliance.ui import cached
    from compliance.workflows import history

    try:
        name, data = history.original(cached.engine(), request.path_params["upload"])
    except ComplianceError as error:
        return PlainTextResponse(str(error), status_code=404)
    return attachment(data, name, "application/octet-stream")


def ranking_workbook(request: Request) -> Response:
    """The ranking as a workbook: `?periode=<id>&instrumen=<id>` and optionally `&jenis=<kind>`."""
    from compliance.ui import exports

    try:
        choice = exports.RankingChoice.from_query(request.query_params)
        name, data = exports.ranking_file(choice, datetime.now().astimezone())
    except ComplianceError as error:
        return PlainTextResponse(str(error), status_code=404)
    return attachment(data, name, XLSX)


def attachment(data: bytes, name: str, kind: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        data,
        media_type=kind,
        headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"},
    )


def _script(request: Request) -> Response:
    return Response(
        translating_script(),
        media_type="text/javascript",
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def _icon(request: Request) -> Response:
    headers = {"Cache-Control": "max-age=86400"}
    return Response(ICON.read_bytes(), media_type="image/svg+xml", headers=headers)


def _warm() -> None:
    # Nothing that is loaded now goes away again: looking for what might only costs the first
    # visitor time, and so would walking over it at every later collection.
    gc.disable()
    try:
        for module in WARM:
            importlib.import_module(module)
        from compliance.ui import cached

        cached.definitions()
        cached.engine()
        gc.freeze()
    finally:
        gc.enable()


@contextlib.asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Warms up beside the server, not before it: the first visitor is served meanwhile."""
    address = f"http://{st.get_option('server.address')}:{st.get_option('server.port')}"
    sys.stdout.write(widgets.READY.format(address=address))
    sys.stdout.flush()
    warming = asyncio.create_task(asyncio.to_thread(_warm))
    try:
        yield
    finally:
        await warming


ROUTES = (
    Route("/sehat", health),
    Route("/unduh/asli/{upload:int}", original_file),
    Route("/unduh/peringkat.xlsx", ranking_workbook),
    Route("/bahasa.js", _script),
    Route("/ikon.svg", _icon),
)
MIDDLEWARE = (Middleware(SafeHeaders), Middleware(Shell))


def claim_pages(start: str) -> None:
    """Tells Streamlit, outside any session, that the menu alone says what is a page.

    Otherwise it takes every file in `pages/` for a page by itself, to be reached without the
    frame, until someone has opened the frame.
    """
    quiet = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = quiet.level
    quiet.setLevel(logging.ERROR)  # it would warn that there is no session, which is the point here
    try:
        st.navigation([st.Page(start)])
    finally:
        quiet.setLevel(level)


def apologise(error: Exception) -> bool:
    """In the place of Streamlit's English message about an error nobody foresaw."""
    log.error("Halaman gagal ditampilkan", exc_info=error)
    st.error(widgets.UNEXPECTED)
    return True
