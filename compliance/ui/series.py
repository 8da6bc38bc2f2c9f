"""A series of ranges over time as a picture: no script, no library, as wide as it has places."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from compliance.formats import number
from compliance.ui.charts import COLOURS, INK, QUIET, TRACK

# In pixels: the room of one place (of a mere year), the margins, and the height of the scale.
STEP, YEAR, TOP, TALL, LEFT, BELOW = 120, 72, 14, 190, 40, 34
_BAR, _DOT = 26, 5
_LONGEST = 18  # characters of a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place in time. `low` to `high`: a range; `dot`, `ring`: single figures; None: not there.

    `told`: all of it in words, for whoever cannot see it.
    """

    label: str
    told: str
    low: float | None = None
    high: float | None = None
    dot: float | None = None
    ring: float | None = None
    tone: str = "abu"


def series(marks: Sequence[Mark], *, scale: float, step: int = STEP) -> None:
    """Draws the marks side by side, on a scale from 0; wider than the screen, it scrolls by itself."""
    picture = b64encode(drawing(marks, scale=scale, step=step).encode()).decode()
    told = escape("; ".join(mark.told for mark in marks if mark.told), quote=True)
    st.html(
        f'<div class="gulir"><img src="data:image/svg+xml;base64,{picture}" alt="{told}"'
        ' style="max-width:none"></div>'
    )


def drawing(marks: Sequence[Mark], *, scale: float, step: int = STEP) -> str:
    """The picture as SVG; every text in it is escaped."""
    width, height = LEFT + step * len(marks) + 8, TOP + TALL + BELOW

    def y(value: float) -> float:
        return round(TOP + TALL * (1 - value / scale), 1)

    grid = (_grid(value, y(value), width) for value in (0, scale / 2, scale))
    shapes = (_mark(mark, LEFT + step * place + step // 2, y) for place, mark in enumerate(marks))
    return (
        f'<svg width="{width}" height="{height}" font-family="sans-serif" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join((*grid, *shapes))}</svg>'
    )


def _grid(value: float, y: float, width: int) -> str:
    return (
        f'<line x1="{LEFT}" x2="{width}" y1="{y}" y2="{y}" stroke="{TRACK}"/>'
        f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end" font-size="11" fill="{QUIET}">'
        f"{number(value)}</text>"
    )


def _mark(mark: Mark, x: int, y: Callable[[float], float]) -> str:
    colour, label = COLOURS[mark.tone], mark.label
    short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
    shapes = ""
    if mark.low is not None and mark.high is not None:
        top, bottom = y(mark.high), y(mark.low)
        tall = round(max(bottom - top, 2), 1)
        left = x - _BAR // 2
        shapes += (
            f'<rect x="{left}" y="{top}" width="{_BAR}" height="{tall}" rx="4" fill="{colour}"'
            ' opacity=".35"/>'
            f'<rect x="{left}" y="{bottom - 2}" width="{_BAR}" height="4" rx="2" fill="{colour}"/>'
        )
    if mark.ring is not None:
        circle = f'<circle cx="{x}" cy="{y(mark.ring)}" r="{_DOT}"'
        shapes += f'{circle} fill="#fff" stroke="{INK}" stroke-width="2"/>'
    if mark.dot is not None:
        shapes += f'<circle cx="{x}" cy="{y(mark.dot)}" r="{_DOT + 1}" fill="{INK}"/>'
    return (
        f'{shapes}<text x="{x}" y="{TOP + TALL + 20}" text-anchor="middle" font-size="12" fill="{INK}">'
        f"{escape(short)}</text>"
    )
