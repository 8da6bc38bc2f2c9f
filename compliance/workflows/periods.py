"""Periods: rounds of assessment, each with its date."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

import sqlalchemy as sa

from compliance.accounts.events import Event, Facts
from compliance.model import Action, PeriodState
from compliance.storage import archive
from compliance.storage import registry as store
from compliance.storage.engine import reading
from compliance.storage.registry import Deadlines, Period
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable, check_deadlines
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, acting


def periods(engine: sa.Engine) -> tuple[Period, ...]:
    """All periods, the oldest first: their names and dates are nobody's secret."""
    with reading(engine) as connection:
        return store.read_periods(connection)


def untouched(engine: sa.Engine) -> frozenset[int]:
    """The ids of the drafts in which no unit has an answer yet."""
    with reading(engine) as connection:
        drafts = [one.id for one in store.read_periods(connection) if one.state is PeriodState.DRAFT]
        return frozenset(id for id in drafts if not archive.current_submissions(connection, id))


def period(engine: sa.Engine, period_id: int) -> Period:
    """One period."""
    for known in periods(engine):
        if known.id == period_id:
            return known
    raise Refused(Refusal.PERIOD_UNKNOWN)


def add_period(caller: Caller, *, name: str, assessment_date: date, now: datetime) -> Period:
    """Add a period, as a draft; its name must be new."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused(Refusal.PERIOD_NAME_EMPTY)
    with acting(caller) as act:
        act.require(Action.MANAGE_PERIODS)
        if store.read_installation(act.connection).source is None:
            raise Refused(Refusal.NOT_SET_UP)
        if any(known.name.casefold() == tidy.casefold() for known in store.read_periods(act.connection)):
            raise Refused(Refusal.PERIOD_EXISTS, name=tidy)
        added = store.insert_period(act.connection, tidy, assessment_date, now)
        store.note_change(act.connection)
        facts = {"name": tidy, "assessment_date": assessment_date.isoformat()}
        act.note(Event.PERIOD_ADDED, f"period {added.id}", after=facts)
    return added


def set_assessment_date(caller: Caller, period_id: int, assessment_date: date) -> None:
    """Move the date on which a period is assessed; every score of it follows, until it is frozen."""
    with acting(caller) as act:
        act.require(Action.MANAGE_PERIODS)
        period = act.period(period_id)
        changeable(period)
        store.move_period(act.connection, period_id, assessment_date)
        store.note_change(act.connection)
        act.note(
            Event.PERIOD_MOVED,
            f"period {period_id}",
            before={"assessment_date": period.assessment_date.isoformat()},
            after={"assessment_date": assessment_date.isoformat()},
        )


def set_deadlines(caller: Caller, period_id: int, deadlines: Deadlines) -> None:
    """Give a period other deadlines, until it is frozen; what stands already is not written again.

    Refused where the days contradict each other.
    """
    with acting(caller) as act:
        act.require(Action.MANAGE_PERIODS)
        period = act.period(period_id)
        changeable(period)
        check_deadlines(deadlines)
        if deadlines == period.deadlines:
            return
        store.set_deadlines(act.connection, period_id, deadlines)
        store.note_change(act.connection)
        act.note(
            Event.PERIOD_DEADLINES,
            f"period {period_id}",
            before=_facts(period.deadlines),
            after=_facts(deadlines),
        )


def _facts(deadlines: Deadlines) -> Facts:
    return {name: None if day is None else day.isoformat() for name, day in asdict(deadlines).items()}
