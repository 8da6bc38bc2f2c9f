"""What the reader asks: each question with its candidates as buttons, and a list of everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from compliance.problems import ASKS_FOR_UNIT, ProblemCode
from compliance.reading.result import NEW_UNIT, NONE_OF_THESE, Ask, Candidate
from compliance.text import problems as sentences
from compliance.text import uploading as text
from compliance.ui import cached, show
from compliance.ui.frame import Visit
from compliance.workflows.intake import Batch

AT_ONCE = 8  # more would only push the rest of the page out of sight

Kind = Literal["secondary", "tertiary"]
OnAnswer = Callable[[str, str], None]  # the question's key, the candidate's id
# no other answer is possible
_CLOSED = frozenset({ProblemCode.ASK_MARK, ProblemCode.ASK_DATE, ProblemCode.ASK_SERVICE_NONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with the file that asks it first, and how many cells wait for it in all files."""

    ask: Ask
    file: str
    count: int


def asked_in(batch: Batch) -> tuple[Asked, ...]:
    """The open questions of a batch, each once."""
    found: dict[str, Asked] = {}
    for file in batch.files:
        for ask in file.reading.asked if file.reading else ():
            known = found.get(ask.key)
            count = ask.count + (known.count if known else 0)
            first = known.file if known else file.name
            found[ask.key] = Asked(ask=ask, file=first, count=count)
    return tuple(found.values())


def show_questions(visit: Visit, asked: Sequence[Asked], on_answer: OnAnswer) -> None:
    """The first of the open questions; an answer runs `on_answer` before the page is drawn again."""
    if not asked:
        st.success(text.NO_MORE_ASKED)
        return
    show.lead(text.ASKED_LEAD)
    for item in asked[:AT_ONCE]:
        with st.container(border=True):
            _question(visit, item, on_answer)
    if len(asked) > AT_ONCE:
        st.info(text.ASKED_MORE.format(count=len(asked) - AT_ONCE))


def _question(visit: Visit, item: Asked, on_answer: OnAnswer) -> None:
    ask = item.ask
    where = text.ASKED_WHERE.format(file=item.file, where=sentences.where(ask.place))
    st.html(
        f"<b>{escape(sentences.SENTENCES[ask.code].format(text=ask.text))}</b>"
        f'<p class="lead" style="margin:2px 0 0">{escape(where.rstrip(" ·"))}<br>'
        f"{escape(text.ASKED_ROWS.format(count=item.count))}</p>"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for candidate in ask.candidates:
            if candidate.id != NONE_OF_THESE:
                _button(ask, candidate, on_answer, kind="secondary")
        nothing = Candidate(id=NONE_OF_THESE, label=text.NONE_OF_THESE[ask.code])
        _button(ask, nothing, on_answer, kind="tertiary")
    if ask.code not in _CLOSED:
        _everything_else(visit, ask, on_answer)


def _button(ask: Ask, candidate: Candidate, on_answer: OnAnswer, *, kind: Kind) -> None:
    label = text.NEW_UNIT.format(text=ask.text) if candidate.id == NEW_UNIT else candidate.label
    st.button(
        show.plain(label),
        key=f"jawab-{ask.key}-{candidate.id}",
        on_click=on_answer,
        args=(ask.key, candidate.id),
        type=kind,
    )


def _everything_else(visit: Visit, ask: Ask, on_answer: OnAnswer) -> None:
    """A list to search in: all units, or all questions. Choosing is answering."""
    units = ask.code in ASKS_FOR_UNIT
    labels = _units(visit) if units else _questions(visit)
    if not labels:
        return
    key = f"lain-{ask.key}"

    def chosen() -> None:
        candidate = st.session_state.get(key)
        if candidate is not None:
            on_answer(ask.key, candidate)

    st.selectbox(
        text.OTHER_UNIT if units else text.OTHER_COLUMN,
        tuple(labels),
        index=None,
        format_func=labels.__getitem__,
        key=key,
        on_change=chosen,
        placeholder=text.OTHER_UNIT if units else text.OTHER_COLUMN,
        label_visibility="collapsed",
    )


def _units(visit: Visit) -> dict[str, str]:
    labels = cached.unit_labels(visit.version)
    return {unit.id: labels[unit.id] for unit in visit.registry.units if unit.active}


def _questions(visit: Visit) -> dict[str, str]:
    return {
        question.id: f"{element.label}: {question.label}"
        for element in visit.definitions.checklist.elements
        for question in element.questions
    }
