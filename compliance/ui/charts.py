"""Small drawings as SVG: no script, no library, the same on screen and on paper."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from html import escape

INK, QUIET, TRACK = "#1F2A33", "#4A5A67", "#E3EAEF"
COLOURS = {"hijau": "#2E7D5B", "kuning": "#D9A441", "merah": "#B4413C", "abu": "#6B7C89"}
TINTS = {"hijau": "#BFDFCE", "kuning": "#FBEFD5", "merah": "#F6D9D6", "abu": "#EDF1F4"}
WIDTH, HEIGHT = 120, 27  # the height of a table's row inside: a picture is scaled to it


@lru_cache(maxsize=8192)
def range_bar(floor: float, ceiling: float, tone: str) -> str:
    """A data URI: full colour up to `floor`, pale up to `ceiling`; both are shares 0..1."""
    left = round(floor * WIDTH, 1)
    right = round(ceiling * WIDTH, 1)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect y="9" width="{WIDTH}" height="9" rx="4" fill="{TRACK}"/>'
        f'<rect y="9" width="{right}" height="9" rx="4" fill="{COLOURS[tone]}" opacity=".35"/>'
        f'<rect y="9" width="{left}" height="9" rx="4" fill="{COLOURS[tone]}"/></svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def aspect_bars(rows: list[tuple[str, float, float, str]]) -> str:
    """HTML: one bar for each aspect; each row is a label, floor and ceiling as shares, and words."""
    items = "".join(
        f"<div><span>{escape(label)}</span><b>{escape(words)}</b>"
        f'<div class="jalur"><i class="pucat" style="width:{ceiling:.1%}"></i>'
        f'<i style="width:{floor:.1%}"></i></div></div>'
        for label, floor, ceiling, words in rows
    )
    return f'<div class="batang">{items}</div>'
