"""How the figures of two periods came about, on screen: the means of the same units, and the causes."""

from __future__ import annotations

from fractions import Fraction
from html import escape
from itertools import pairwise

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.analysis import progress as columns
from compliance.analysis.explanation import Explanation
from compliance.formats import count, day, gain, number, short_day, unrounded
from compliance.text import explanation as words
from compliance.text import progress as text
from compliance.ui import explained_table, show
from compliance.ui.figures import of_steps, signed
from compliance.ui.frame import Visit
from compliance.wording import questions
from compliance.workflows.progress import ProgressView, UnitView

_LEAST = 640  # pixels


def means(view: ProgressView) -> None:
    """The units ranked in both periods with their figures, and the sums of these; nothing without any."""
    found = view.progress
    rows = found.frame[found.frame[columns.FLOOR_CHANGE].notna()].sort_values(frames.NAME)
    if rows.empty:
        return
    sides = (
        (view.before.name, rows[columns.FLOOR_BEFORE], found.common[0]),
        (view.after.name, rows[columns.FLOOR_AFTER], found.common[1]),
    )
    with st.expander(text.MEANS_HEAD):
        show.lead(text.MEANS_RULE)
        show.bullets(
            text.MEANS_LINE.format(period=period, sum=_sum(steps, found.decimals), rounded=number(mean.score))
            for period, steps, mean in sides
        )
        shown = [
            (
                name,
                of_steps(was, found.decimals),
                of_steps(is_now, found.decimals),
                signed(change, found.decimals),
            )
            for name, was, is_now, change in zip(
                rows[frames.NAME],
                rows[columns.FLOOR_BEFORE],
                rows[columns.FLOOR_AFTER],
                rows[columns.FLOOR_CHANGE],
                strict=True,
            )
        ]
        frame = pd.DataFrame(shown, columns=list(text.MEANS_TABLE))
        show.listing(frame)


def _sum(steps: pd.Series[int], decimals: int) -> str:
    """`5.234,50 ÷ 78 unit = 67,108974…`"""
    total = Fraction(int(steps.sum()), 10**decimals)
    return words.MEAN_SUM.format(
        total=number(total, decimals),
        count=count(len(steps)),
        unrounded=unrounded(total / len(steps), decimals),
    )


def causes(visit: Visit, view: UnitView) -> None:
    """From the earlier figure to the later one, one thing changed at a time; nothing where one of the
    figures is missing."""
    if view.restated is None:
        return
    before, after, (then, later) = view.before, view.after, view.restated
    found = (view.progress.before, then.assessment, later.assessment, view.progress.after)
    floors = [one.floor for one in found if one.floor is not None]
    if len(floors) < len(found):
        return
    facts = (
        (before.name, before.assessment_date),
        (before.name, before.assessment_date),
        (before.name, after.assessment_date),
        (after.name, after.assessment_date),
    )
    changes = ["", *(gain(is_now - was) for was, is_now in pairwise(floors))]
    rows = [
        (name, one.instrument.title, short_day(on), number(floor), change, cause)
        for (name, on), one, floor, change, cause in zip(
            facts, found, floors, changes, text.CAUSES, strict=True
        )
    ]
    with st.expander(text.CAUSES_HEAD):
        show.lead(text.CAUSES_LEAD)
        show.table(text.CAUSES_TABLE, rows, numbers=frozenset({3, 4}), least=_LEAST)
        middle = dict.fromkeys((before.assessment_date, after.assessment_date))
        for on, explained in zip(middle, (then, later), strict=False):
            head = text.CAUSES_DETAIL.format(
                period=before.name, instrument=explained.instrument.title, day=day(on)
            )
            _folded(visit, head, explained)


def _folded(visit: Visit, head: str, found: Explanation) -> None:
    """A whole explanation that opens at a click."""
    known = questions(visit.definitions.checklist)
    body = "".join(
        f"<h4>{escape(aspect.aspect.label)}</h4>{explained_table.of_aspect(found, aspect, known)}"
        for aspect in found.aspects
    )
    st.html(f"<details><summary>{escape(head)}</summary>{explained_table.summary(found)}{body}</details>")
