"""Units and those below them on screen: the table one walks down, the figures, the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap

import pandas as pd
import streamlit as st

from compliance.analysis.rollup import Branch, Figure, Lowest, Mean, Share
from compliance.formats import count, number
from compliance.model import Action, Unit, UnitKind
from compliance.text import pages
from compliance.text import tree as text
from compliance.ui import cached, filters, phone, show
from compliance.ui.frame import Visit
from compliance.workflows.tree import Level

_LINE = 15  # letters of a name beside each other in a box of the map
BELOW = "induk"  # the query parameter, and the key of its widget


def parent(visit: Visit, allowed: Sequence[Unit]) -> str:
    """The id of the unit below which one looks, among those that have any; "" for the top."""
    labels = cached.unit_labels(visit.version)
    top = text.REGENCY if visit.ever(Action.SEE_OVERVIEW) else text.OWN_UNITS
    names = {top: ""} | {labels[unit.id]: unit.id for unit in allowed}
    return names[st.selectbox(text.BELOW, tuple(names), key=BELOW, bind="query-params")]


def figures(level: Level, how: Callable[[str], str]) -> None:
    """The unit itself, and the figures of all below it; `how`: what explains the figure of a unit."""
    whole = level.whole
    if whole is None:
        return
    below = show.Card(
        label=text.CARD_BELOW,
        value=count(len(whole.below)),
        note=text.CARD_REPORTED.format(count=count(whole.reported)),
    )
    own = [] if whole.unit is None else [_own_card(whole, how(whole.unit.id))]
    show.cards([*own, below, *map(_card, whole.figures)])


def _card(figure: Figure) -> show.Card:
    """A figure with what it leaves open in its chip."""
    label = figure.rule.label
    match figure:
        case Share():
            value = words(figure)
            note = text.OPEN_NOTE.format(count=count(figure.open)) if figure.open else ""
            return show.Card(label=label, value=value, note=note)
        case Mean():
            note = text.MEAN_NOTE.format(count=count(len(figure.members)))
            return show.Card(label=label, value=number(figure.score), note=note)
        case Lowest():
            name = figure.unit.name if figure.unit else ""
            return show.Card(label=label, value=number(figure.score), note=name)


def _own_card(branch: Branch, how: str) -> show.Card:
    category = branch.category.label if branch.category and branch.enough else ""
    tone = show.tone_of(branch.category)
    return show.Card(label=text.OWN, value=_own(branch), note=category, tone=tone, how=how)


def of_kind(level: Level, kind: UnitKind | None) -> Sequence[Branch]:
    """The units of a level that are of one kind; None: all."""
    return [branch for branch in level.below if branch.unit and kind in (None, branch.unit.kind)]


def table(visit: Visit, branches: Sequence[Branch], key: str) -> Branch | None:
    """These units, at least one; the one whose row was clicked, where nothing stands below it.

    A click on another opens what stands below it.
    """
    labels = cached.unit_labels(visit.version)
    frame = _frame(branches)

    def opened() -> None:
        rows = st.session_state[key].selection.rows
        chosen = branches[rows[0]] if rows else None
        if chosen is not None and chosen.unit is not None and chosen.children:
            st.session_state[BELOW] = labels[chosen.unit.id]
            st.session_state[filters.KIND] = pages.ALL_KINDS  # those below are of other kinds

    st.dataframe(
        frame,
        hide_index=True,
        height=show.table_height(len(frame), row=show.row_height()),
        row_height=show.row_height(),
        on_select=opened,
        selection_mode="single-row",
        key=key,
        alt=text.ALT,
        column_config={text.UNIT: st.column_config.TextColumn(width=phone.name_width())},
    )
    selected = st.session_state[key].selection.rows
    return branches[selected[0]] if selected and selected[0] < len(branches) else None


def _frame(branches: Sequence[Branch]) -> pd.DataFrame:
    """One row for each unit; what stands below is told where any of them has units below it."""
    deeper = any(branch.below for branch in branches)
    rules = [figure.rule for figure in branches[0].figures] if deeper else []
    return pd.DataFrame(
        {
            text.UNIT: [branch.unit.name for branch in branches if branch.unit],
            text.OWN: [_own(branch) for branch in branches],
            text.CATEGORY: [_category(branch) for branch in branches],
            **({text.REPORTED: [_reported(branch) for branch in branches]} if deeper else {}),
            **{
                rule.label: [words(branch.figures[place]) if branch.below else "" for branch in branches]
                for place, rule in enumerate(rules)
            },
            text.KIND: [pages.KINDS[branch.unit.kind] for branch in branches if branch.unit],
        }
    )


def _own(branch: Branch) -> str:
    if branch.floor is None:
        return text.NOT_REPORTED
    low, high = number(branch.floor), number(branch.ceiling)
    return low if low == high else f"{low} – {high}"


def _category(branch: Branch) -> str:
    if branch.floor is None:
        return ""
    return branch.category.label if branch.category and branch.enough else text.PROVISIONAL


def _reported(branch: Branch) -> str:
    if not branch.below:
        return text.NONE_BELOW
    return text.PART.format(part=count(branch.reported), whole=count(len(branch.below)))


def words(figure: Figure) -> str:
    """A figure as it is read."""
    match figure:
        case Share():
            return text.PART.format(part=count(figure.said), whole=count(figure.concerned))
        case Mean():
            if figure.score is None:
                return text.NONE_BELOW
            return text.MEAN.format(score=number(figure.score), units=count(len(figure.members)))
        case Lowest():
            if figure.unit is None:
                return text.NONE_BELOW
            return text.LOWEST.format(score=number(figure.score), unit=figure.unit.name)


def units_map(visit: Visit, level: Level, key: str) -> None:
    """Every unit as a box within that of its parent."""
    import plotly.graph_objects as go  # loaded only for who looks at the map

    from compliance.ui import charts

    labels = cached.unit_labels(visit.version)
    units = [(branch, branch.unit) for branch in level.every if branch.unit]
    present = {unit.id for _, unit in units}
    tones = [show.tone_of(branch.category) if branch.enough else "abu" for branch, _ in units]
    drawing = go.Figure(
        go.Treemap(
            ids=[unit.id for _, unit in units],
            labels=[labels[unit.id] for _, unit in units],
            text=["<br>".join(wrap(labels[unit.id], _LINE)) for _, unit in units],
            textinfo="text",
            parents=[unit.parent if unit.parent in present else "" for _, unit in units],
            values=[1] * len(units),
            marker={"colors": [charts.TINTS[tone] for tone in tones]},
            customdata=[f"{_own(branch)} {_category(branch)}" for branch, _ in units],
            hovertemplate=text.MAP_HOVER,
            textfont={"color": charts.INK},
            maxdepth=2,
        )
    )
    drawing.update_layout(
        height=520,
        margin={"l": 0, "r": 0, "t": 28, "b": 0},
        uniformtext={"minsize": 10, "mode": "hide"},  # what cannot be read is read on the touched box
    )
    show.lead(text.MAP_LEAD)
    st.plotly_chart(drawing, key=key, width="stretch", config={"displayModeBar": False, "locale": "id"})
