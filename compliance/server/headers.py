"""The security headers that go with every answer."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compliance.definitions.settings import installed_settings
from compliance.server import doors
from compliance.server.shell import SCRIPT, shell

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HSTS = "max-age=31536000"

# What a browser may keep: the same for everybody, and named by its content.
_KEPT = (SCRIPT, doors.STYLE, doors.ICON)
_KEPT_BELOW = "/static/"


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


@cache
def safe_headers(*, secure: bool) -> Mapping[str, str]:
    """`secure`: over TLS, and therefore never again without."""
    return {
        "Content-Security-Policy": content_security_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        **({"Strict-Transport-Security": _HSTS} if secure else {}),
    }


class SafeHeaders:
    """Sends the security headers with every answer, whoever gives it, and lets nothing personal be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        fixed = safe_headers(secure=installed_settings().secure)
        kept = scope["path"] in _KEPT or scope["path"].startswith(_KEPT_BELOW)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(fixed)
                if not kept or message["status"] >= 300:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, with_headers)
