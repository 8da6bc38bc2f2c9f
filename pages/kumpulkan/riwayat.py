"""What was uploaded: when, why, how much; the original back; undo."""

from datetime import UTC, datetime

import streamlit as st

from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import uploading as text
from compliance.ui import filters, past, show
from compliance.ui.frame import UPLOAD, enter_page
from compliance.workflows import history

visit = enter_page("riwayat")
undoing = visit.ever(Action.UNDO_UPLOAD)
show.lead(text.HISTORY_LEAD_UNDO if undoing else text.HISTORY_LEAD)
with st.columns([1, 2])[0]:
    period = filters.period(visit, Action.SEE_UPLOADS)
uploads = history.uploads(visit.caller, period.id)
if not uploads:
    st.info(text.HISTORY_EMPTY)
    if visit.ever(Action.UPLOAD):
        st.page_link(UPLOAD, label=text.HISTORY_TO_UPLOAD, icon=":material/upload_file:")
    st.stop()

upload = past.choose(uploads)
if upload is None:
    show.lead(text.CHOOSE_UPLOAD_UNDO if undoing else text.CHOOSE_UPLOAD)
    st.stop()

reason = past.details(upload)
if reason is not None:
    try:
        history.undo(visit.caller, upload.row.id, reason=reason, now=datetime.now(UTC))
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.toast(text.UNDO_DONE)
        st.rerun()
