"""Training: lists of attendance come in; who attended what, how many are trained, what comes next."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import training as text
from compliance.ui import (
    deadlines,
    filters,
    show,
    training,
    training_decision,
    training_file,
    training_unit,
    training_upload,
)
from compliance.ui.frame import UPLOAD, enter_page
from compliance.workflows import training as workflow
from compliance.workflows.training_intake import store_training
from compliance.workflows.training_views import propose, training_for

visit = enter_page("bimtek")
show.lead(text.LEAD)
searched, chosen_kind, chosen_period = st.columns([3, 2, 2])
with searched:
    typed = filters.search()
with chosen_kind:
    kind = filters.kind(visit)
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
hands_in = visit.hands_in(period)
view = training_for(visit.caller, visit.definitions, period_id=period.id)
found = training.narrowed(visit, view, kind, typed)


def proposal(units: Sequence[str], words: str) -> None:
    """The button that hands in what the lists answer, and leads to where it is looked at."""
    if units and st.button(words, icon=":material/playlist_add_check:", help=text.PROPOSE_NOTE):
        now = datetime.now(UTC)
        batch = propose(visit.caller, visit.definitions, units, period_id=period.id, now=now)
        st.switch_page(UPLOAD, query_params={filters.BATCH: batch})


def units() -> None:
    if not training.told(view):
        st.info(text.EMPTY if hands_in else text.EMPTY_READER)
        return
    training.figures(view, found)
    training.next_steps(visit, found)
    training.tables(visit, found)
    with st.container(horizontal=True):
        st.link_button(text.DOWNLOAD, training_file.address(period.id), icon=":material/download:")
        mine = training.proposable(visit, found, period)
        proposal(mine, text.PROPOSE.format(count=count(len(mine))))


def one() -> None:
    unit = filters.unit(visit)
    shown = next((one for one in view.units if unit is not None and one.unit.id == unit.id), None)
    if shown is None:
        show.lead(text.CHOOSE_UNIT if unit is None else text.NOTHING_OF_UNIT)
        return
    training_unit.one_unit(visit, shown, view)
    proposal(training.proposable(visit, [shown], period), text.PROPOSE_ONE)


def upload() -> None:
    training_upload.drafts.say_stored()
    if not deadlines.still_reporting(visit, period):
        return
    st.link_button(
        text.DOWNLOAD_TEMPLATE, training_file.template_address(period.id), icon=":material/download:"
    )
    draft = training_upload.chosen(visit, period)
    if draft is None:
        return
    training_upload.review(visit, draft)
    decision = training_decision.decision(draft)
    if decision is None:
        return
    stored = store_training(visit.caller, draft, decision, now=datetime.now(UTC))
    training_upload.drafts.stored(training_decision.stored_words(stored))


def files() -> None:
    past = workflow.files(visit.caller, period_id=period.id)
    training_unit.files(past)
    gone = training_unit.withdrawal(past)
    if gone is not None:
        number, reason = gone
        now = datetime.now(UTC)
        show.attempt(text.WITHDRAWN_DONE, workflow.withdraw, visit.caller, number, reason=reason, now=now)


parts: dict[str, Callable[[], None]] = {
    text.TAB_UNITS: units,
    text.TAB_EVENTS: lambda: training.events(visit, found),
    text.TAB_ONE: one,
    **({text.TAB_UPLOAD: upload} if hands_in else {}),
    **({text.TAB_FILES: files} if visit.ever(Action.SEE_UPLOADS) else {}),
}
asked = text.TAB_ONE if filters.UNIT in st.query_params else None  # from a page about a unit
tabs = st.tabs(list(parts), key=f"bimtek-{period.id}", on_change="rerun", default=asked)
for tab, part in zip(tabs, parts.values(), strict=True):
    if tab.open:
        with tab:
            try:
                part()
            except ComplianceError as error:
                st.error(show.plain(str(error)))
