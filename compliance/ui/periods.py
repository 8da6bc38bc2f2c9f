"""The life of a period on screen: where it stands, its days, the next step, the way back, the recount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from compliance.formats import NOTHING, count, day, days_left, moment
from compliance.model import PeriodState
from compliance.storage.registry import Deadlines
from compliance.text import pages as text
from compliance.text import periods as words
from compliance.ui import cached, show
from compliance.ui.frame import Visit
from compliance.workflows.deadlines import FROZEN
from compliance.workflows.publication import Recount, goes_back, steps
from compliance.workflows.setup import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that was asked for."""

    wanted: PeriodState
    reason: str = ""


def listed(visit: Visit) -> None:
    """All periods with their days; apart from them those that were put away."""
    known = cached.periods(visit.version)
    current = [item for item in known if item.state is not PeriodState.DIARSIPKAN]
    archived = [item for item in known if item.state is PeriodState.DIARSIPKAN]
    show.table(text.PERIOD_TABLE, [_row(item, visit.today) for item in current])
    if archived:
        with st.expander(words.ARCHIVE.format(count=count(len(archived)))):
            rows = [(item.name, day(item.assessment_date)) for item in archived]
            show.table(words.ARCHIVE_TABLE, rows)


def _row(period: Period, today: date) -> tuple[str, ...]:
    last = period.deadlines.report_until
    left = NOTHING if is_frozen(period) else days_left((period.assessment_date - today).days)
    state = text.PERIOD_STATES[period.state]
    return period.name, state, day(period.assessment_date), left, day(last) if last else NOTHING


def stages(period: Period) -> None:
    """All states in their order, the present one marked, with what it means."""
    here = ' aria-current="step"'
    names = "".join(
        f"<li{here if state is period.state else ''}>{escape(text.PERIOD_STATES[state])}</li>"
        for state in PeriodState
    )
    st.html(f'<ol class="tahap">{names}</ol>')
    show.lead(words.MEANS[period.state])


def next_step(period: Period) -> Step | None:
    """The buttons that move the period; the step that was asked for."""
    asked = None
    for wanted in steps(period.state):
        if not goes_back(period.state, wanted):
            if st.button(words.FORWARD[wanted], type="primary", key=f"maju-{period.id}-{wanted}"):
                asked = Step(wanted=wanted)
            continue
        with st.expander(words.BACK_HEAD), st.form(f"mundur-{period.id}-{wanted}", border=False):
            reason = st.text_input(words.REASON, max_chars=300)
            if st.form_submit_button(words.BACK[wanted]):
                asked = Step(wanted=wanted, reason=reason)
    return asked


def is_frozen(period: Period) -> bool:
    """Whether its figures stand."""
    return period.state in FROZEN


def recounted(found: Recount | None) -> None:
    """What computing a frozen period again came to."""
    if found is None:
        return
    when = moment(found.frozen_at.astimezone())
    if not found.moved:
        st.success(words.SAME.format(count=count(found.figures), when=when))
        return
    first = found.moved[0]
    facts = {"unit": first.unit_id, "instrument": first.instrument_id}
    st.error(show.plain(words.MOVED.format(count=count(len(found.moved)), when=when, **facts)))


def deadlines(period: Period) -> Deadlines | None:
    """The days of a period, to be changed until it is frozen; what was asked for, once it was."""
    known, frozen = period.deadlines, is_frozen(period)
    with st.form(f"tenggat-{period.id}"):
        st.subheader(words.DEADLINES, anchor=False)
        show.lead(words.DEADLINES_LEAD)
        report, verify, start, end = st.columns(4)
        with report:
            report_until = _date(words.REPORT_UNTIL, known.report_until, period, words.REPORT_HELP)
        with verify:
            verify_until = _date(words.VERIFY_UNTIL, known.verify_until, period, words.VERIFY_HELP)
        with start:
            objections_from = _date(words.OBJECTIONS_FROM, known.objections_from, period)
        with end:
            objections_until = _date(words.OBJECTIONS_UNTIL, known.objections_until, period)
        if not st.form_submit_button(words.DEADLINES_SAVE, disabled=frozen):
            return None
    return Deadlines(
        report_until=report_until,
        verify_until=verify_until,
        objections_from=objections_from,
        objections_until=objections_until,
    )


def _date(label: str, stored: date | None, period: Period, help: str | None = None) -> date | None:
    """A day that can be emptied again: only a field that begins empty has a button for it, so what is
    stored comes in by way of the state."""
    key = f"tenggat-{period.id}-{label}-{stored}"
    if key not in st.session_state:
        st.session_state[key] = stored
    chosen: date | None = st.date_input(
        label, None, format="DD/MM/YYYY", key=key, help=help, disabled=is_frozen(period)
    )
    return chosen
