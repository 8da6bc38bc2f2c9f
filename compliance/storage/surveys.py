"""Surveys of satisfaction as they are kept: scores and counts, in the form the reader gave them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from compliance.model import Withdrawal
from compliance.storage.engine import insert_row
from compliance.storage.handed_in import with_withdrawals, withdraw, withdrawal_of
from compliance.storage.tables import survey_withdrawals, surveys

_ALL = with_withdrawals(surveys, survey_withdrawals)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSurvey:
    """A survey to be kept. `survey`: its scores as JSON; `part`: which survey of the file, "" the only."""

    unit_id: str
    name: str
    original_sha256: str
    part: str
    held_on: date | None
    population: int | None
    survey: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """A survey that is kept. `withdrawal` None: it counts."""

    id: int
    period_id: int
    unit_id: str
    name: str
    original_sha256: str
    part: str
    held_on: date | None
    population: int | None
    survey: bytes
    account_id: int | None
    created_at: datetime
    withdrawal: Withdrawal | None

    @property
    def live(self) -> bool:
        """Whether it counts."""
        return self.withdrawal is None


def insert_survey(
    connection: sa.Connection, new: NewSurvey, *, period_id: int, account: int | None, now: datetime
) -> int:
    """Keep a survey; returns its id."""
    values = {
        "period_id": period_id,
        "unit_id": new.unit_id,
        "name": new.name,
        "original_sha256": new.original_sha256,
        "part": new.part,
        "held_on": new.held_on,
        "population": new.population,
        "survey": zlib.compress(new.survey),
        "account_id": account,
        "created_at": now,
    }
    return insert_row(connection, surveys, values)


def withdraw_survey(
    connection: sa.Connection, survey_id: int, *, reason: str, account: int | None, now: datetime
) -> None:
    """Let a survey no longer count; its row stays."""
    withdraw(connection, survey_withdrawals, survey_id, reason=reason, account=account, now=now)


def read_surveys(
    connection: sa.Connection, *, period_id: int | None = None, unit_id: str | None = None
) -> tuple[SurveyRow, ...]:
    """The surveys of a period or of a unit, withdrawn ones among them, in the order in which they came."""
    chosen = _ALL.order_by(surveys.c.id)
    if period_id is not None:
        chosen = chosen.where(surveys.c.period_id == period_id)
    if unit_id is not None:
        chosen = chosen.where(surveys.c.unit_id == unit_id)
    return tuple(map(_row, connection.execute(chosen)))


def read_survey(connection: sa.Connection, survey_id: int) -> SurveyRow | None:
    """One survey, or None."""
    found = connection.execute(_ALL.where(surveys.c.id == survey_id)).first()
    return None if found is None else _row(found)


def _row(row: sa.Row[*tuple[Any, ...]]) -> SurveyRow:
    return SurveyRow(
        id=row.id,
        period_id=row.period_id,
        unit_id=row.unit_id,
        name=row.name,
        original_sha256=row.original_sha256,
        part=row.part,
        held_on=row.held_on,
        population=row.population,
        survey=zlib.decompress(row.survey),
        account_id=row.account_id,
        created_at=row.created_at,
        withdrawal=withdrawal_of(row),
    )
