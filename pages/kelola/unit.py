"""The units: who they are, what changed and when, one by one or by a list from Excel."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.problems import ComplianceError
from compliance.text import units as text
from compliance.ui import exports, show, units
from compliance.ui.frame import enter_page
from compliance.workflows import unit_changes
from compliance.workflows.unit_changes import Proposal

SAVED = "unit-disimpan"  # how often something was kept: what was filled in for it is cleared

visit = enter_page("unit")
turn = st.session_state.get(SAVED, 0)
show.lead(text.LEAD)
if visit.registry.open:
    show.lead(text.OPEN_REGISTRY)


def offered(make: Callable[[], Proposal], key: str) -> None:
    """Show what would change, and keep it once it was agreed to."""
    try:
        proposal = make()
    except ComplianceError as error:
        st.error(show.plain(str(error)))
        return

    def keep() -> None:
        unit_changes.apply(visit.caller, proposal, reason=reason, now=datetime.now(UTC))
        st.session_state[SAVED] = turn + 1  # the forms begin anew

    units.preview(proposal)
    with st.form(f"simpan-{key}", border=False):
        reason = st.text_input(text.REASON, placeholder=text.REASON_HINT, max_chars=300)
        if st.form_submit_button(text.APPLY, type="primary"):
            show.attempt(text.SAVED.format(count=count(len(proposal.changes))), keep)


def listing() -> None:
    units.listed(visit)
    st.link_button(text.DOWNLOAD, exports.REGISTRY_ADDRESS, icon=":material/download:")


def one() -> None:
    wanted = units.wanted(visit)
    if wanted is not None:
        offered(lambda: unit_changes.propose(visit.caller, wanted.changes, wanted.began), "satu")


def many() -> None:
    show.lead(text.CSV_LEAD)
    st.link_button(text.DOWNLOAD, exports.REGISTRY_ADDRESS, icon=":material/download:")
    effective = st.date_input(text.EFFECTIVE, visit.today, format="DD/MM/YYYY", key="mulai-csv")
    given = st.file_uploader(text.CSV_FILE, type="csv", key=f"csv-{turn}")
    closing = st.checkbox(text.CSV_CLOSE)
    if given is None:
        return
    data = given.getvalue()
    offered(
        lambda: unit_changes.propose_csv(visit.caller, data, effective=effective, close_unmentioned=closing),
        "banyak",
    )


def log() -> None:
    rows = unit_changes.changes(visit.caller)
    units.log(visit, rows)
    asked = units.withdrawal(visit, rows)
    if asked is not None:
        show.attempt(
            text.WITHDRAWN,
            unit_changes.withdraw,
            visit.caller,
            asked[0],
            reason=asked[1],
            now=datetime.now(UTC),
        )


parts = {text.TAB_LIST: listing, text.TAB_ONE: one, text.TAB_CSV: many, text.TAB_LOG: log}
for tab, part in zip(st.tabs(list(parts), key="unit", on_change="rerun"), parts.values(), strict=True):
    if tab.open:
        with tab:
            part()
