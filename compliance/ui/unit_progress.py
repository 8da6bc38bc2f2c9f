"""One unit in two periods on screen: what it answered otherwise, and what that did to its ladders."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from compliance.analysis.unit_progress import IndicatorChange, Mark, Step, UnitProgress
from compliance.formats import count, gain, number, score_range, short_day
from compliance.model import Answer, Question
from compliance.text import progress as text
from compliance.text.dispensations import GAPS_NOTE
from compliance.text.explanation import NOT_COUNTED
from compliance.ui import dispensed, show
from compliance.ui.frame import Visit
from compliance.wording import label, questions, words
from compliance.workflows.progress import UnitView

_LEAST = 640  # pixels


def unit(visit: Visit, view: UnitView) -> None:
    """The changes of one unit, the answers first."""
    st.subheader(show.plain(view.unit.name), anchor=False)
    found = view.progress
    before, after = (score_range(item.floor, item.ceiling) for item in (found.before, found.after))
    show.lead(text.ARROW.format(before=before, after=after))
    if view.named_before:
        show.lead(text.NAMED_BEFORE.format(name=view.named_before))
    for period, reported in zip((view.before, view.after), view.reported, strict=True):
        if not reported:
            st.info(show.plain(text.NOT_REPORTED.format(period=period.name)))
    said = dispensed.over_periods(
        (period.name, one) for period, one in zip((view.before, view.after), view.dispensed, strict=True)
    )
    if said:
        st.info(show.plain(GAPS_NOTE.format(sentences=said)), icon=":material/event_available:")
    _answers(visit, found)
    _indicators(found)


def _answers(visit: Visit, found: UnitProgress) -> None:
    if not found.answers:
        show.lead(text.ANSWERS_NONE)
        return
    known = questions(visit.definitions.checklist)

    with st.expander(text.ANSWERS_HEAD.format(count=count(len(found.answers))), expanded=True):
        show.table(
            text.ANSWER_TABLE,
            [
                (
                    label(change.question, known),
                    text.TOUCHES[change.touch],
                    _said(change.before, known.get(change.question)),
                    _said(change.after, known.get(change.question)),
                )
                for change in found.answers
            ],
            least=_LEAST,
        )


def _said(answer: Answer | None, question: Question | None) -> str:
    """The answer with what stands behind it: date of effect, note, and every link."""
    if answer is None:
        return words(None, question)
    dated = text.EFFECTIVE.format(day=short_day(answer.effective)) if answer.effective else ""
    parts = (words(answer, question), dated, answer.note, *answer.evidence)
    return text.SEPARATOR.join(part for part in parts if part)


def _indicators(found: UnitProgress) -> None:
    moved = [change for change in found.indicators if change.moved]
    measured = [change for change in found.indicators if change.marks and not change.moved]
    if not moved:
        show.lead(text.INDICATORS_NONE)
    _listed(text.INDICATORS_HEAD, text.INDICATORS_LEAD, moved, expanded=True)
    _listed(text.MEASURED_HEAD, text.MEASURED_LEAD, measured, expanded=False)


def _listed(head: str, lead: str, changes: Sequence[IndicatorChange], *, expanded: bool) -> None:
    if not changes:
        return
    with st.expander(head.format(count=count(len(changes))), expanded=expanded):
        show.lead(lead)
        rows = [_row(change) for change in changes]
        show.table(text.INDICATOR_TABLE, rows, numbers=frozenset({3, 4}), least=_LEAST)


def _row(change: IndicatorChange) -> tuple[str, ...]:
    points = (number(step.points) if step else number(None) for step in (change.before, change.after))
    was, is_now = points
    return (
        change.indicator.label,
        _stood(change.before),
        _stood(change.after),
        was if was == is_now else text.ARROW.format(before=was, after=is_now),
        gain(change.difference),
        ", ".join(_mark(mark, change) for mark in change.marks),
    )


def _stood(step: Step | None) -> str:
    if step is None:
        return text.NOTHING
    if not step.applies:
        return text.NOT_APPLICABLE
    floor = step.floor.label if step.seen else NOT_COUNTED
    if step.floor == step.ceiling:
        return floor
    return text.RUNG_OPEN.format(floor=floor, ceiling=step.ceiling.label)


def _mark(mark: Mark, change: IndicatorChange) -> str:
    """What the yardstick does otherwise; a weight with what it was and is of the whole."""
    before, after = (
        text.NOTHING if share is None else f"{number(100 * share, 2)} %" for share in change.weights
    )
    if mark in (Mark.HEAVIER, Mark.LIGHTER):
        return text.WEIGHT_CHANGED.format(mark=text.MARKS[mark], before=before, after=after)
    if mark in (Mark.CAME, Mark.WENT):
        return text.WEIGHT.format(mark=text.MARKS[mark], weight=after if mark is Mark.CAME else before)
    return text.MARKS[mark]
