"""Surveys of satisfaction: take files in, see every unit, one unit over time, and propose its answers."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import survey as text
from compliance.ui import deadlines, filters, show, survey_file, survey_intake, surveys
from compliance.ui.frame import UPLOAD, enter_page
from compliance.workflows.survey_views import KeptSurvey, propose, surveys_for, surveys_of

visit = enter_page("skm")
show.lead(text.LEAD)
searched, chosen_period = st.columns([3, 2])
with searched:
    typed = filters.search()
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
hands_in = visit.hands_in(period)
view = surveys_for(visit.caller, visit.definitions, period_id=period.id)
found = filters.of_units(visit, view.latest, typed)


def proposal(chosen: Sequence[KeptSurvey], label: str) -> None:
    """The button that hands in what these surveys answer, and leads to where it is looked at."""
    mine = surveys.proposable(visit, chosen, period)
    if not mine or not st.button(
        label.format(count=count(len(mine))), icon=":material/playlist_add_check:", help=text.PROPOSE_NOTE
    ):
        return
    numbers = [one.id for one in mine]
    try:
        batch = propose(visit.caller, visit.definitions, numbers, period_id=period.id, now=datetime.now(UTC))
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.switch_page(UPLOAD, query_params={filters.BATCH: batch})


def units() -> None:
    if not view.latest:
        st.info(text.EMPTY if hands_in else text.EMPTY_READER)
        surveys.silent(visit, view)
        return
    surveys.figures(view)
    surveys.table(visit, found)
    surveys.silent(visit, view)
    with st.container(horizontal=True):
        st.link_button(text.DOWNLOAD, survey_file.address(period.id), icon=":material/download:")
        proposal(found, text.PROPOSE)


def one() -> None:
    unit = filters.unit(visit)
    if unit is None:
        show.lead(text.CHOOSE_UNIT)
        return
    kept = surveys_of(visit.caller, visit.definitions, unit)
    if not kept:
        st.info(text.NOTHING_OF_UNIT)
        return
    shown = surveys.chosen(kept)
    surveys.one(visit, shown)
    surveys.history(visit, kept)
    if shown.period.id == period.id:
        proposal([shown], text.PROPOSE_ONE)
    surveys.withdrawal(visit, shown)


def intake() -> None:
    if not deadlines.still_reporting(visit, period):
        return
    stored = survey_intake.take_in(visit, period)
    if stored is not None:
        st.session_state["skm-tersimpan"] = stored
        st.rerun()
    st.link_button(text.DOWNLOAD_TEMPLATE, survey_file.TEMPLATE_ADDRESS, icon=":material/download:")


stored_before = st.session_state.pop("skm-tersimpan", None)
if stored_before:
    st.success(text.STORED.format(count=count(stored_before)))
parts = {text.TAB_UNITS: units, text.TAB_ONE: one}
if hands_in:
    parts[text.TAB_UPLOAD] = intake
asked = text.TAB_ONE if filters.UNIT in st.query_params else None  # from a page about a unit
tabs = st.tabs(list(parts), key=f"skm-{period.id}", on_change="rerun", default=asked)
for tab, part in zip(tabs, parts.values(), strict=True):
    if tab.open:
        with tab:
            part()
