"""Upload of complaints: what was read, what is asked, what changes; then one Simpan."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.result import Ask
from compliance.text import complaints as text
from compliance.ui import complaint_upload as parts
from compliance.ui import exports, filters, new_units, show
from compliance.ui.filters import BATCH
from compliance.ui.frame import COMPLAINTS, UPLOAD, enter_page
from compliance.workflows import complaint_history, complaints
from compliance.workflows.complaint_views import complaints_for, propose

visit = enter_page("unggah_pengaduan")
show.lead(text.UPLOAD_LEAD)
with st.columns([1, 2])[0]:
    period = filters.period(visit, Action.UPLOAD)


def attempt(action: Callable[[], object]) -> None:
    """Does it; where it is refused, the sentence stands here."""
    try:
        action()
    except ComplianceError as error:
        st.error(show.plain(str(error)))


def answer(ask: Ask, candidate: str) -> None:
    complaints.answer(visit.caller, ask, candidate, period_id=period.id, now=datetime.now(UTC))
    st.session_state.setdefault(parts.ANSWERED, set()).add(ask.key)


def store(readings: tuple[ComplaintsReading, ...], without_asked: bool) -> None:
    done = complaints.store_readings(
        visit.caller, readings, period_id=period.id, now=datetime.now(UTC), without_asked=without_asked
    )
    parts.stored(done)


def review(readings: tuple[ComplaintsReading, ...], files: parts.Files) -> None:
    if not parts.outcomes(readings):
        return
    left = parts.questions(visit, readings, answer)
    if st.session_state.get(parts.ANSWERED) and st.button(
        text.READ_AGAIN, type="secondary" if left else "primary"
    ):
        parts.read(visit, files, period.id)
        st.rerun()
    new_units.offer(visit, (unit for reading in readings for unit in reading.units))
    parts.preview(complaints.preview(visit.caller, readings, period_id=period.id))
    asked = any(reading.asked for reading in readings)
    without = st.checkbox(text.WITHOUT_ASKED) if asked else False
    if st.button(text.STORE, type="primary"):
        attempt(lambda: store(readings, without))


def take_in() -> None:
    parts.drafts.say_stored()
    files = parts.choose()
    readings = parts.readings_of(files)
    if readings:
        review(readings, files)
        return
    label = text.READ.format(count=len(files)) if files else text.READ_NONE
    if st.button(label, type="primary", disabled=not files):
        parts.read(visit, files, period.id)
        st.rerun()


def proposal() -> None:
    """Hand the counts of a year in as answers; they wait on the page Unggah."""
    show.lead(text.PROPOSE_LEAD)
    years = complaints_for(visit.caller, period_id=period.id).overview.region.years
    year = st.selectbox(text.PROPOSAL_YEAR, [one.period for one in reversed(years)])
    if year is not None and st.button(text.PROPOSE):
        batch = propose(
            visit.caller, visit.definitions, period_id=period.id, year=int(year), now=datetime.now(UTC)
        )
        st.switch_page(UPLOAD, query_params={BATCH: batch})


attempt(take_in)
st.link_button(text.TEMPLATE, exports.complaints_address(period.id), icon=":material/download:")
st.page_link(
    COMPLAINTS,
    label=text.TO_FIGURES,
    icon=":material/forum:",
    query_params=filters.query(visit, period=period),
)
with st.expander(text.TAB_UPLOADS):
    gone = parts.past(complaint_history.uploads(visit.caller, period_id=period.id))
    if gone is not None:
        number, reason = gone
        now = datetime.now(UTC)
        show.attempt(text.WITHDRAWN_DONE, complaints.withdraw, visit.caller, number, reason=reason, now=now)
with st.expander(text.PROPOSE):
    attempt(proposal)
