"""The parts of the overview: figures, what is missing most often, who has not reported."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from compliance.analysis.overview import ElementCount, Overview
from compliance.formats import count, count_of
from compliance.text import pages as words
from compliance.text import watching as text
from compliance.text.explanation import Figure
from compliance.ui import dispensed, filters, show
from compliance.ui.frame import Visit
from compliance.ui.ranking import Ranking, average_card, reported_card
from compliance.ui.show import Card
from compliance.workflows.setup import Period


def figures(
    overview: Overview,
    ranking: Ranking,
    beside: Card,
    *,
    date: str,
    left: str,
    how: Mapping[Figure, str],
) -> None:
    """The cards on top, the average with what stands `beside` it, and the dispensations that count;
    `how`: what explains each."""
    provisional = len(ranking.provisional)
    show.cards(
        (
            reported_card(overview.reported, ranking.registered, how[Figure.REPORTED]),
            average_card(ranking, how[Figure.MEAN]),
            beside,
            Card(
                label=text.PROVISIONAL,
                value=count(provisional),
                note=text.PROVISIONAL_NOTE if provisional else text.NONE_PROVISIONAL,
                tone="kuning" if provisional else "hijau",
                how=how[Figure.PROVISIONAL],
            ),
            Card(label=text.DAYS, value=left, note=date, tone="merah" if overview.days_left < 0 else "abu"),
        )
    )
    dispensed.listed(ranking.dispensed)


def most_missing(overview: Overview, how: Mapping[Figure, str]) -> None:
    """The elements that are missing most often, as "23 dari 78 unit sudah ada"."""
    if not overview.most_missing:
        st.success(text.NOTHING_MISSING)
        return
    items = "".join(
        f"<div><h3>{escape(item.element.label)}</h3>"
        f"<p><b>{escape(text.HAVE.format(count=count_of(item.ada, item.concerned, text.UNITS)))}</b></p>"
        f'<div class="jalur"><i style="width:{item.ada / item.concerned:.1%}"></i></div>'
        f"<p>{escape(_missing_note(item))}</p>{show.how(how[Figure.ELEMENTS], item.element.label)}</div>"
        for item in overview.most_missing
    )
    st.html(f'<div class="langkah">{items}</div>')


def _missing_note(item: ElementCount) -> str:
    """Not there, not answered, and not needed for a while are three things."""
    said = text.MISSING_NOTE.format(count=count(item.lacking))
    blank = text.UNANSWERED_NOTE.format(count=count(item.unanswered))
    spared = text.DISPENSED_NOTE.format(count=count(item.dispensed))
    notes = ((said, item.lacking), (blank, item.unanswered), (spared, item.dispensed))
    return " · ".join(note for note, units in notes if units)


def silent(visit: Visit, period: Period, overview: Overview) -> None:
    """The units that have not reported."""
    if overview.open:
        show.lead(text.SILENT_OPEN)
        return
    if not overview.silent:
        st.success(text.SILENT_NONE)
        return
    with st.expander(text.SILENT_HEAD.format(count=count(len(overview.silent)))):
        rows = [(filters.label(visit, unit, period), words.KINDS[unit.kind]) for unit in overview.silent]
        frame = pd.DataFrame(rows, columns=[text.COLUMN_UNIT, text.COLUMN_KIND])
        show.listing(frame)
