"""Units × elements: the status in words and in colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.analysis.dispensed import DISPENSED
from compliance.analysis.overview import ElementCount
from compliance.formats import count
from compliance.model import Status, UnitKind
from compliance.text import watching as text
from compliance.ui import charts, phone, show

AT_ONCE = 600  # a coloured table costs the server a tenth of a millisecond for each row

_TONES = {
    Status.ADA: "hijau",
    Status.PROSES: "kuning",
    Status.TIDAK: "merah",
    Status.TIDAK_BERLAKU: "abu",
    DISPENSED: "abu",
}
_STYLES = {
    text.STATUS[status]: f"background-color: {charts.TINTS[tone]}; color: {charts.INK}"
    for status, tone in _TONES.items()
}


def of_kind(frame: pd.DataFrame, kind: UnitKind | None) -> pd.DataFrame:
    """The rows of one kind of unit; None: all."""
    return frame if kind is None else frame[frame[frames.KIND] == kind.value]


def heat_map(frame: pd.DataFrame, elements: Iterable[ElementCount], key: str) -> str | None:
    """The map of an overview with these elements; the id of the unit whose cell is selected."""
    show.lead(
        text.MAP_LEAD
        if len(frame) <= AT_ONCE
        else text.MAP_PART.format(count=count(AT_ONCE), all=count(len(frame)))
    )
    frame = frame.head(AT_ONCE)
    labels = {item.element.id: item.element.label for item in elements if item.element.id in frame}
    cells = frame[list(labels)].apply(lambda column: column.map(text.STATUS, na_action="ignore")).fillna("")
    shown = cells.rename(columns=labels)
    shown.insert(0, text.COLUMN_UNIT, frame[frames.NAME])
    state = st.dataframe(
        shown.style.map(_style, subset=list(labels.values())),
        hide_index=True,
        height=show.table_height(len(shown), row=show.row_height()),
        row_height=show.row_height(),
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
        alt=text.MAP_ALT,
        column_config={
            text.COLUMN_UNIT: st.column_config.TextColumn(
                width=phone.name_width(300), pinned=phone.on_phone()
            ),
            **{
                label: st.column_config.TextColumn(width=show.column_width([label]), help=label)
                for label in labels.values()
            },
        },
    )
    chosen: Sequence[tuple[int, str]] = state.selection.cells
    ids = frame[frames.UNIT_ID]
    return str(ids.iloc[chosen[0][0]]) if chosen and chosen[0][0] < len(ids) else None


def _style(value: str) -> str:
    return _STYLES.get(value, "")
