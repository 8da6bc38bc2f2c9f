"""The check of links on screen: the button, how far it is, and what came of it."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from compliance.formats import count, moment
from compliance.links.outcome import Outcome
from compliance.model import Action
from compliance.text import evidence as text
from compliance.ui import show
from compliance.ui.frame import Visit
from compliance.workflows import link_check
from compliance.workflows.link_check import LinkCheck
from compliance.workflows.setup import Period

POLL = 0.7  # seconds


def panel(visit: Visit, period: Period, links: int) -> LinkCheck | None:
    """What the last check found, for whoever sees the links; the button for those who may check."""
    found = link_check.latest(visit.caller, visit.definitions, period_id=period.id)
    allowed = visit.may(Action.UPLOAD, period=period)
    if not links or not (allowed or found):
        return None
    with st.container(border=True):
        st.subheader(text.CHECK_HEAD, anchor=False)
        show.lead(text.CHECK_LEAD)
        if found is not None and found.ended is None:
            _progress(visit, period)
            return found
        if found is not None:
            _result(found)
        if allowed and st.button(text.CHECK_DO.format(count=count(links))):
            link_check.start(visit.caller, visit.definitions, period_id=period.id)
            st.rerun()
    return found


@st.fragment(run_every=POLL)
def _progress(visit: Visit, period: Period) -> None:
    found = link_check.latest(visit.caller, visit.definitions, period_id=period.id)
    if found is None or found.ended is not None:
        st.rerun()
    share = found.done / found.total if found.total else 1.0
    st.progress(share, text=text.CHECK_PROGRESS.format(done=count(found.done), total=count(found.total)))
    st.caption(text.CHECK_NOTE)


def _result(found: LinkCheck) -> None:
    if found.failed:
        st.error(text.CHECK_FAILED)
    elif found.silent:
        st.warning(text.CHECK_OFFLINE.format(count=count(found.silent)))
    else:
        _outcomes(found)


def _outcomes(found: LinkCheck) -> None:
    """How many links came out how; of the whole check where that is seen."""
    if found.ended is not None:
        when = moment(found.ended.astimezone())
        done = text.CHECK_DONE.format(done=count(len(found.outcomes)), when=when)
        st.caption(f"{done} {text.CHECK_FORGOTTEN}")
    if found.done < found.total:
        st.info(text.CHECK_LEFT.format(count=count(found.total - found.done)))
    counts = Counter(found.outcomes.values())
    rows = [
        (text.OUTCOMES[outcome], count(counts[outcome]), text.OUTCOMES_MEAN[outcome])
        for outcome in Outcome
        if counts[outcome]
    ]
    show.table(text.CHECK_TABLE, rows, numbers=frozenset({1}))
