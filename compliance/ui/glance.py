"""The parts of the overview: figures, what is missing most often, who has not reported."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.analysis.overview import ElementCount, Overview
from compliance.formats import count, count_of
from compliance.text import pages as words
from compliance.text import watching as text
from compliance.ui import show
from compliance.ui.frame import Visit
from compliance.ui.ranking import Ranking, average_card, reported_card
from compliance.ui.show import Card


def figures(overview: Overview, ranking: Ranking, *, registered: int | None, date: str, left: str) -> None:
    """The cards on top."""
    show.cards(
        (
            reported_card(overview.reported, registered),
            average_card(ranking),
            Card(
                label=text.PROVISIONAL,
                value=count(overview.provisional),
                note=text.PROVISIONAL_NOTE if overview.provisional else text.NONE_PROVISIONAL,
                tone="kuning" if overview.provisional else "hijau",
            ),
            Card(label=text.DAYS, value=left, note=date, tone="merah" if overview.days_left < 0 else "abu"),
        )
    )


def most_missing(overview: Overview) -> None:
    """The elements that are missing most often, as "23 dari 78 unit sudah ada"."""
    if not overview.most_missing:
        st.success(text.NOTHING_MISSING)
        return
    items = "".join(
        f"<div><h3>{escape(item.element.label)}</h3>"
        f"<p><b>{escape(text.HAVE.format(count=count_of(item.ada, item.concerned, text.UNITS)))}</b></p>"
        f'<div class="jalur"><i style="width:{item.ada / item.concerned:.1%}"></i></div>'
        f"<p>{escape(_missing_note(item))}</p></div>"
        for item in overview.most_missing
    )
    st.html(f'<div class="langkah">{items}</div>')


def _missing_note(item: ElementCount) -> str:
    """Not there and not answered are two things."""
    said = text.MISSING_NOTE.format(count=count(item.lacking))
    blank = text.UNANSWERED_NOTE.format(count=count(item.unanswered))
    return " · ".join(note for note, units in ((said, item.lacking), (blank, item.unanswered)) if units)


def silent(visit: Visit, overview: Overview) -> None:
    """The units that have not reported."""
    if visit.registry.open:
        show.lead(text.SILENT_OPEN)
        return
    heard = set(overview.heat_map[frames.UNIT_ID])
    waiting = [unit for unit in visit.registry.units if unit.active and unit.id not in heard]
    if not waiting:
        st.success(text.SILENT_NONE)
        return
    with st.expander(text.SILENT_HEAD.format(count=count(len(waiting)))):
        rows = [(unit.name, words.KINDS[unit.kind]) for unit in waiting]
        frame = pd.DataFrame(rows, columns=[text.COLUMN_UNIT, text.COLUMN_KIND])
        st.dataframe(frame, hide_index=True, height=show.table_height(len(frame)))
