"""Periods: rounds of assessment, each with its date."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from compliance.storage import registry as store
from compliance.storage.engine import reading, writing
from compliance.storage.registry import Period
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused


def periods(engine: sa.Engine) -> tuple[Period, ...]:
    """All periods, the oldest first."""
    with reading(engine) as connection:
        return store.read_periods(connection)


def current_period(engine: sa.Engine) -> Period:
    """The period that was added last."""
    known = periods(engine)
    if not known:
        raise Refused(Refusal.NOT_SET_UP)
    return known[-1]


def period(engine: sa.Engine, period_id: int) -> Period:
    """One period."""
    for known in periods(engine):
        if known.id == period_id:
            return known
    raise Refused(Refusal.PERIOD_UNKNOWN)


def add_period(engine: sa.Engine, *, name: str, assessment_date: date, now: datetime) -> Period:
    """Add a period; its name must be new."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused(Refusal.PERIOD_NAME_EMPTY)
    with writing(engine) as connection:
        if store.read_installation(connection).source is None:
            raise Refused(Refusal.NOT_SET_UP)
        if any(known.name.casefold() == tidy.casefold() for known in store.read_periods(connection)):
            raise Refused(Refusal.PERIOD_EXISTS, name=tidy)
        added = store.insert_period(connection, tidy, assessment_date, now)
        store.note_change(connection)
    return added


def set_assessment_date(engine: sa.Engine, period_id: int, assessment_date: date, now: datetime) -> None:
    """Move the date on which a period is assessed; every score of it follows."""
    with writing(engine) as connection:
        if not store.move_period(connection, period_id, assessment_date):
            raise Refused(Refusal.PERIOD_UNKNOWN)
        store.note_change(connection)
