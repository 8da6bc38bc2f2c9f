"""The units: who they are, what changed and when, one by one or by a list from Excel."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.problems import ComplianceError
from compliance.text import units as text
from compliance.ui import exports, show, unit_preview, units
from compliance.ui.frame import enter_page
from compliance.ui.review import LARGEST
from compliance.workflows import unit_changes, unit_effects
from compliance.workflows.unit_changes import Proposal

SAVED = "unit-disimpan"  # how often something was kept: what was filled in for it is cleared

visit = enter_page("unit")
turn = st.session_state.get(SAVED, 0)
show.lead(text.LEAD)
if visit.registry.open:
    show.lead(text.OPEN_REGISTRY)


def offered(make: Callable[[], Proposal | None], key: str) -> None:
    """Show what would change, and keep it once it was agreed to: as it was shown, or not at all."""
    try:
        proposal = make()
    except ComplianceError as error:
        st.error(show.plain(str(error)))
        return
    seen = st.session_state.get(f"dilihat-{key}")
    st.session_state[f"dilihat-{key}"] = proposal
    if proposal is None:
        return
    kept = proposal

    def keep() -> None:
        unit_changes.apply(visit.caller, kept, reason=reason, now=datetime.now(UTC))
        st.session_state[SAVED] = turn + 1  # the forms begin anew

    unit_preview.preview(kept)
    unit_preview.effects(unit_effects.effects(visit.caller, kept))
    with st.form(f"simpan-{key}", border=False):
        reason = st.text_input(text.REASON, placeholder=text.REASON_HINT, max_chars=300)
        if st.form_submit_button(text.APPLY, type="primary"):
            if seen == kept:
                show.attempt(text.SAVED.format(count=count(len(kept.changes))), keep)
            else:
                st.warning(text.SEEN_OTHERWISE)


def listing() -> None:
    units.listed(visit)
    st.link_button(text.DOWNLOAD, exports.REGISTRY_ADDRESS, icon=":material/download:")


def one() -> None:
    wanted = units.wanted(visit, turn)
    if wanted is not None:
        offered(lambda: unit_changes.propose(visit.caller, wanted.changes, wanted.began), "satu")


def many() -> None:
    show.lead(text.CSV_LEAD)
    st.link_button(text.DOWNLOAD, exports.REGISTRY_ADDRESS, icon=":material/download:")
    effective = st.date_input(text.EFFECTIVE, visit.today, format="DD/MM/YYYY", key="mulai-csv")
    key = f"csv-{turn}"
    given = st.file_uploader(text.CSV_FILE, type=text.CSV_TYPES, key=key, max_upload_size=LARGEST)
    closing = st.checkbox(text.CSV_CLOSE, key=f"tutup-csv-{turn}")
    if given is None:
        return
    file_id, name, data = given.file_id, given.name, given.getvalue()

    def proposed() -> Proposal | None:
        listed = unit_preview.read_once(visit.caller, file_id, name, data)
        look = unit_changes.propose_list(visit.caller, listed, effective=effective, close_unmentioned=closing)
        unit_preview.remarks(look)
        return look.proposal

    offered(proposed, "banyak")


def log() -> None:
    rows = unit_changes.changes(visit.caller)
    units.log(visit, rows)
    asked = units.withdrawal(visit, rows)
    if asked is not None:
        show.attempt(
            text.WITHDRAWN,
            unit_changes.withdraw,
            visit.caller,
            asked.change_id,
            reason=asked.reason,
            together=asked.together,
            now=datetime.now(UTC),
        )


parts = {text.TAB_LIST: listing, text.TAB_ONE: one, text.TAB_CSV: many, text.TAB_LOG: log}
for tab, part in zip(st.tabs(list(parts), key="unit", on_change="rerun"), parts.values(), strict=True):
    if tab.open:
        with tab:
            part()
