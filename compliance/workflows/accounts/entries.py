"""Entries of the trail about accounts."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa

from compliance.accounts.events import WEB, Entry, Event, Facts
from compliance.storage import trail
from compliance.storage.accounts import Standing
from compliance.workflows.accounts.shapes import Arrival


class Method(StrEnum):
    """How somebody proved who they are, or failed to."""

    PASSWORD = "password"  # noqa: S105  # the name of a way
    SECOND_FACTOR = "second_factor"
    CODE = "code"
    OPENID = "openid"


def tell(
    connection: sa.Connection,
    event: Event,
    account: int | None,
    method: Method,
    came: Arrival,
    *,
    object: str = "",
    before: Facts | None = None,
    after: Facts | None = None,
) -> None:
    """Write down what somebody did who has no session yet; `account` None: a stranger."""
    entry = Entry(
        at=came.now,
        event=event,
        account=account,
        via=WEB,
        object=object,
        before=before or {},
        after={**(after or {}), "method": method.value},
        address=came.origin.address,
    )
    trail.append(connection, entry)


def named(account: int) -> str:
    """An account as the object of an entry: its number, never its name."""
    return f"account {account}"


def differences(before: Standing | None, after: Standing) -> tuple[Facts, Facts]:
    """What changed in what an account may; `before` None: there was no account."""
    new = _facts(after)
    if before is None:
        return {}, new
    old = _facts(before)
    changed = [key for key in new if new[key] != old[key]]
    return {key: old[key] for key in changed}, {key: new[key] for key in changed}


def _facts(standing: Standing) -> Facts:
    roles = [role.value for role in sorted(standing.roles)]
    return {"roles": roles, "units": sorted(standing.units), "drafts": standing.drafts}
