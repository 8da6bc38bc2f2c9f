"""The life of a period on screen: where it stands, the next step, the way back, the recount."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from compliance.formats import count, moment
from compliance.model import PeriodState
from compliance.text import pages as text
from compliance.text import periods as words
from compliance.ui import show
from compliance.workflows.confirm import FROZEN
from compliance.workflows.publication import Recount, goes_back, steps
from compliance.workflows.setup import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that was asked for."""

    wanted: PeriodState
    reason: str = ""


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
