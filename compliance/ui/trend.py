"""How readiness went from period to period: a drawing, and the same in figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from compliance.analysis.readiness import Readiness, TrendPoint
from compliance.formats import count, number, short_day
from compliance.model import Action, Instrument, Unit
from compliance.text import progress as text
from compliance.ui import cached, dispensed, filters, show
from compliance.ui.frame import PROGRESS, Visit
from compliance.ui.series import Mark, series

PART = "bagian"  # query parameter: which part of the page is open


def way(visit: Visit, unit: Unit, instrument: Instrument) -> None:
    """From a unit to how it went over time."""
    query = filters.query(visit, unit_id=unit.id, instrument=instrument) | {PART: text.TAB_TREND}
    show.way(PROGRESS, text.TO_TREND, query)


def unit(visit: Visit) -> Unit | None:
    """The chosen unit among those whose answers the person may ever see; None for the region, with
    which whoever may see all of it begins."""
    labels, own = cached.unit_labels(visit.version), visit.person.units
    everything = visit.ever(Action.SEE_OVERVIEW)
    units = [item for item in visit.registry.units if everything or item.id in own]
    named: dict[str, Unit | None] = {text.TREND_REGION: None, **{labels[item.id]: item for item in units}}
    first = 0 if everything or not units else 1 + filters.uppermost(units, own)
    first = 0 if filters.follow_former(named) else first
    chosen = st.selectbox(text.TREND_UNIT, tuple(named), index=first, key=filters.UNIT, bind="query-params")
    return named[chosen]


def trend(points: Sequence[TrendPoint], wanted: Instrument) -> None:
    """The points the person may see, the oldest first."""
    if not points:
        st.info(text.TREND_NONE)
        return
    show.lead(text.TREND_LEAD)
    series([_mark(point, wanted) for point in points], scale=float(wanted.scale))
    dispensed.listed(dispensed.by_unit((point.period, point.dispensed) for point in points))
    if any(_older(point, wanted) for point in points):
        st.warning(text.TREND_OLDER)
    show.table(text.TREND_TABLE, [_row(point, wanted) for point in points], numbers=frozenset({3, 4, 5, 7}))


def _older(point: TrendPoint, wanted: Instrument) -> bool:
    return point.instrument is not None and point.instrument.id != wanted.id


def _name(point: TrendPoint, wanted: Instrument) -> str:
    return text.OLDER.format(name=point.period) if _older(point, wanted) else point.period


def _mark(point: TrendPoint, wanted: Instrument) -> Mark:
    found = point.readiness
    if found is None or found.floor is None:
        told = text.TREND_ALT_EMPTY.format(period=point.period)
        return Mark(label=_name(point, wanted), told=told)
    told = text.TREND_ALT.format(
        period=point.period, floor=number(found.floor), ceiling=number(found.ceiling)
    )
    return Mark(
        label=_name(point, wanted),
        told=told,
        low=float(found.floor),
        high=_float(found.ceiling),
        ring=_float(found.verified_floor),
        tone=show.tone_of(found.category_floor),
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _row(point: TrendPoint, wanted: Instrument) -> tuple[str, ...]:
    found = point.readiness
    title = text.NOTHING if point.instrument is None else point.instrument.title
    first = (_name(point, wanted), short_day(point.as_of), title)
    if found is None:
        return (*first, text.NOTHING, text.NOTHING, text.NOTHING, text.TREND_EMPTY, text.NOTHING)
    figures = (number(value) for value in (found.floor, found.ceiling, found.verified_floor))
    return (*first, *figures, _category(found), count(found.units))


def _category(found: Readiness) -> str:
    low, high = found.category_floor, found.category_ceiling
    if low is None or high is None:
        return text.NOTHING
    words = low.label if low == high else text.FROM_TO.format(low=low.label, high=high.label)
    return words if found.ranked else text.TREND_PROVISIONAL.format(category=words)
