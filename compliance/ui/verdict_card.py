"""Answers on their way to be verified, on a phone: one at a time, where the table of all of them would
show either whose answer it is or the decision, never both."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from compliance import wording
from compliance.formats import count
from compliance.model import Verdict
from compliance.text import pages as words
from compliance.text import verdicts as text
from compliance.ui import filters, show
from compliance.ui.frame import Visit
from compliance.workflows.verification import Decision, Item

_SKIPPED = "periksa-dilewati"  # how many were passed over, in this visit


def decided(visit: Visit, items: Sequence[Item]) -> Sequence[Decision] | None:
    """The first of these answers that was not passed over, and what is decided about it: empty where
    nothing was chosen, None before the button was pressed."""
    place = st.session_state.setdefault(_SKIPPED, 0) % len(items)
    item = items[place]
    key = f"{item.unit.id}-{item.question}-{item.claim}"
    with st.container(border=True):
        show.lead(text.ONE_PLACE.format(place=count(place + 1), all=count(len(items))))
        _said(visit, item)
        verdict = st.radio(
            text.COLUMN_VERDICT,
            tuple(text.CHOICES),
            index=None,
            format_func=text.CHOICES.__getitem__,
            key=f"putusan-{key}",
            horizontal=True,
        )
        corrected, noted = verdict is Verdict.DIKOREKSI, verdict not in (None, Verdict.DITERIMA)
        value = st.text_input(text.COLUMN_VALUE, key=f"benar-{key}") if corrected else ""
        note = st.text_input(text.COLUMN_NOTE, key=f"catatan-{key}", max_chars=300) if noted else ""
        with st.container(horizontal=True):
            save = st.button(text.SAVE, type="primary", icon=":material/check:")
            st.button(text.SKIP, on_click=_skip, disabled=len(items) == 1)
    if not save:
        return None
    if verdict is None:
        return ()
    return (
        Decision(
            unit_id=item.unit.id,
            question=item.question,
            claim=item.claim,
            verdict=verdict,
            value=value,
            note=note,
        ),
    )


def _said(visit: Visit, item: Item) -> None:
    """Whose answer it is, to what, and what stands behind it."""
    known = wording.questions(visit.definitions.checklist)
    answer = wording.words(item.answer, known.get(item.question))
    st.html(
        f'<div class="jawaban"><p>{escape(filters.label(visit, item.unit))}</p>'
        f"<h3>{escape(wording.label(item.question, known))}</h3>"
        f"<p>{escape(text.ONE_ANSWER)} <b>{escape(answer)}</b>"
        f" · {escape(words.VERIFICATION_STATES[item.state])}</p></div>"
    )
    for proof in item.answer.evidence:
        if proof.startswith(("https://", "http://")):
            st.link_button(text.OPEN_PROOF, proof, icon=":material/open_in_new:")
        else:
            st.text(proof)


def _skip() -> None:
    st.session_state[_SKIPPED] += 1
