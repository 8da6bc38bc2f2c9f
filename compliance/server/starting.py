"""How the server starts: what it says on the terminal, and what it loads before anybody asks."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import inspect
import logging
import sys
from collections.abc import AsyncIterator

import streamlit as st
from starlette.concurrency import run_in_threadpool

from compliance.definitions.settings import installed_settings
from compliance.problems import ComplianceError
from compliance.server.calling import own_address
from compliance.server.lines import OPEN_LINES
from compliance.server.quiet import quiet_logs
from compliance.text import signing_in as text
from compliance.text import widgets
from compliance.workflows.accounts.living import alive
from compliance.workflows.database import reaching_database, shared_database
from compliance.workflows.guard import utc_now

log = logging.getLogger(__name__)

# Modules the first page needs; imported while the browser is still fetching the shell.
WARM = (
    "compliance.ui.frame",
    "pandas",
    "pyarrow",
    "PIL.Image",
    "streamlit.elements.arrow",
    "pandas.io.formats.style",
    "compliance.ui.explanation",
    "compliance.ui.glance",
    "compliance.ui.heatmap",
)
SWITCH_WHILE_WARMING = 0.0005  # seconds: loading lets go this soon of what the browser is waiting for


@contextlib.asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Warms up beside the server, not before it: the first visitor is served meanwhile."""
    quiet_logs()
    _say(text.READY.format(address=own_address()))
    warming = asyncio.create_task(asyncio.to_thread(_warm))
    watching = asyncio.create_task(OPEN_LINES.watch(still_alive))
    try:
        yield
    finally:
        watching.cancel()
        await warming


def _warm() -> None:
    # What is loaded now stays: not to be walked over, neither meanwhile nor at every later collection.
    gc.disable()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_WHILE_WARMING)
    try:
        welcome()
        for module in WARM:
            importlib.import_module(module)
        from compliance.ui import cached

        cached.shipped()
        inspect.stack()  # Streamlit's first command does, and the first time it looks at every module
        gc.freeze()
    finally:
        sys.setswitchinterval(usual)
        gc.enable()


def welcome() -> None:
    """Loads what the sign-in form needs, and prints the code of the first administrator.

    It goes to the terminal alone, never to a log.
    """
    from compliance.server import forms, signing_in
    from compliance.workflows import accounts

    try:
        code = accounts.issue_first_code(shared_database(), now=utc_now())
    except ComplianceError as error:
        _say(text.NOT_READY.format(cause=error))
        return
    if code is not None:
        _say(text.FIRST_CODE.format(address=own_address(), code=code))
    signing_in.sign_in_page("/")
    forms.style_sheet()


async def still_alive(sessions: frozenset[str]) -> frozenset[str]:
    """Those of the sessions that are alive; all of them while the database cannot be asked."""
    try:
        with reaching_database():
            return await run_in_threadpool(lambda: alive(shared_database(), sessions, now=utc_now()))
    except ComplianceError:
        return sessions  # nothing was found out; the gate refuses by itself


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def read_settings() -> None:
    """Ends the start with one sentence where the settings file is wrong."""
    try:
        installed_settings()
    except ComplianceError as error:
        raise SystemExit(text.NOT_READY.format(cause=error)) from None


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
    """In the place of Streamlit's English message: the sentence of a refusal in a callback or a part
    of a page that was redrawn by itself, else our own about an error nobody foresaw."""
    if isinstance(error, ComplianceError):
        from compliance.ui import show

        st.error(show.plain(str(error)))
        return True
    log.error("Halaman gagal ditampilkan", exc_info=error)
    st.error(widgets.UNEXPECTED)
    return True
