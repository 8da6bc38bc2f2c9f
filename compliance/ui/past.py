"""Past uploads: the table of them, and one of them with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from compliance.formats import count as whole
from compliance.formats import moment
from compliance.text import uploading as text
from compliance.text.problems import all_left_out
from compliance.ui import show
from compliance.workflows.history import PastUpload


def choose(uploads: Sequence[PastUpload]) -> PastUpload | None:
    """The table; the upload whose row is selected, or None."""
    columns = [text.COLUMN_FILE, text.COLUMN_STORED, text.COLUMN_UNITS, text.COLUMN_REASON, text.COLUMN_STATE]
    rows = [
        (
            upload.name,
            moment(upload.stored_at.astimezone()),
            upload.unit_count,
            upload.reason,
            text.LIVE if upload.live else text.UNDONE_SHORT,
        )
        for upload in (past.row for past in uploads)
    ]
    key = show.among("riwayat", [past.row.id for past in uploads])
    place = show.selectable(pd.DataFrame(rows, columns=columns), key)
    return None if place is None else uploads[place]


def details(past: PastUpload) -> str | None:
    """The chosen upload; the reason when it is to be undone."""
    upload = past.row
    with st.container(border=True):
        st.html(
            f"<b>{escape(upload.name)}</b>"
            f'<p class="lead" style="margin:2px 0 0">{escape(moment(upload.stored_at.astimezone()))} · '
            f"{escape(text.HISTORY_UNITS.format(count=whole(upload.unit_count)))}</p>"
        )
        if upload.reason:
            st.text(text.HISTORY_REASON.format(reason=upload.reason))
        if upload.dropped:
            st.text(text.HISTORY_DROPPED.format(columns=all_left_out(upload.dropped)))
        if past.fetchable:
            label = text.ORIGINAL_WITHOUT if upload.dropped else text.ORIGINAL
            st.link_button(label, f"/unduh/asli/{upload.id}", icon=":material/download:")
        if not upload.live and upload.undone_at is not None:
            st.text(text.UNDONE.format(when=moment(upload.undone_at.astimezone()), reason=upload.undo_reason))
            return None
        if not past.undoable:
            return None
        with st.form(f"batal-{upload.id}", border=False):
            reason = st.text_input(text.UNDO_REASON, max_chars=300)
            if st.form_submit_button(text.UNDO, icon=":material/undo:"):
                return reason
    return None
