"""The audit trail: search it, check it, and note what was taken out of the product."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts.events import Event, Written
from compliance.model import Action
from compliance.storage import trail
from compliance.storage.engine import reading
from compliance.storage.trail import Chain
from compliance.workflows.guard import Caller, acting, looking

__all__ = ["Chain", "Written", "check_chain", "checked_chain", "entries", "note_export"]

LONGEST = 100_000  # entries in one answer: what a workbook still opens quickly


def entries(
    caller: Caller,
    *,
    account: int | None = None,
    events: Collection[Event] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[Written, ...]:
    """The entries that fit, the newest first."""
    with looking(caller) as look:
        look.require(Action.SEE_TRAIL)
        return trail.read(
            look.connection,
            accounts=None if account is None else [account],
            events=events,
            since=since,
            until=until,
            limit=LONGEST,
        )


def checked_chain(caller: Caller) -> Chain:
    """Every link computed anew, for whoever may see the trail."""
    with looking(caller) as look:
        look.require(Action.SEE_TRAIL)
        return trail.check(look.connection)


def check_chain(engine: sa.Engine, noted: tuple[int, str] | None = None) -> tuple[Chain, bool]:
    """Every link computed anew, and whether the entry of that number still carries the hash that was
    noted down somewhere else: so the whole trail written anew is found as well."""
    with reading(engine) as connection:
        chain = trail.check(connection)
        return chain, noted is None or trail.hash_of(connection, noted[0]) == noted[1]


def note_export(caller: Caller, what: str) -> None:
    """Write down that somebody took a file out of the product."""
    with acting(caller) as act:
        act.note(Event.EXPORTED, what)
