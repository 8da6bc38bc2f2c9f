"""Old answers laid out for a choice: from which period, what there is, and what is ticked."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from compliance.analysis.verified import fingerprint
from compliance.formats import count, short_day
from compliance.model import Question, VerificationState
from compliance.text import carry_over as text
from compliance.text import pages as words
from compliance.ui import cached, filters, show
from compliance.ui.frame import UPLOAD, Visit
from compliance.ui.show import Card
from compliance.wording import label, questions, value_words
from compliance.workflows.carry_over import Choice, Clash, Offer, Proposal, earlier
from compliance.workflows.setup import Period

SHOWN = 2_000  # rows of the table at once
SOURCE = "dari"  # the query parameter


def source(visit: Visit, period: Period) -> Period:
    """The chosen earlier period; the last one before unless another was chosen. Where there is none,
    says so and ends the page."""
    found = {item.name: item for item in earlier(cached.periods(visit.version), period)}
    if not found:
        with st.container(key="tanpa-periode"):  # a row of its own below the choices
            st.info(show.plain(text.SOURCE_NONE.format(period=period.name)))
            st.page_link(UPLOAD, label=text.TO_UPLOAD, icon=":material/upload_file:")
        st.stop()
    return found[st.selectbox(text.SOURCE, tuple(found), key=SOURCE, bind="query-params")]


def figures(found: Proposal, offers: Sequence[Offer]) -> None:
    """The cards on top."""
    good = [offer for offer in offers if offer.suggested]
    others = [offer for offer in offers if offer.of]
    returned = [offer for offer in offers if offer.state is VerificationState.DIKEMBALIKAN]
    expired = [offer for offer in offers if offer.expired]
    day = text.EXPIRED_NOTE.format(day=short_day(found.period.assessment_date))
    units = text.UNITS.format(count=count(len({offer.unit.id for offer in offers})))
    show.cards(
        (
            _card(text.CARD_OFFERS, offers, units, "abu"),
            _card(text.CARD_GOOD, good, text.GOOD_NOTE, "hijau"),
            _card(text.CARD_RETURNED, returned, text.RETURNED_NOTE, "kuning"),
            _card(text.CARD_EXPIRED, expired, day, "kuning"),
            *([_card(text.CARD_OTHERS, others, text.OTHERS_NOTE, "kuning")] if others else []),
        )
    )
    if others:
        show.lead(text.OTHERS_LEAD.format(column=text.COLUMN_OF))


def clashes(visit: Visit, found: Proposal, typed: str) -> None:
    """What is not offered because the units before contradict each other; nothing without any."""
    clashing = filters.of_units(visit, found.clashes, typed)
    if not clashing:
        return
    known = questions(visit.definitions.checklist)
    with st.expander(text.CLASHES_HEAD.format(count=count(len(clashing)))):
        show.lead(text.CLASHES_LEAD)
        show.table(
            text.CLASHES_TABLE,
            [
                (clash.unit.name, label(clash.question, known), _clash(clash, known.get(clash.question)))
                for clash in clashing
            ],
        )


def _clash(clash: Clash, question: Question | None) -> str:
    return "; ".join(
        text.CLASH.format(unit=unit.name, answer=value_words(answer.value, question))
        for unit, answer in clash.said
    )


def _card(name: str, offers: Sequence[Offer], note: str, tone: str) -> Card:
    return Card(label=name, value=count(len(offers)), note=note if offers else "", tone=tone)


def narrowed(visit: Visit, found: Proposal, typed: str) -> list[Offer]:
    """The offers of the units whose label contains every word that was typed. Where there are none,
    says why and ends the page."""
    offers = filters.of_units(visit, found.offers, typed)
    if not found.offers:
        facts = {"source": found.source.name, "period": found.period.name}
        st.success(show.plain(text.NOTHING.format(**facts)))
    elif not offers:
        st.info(text.NOT_FOUND)
    if not offers:
        st.stop()
    return offers


def table(visit: Visit, found: Proposal, offers: Sequence[Offer]) -> list[Choice]:
    """The table of old answers, those ticked that are still good; what is ticked now."""
    choices = [
        Choice(unit_id=offer.unit.id, question=offer.question, claim=fingerprint(offer.answer))
        for offer in offers
    ]
    frame = _frame(visit, offers)
    if len({offer.unit.id for offer in found.offers}) == 1:
        del frame[text.COLUMN_UNIT]
    # What was ticked for these rows must not slip to others: other rows, another table.
    key = f"bawaan-{found.period.id}-{found.source.id}-{hash(tuple(choices))}"
    edited = st.data_editor(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        disabled=[column for column in frame.columns if column != text.COLUMN_TAKE],
        height=show.table_height(len(frame)),
        key=key,
        placeholder="",
        column_config={
            text.COLUMN_TAKE: st.column_config.CheckboxColumn(width=84),
            text.COLUMN_UNIT: st.column_config.TextColumn(width=170),
            text.COLUMN_STATE: st.column_config.TextColumn(width=220),
            text.COLUMN_LINK: st.column_config.LinkColumn(display_text=text.OPEN_LINK, width=70),
        },
    )
    return _ticked(choices, edited.to_dict("records"))


def _frame(visit: Visit, offers: Sequence[Offer]) -> pd.DataFrame:
    """One row per offer; a column in which nothing stands is left out, for a phone has no room for it."""
    known = questions(visit.definitions.checklist)
    labels = cached.unit_labels(visit.version)
    asked = [known.get(offer.question) for offer in offers]
    pairs = list(zip(offers, asked, strict=True))
    columns: dict[str, Sequence[object]] = {
        text.COLUMN_TAKE: [offer.suggested for offer in offers],
        text.COLUMN_UNIT: [labels.get(offer.unit.id, offer.unit.name) for offer in offers],
        text.COLUMN_QUESTION: [label(offer.question, known) for offer in offers],
        text.COLUMN_ANSWER: [value_words(offer.answer.value, question) for offer, question in pairs],
        text.COLUMN_OF: [", ".join(unit.name for unit in offer.of) for offer in offers],
        text.COLUMN_STATE: [_state(offer, question) for offer, question in pairs],
        text.COLUMN_AGE: [_age(offer) for offer in offers],
        text.COLUMN_EFFECTIVE: [_effective(offer) for offer in offers],
        text.COLUMN_PROOF: [" · ".join(offer.answer.evidence) for offer in offers],
        text.COLUMN_LINK: [_link(offer) for offer in offers],
    }
    kept = {name: rows for name, rows in columns.items() if any(rows) or name == text.COLUMN_TAKE}
    return pd.DataFrame(kept)


def _ticked(choices: Sequence[Choice], rows: Sequence[dict[Hashable, Any]]) -> list[Choice]:
    return [choice for choice, row in zip(choices, rows, strict=True) if row[text.COLUMN_TAKE] is True]


def _state(offer: Offer, question: Question | None) -> str:
    """What was found then: with the note, or with what the unit had said before it was corrected."""
    state = words.VERIFICATION_STATES[offer.state]
    if offer.state is VerificationState.DIKOREKSI:
        return text.WAS.format(state=state, answer=value_words(offer.claimed.value, question))
    return text.NOTED.format(state=state, note=offer.note) if offer.note else state


def _age(offer: Offer) -> str:
    if offer.last_day is None:
        return ""
    words = text.EXPIRED if offer.expired else text.HOLDS
    return words.format(day=short_day(offer.last_day))


def _effective(offer: Offer) -> str:
    return short_day(offer.answer.effective) if offer.answer.effective else ""


def _link(offer: Offer) -> str | None:
    """The first address that a browser opens as a page: nothing else becomes a link."""
    return next((proof for proof in offer.answer.evidence if proof.startswith(("https://", "http://"))), None)


def confirmed(choices: Sequence[Choice]) -> bool:
    """Whether what is ticked is to be stored; never greyed out, for the workflow says what is missing."""
    units = {choice.unit_id for choice in choices}
    label = text.SAVE.format(answers=count(len(choices)), units=count(len(units)))
    return st.button(
        label if choices else text.SAVE_NONE, type="primary", icon=":material/check:", key="bawa"
    )
