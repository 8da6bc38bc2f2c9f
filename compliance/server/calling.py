"""From a request to the workflows: on whose behalf, on which database, and never on the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from compliance.definitions.settings import installed_settings
from compliance.workflows.database import shared_database
from compliance.workflows.guard import Caller

SESSION_HEADER, ADDRESS_HEADER = "x-kesiapan-sesi", "x-kesiapan-alamat"
OURS = "x-kesiapan-"  # the beginning of every header that only the gate may write

# Checking a password is meant to be slow and to need memory: a few at a time, the others wait.
_AT_ONCE = 4

Result = TypeVar("Result")


def session_of(request: Request) -> str:
    """The id of the living session, "" for a stranger; the gate wrote it."""
    return request.headers.get(SESSION_HEADER, "")


def caller(request: Request) -> Caller:
    """On whose behalf a workflow is to act. Opens the database: call it in a thread."""
    return Caller(
        engine=shared_database(), session=session_of(request), address=request.headers.get(ADDRESS_HEADER, "")
    )


class Slow:
    """Runs what is slow on purpose in threads, only a few at once."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, work: Callable[[], Result]) -> Result:
        async with self._turns:
            return await run_in_threadpool(work)


in_turn = Slow()


def own_address() -> str:
    """The address under which people reach this server."""
    found = installed_settings().public_url
    return found or f"http://{st.get_option('server.address')}:{st.get_option('server.port')}"
