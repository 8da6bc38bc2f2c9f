"""Training on screen: one unit by itself, and the files that told of attendance."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from compliance.analysis.training_standing import Trained
from compliance.analysis.training_units import Step, UnitTraining
from compliance.formats import count, moment, share
from compliance.model import Action
from compliance.reports.training import step_words, window_words
from compliance.storage.training import TrainingUpload
from compliance.text import training as text
from compliance.ui import filters, show
from compliance.ui.frame import UPLOAD, Visit
from compliance.ui.show import Card
from compliance.ui.training import events, staff_question
from compliance.workflows.past_files import Past
from compliance.workflows.training_views import TrainingView


def one_unit(visit: Visit, one: UnitTraining, view: TrainingView) -> None:
    """The figures of a unit, its next step, and what it attended."""
    show.cards(_cards(one))
    (st.success if one.step is Step.DONE else st.warning)(show.plain(step_words(one)))
    if not one.staff:
        show.lead(text.HOW_STAFF.format(question=staff_question(visit)))
        if visit.may(Action.UPLOAD, units=[one.unit.id], period=view.period):
            here = filters.query(visit, period=view.period)
            st.page_link(UPLOAD, label=text.WAY_TO_UPLOAD, icon=":material/upload_file:", query_params=here)
    show.lead(window_words(view.window))
    if not one.trained.is_sure:
        show.lead(text.LEAST)
    if one.attended:
        events(visit, [one])


def _cards(one: UnitTraining) -> list[Card]:
    known = one.share is not None
    of_staff = text.ONE_OF_STAFF.format(staff=count(one.staff)) if one.staff else text.ONE_STAFF_UNKNOWN
    cards = [
        Card(
            label=text.SHARE,
            value=share(one.share) if one.share is not None else text.UNKNOWN,
            note=of_staff,
            tone="abu" if not known else "hijau" if not one.left else "kuning",
        ),
        Card(
            label=text.FRONTLINE,
            value=text.UNKNOWN if one.frontline is None else count(one.frontline.least),
            note=text.ONE_UNMARKED if one.frontline is None and one.attended else _note(one.frontline),
        ),
        Card(label=text.PEOPLE, value=count(one.trained.least), note=_note(one.trained)),
        Card(label=text.EVENTS, value=count(sum(came.counts for came in one.attended))),
    ]
    if one.claimed is not None:
        agrees = one.frontline is not None and one.frontline.least <= one.claimed <= one.frontline.most
        note = text.CLAIM_SAME if agrees else text.CLAIM_OTHER
        tone = "hijau" if agrees else "kuning"
        cards.append(Card(label=text.CLAIMED, value=count(one.claimed), note=note, tone=tone))
    return cards


def _note(trained: Trained | None) -> str:
    return "" if trained is None or trained.is_sure else text.CARD_LEAST


def files(found: Sequence[Past[TrainingUpload]]) -> None:
    """The files that were stored, the newest first."""
    if not found:
        st.info(text.FILES_NONE)
        return
    rows = [
        (
            str(one.upload.id),
            one.upload.name,
            moment(one.upload.created_at.astimezone()),
            count(one.upload.events),
            count(len(one.upload.units)),
            _state(one),
        )
        for one in found
    ]
    show.table(text.FILES_TABLE, rows, numbers=frozenset({0, 3, 4}), least=620)


def _state(one: Past[TrainingUpload]) -> str:
    reason, gone = one.upload.reason, one.upload.withdrawal
    if gone is not None:
        return text.WITHDRAWN.format(reason=gone.reason) if gone.reason else text.WITHDRAWN_PLAIN
    return text.REPLACED.format(reason=reason) if reason else ""


def withdrawal(found: Sequence[Past[TrainingUpload]]) -> tuple[int, str] | None:
    """The form that withdraws a file: its number and the reason, once it was sent."""
    standing = {f"{one.upload.id} · {one.upload.name}": one.upload.id for one in found if one.withdrawable}
    if not standing:
        return None
    key = show.among("tarik-bimtek", standing.values())
    with st.expander(text.WITHDRAW_HEAD), st.form(key, border=False):
        chosen = st.selectbox(text.WITHDRAW_WHICH, tuple(standing))
        reason = st.text_input(text.WITHDRAW_REASON, max_chars=300)
        return (standing[chosen], reason) if st.form_submit_button(text.WITHDRAW_DO) else None
