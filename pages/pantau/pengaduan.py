"""Complaints: what came in and what was done, unit by unit, in time or late."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.text import complaints as text
from compliance.ui import cached, complaint_trend, complaints, filters, show
from compliance.ui.frame import COMPLAINTS_UPLOAD, enter_page
from compliance.workflows.complaint_views import complaints_for

visit = enter_page("pengaduan")
show.lead(text.LEAD)
chosen_period, chosen_day, chosen_unit = st.columns([2, 2, 3])
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
ways = st.container(horizontal=True, vertical_alignment="center")
if visit.ever(Action.UPLOAD):
    here = filters.query(visit, period=period)
    ways.page_link(COMPLAINTS_UPLOAD, label=text.UPLOAD, icon=":material/upload_file:", query_params=here)
view = complaints_for(visit.caller, period_id=period.id)
if not view.overview.region.received:
    st.info(text.NOTHING_YET)
    st.stop()

with chosen_day:
    day = view.overview.on or visit.today
    on = st.date_input(text.ON, day, format="DD/MM/YYYY", help=text.ON_HELP, key=f"hari-{period.id}-{day}")
view = complaints_for(visit.caller, period_id=period.id, on=on)
names = cached.unit_labels(visit.version)
with chosen_unit:
    unit = filters.unit(visit)
if not view.whole:
    show.lead(text.OWN_ONLY)
figures = complaints.chosen(view.overview, unit)
with ways:
    complaints.downloads(view, unit if figures else None)
if figures is None:
    st.info(text.NOTHING_OF_UNIT)
    st.stop()
complaints.cards(figures)
if view.overview.later:
    show.lead(text.LATER.format(count=count(view.overview.later)))


def units() -> None:
    complaints.weakest(view.overview, names)
    complaints.units(view.overview, names)


parts: dict[str, Callable[[], None]] = {
    text.TAB_UNITS: units,
    text.TAB_TREND: partial(complaint_trend.trend, figures, unit.id if unit else ""),
    text.TAB_BACKLOG: partial(complaints.backlog, figures),
    text.TAB_CATEGORIES: partial(complaints.parts, figures),
    text.DEADLINES: partial(complaints.deadlines, figures),
}
tabs = st.tabs(list(parts), key=f"pengaduan-{period.id}", on_change="rerun")
for tab, part in zip(tabs, parts.values(), strict=True):
    if tab.open:  # the drawing brings a library with it
        with tab:
            part()
