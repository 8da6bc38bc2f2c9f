"""The days of a period and its state: whether the days make sense, and what they and freezing close."""

from __future__ import annotations

from datetime import date, datetime

from compliance.formats import day
from compliance.model import Action, PeriodState
from compliance.storage.registry import Deadlines, Period
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Look

FROZEN = frozenset({PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN, PeriodState.DIARSIPKAN})


def changeable(period: Period) -> None:
    """Refuses once the figures of a period are frozen."""
    if period.state in FROZEN:
        raise Refused(Refusal.PERIOD_FROZEN, name=period.name)


def check_deadlines(wanted: Deadlines) -> None:
    """Refuses days that contradict each other."""
    start, end = wanted.objections_from, wanted.objections_until
    if (start is None) is not (end is None):
        raise Refused(Refusal.OBJECTION_DAY_MISSING)
    if start is not None and end is not None and start > end:
        raise Refused(Refusal.OBJECTION_DAYS_TURNED, start=day(start), end=day(end))
    report, verify = wanted.report_until, wanted.verify_until
    if report is not None and verify is not None and verify < report:
        raise Refused(Refusal.VERIFY_BEFORE_REPORT, verify=day(verify), report=day(report))


def reporting_over(period: Period, today: date) -> bool:
    """Whether the last day has passed on which units hand in themselves."""
    last = period.deadlines.report_until
    return last is not None and today > last


def reportable(look: Look, period: Period, now: datetime) -> None:
    """Refuses after that day, but for those who may hand in for every unit.

    A day ends where the server stands, as on every page.
    """
    last = period.deadlines.report_until
    if last is None or look.may(Action.UPLOAD, period=period):
        return
    if reporting_over(period, now.astimezone().date()):
        raise Refused(Refusal.REPORTING_OVER, name=period.name, day=day(last))
