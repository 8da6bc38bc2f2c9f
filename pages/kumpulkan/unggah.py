"""Upload: many files at once, what was understood, what is asked, what changes; then one Simpan."""

from datetime import UTC, datetime

import streamlit as st

from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import uploading as text
from compliance.ui import deadlines, exports, filters, jobs, review, service_method, show
from compliance.ui.filters import BATCH
from compliance.ui.frame import CARRY_OVER, enter_page
from compliance.workflows import intake

REFUSED = "unggahan-ditolak"  # why nothing was stored just now
visit = enter_page("unggah")
show.lead(text.LEAD)


def open_batch(batch_id: str) -> None:
    st.query_params[BATCH] = batch_id
    st.rerun()


def close_batch() -> None:
    st.query_params.pop(BATCH, None)


def choose_files() -> None:
    with st.columns([1, 2])[0]:
        period = filters.period(visit, Action.UPLOAD)
    incoming = review.choose_files() if deadlines.still_reporting(visit, period) else None
    if incoming is not None:
        open_batch(intake.stage(visit.caller, incoming, period_id=period.id, now=datetime.now(UTC)))
    here = filters.query(visit, period=period)
    st.page_link(CARRY_OVER, label=text.CARRY_OVER, icon=":material/move_to_inbox:", query_params=here)
    service_method.way_to_upload(visit, period)
    st.link_button(text.TEMPLATE, exports.checklist_address(period.id), icon=":material/download:")
    chosen = review.unfinished(intake.open_batches(visit.caller))
    if chosen is not None:
        open_batch(chosen)


@st.fragment(run_every=0.7)
def progress(batch_id: str) -> None:
    state = intake.progress(visit.caller, batch_id)
    if state.done < state.total and jobs.reading_state(batch_id) is jobs.JobState.RUNNING:
        review.progress(state)
    else:
        st.rerun()


def read(batch_id: str) -> None:
    """Reads what waits; stays here until everything is read."""
    state = intake.progress(visit.caller, batch_id)
    if state.done == state.total:
        return
    failed = jobs.reading_state(batch_id) is jobs.JobState.FAILED
    if failed and not review.read_again():
        st.stop()
    jobs.start_reading(batch_id)
    if not jobs.finished_soon(batch_id):
        progress(batch_id)
        st.stop()
    st.rerun()


def store(batch_id: str, decision: review.Decision) -> None:
    """Stores everything; where that is refused, the page is drawn as it is by now, with the sentence."""
    try:
        intake.confirm(
            visit.caller,
            batch_id,
            reason=decision.reason,
            now=datetime.now(UTC),
            latest_wins=decision.latest_wins,
            without_asked=decision.without_asked,
        )
    except ComplianceError as error:
        st.session_state[REFUSED] = str(error)
    st.rerun()


def show_batch(batch_id: str) -> None:
    read(batch_id)
    batch = intake.batch(visit.caller, batch_id)
    if batch.result is not None:
        review.stored(visit, batch.result)
        st.button(text.UPLOAD_MORE, on_click=close_batch)
        return
    review.summary(batch)

    def answer(key: str, candidate: str) -> None:
        intake.answer_question(visit.caller, batch_id, key, candidate, datetime.now(UTC))

    removed = review.tabs(visit, batch, answer)
    if removed is not None:
        intake.remove_file(visit.caller, batch_id, removed)
        st.rerun()
    decision = review.confirmation(batch)
    if decision is not None:
        store(batch_id, decision)
    if REFUSED in st.session_state:
        st.error(show.plain(st.session_state.pop(REFUSED)))
    if st.button(text.DISCARD, type="tertiary"):
        intake.discard(visit.caller, batch_id)
        close_batch()
        st.rerun()


batch_id = st.query_params.get(BATCH)
try:
    if batch_id is None:
        choose_files()
    else:
        show_batch(batch_id)
except ComplianceError as error:
    st.error(show.plain(str(error)))
    st.button(text.UPLOAD_MORE, on_click=close_batch)
