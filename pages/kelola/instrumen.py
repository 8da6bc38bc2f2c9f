"""Instruments of one's own: begin with an example, upload, look at what it would change, use or withdraw."""

from datetime import UTC, datetime

import streamlit as st

from compliance.model import Action, Instrument, OwnState
from compliance.problems import ComplianceError
from compliance.text import instruments as text
from compliance.text.explanation import HOW_OF
from compliance.ui import explanation, filters, instruments, show
from compliance.ui.frame import enter_page
from compliance.workflows import accounts, instrument_preview
from compliance.workflows import instruments as workflow

visit = enter_page("instrumen")
show.lead(text.LEAD)


def add(file: str, data: bytes) -> None:
    with st.spinner(text.CHECKING):
        now = datetime.now(UTC)
        number = workflow.add(visit.caller, visit.definitions, file=file, data=data, now=now)
    instruments.open_version(number)


def decide(number: int, decision: instruments.Decision) -> None:
    now = datetime.now(UTC)
    if decision.state is OwnState.DIPAKAI:
        show.attempt(text.USED, workflow.use, visit.caller, visit.definitions, number, now=now)
    else:
        withdrawn = decision.reason
        show.attempt(text.WITHDRAWN, workflow.withdraw, visit.caller, number, reason=withdrawn, now=now)


def ranking(instrument: Instrument, number: int) -> None:
    """The ranking of a period under the instrument, beside that under another one."""
    if not instrument.scorable:
        st.info(show.plain(text.UNSCORED.format(reason=instrument.unscored)))
        return
    show.lead(text.RANKING_LEAD)
    with st.container(horizontal=True):
        period = filters.period(visit, Action.SEE_OVERVIEW)
        other = instruments.beside(instrument, visit)
    try:
        found = instrument_preview.preview(
            visit.caller, visit.definitions, number, period_id=period.id, other_id=other
        )
    except ComplianceError as error:  # a frozen period knows only the instruments it was frozen with
        st.error(show.plain(str(error)))
    else:
        unit_id = instruments.ranking(found, f"coba-{number}-{period.id}-{other}")
        if unit_id is not None:
            one_unit(found, number, unit_id)


def one_unit(found: instrument_preview.Preview, number: int, unit_id: str) -> None:
    """How the figure of one unit comes about, and the way to that under the other instrument."""
    with st.container(border=True):
        shown = instrument_preview.preview_explained(
            visit.caller, visit.definitions, number, period_id=found.period.id, unit_id=unit_id
        )
        st.subheader(show.plain(shown.unit.name), anchor=False)
        beside = explanation.query(visit, period=found.period, instrument=found.other, unit_id=unit_id)
        explanation.way(beside, HOW_OF.format(figure=found.other.title))
        explanation.unit_view(visit, shown)


def look_at(instrument: Instrument, number: int) -> None:
    """What it holds, what it changes, and who would stand where."""
    parts = st.tabs([text.CONTENT, text.AGAINST, text.RANKING])
    with parts[0]:
        instruments.content(instrument)
    with parts[1]:
        instruments.comparison(instrument, visit)
    with parts[2]:
        ranking(instrument, number)


def show_version(one: workflow.OwnVersion, versions: tuple[workflow.OwnVersion, ...]) -> None:
    instruments.state(one, visit, names)
    if one.instrument is not None:
        look_at(one.instrument, one.version.number)
    decision = instruments.decide(one, versions)
    if decision is not None:
        decide(one.version.number, decision)


left, right = st.columns(2)
with left, st.container(border=True, height="stretch"):
    instruments.begin(visit)
with right, st.container(border=True, height="stretch"):
    file = instruments.upload()
    if file is not None:
        show.attempt(text.CHECKED, add, *file)

st.subheader(text.LIST, anchor=False)
versions = workflow.versions(visit.caller, visit.definitions)
if not versions:
    st.info(text.NOTHING)
else:
    names = {row.id: row.name for row in accounts.accounts(visit.caller)}
    instruments.listing(versions, names)
    chosen = instruments.choose(versions)
    with st.container(border=True):
        show_version(chosen, versions)
