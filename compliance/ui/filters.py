"""What a page lets its reader choose. Each choice lives in the address, so that a reload, a
bookmark and a link sent to a colleague show the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import NoReturn, Protocol, TypeVar
from urllib.parse import urlencode

import streamlit as st

from compliance.formats import day
from compliance.model import Action, Instrument, PeriodState, ScoreBasis, Unit, UnitKind
from compliance.text import pages as text
from compliance.ui import cached
from compliance.ui.frame import PERIODS, Visit
from compliance.workflows.deadlines import FROZEN
from compliance.workflows.setup import Period

# The keys of the widgets are the names of the query parameters.
PERIOD, INSTRUMENT, KIND, UNIT, SEARCH = "periode", "instrumen", "jenis", "unit", "cari"
BASIS = "dasar"
_DOING = (Action.UPLOAD, Action.MANAGE_PERIODS)  # there a new period is what one came for
BATCH = "unggahan"  # of the page Unggah: a reload finds the same review


def period(visit: Visit, action: Action) -> Period:
    """The chosen period among those in which the person may; unless another was chosen, the newest
    that was not put away and, where one only looks, of which there is something to see. Archived ones
    come last, and are named so.

    Where there is none, says so and ends the page.
    """
    own = visit.person.units or None
    untouched = () if action in _DOING else cached.untouched(visit.version)
    periods = {
        period_label(item): item
        for item in arranged(cached.periods(visit.version), untouched)
        if (action is not Action.UPLOAD or item.state not in FROZEN)
        and (visit.may(action, period=item) or (own and visit.may(action, units=own, period=item)))
    }
    if not periods:
        _none(visit, action)
    _follow_renamed(periods)
    chosen = st.selectbox(text.PERIOD, tuple(periods), key=PERIOD, bind="query-params")
    return periods[chosen]


def _none(visit: Visit, action: Action) -> NoReturn:
    """Says that there is no period, to whom it is for to see to one, and ends the page."""
    with st.container(key="tanpa-periode"):  # a row of its own, also among choices side by side
        if action is Action.UPLOAD and visit.ever(Action.VERIFY):
            st.info(text.NO_PERIOD_TO_FILL)
        else:
            st.info(text.NO_PERIOD[action])
        if action is Action.UPLOAD and visit.ever(Action.MANAGE_PERIODS):
            st.page_link(PERIODS, label=text.TO_PERIODS, icon=":material/event:")
    st.stop()


def arranged(periods: Iterable[Period], untouched: Collection[int] = ()) -> tuple[Period, ...]:
    """The newest first, behind them the `untouched`, and those that were put away behind all others."""
    newest = sorted(periods, key=lambda item: item.id, reverse=True)
    return tuple(
        sorted(newest, key=lambda item: (item.state is PeriodState.DIARSIPKAN, item.id in untouched))
    )


def period_label(period: Period) -> str:
    """Its name, and that it was put away."""
    return text.ARCHIVED.format(period=period.name) if period.state is PeriodState.DIARSIPKAN else period.name


def _follow_renamed(periods: Mapping[str, Period]) -> None:
    """An address from before a period was put away, or taken out again, still leads to it."""
    asked = st.query_params.get(PERIOD)
    if asked in periods or PERIOD in st.session_state:
        return
    for label, item in periods.items():
        if asked in (item.name, text.ARCHIVED.format(period=item.name)):
            st.session_state[PERIOD] = label


def instrument(visit: Visit) -> Instrument:
    """The chosen instrument among those that score answers; the first unless another was chosen."""
    return _chosen(visit.definitions.instruments.values())


def edition(visit: Visit) -> Instrument:
    """The chosen instrument among all, also those that only grade published scores."""
    return _chosen(visit.definitions.editions.values())


def _chosen(instruments: Iterable[Instrument]) -> Instrument:
    titles = {item.title: item for item in instruments}
    return titles[st.selectbox(text.INSTRUMENT, tuple(titles), key=INSTRUMENT, bind="query-params")]


def kind(visit: Visit) -> UnitKind | None:
    """The chosen kind of unit among those the registry has; None for all."""
    present = cached.expected(visit.version)
    names = {text.ALL_KINDS: None, **{text.KINDS[item]: item for item in UnitKind if item in present}}
    return names[st.selectbox(text.KIND, tuple(names), key=KIND, bind="query-params")]


def basis() -> ScoreBasis:
    """Whether figures stand on what units claim, or on what of it was verified."""
    names = {text.BASES_OF_SCORES[item]: item for item in ScoreBasis}
    return names[st.selectbox(text.BASIS, tuple(names), key=BASIS, bind="query-params")]


def search() -> str:
    """What was typed to find a unit, in lower case."""
    typed = st.text_input(
        text.SEARCH, key=SEARCH, bind="query-params", placeholder=text.SEARCH_HINT, type="search"
    )
    return (typed or "").strip().casefold()


def unit(visit: Visit) -> Unit | None:
    """The chosen unit among those whose answers the person may ever see, or None while nothing is
    chosen; whoever has units of their own begins with the one above the others."""
    labels = cached.unit_labels(visit.version)
    everything = visit.ever(Action.SEE_OVERVIEW)
    units = {
        labels[item.id]: item for item in visit.registry.units if everything or item.id in visit.person.units
    }
    first = uppermost(list(units.values()), visit.person.units) if units and not everything else None
    chosen = st.selectbox(
        text.UNIT,
        tuple(units),
        index=0 if follow_former(units) and first else first,
        placeholder=text.SEARCH_HINT,
        key=UNIT,
        bind="query-params",
    )
    if chosen is None:
        return None
    _tell_closed(visit, units[chosen], units)
    return units[chosen]


def follow_former(offered: Mapping[str, Unit | None]) -> bool:
    """Whether the address has another name of one of the units that are offered, so that it is chosen; of
    a name that is nobody's, or several units', it says so."""
    asked = st.query_params.get(UNIT)
    if not asked or asked in offered or UNIT in st.session_state:
        return False
    meant = [
        label for label, item in offered.items() if item and asked in (item.name, item.short, *item.aliases)
    ]
    if len(meant) == 1:
        st.session_state[UNIT] = meant[0]
    else:
        st.warning(text.UNIT_UNKNOWN)
    return len(meant) == 1


def _tell_closed(visit: Visit, unit: Unit, offered: Iterable[str]) -> None:
    """Below the choice of a unit that was closed: since when, and the way to what took its place."""
    if unit.active or unit.closed is None:
        return
    labels, seen = cached.unit_labels(visit.version), frozenset(offered)
    heirs = ", ".join(
        _link(labels[heir]) if labels[heir] in seen else escape(labels[heir])
        for heir in unit.successors
        if heir in labels
    )
    words = escape(text.UNIT_CLOSED.format(day=day(unit.closed)))
    st.html(f'<p class="lead">{words}{f" {text.UNIT_HEIRS} {heirs}." if heirs else ""}</p>')


def _link(label: str) -> str:
    """To this page about another unit."""
    query = urlencode({**st.query_params.to_dict(), UNIT: label})
    return f'<a href="?{escape(query)}" target="_self">{escape(label)}</a>'


def with_units_below(visit: Visit) -> Sequence[Unit]:
    """The units with others below them, among those whose answers the person may ever see."""
    everything = visit.ever(Action.SEE_OVERVIEW)
    parents = {item.parent for item in visit.registry.units if item.active}
    return [
        item
        for item in visit.registry.units
        if item.id in parents and (everything or item.id in visit.person.units)
    ]


def uppermost(units: Sequence[Unit], own: frozenset[str]) -> int:
    """The place of the first unit that does not stand below another of them."""
    return next((place for place, unit in enumerate(units) if unit.parent not in own), 0)


class OfUnit(Protocol):
    """What is about one unit."""

    @property
    def unit(self) -> Unit: ...


Row = TypeVar("Row", bound=OfUnit)


def label(visit: Visit, unit: Unit, period: Period | None = None) -> str:
    """A unit as it is called where one is chosen; of a frozen `period`, by the name it was frozen with."""
    if period is not None and period.state in FROZEN:
        return unit.name
    return cached.unit_labels(visit.version).get(unit.id, unit.name)


def of_units(visit: Visit, rows: Sequence[Row], typed: str) -> list[Row]:
    """The rows about units whose label contains every word that was typed."""
    return [rows[place] for place in matching([label(visit, row.unit) for row in rows], typed)]


def matching(names: Iterable[str], typed: str) -> list[int]:
    """The places of the names that contain every word that was typed."""
    words = typed.split()
    return [place for place, name in enumerate(names) if all(word in name.casefold() for word in words)]


def query(
    visit: Visit,
    *,
    unit_id: str | None = None,
    period: Period | None = None,
    instrument: Instrument | None = None,
) -> dict[str, str]:
    """The query parameters under which another page shows the same choices."""
    found = {}
    if unit_id is not None:
        found[UNIT] = cached.unit_labels(visit.version).get(unit_id, "")
    if period is not None:
        found[PERIOD] = period_label(period)
    if instrument is not None:
        found[INSTRUMENT] = instrument.title
    return found
