"""The days of a period on a page: one short line, and the word that one of them has passed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import streamlit as st

from compliance.formats import day, days_left
from compliance.model import Action
from compliance.storage.registry import Deadlines
from compliance.text import periods as words
from compliance.text.workflows import Refusal, sentence
from compliance.ui import show
from compliance.ui.frame import Visit
from compliance.workflows.deadlines import FROZEN, reporting_over
from compliance.workflows.setup import Period


class Shown(StrEnum):
    """Which of the days matters on a page."""

    REPORT = "pengisian"
    VERIFY = "pemeriksaan"
    OBJECT = "sanggah"


_LINES = {
    Shown.REPORT: words.REPORT_LINE,
    Shown.VERIFY: words.VERIFY_LINE,
    Shown.OBJECT: words.OBJECT_LINE,
}


def line(visit: Visit, period: Period, *shown: Shown) -> None:
    """Of these days, those that were set: the first that has not passed, or the last one, and how far
    off it is. Nothing once the period is frozen."""
    days = {part: last for part in shown if (last := _last(part, period.deadlines)) is not None}
    if period.state in FROZEN or not days:
        return
    coming = [part for part, last in days.items() if last >= visit.today]
    part = coming[0] if coming else list(days)[-1]
    show.lead(_words(part, days[part], period.deadlines.objections_from, visit.today))


def still_reporting(visit: Visit, period: Period) -> bool:
    """The last day of handing in; whether the person still may, with whom to ask where not."""
    if visit.may(Action.UPLOAD, period=period) or not reporting_over(period, visit.today):
        line(visit, period, Shown.REPORT)
        return True
    last = period.deadlines.report_until
    closed = sentence(Refusal.REPORTING_OVER, name=period.name, day=day(last) if last else "")
    st.warning(show.plain(closed), icon=":material/event_busy:")
    return False


def _last(part: Shown, deadlines: Deadlines) -> date | None:
    match part:
        case Shown.REPORT:
            return deadlines.report_until
        case Shown.VERIFY:
            return deadlines.verify_until
        case Shown.OBJECT:
            return deadlines.objections_until


def _words(part: Shown, last: date, objections_from: date | None, today: date) -> str:
    if part is Shown.OBJECT and objections_from is not None and today < objections_from:
        left = days_left((objections_from - today).days)
        return words.OBJECT_SOON.format(start=day(objections_from), end=day(last), left=left)
    return _LINES[part].format(day=day(last), left=days_left((last - today).days))
