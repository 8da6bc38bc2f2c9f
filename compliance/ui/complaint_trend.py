"""Complaints month by month: what came in, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from compliance.analysis.complaints import Figures, Month
from compliance.formats import count
from compliance.text import complaints as text
from compliance.ui import show
from compliance.wording_complaints import month as named

_RECEIVED, _RESOLVED = "#0F5B78", "#2E7D5B"
_HEIGHT = 320


def trend(figures: Figures, key: str) -> None:
    """A drawing of the months, and the years in figures."""
    if len(figures.months) < 2:
        st.info(text.TREND_NONE)
    else:
        show.lead(text.TREND_LEAD)
        st.plotly_chart(
            figure(figures.months),
            key=f"pengaduan-tren-{key}",
            width="stretch",
            config={"displayModeBar": False, "locale": "id"},
        )
    if figures.years:
        rows = [(year.period, count(year.received), count(year.resolved)) for year in figures.years]
        heads = (text.YEAR, text.MONTH_RECEIVED, text.MONTH_RESOLVED)
        show.table(heads, rows, numbers=frozenset({1, 2}))


def figure(months: Sequence[Month]) -> go.Figure:
    """Two bars for each month."""
    names = [named(month.period) for month in months]
    drawn = go.Figure(
        [
            go.Bar(
                x=names,
                y=[month.received for month in months],
                name=text.MONTH_RECEIVED,
                marker_color=_RECEIVED,
            ),
            go.Bar(
                x=names,
                y=[month.resolved for month in months],
                name=text.MONTH_RESOLVED,
                marker_color=_RESOLVED,
            ),
        ]
    )
    drawn.update_layout(
        height=_HEIGHT,
        barmode="group",
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "y": 1.1},
        yaxis={"rangemode": "tozero", "gridcolor": "#D9E0E6"},
        xaxis={"type": "category"},
    )
    return drawn
