"""What stands behind the figures of a region, on screen: the rule, the units that enter, those left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from compliance.analysis.regional import Listed, Mean
from compliance.formats import count, count_of, number, share
from compliance.model import Status
from compliance.reports import phrases
from compliance.text import explanation as text
from compliance.text import pages as words
from compliance.text import watching
from compliance.text.explanation import Figure
from compliance.ui import dispensed, show
from compliance.ui.explained_table import standing
from compliance.workflows.explanation import RegionView


def region_view(view: RegionView, figure: Figure) -> str | None:
    """One figure of the region with its units; the id of the unit that was selected, if any."""
    selected = VIEWS[figure](view)
    if figure not in UNTOUCHED:
        dispensed.listed(view.dispensed)
    return selected


def _mean(view: RegionView) -> str | None:
    show.lead(text.MEAN_RULE)
    selected = _summed(view, view.floor, view.ceiling)
    if view.floor is not None:
        st.subheader(text.LEFT_OUT, anchor=False)
        _left_out(view)
    return selected


def _summed(view: RegionView, low: Mean | None, high: Mean | None) -> str | None:
    """The sums of a mean and the units that enter it; the id of the selected one."""
    instrument = view.instrument
    if low is None or high is None:
        st.info(text.NO_MEAN)
        return None
    blocks = "".join(_block(head, mean, view) for head, mean in _ends(low, high))
    st.html(
        f'<div class="langkah">{blocks}</div><div class="celah"><dl>'
        f"<dt>{escape(text.HEAD_REGION)}</dt><dd>{standing(instrument, instrument.aggregate_standing)}</dd>"
        f"<dt>{escape(text.ROUNDING)}</dt><dd>{standing(instrument, instrument.rounding_standing)}</dd>"
        f"</dl></div>"
    )
    st.subheader(text.MEAN_UNITS.format(count=count(len(low.units))), anchor=False)
    show.lead(f"{text.RANK_RULE} {text.SELECT_HINT}")
    return _members(low, high)


def _beside(view: RegionView) -> str | None:
    """The same units on the other basis."""
    words = {"basis": text.BASES[view.basis], "other": text.BASES[view.basis.other]}
    show.lead(text.BESIDE_RULE.format(**words))
    return _summed(view, view.beside_floor, view.beside_ceiling)


def _ends(low: Mean, high: Mean) -> list[tuple[str, Mean]]:
    ends = [(text.MEAN_FLOOR, low), (text.MEAN_CEILING, high)]
    return ends[:1] if low.exact == high.exact else ends


def _block(head: str, mean: Mean, view: RegionView) -> str:
    lines = (*phrases.mean_words(mean, view.instrument), phrases.mean_band_words(mean, view.instrument))
    items = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<div><h3>{escape(head)}: {escape(number(mean.result.score))}</h3>{items}</div>"


def _members(low: Mean, high: Mean) -> str | None:
    """The table of the units that enter; the id of the selected one."""
    frame = pd.DataFrame(
        [
            (unit.rank, unit.name, words.KINDS[unit.kind], number(unit.score), number(above.score))
            for unit, above in zip(low.units, high.units, strict=True)
        ],
        columns=list(text.MEMBERS),
    )
    narrow = {text.MEMBERS[0]: st.column_config.NumberColumn(width=40)}
    place = show.selectable(frame, f"unit-rata-{hash(low.units)}", columns=narrow)
    return None if place is None else low.units[place].unit_id


def _left_out(view: RegionView) -> None:
    if not view.whole:
        show.lead(text.PROVISIONAL_OWN)
    elif not view.provisional and not view.silent:
        show.lead(text.NONE_LEFT_OUT)
    if view.provisional:
        head = f"{watching.PROVISIONAL} ({count(len(view.provisional))})"
        with st.expander(head):
            _provisional_table(view)
    if view.silent:
        with st.expander(f"{text.SILENT_ROW} ({count(len(view.silent))})"):
            _names(view.silent)


def _categories(view: RegionView) -> None:
    show.lead(text.CATEGORY_RULE)
    instrument = view.instrument
    st.html(f'<div class="celah"><p>{standing(instrument, instrument.categories_standing)}</p></div>')
    for category, units in view.categories:
        lower, upper = phrases.bounds(category, instrument)
        row = text.CATEGORY_ROW.format(label=category.label, lower=lower, upper=upper)
        _group(f"{row}: {count(len(units))}", units)


def _reported(view: RegionView) -> None:
    show.lead(text.REPORTED_RULE)
    if not view.whole:
        st.info(text.NOT_WHOLE)
        return
    if view.open:
        show.lead(text.OPEN_REGISTRY)
    _group(f"{text.REPORTED_ROW}: {count(len(view.reported))}", view.reported)
    if not view.open:
        _group(f"{text.SILENT_ROW}: {count(len(view.silent))}", view.silent)


def _provisional(view: RegionView) -> None:
    minimum = share(view.instrument.minimum_completeness)
    show.lead(text.PROVISIONAL_RULE.format(minimum=minimum))
    if view.instrument.completeness_standing is not None:
        shown = standing(view.instrument, view.instrument.completeness_standing)
        st.html(f'<div class="celah"><p>{shown}</p></div>')
    if not view.whole:
        show.lead(text.PROVISIONAL_OWN)
    if view.provisional:
        _provisional_table(view)
    else:
        st.info(text.NOBODY)


def _provisional_table(view: RegionView) -> None:
    show.table(
        text.PROVISIONAL_COLUMNS,
        [
            (item.unit.name, words.KINDS[item.unit.kind], phrases.provisional_words(item, view.instrument))
            for item in view.provisional
        ],
    )


def _elements(view: RegionView) -> None:
    show.lead(text.ELEMENT_RULE)
    if not view.whole:
        st.info(text.NOT_WHOLE)
        return
    for tally in view.elements:
        have = count_of(len(tally.units[Status.ADA]), tally.concerned, watching.UNITS)
        st.subheader(text.ELEMENT_ROW.format(element=tally.element.label, have=have), anchor=False)
        for said, units in tally.units.items():
            if units:
                word = text.UNANSWERED if said is None else words.STATUSES[said]
                _group(f"{word}: {count(len(units))}", units)
        if tally.dispensed:
            _group(f"{text.DISPENSED_UNITS}: {count(len(tally.dispensed))}", tally.dispensed)


def _group(head: str, units: Sequence[Listed]) -> None:
    """A count that opens to the names behind it."""
    if not units:
        st.html(f'<p class="lead">{escape(head)}</p>')
        return
    with st.expander(show.plain(head)):
        _names(units)


def _names(units: Sequence[Listed]) -> None:
    show.bullets(unit.name if unit.score is None else f"{unit.name} · {number(unit.score)}" for unit in units)


UNTOUCHED = (Figure.REPORTED, Figure.ELEMENTS)  # by dispensations; elements tell of theirs by themselves
VIEWS: dict[Figure, Callable[[RegionView], str | None]] = {
    Figure.MEAN: _mean,
    Figure.BESIDE: _beside,
    Figure.CATEGORIES: _categories,
    Figure.REPORTED: _reported,
    Figure.PROVISIONAL: _provisional,
    Figure.ELEMENTS: _elements,
}
