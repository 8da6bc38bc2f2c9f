"""The readiness of all ranked units in one drawing: what is proven, what is still possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from compliance.analysis import frames
from compliance.formats import number
from compliance.model import Instrument
from compliance.text import watching as text
from compliance.ui import charts, show
from compliance.ui.ranking import Ranking

_HEIGHT = 420


def curve(ranking: Ranking, rows: Sequence[int], key: str) -> str | None:
    """Draws those ranked units side by side in their order; a unit tells its name when pointed at. The
    id of the one that was clicked."""
    show.lead(text.CURVE_LEAD)
    state = st.plotly_chart(
        figure(ranking, rows),
        key=key,
        on_select="rerun",
        selection_mode="points",
        width="stretch",
        config={"displayModeBar": False, "locale": "id", "scrollZoom": False},
    )
    points: Sequence[Mapping[str, int]] = state.selection.points
    place = points[0]["point_index"] if points else len(rows)
    return str(ranking.ranked[frames.UNIT_ID].iloc[rows[place]]) if place < len(rows) else None


def figure(ranking: Ranking, rows: Sequence[int]) -> go.Figure:
    """One bar for each unit from floor to ceiling, a dot on the floor, a line where a category begins."""
    ranked, shown = ranking.ranked.iloc[list(rows)], ranking.table.iloc[list(rows)]
    places = list(range(1, len(ranked) + 1))
    tones = [charts.COLOURS.get(zone, charts.COLOURS["abu"]) for zone in ranked[frames.ZONE]]
    told = shown[[text.COLUMN_RANK, text.COLUMN_UNIT, text.COLUMN_RANGE, text.COLUMN_CATEGORY]].astype(str)
    told[text.COLUMN_UNIT] = told[text.COLUMN_UNIT].map(escape)  # plotly reads tags in what it shows
    hover = {"customdata": told.to_numpy(), "hovertemplate": text.CURVE_HOVER}
    drawing = go.Figure(
        [
            go.Bar(
                x=places,
                y=ranked[frames.CEILING] - ranked[frames.FLOOR],
                base=ranked[frames.FLOOR],
                marker={"color": tones, "opacity": 0.35},
                **hover,
            ),
            go.Scatter(
                x=places,
                y=ranked[frames.FLOOR],
                mode="markers",
                cliponaxis=False,
                marker={"color": tones, "size": 7},
                **hover,  # a unit that answered everything has no bar to point at
            ),
        ]
    )
    _thresholds(drawing, ranking.instrument)
    drawing.update_layout(
        height=_HEIGHT,
        margin={"l": 40, "r": 10, "t": 10, "b": 40},
        showlegend=False,
        bargap=0.35,
        separators=",.",
        plot_bgcolor="white",
        xaxis={"title": text.CURVE_UNITS, "showgrid": False, "showticklabels": False},
        yaxis={"range": [0, float(ranking.instrument.scale) * 1.04], "gridcolor": charts.TRACK},
    )
    return drawing


def _thresholds(drawing: go.Figure, instrument: Instrument) -> None:
    """A dashed line where a category begins that lies in another zone, or each where there is none."""
    better = instrument.categories[0]
    for category in instrument.categories[1:]:
        if category.zone is None or category.zone is not better.zone:
            drawing.add_hline(
                y=float(better.lower),
                line={"dash": "dot", "width": 1, "color": charts.QUIET},
                annotation={
                    "text": f"{better.label} ≥ {number(better.lower)}",
                    "font": {"size": 11, "color": charts.QUIET},
                    "bgcolor": "rgba(255, 255, 255, 0.75)",
                },
                annotation_position="top right",
            )
        better = category
