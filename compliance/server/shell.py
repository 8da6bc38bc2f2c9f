"""The page around the pages: Streamlit's shell in Bahasa Indonesia, with our script and icon."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from compliance.server import doors
from compliance.text import widgets

ASSETS = Path(__file__).parents[1] / "ui" / "assets"
SCRIPT = "/bahasa.js"

_OWN = (SCRIPT, *doors.OPEN, doors.SIGN_OUT, doors.ALIVE, doors.ACCOUNT)
_OWN_BELOW = ("/_stcore/", "/static/", "/media/", "/component/", "/unduh/", f"{doors.ACCOUNT}/")


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
    version = hashlib.sha256(own_script()).hexdigest()[:12]
    return page.replace("</head>", f'<script src=".{SCRIPT}?v={version}"></script></head>').encode()


@cache
def own_script() -> bytes:
    """The script that turns the English words of Streamlit's own widgets into Bahasa Indonesia, and
    leaves for the sign-in form once the session is over."""
    source = (ASSETS / "bahasa.js").read_text(encoding="utf-8")
    words = json.dumps({"exact": widgets.EXACT, "patterns": widgets.PATTERNS}, ensure_ascii=False)
    return source.replace("__KATA__", words).encode()


class Shell:
    """Puts our shell in the place of Streamlit's wherever that would be served."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _OWN or scope["path"].startswith(_OWN_BELOW):
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
                    await _page(scope)(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, with_shell)


def _page(scope: Scope) -> Response:
    """The shell; below an address of one part it would not find its own files, so that leads to the first."""
    first, below, _ = scope["path"].strip("/").partition("/")
    if not below:
        return Response(shell(), media_type="text/html")
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(f"/{quote(first)}{'?' if query else ''}{query}")


def script(request: Request) -> Response:
    """Our script; its address changes with its content."""
    return Response(
        own_script(),
        media_type="text/javascript",
        headers={"Cache-Control": "private, max-age=31536000, immutable"},
    )


def icon(request: Request) -> Response:
    """The icon of the browser's tab."""
    headers = {"Cache-Control": "max-age=86400"}
    return Response((ASSETS / "ikon.svg").read_bytes(), media_type="image/svg+xml", headers=headers)
