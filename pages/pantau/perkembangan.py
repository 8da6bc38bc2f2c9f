"""Two periods against each other, and how readiness went over all of them."""

import streamlit as st

from compliance.analysis import frames
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import progress as text
from compliance.ui import (
    cached,
    explained_progress,
    explanation,
    filters,
    progress,
    show,
    trend,
    unit_progress,
)
from compliance.ui.frame import GAPS, enter_page
from compliance.ui.progress_file import ProgressChoice
from compliance.workflows.progress import Pairing, ProgressView, progress_for, unit_progress_for
from compliance.workflows.setup import Period
from compliance.workflows.trend import trend_for

visit = enter_page("perkembangan")


def chosen(seen: tuple[Period, ...]) -> Pairing | None:
    """What is compared, in one row of choices."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before, after = progress.two(seen)
        instruments = progress.instruments(visit, before, after)
        basis = filters.basis()
    if instruments is None:
        return None
    return Pairing(
        before=before.id,
        after=after.id,
        instrument_before=instruments[0].id,
        instrument_after=instruments[1].id,
        basis=basis,
    )


def one_unit(view: ProgressView, pairing: Pairing, unit_id: str) -> None:
    """What changed for the unit of the selected row, for whoever may see its answers in both periods."""
    if not all(visit.may(Action.SEE_GAPS, units=[unit_id], period=p) for p in (view.before, view.after)):
        st.info(text.NOT_YOURS)
        return
    found = unit_progress_for(visit.caller, visit.definitions, pairing, unit_id=unit_id)
    with st.container(border=True):
        unit_progress.unit(visit, found)
        query = filters.query(
            visit, unit_id=unit_id, period=view.after, instrument=found.progress.after.instrument
        )
        show.way(GAPS, text.TO_GAPS, query)
        explained_progress.causes(visit, found)
        before, after = found.progress.before.instrument, found.progress.after.instrument
        sides = (view.before, before), (view.after, after)
        explanation.period_ways(visit, sides, unit_id=unit_id, basis=pairing.basis, verified=True)


def pair() -> None:
    seen = progress.periods(visit)
    if len(seen) < 2:
        st.info(text.ONE_PERIOD)
        return
    pairing = chosen(seen)
    if pairing is None:
        return
    with st.container(horizontal=True):
        kind, only, typed = filters.kind(visit), progress.movement(), filters.search()
    view = progress_for(visit.caller, visit.definitions, pairing, kind=kind)
    with st.container(horizontal=True, vertical_alignment="center"):
        progress.lead(view)
        address = ProgressChoice(pairing=pairing, kind=kind).address
        st.link_button(text.DOWNLOAD, address, icon=":material/download:")
    progress.yardstick(view.progress)
    if view.progress.frame.empty:
        st.info(text.EMPTY)
        return
    progress.figures(view)
    sides = (view.before, view.progress.before), (view.after, view.progress.after)
    explanation.period_ways(visit, sides, unit_id=None, basis=pairing.basis, kind=kind)
    rows, shown = progress.listed(view, only)
    places = list(filters.matching(list(rows[frames.NAME]), typed))
    if places:
        show.lead(text.SELECT_HINT)
        selected = progress.table(shown.iloc[places], f"{pairing}-{kind}-{only}-{typed}")
        if selected is not None:
            one_unit(view, pairing, rows[frames.UNIT_ID].iloc[places[selected]])
    else:
        st.info(text.NOTHING_FOUND)
    other = progress.apart(view.progress, typed, f"{pairing}-{kind}")
    explained_progress.means(view)
    if other is not None:
        one_unit(view, pairing, other)


def over_time() -> None:
    with st.container(horizontal=True):
        unit, instrument = trend.unit(visit), filters.instrument(visit)
    whom = None if unit is None else unit.id
    points = trend_for(visit.caller, visit.definitions, instrument_id=instrument.id, unit_id=whom)
    trend.trend(points, instrument)
    periods = {period.id: period for period in cached.periods(visit.version)}
    sides = [(periods[point.period_id], point.instrument) for point in points if point.instrument]
    explanation.period_ways(visit, sides, unit_id=whom, verified=True)


parts = {text.TAB_PAIR: pair, text.TAB_TREND: over_time}
tabs = st.tabs(list(parts), key=trend.PART, on_change="rerun", bind="query-params")
for tab, part in zip(tabs, parts.values(), strict=True):
    if tab.open:
        with tab:
            try:
                part()
            except ComplianceError as error:
                st.error(show.plain(str(error)))
