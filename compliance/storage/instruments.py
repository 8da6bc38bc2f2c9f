"""Instruments of one's own: every version of their files, and what was decided about each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.model import OwnState
from compliance.storage.contents import store_content
from compliance.storage.engine import insert_row
from compliance.storage.tables import (
    custom_instrument_steps,
    custom_instruments,
    freeze_files,
    freezes,
    periods,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A file that was understood. `kept_name`, `kept`: the form it is read from again."""

    instrument_id: str
    file: str
    data: bytes
    kept_name: str
    kept: bytes

    @property
    def sha256(self) -> str:
        """Of the file as it was uploaded."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was decided about a version, by which account (None: at the server's terminal), and when."""

    state: OwnState
    reason: str
    account: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version. `sha256`: of the file as it was uploaded; `steps`: the oldest first."""

    number: int
    instrument_id: str
    file: str
    sha256: str
    kept_name: str
    kept_sha256: str
    account: int | None
    at: datetime
    steps: tuple[Step, ...]

    @property
    def state(self) -> OwnState:
        return self.steps[-1].state if self.steps else OwnState.RANCANGAN


def insert_version(connection: sa.Connection, new: NewVersion, *, account: int | None, now: datetime) -> int:
    """Keep a file as a draft; returns the number of its version."""
    values = {
        "instrument_id": new.instrument_id,
        "file": new.file,
        "sha256": store_content(connection, new.data),
        "kept_name": new.kept_name,
        "kept_sha256": store_content(connection, new.kept),
        "account_id": account,
        "created_at": now,
    }
    return insert_row(connection, custom_instruments, values)


def insert_step(connection: sa.Connection, number: int, step: Step) -> None:
    """Let a version be in another state from now on."""
    values = {
        "version_id": number,
        "state": step.state.value,
        "reason": step.reason,
        "account_id": step.account,
        "created_at": step.at,
    }
    connection.execute(sa.insert(custom_instrument_steps).values(values))


def read_versions(connection: sa.Connection) -> tuple[Version, ...]:
    """Every version that ever was, the newest first."""
    steps: dict[int, list[Step]] = {}
    for row in connection.execute(sa.select(custom_instrument_steps).order_by(custom_instrument_steps.c.id)):
        step = Step(state=OwnState(row.state), reason=row.reason, account=row.account_id, at=row.created_at)
        steps.setdefault(row.version_id, []).append(step)
    rows = connection.execute(sa.select(custom_instruments).order_by(custom_instruments.c.id.desc()))
    return tuple(
        Version(
            number=row.id,
            instrument_id=row.instrument_id,
            file=row.file,
            sha256=row.sha256,
            kept_name=row.kept_name,
            kept_sha256=row.kept_sha256,
            account=row.account_id,
            at=row.created_at,
            steps=tuple(steps.get(row.id, ())),
        )
        for row in rows
    )


def frozen_with(connection: sa.Connection) -> Mapping[str, tuple[str, ...]]:
    """The names of the periods that stand on a version, the oldest first, by its `kept_sha256`."""
    kept = sa.select(custom_instruments.c.kept_sha256)
    chosen = (
        sa.select(freeze_files.c.sha256, periods.c.name)
        .join(freezes, freezes.c.id == freeze_files.c.freeze_id)
        .join(periods, periods.c.id == freezes.c.period_id)
        .where(freezes.c.live, freeze_files.c.sha256.in_(kept))
        .order_by(periods.c.id)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(chosen):
        found.setdefault(row.sha256, []).append(row.name)
    return {sha256: tuple(names) for sha256, names in found.items()}
