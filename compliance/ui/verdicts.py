"""Answers on their way to be verified: the table in which one decides, and what a unit sees of it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from compliance import wording
from compliance.formats import count
from compliance.model import Question, Verdict, VerificationState
from compliance.text import explanation as explaining
from compliance.text import pages as words
from compliance.text import verdicts as text
from compliance.ui import filters, show
from compliance.ui.frame import Visit
from compliance.workflows.verification import OPEN_STATES, Decision, Item

SHOWN = 400  # rows of the table at once: as many as one looks through in a sitting
_BY_WORD = {word: verdict for verdict, word in text.CHOICES.items()}


def chosen(visit: Visit, items: Sequence[Item]) -> Sequence[Item]:
    """The answers of the chosen element, in the chosen state, of the units that were searched for."""
    elements: dict[str, str | None] = {text.ALL_ELEMENTS: None}
    elements |= {element.label: element.id for element in visit.definitions.checklist.elements}
    states: dict[str, frozenset[VerificationState]] = {
        text.OPEN_STATES: OPEN_STATES,
        **{words.VERIFICATION_STATES[state]: frozenset({state}) for state in VerificationState},
        text.ALL_STATES: frozenset(VerificationState),
    }
    with st.container(horizontal=True):
        element = elements[st.selectbox(text.ELEMENT, tuple(elements), key="unsur", bind="query-params")]
        state = states[st.selectbox(text.STATE, tuple(states), key="keadaan", bind="query-params")]
        typed = st.text_input(
            words.SEARCH, key="cari", bind="query-params", placeholder=words.SEARCH_HINT, type="search"
        )
    parts = (typed or "").casefold().split()
    return [
        item
        for item in items
        if item.state in state
        and (element is None or item.question.partition(".")[0] == element)
        and all(part in filters.label(visit, item.unit).casefold() for part in parts)
    ]


def counted(items: Sequence[Item]) -> None:
    """How many answers of how many units stand where."""
    with st.expander(explaining.STATES_HEAD):
        show.lead(explaining.STATES_RULE)
        rows = []
        for state in VerificationState:
            mine = [item.unit.id for item in items if item.state is state]
            rows.append((words.VERIFICATION_STATES[state], count(len(mine)), count(len(set(mine)))))
        show.table(explaining.STATES_COLUMNS, rows, numbers=frozenset({1, 2}))


def table(visit: Visit, items: Sequence[Item], key: str, *, locked: bool) -> list[Decision]:
    """The table of these answers; what was decided in it. `locked`: one may only look."""
    known = wording.questions(visit.definitions.checklist)
    frame = pd.DataFrame(
        {
            text.COLUMN_UNIT: [filters.label(visit, item.unit) for item in items],
            text.COLUMN_QUESTION: [wording.label(item.question, known) for item in items],
            text.COLUMN_ANSWER: [wording.words(item.answer, known.get(item.question)) for item in items],
            text.COLUMN_LINK: [_link(item) for item in items],
            text.COLUMN_VERDICT: [None] * len(items),
            text.COLUMN_VALUE: [None] * len(items),
            text.COLUMN_NOTE: [None] * len(items),
            text.COLUMN_PROOF: [" · ".join(item.answer.evidence) for item in items],
            text.COLUMN_STATE: [words.VERIFICATION_STATES[item.state] for item in items],
        }
    )
    writable = {text.COLUMN_VERDICT, text.COLUMN_VALUE, text.COLUMN_NOTE}
    edited = st.data_editor(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        disabled=locked or [column for column in frame.columns if column not in writable],
        height=show.table_height(len(frame)),
        key=key,
        placeholder="",
        column_config={
            text.COLUMN_UNIT: st.column_config.TextColumn(width=170),  # a phone shows two columns
            # The evidence opens beside the answer: at 1366 pixels all that one decides with is in sight.
            text.COLUMN_LINK: st.column_config.LinkColumn(display_text=text.OPEN_LINK, width=60),
            text.COLUMN_VERDICT: st.column_config.SelectboxColumn(options=list(_BY_WORD), width=105),
            text.COLUMN_VALUE: st.column_config.TextColumn(width=150),
            text.COLUMN_NOTE: st.column_config.TextColumn(width=180, max_chars=300),
        },
    )
    rows = zip(items, edited.to_dict("records"), strict=True)
    return [found for item, row in rows if (found := _decision(item, row)) is not None]


def _decision(item: Item, row: Mapping[Hashable, Any]) -> Decision | None:
    verdict = row[text.COLUMN_VERDICT]
    if not isinstance(verdict, str) or verdict not in _BY_WORD:
        return None
    return Decision(
        unit_id=item.unit.id,
        question=item.question,
        claim=item.claim,
        verdict=_BY_WORD[verdict],
        value=_typed(row[text.COLUMN_VALUE]),
        note=_typed(row[text.COLUMN_NOTE]),
    )


def _typed(value: object) -> str:
    return value if isinstance(value, str) else ""


def accepted(items: Sequence[Item]) -> list[Decision]:
    """The decision that accepts each of these answers."""
    return [
        Decision(unit_id=item.unit.id, question=item.question, claim=item.claim, verdict=Verdict.DITERIMA)
        for item in items
    ]


def _link(item: Item) -> str | None:
    """The first address that a browser opens as a page: nothing else becomes a link."""
    return next((proof for proof in item.answer.evidence if proof.startswith(("https://", "http://"))), None)


def of_unit(visit: Visit, states: Mapping[str, Item]) -> None:
    """What was decided about a unit's answers, what it must mend first."""
    if not states:
        return
    done = [item for item in states.values() if item.state not in OPEN_STATES]
    known = wording.questions(visit.definitions.checklist)
    with st.expander(text.HEAD.format(done=count(len(done)), all=count(len(states)))):
        if not done:
            show.lead(text.NOTHING_DONE)
        returned = [item for item in done if item.state is VerificationState.DIKEMBALIKAN]
        corrected = [item for item in done if item.state is VerificationState.DIKOREKSI]
        _listed(text.RETURNED, [_returned(item, wording.label(item.question, known)) for item in returned])
        _listed(text.CORRECTED, [_corrected(item, known) for item in corrected])


def _listed(head: str, lines: Sequence[str]) -> None:
    if lines:
        show.lead(head)
        show.bullets(lines)


def _returned(item: Item, question: str) -> str:
    note = item.verification.note if item.verification else ""
    return text.LINE.format(question=question, note=note)


def _corrected(item: Item, known: Mapping[str, Question]) -> str:
    question = known.get(item.question)
    made = item.verification
    if made is None or made.corrected is None:
        return item.question
    return text.CORRECTED_LINE.format(
        question=wording.label(item.question, known),
        old=wording.words(item.answer, question),
        new=wording.value_words(made.corrected, question),
        note=made.note,
    ).rstrip()
