"""Frozen periods: everything their figures stand on, kept so that they can never move."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from compliance.model import Registry, Unit
from compliance.storage.archive import current_submissions
from compliance.storage.contents import read_content, store_content
from compliance.storage.dispensations import keep_counting
from compliance.storage.engine import insert_row
from compliance.storage.registry import Period, read_registry
from compliance.storage.rows import unit_from_row, unit_row
from compliance.storage.tables import (
    freeze_figures,
    freeze_files,
    freeze_submissions,
    freezes,
)
from compliance.storage.verdicts import newest_verdict

UNITS = "units.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """A period as it was frozen. `files`: SHA-256 of definitions and registry, by name;
    `verdict_limit`: the newest decision about an answer that counts."""

    id: int
    period_id: int
    assessment_date: date
    frozen_at: datetime
    verdict_limit: int
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was shown of one unit under one instrument, in digits. `rank` None: *sementara*."""

    instrument_id: str
    unit_id: str
    rank: int | None
    floor: str
    ceiling: str
    category_floor: str
    category_ceiling: str
    coverage: str
    completeness: str
    verified_floor: str
    verified_ceiling: str


def store_freeze(
    connection: sa.Connection,
    period: Period,
    *,
    files: Mapping[str, bytes],
    account: int | None,
    now: datetime,
) -> Freeze:
    """Keep the definitions and the submissions of a period as they are now, and the units of its day."""
    values = {
        "period_id": period.id,
        "assessment_date": period.assessment_date,
        "frozen_at": now,
        "account_id": account,
        "verdict_limit": newest_verdict(connection),
        "live": True,
    }
    freeze_id = insert_row(connection, freezes, values)
    kept = {**files, UNITS: _units_bytes(read_registry(connection, period.assessment_date))}
    rows = [
        {"freeze_id": freeze_id, "name": name, "sha256": store_content(connection, data)}
        for name, data in kept.items()
    ]
    connection.execute(sa.insert(freeze_files), rows)
    counted = [
        {"freeze_id": freeze_id, "submission_id": id} for id in current_submissions(connection, period.id)
    ]
    if counted:
        connection.execute(sa.insert(freeze_submissions), counted)
    keep_counting(connection, freeze_id, period.assessment_date)
    found = read_freeze(connection, period.id)
    if found is None:
        raise LookupError(freeze_id)
    return found


def store_figures(connection: sa.Connection, freeze_id: int, figures: Iterable[Figure]) -> None:
    """Keep the digits that were shown."""
    rows = [{"freeze_id": freeze_id, **asdict(figure)} for figure in figures]
    if rows:
        connection.execute(sa.insert(freeze_figures), rows)


def read_freeze(connection: sa.Connection, period_id: int) -> Freeze | None:
    """What a period stands on; None while it is not frozen."""
    chosen = sa.select(freezes).where(freezes.c.period_id == period_id, freezes.c.live)
    row = connection.execute(chosen).first()
    return None if row is None else _freeze(connection, row)


def read_past_freeze(connection: sa.Connection, freeze_id: int) -> Freeze:
    """What a period once stood on, also where it was opened again since."""
    return _freeze(connection, connection.execute(sa.select(freezes).where(freezes.c.id == freeze_id)).one())


def _freeze(connection: sa.Connection, row: sa.Row[tuple[Any, ...]]) -> Freeze:
    files = sa.select(freeze_files.c.name, freeze_files.c.sha256).where(freeze_files.c.freeze_id == row.id)
    return Freeze(
        id=row.id,
        period_id=row.period_id,
        assessment_date=row.assessment_date,
        frozen_at=row.frozen_at,
        verdict_limit=row.verdict_limit,
        files={file.name: file.sha256 for file in connection.execute(files)},
    )


def read_figures(
    connection: sa.Connection, freeze_id: int, *, instrument_id: str | None = None
) -> tuple[Figure, ...]:
    """The digits that were shown, under every instrument or under one."""
    columns = [column for column in freeze_figures.c if column.name != "freeze_id"]
    chosen = sa.select(*columns).where(freeze_figures.c.freeze_id == freeze_id)
    if instrument_id is not None:
        chosen = chosen.where(freeze_figures.c.instrument_id == instrument_id)
    order = (freeze_figures.c.instrument_id, freeze_figures.c.unit_id)
    return tuple(Figure(**row._mapping) for row in connection.execute(chosen.order_by(*order)))


def read_files(connection: sa.Connection, freeze: Freeze) -> Mapping[str, bytes]:
    """The definitions and the registry, byte for byte."""
    return {name: read_content(connection, sha256) for name, sha256 in freeze.files.items()}


def frozen_registry(connection: sa.Connection, freeze: Freeze, present: Registry) -> Registry:
    """The registry as it was; whether it was invented and open does not change."""
    return Registry(units=frozen_units(connection, freeze), open=present.open, invented=present.invented)


def frozen_units(connection: sa.Connection, freeze: Freeze) -> tuple[Unit, ...]:
    """The units as they were."""
    return tuple(map(unit_from_row, json.loads(read_content(connection, freeze.files[UNITS]))))


def lift_freeze(connection: sa.Connection, freeze_id: int) -> None:
    """Let a freeze hold no longer; what was kept for it stays."""
    connection.execute(sa.update(freezes).where(freezes.c.id == freeze_id).values(live=None))


def _units_bytes(registry: Registry) -> bytes:
    rows = [unit_row(unit, position, None) for position, unit in enumerate(registry.units)]
    return json.dumps(rows, ensure_ascii=True, sort_keys=True).encode()
