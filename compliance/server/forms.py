"""Pages drawn by the server itself: what comes in as a form, and what goes out as HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from compliance.problems import ComplianceError
from compliance.server import doors
from compliance.text import signing_in as text

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "templates"
LIMIT = 16 * 1024  # bytes of a form
_FIELDS = 40
_KIND = "application/x-www-form-urlencoded"


class FormRefused(ComplianceError):
    """What was sent is no form of ours; `status` is the answer's."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form, the last of each name; raises FormRefused before more than LIMIT is read."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise FormRefused(text.FORM_ODD, 415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LIMIT:
            raise FormRefused(text.FORM_TOO_LARGE, 413)
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS))
    except ValueError as error:  # not UTF-8, or too many fields
        raise FormRefused(text.FORM_ODD, 400) from error


def page(
    template: str, *, status: int = 200, error: str = "", message: str = "", **values: object
) -> Response:
    """A page of ours; everything put into it is escaped. `error`, `message`: what stands above the form."""
    found = _environment().get_template(template)
    shared = {"text": text, "doors": doors, "style": style_address(), "error": error, "message": message}
    return HTMLResponse(found.render(**shared, **values), status)


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # not above: the port listens sooner

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style_sheet() -> bytes:
    """The style of the forms, in the colours of the pages."""
    sheet = (TEMPLATES / "forms.css").read_text(encoding="utf-8")
    colours = ("primaryColor", "textColor", "secondaryBackgroundColor", "borderColor", "grayTextColor")
    tints = ("redBackgroundColor", "redTextColor", "redColor", "greenBackgroundColor", "greenTextColor")
    values = "".join(f"--{name}:{st.get_option(f'theme.{name}')};" for name in (*colours, *tints))
    return f":root{{{values}}}\n{sheet}".encode()


def style_address() -> str:
    """The address of the style sheet, named by its content."""
    return f"{doors.STYLE}?v={hashlib.sha256(style_sheet()).hexdigest()[:12]}"


def style(request: Request) -> Response:
    """The style sheet of the pages outside Streamlit; its address changes with its content."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(style_sheet(), media_type="text/css", headers=headers)
