"""Ways to show things. Whatever comes from a person or a workbook is shown as plain text: escaped
for HTML, or for Markdown where a widget's label is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, ParamSpec
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compliance.formats import count
from compliance.model import Category, Indicator
from compliance.problems import ComplianceError, DefinitionErrors
from compliance.text import explanation as explaining
from compliance.text import pages as text
from compliance.ui import phone
from compliance.wording import code

ROW_HEIGHT = 33  # of a table, in pixels; Streamlit's own at the font size of the theme
TOUCHED = 44  # of a row that a finger selects
READ_AT_ONCE = 60  # rows of a table that is read; a longer one is scrolled
NAMED_BY = 3  # heads by which a table is called
JOINER = "⁠"  # an invisible character without width, which breaks up `:material/…:` and `-->`
_Given = ParamSpec("_Given")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"(?<=:)(?=\w)|(?<=[<>=~-])(?=[<>=~-])")


def plain(words: str) -> str:
    """Markdown that shows exactly these words: no markup, link, formula, icon or arrow in it."""
    one_line = " ".join(words.split())
    return _PUNCTUATION.sub(r"\\\1", _SPECIAL.sub(JOINER, one_line))


def lead(words: str) -> None:
    """The line under the heading."""
    st.html(f'<p class="lead">{escape(words)}</p>')


def attempt(done: str, action: Callable[_Given, object], *args: _Given.args, **kwargs: _Given.kwargs) -> None:
    """Does it, says that it is done, and draws the page anew; the sentence of a refusal stands here."""
    try:
        action(*args, **kwargs)
    except ComplianceError as error:
        refusal(error)
    else:
        if done:
            st.toast(done)
        st.rerun()


def refusal(error: ComplianceError) -> None:
    """What was refused, and why; several mistakes of one file in a list."""
    if isinstance(error, DefinitionErrors):
        st.error(text.MISTAKES)
        bullets(error.sentences)
    else:
        st.error(plain(str(error)))


def among(name: str, offered: Iterable[Hashable]) -> str:
    """The key of a form in which one of these is chosen. Among others it is another form, so that what
    was sent for one of them, twice or from another window, never falls on what took its place."""
    return f"{name}-{hash(tuple(offered))}"


def steps(items: Sequence[tuple[str, str]]) -> None:
    """Numbered cards side by side."""
    cards = (
        f'<div><b class="no">{number}</b><h3>{escape(head)}</h3><p>{escape(body)}</p></div>'
        for number, (head, body) in enumerate(items, start=1)
    )
    st.html(f'<div class="langkah">{"".join(cards)}</div>')


def choice(head: str, body: str, following: str) -> DeltaGenerator:
    """A card of the start page: what it is and what happens next; returns its container."""
    card = st.container(border=True, height="stretch")
    with card:
        st.html(
            f'<h3 style="margin:0;padding:0">{escape(head)}</h3><p>{escape(body)}</p>'
            f'<p class="lead" style="margin:0"><b>{escape(text.NEXT)}:</b> {escape(following)}</p>'
        )
    return card


def views(
    label: str, parts: Mapping[str, Callable[[], None]], *, shown_as: Mapping[str, str], key: str
) -> None:
    """One of several views, the first until another is chosen. `shown_as`: what stands for a name of
    `parts` that does not stay the same. Tabs would cost the browser as much as the table in them."""
    chosen = st.segmented_control(
        label,
        parts,
        format_func=lambda name: shown_as.get(name, name),
        default=next(iter(parts)),
        required=True,
        key=key,
        label_visibility="collapsed",
        width="stretch",
    )
    parts[chosen]()


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: frozenset[int] = frozenset(),
    least: int = 0,
) -> None:
    """A small table that is read, not worked with; `numbers` are the columns set to the right, `least`
    the pixels below which it scrolls rather than breaks its words."""

    def cell(tag: str, column: int, words: str) -> str:
        kind = ' class="angka"' if column in numbers else ""
        return f"<{tag}{kind}>{escape(words)}</{tag}>"

    head = "".join(cell("th", column, words) for column, words in enumerate(heads))
    body = "".join(
        "<tr>" + "".join(cell("td", column, words) for column, words in enumerate(row)) + "</tr>"
        for row in rows
    )
    style = f' style="min-width:{least}px"' if least else ""
    st.html(f'<div class="gulir"><table class="tabel"{style}><tr>{head}</tr>{body}</table></div>')


def selectable(
    frame: pd.DataFrame,
    key: str,
    *,
    least: int = 0,
    alt: str | None = None,
    columns: Mapping[str, Any] | None = None,
) -> int | None:
    """A table of which one row may be selected; the place of that row. It is at least `least` rows high;
    `columns`: of the names of columns, their `st.column_config`."""
    state = st.dataframe(
        frame,
        hide_index=True,
        height=table_height(max(len(frame), least), row=row_height()),
        row_height=row_height(),
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        alt=alt or heads(frame),
        column_config=columns,
    )
    chosen: Sequence[int] = state.selection.rows
    return chosen[0] if chosen and chosen[0] < len(frame) else None


def listing(frame: pd.DataFrame, *, columns: Mapping[str, Any] | None = None, key: str | None = None) -> None:
    """A table that is read, too long to be drawn whole; `columns`: as in `selectable`."""
    st.dataframe(
        frame,
        hide_index=True,
        height=table_height(len(frame)),
        key=key,
        alt=heads(frame),
        column_config=columns,
    )


def heads(frame: pd.DataFrame) -> str:
    """What a table is called for whoever does not see it: by the heads of its first columns."""
    return text.TABLE_OF.format(heads=", ".join(map(str, frame.columns[:NAMED_BY])))


def table_height(rows: int, *, row: int = ROW_HEIGHT, most: int = 12) -> int:
    """The height of a table in pixels: all of its rows, or `most` and the rest by scrolling. `row`: the
    height of one, below a heading of the usual height."""
    shown = min(rows, most + 0.5)  # half a row says that there are more
    return int(ROW_HEIGHT + row * shown) + 3


def row_height() -> int:
    """The height in pixels of a row that is selected: on a phone, enough for a finger."""
    return TOUCHED if phone.on_phone() else ROW_HEIGHT


def column_width(words: Iterable[str]) -> int:
    """The width in pixels of a table's column in which none of these words is cut off."""
    return max(92, 22 + 6 * max(map(len, words), default=0))


def bullets(items: Iterable[str]) -> None:
    """Plain texts below each other, each with a bullet."""
    st.html(f'<ul class="daftar">{"".join(f"<li>{escape(item)}</li>" for item in items)}</ul>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A figure with its name, and a word about it in a tinted chip; `how`: the address that explains it."""

    label: str
    value: str
    note: str = ""
    tone: str = "abu"  # "hijau", "kuning", "merah", "abu"
    how: str = ""


def cards(items: Sequence[Card], below: str = "") -> None:
    """Figures side by side, below each other on a phone; `below`: HTML under them."""
    st.html(
        '<div class="kartu">'
        + "".join(
            f"<div><span>{escape(card.label)}</span><b>{escape(card.value)}</b>"
            + (f'<em class="cip {card.tone}">{escape(card.note)}</em>' if card.note else "")
            + (how(card.how, card.label) if card.how else "")
            + "</div>"
            for card in items
        )
        + f"</div>{below}"
    )


def how(address: str, figure: str) -> str:
    """The way to how a figure came about, as HTML."""
    name = escape(explaining.HOW_OF.format(figure=figure))
    return (
        f'<a class="cara" href="{escape(address)}" target="_self" aria-label="{name}">'
        f"{escape(explaining.HOW)}</a>"
    )


def way(page: str, words: str, query: Mapping[str, str]) -> None:
    """A link to another page of ours, with what is to be chosen there.

    It opens the page anew: on a way within the app, Streamlit drops what a widget of the page one
    leaves holds in the address, also where the next page has another widget under that name.
    """
    address = escape(f"/{Path(page).stem}?{urlencode(query)}")
    st.html(f'<a class="cara" href="{address}" target="_self">{escape(words)}</a>')


def chip(words: str, tone: str = "abu") -> str:
    """A tinted word as HTML, escaped."""
    return f'<span class="cip {tone}">{escape(words)}</span>'


def numbered(indicator: Indicator) -> str:
    """What an indicator asks as HTML, behind its number if it has one."""
    number = code(indicator)
    return f"{chip(number) if number else ''} <b>{escape(indicator.label)}</b>"


def tone_of(category: Category | None) -> str:
    """The tint of a category: that of its zone, grey where the edition has none."""
    return category.zone.value if category is not None and category.zone is not None else "abu"


def zone_bar(counts: Sequence[tuple[str, str, int]], explained: str = "") -> str:
    """A bar of shares with its legend, as HTML; each item is a label, a tone and a count. `explained`:
    HTML behind the legend.
    """
    shares = "".join(f'<i class="{tone}" style="flex:{units}"></i>' for _, tone, units in counts if units)
    legend = "".join(
        f'<span><i class="{tone}"></i>{escape(label)} <b>{count(units)}</b></span>'
        for label, tone, units in counts
    )
    bar = f'<div class="zona" aria-hidden="true">{shares}</div>'
    return f'{bar}<div class="legenda">{legend}{explained}</div>'
