"""The days on which units may object."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from compliance.formats import day
from compliance.model import PeriodState
from compliance.storage.registry import Deadlines, Period
from compliance.text.pages import PERIOD_STATES
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused


class Window(StrEnum):
    """Where a day lies to them."""

    UNSET = "belum ditetapkan"
    BEFORE = "belum mulai"
    OPEN = "sedang berjalan"
    AFTER = "sudah berakhir"


_OUTSIDE = {
    Window.UNSET: Refusal.OBJECTION_WINDOW_UNSET,
    Window.BEFORE: Refusal.OBJECTION_TOO_EARLY,
    Window.AFTER: Refusal.OBJECTION_TOO_LATE,
}


def window(deadlines: Deadlines, today: date) -> Window:
    """Where `today` lies; the first and the last day are among them."""
    begin, end = deadlines.objections_from, deadlines.objections_until
    if begin is None or end is None:
        return Window.UNSET
    if today < begin:
        return Window.BEFORE
    return Window.OPEN if today <= end else Window.AFTER


def check_window(period: Period, today: date) -> None:
    """Refuses outside these days, and where the period is not open."""
    if period.state is not PeriodState.DIBUKA:
        state = PERIOD_STATES[period.state].lower()
        raise Refused(Refusal.OBJECTION_PERIOD, name=period.name, state=state)
    here = window(period.deadlines, today)
    if here is not Window.OPEN:
        begin, end = period.deadlines.objections_from, period.deadlines.objections_until
        days = {"begin": begin and day(begin), "end": end and day(end)}
        raise Refused(_OUTSIDE[here], name=period.name, **days)
