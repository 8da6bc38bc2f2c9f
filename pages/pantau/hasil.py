"""What real assessments gave, beside the readiness that had been shown."""

from datetime import UTC, datetime

import streamlit as st

from compliance.model import Action
from compliance.text import results as text
from compliance.ui import explained_results, result_form, results, show
from compliance.ui.frame import enter_page
from compliance.workflows.results import record_result, results_for, withdraw_result

visit = enter_page("hasil")
show.lead(text.LEAD)
entries = results_for(visit.caller, visit.definitions)
counted = results.counting(entries)


def record() -> None:
    """The forms of whoever may enter results."""
    with st.expander(text.RECORD_HEAD, expanded=not counted, icon=":material/edit_note:"):
        draft = result_form.draft(visit)
        if draft is not None:
            show.attempt(
                text.RECORDED, record_result, visit.caller, visit.definitions, draft, now=datetime.now(UTC)
            )
    gone = result_form.withdrawal(entries)
    if gone is not None:
        show.attempt(
            text.WITHDRAWN,
            withdraw_result,
            visit.caller,
            gone.result_id,
            reason=gone.reason,
            now=datetime.now(UTC),
        )


if visit.ever(Action.RECORD_RESULTS):
    record()
if not counted:
    st.info(text.EMPTY)
else:
    show.lead(text.SERIES_LEAD)
    for title, members in results.families(counted, visit.definitions.editions):
        results.family(title, members)
    if any(entry.id is None for entry in counted):
        show.lead(text.PUBLISHED_NOTE)
    results.calibration(counted, visit.definitions.editions)
    explained_results.readiness(visit, counted)
results.withdrawn(entries)
