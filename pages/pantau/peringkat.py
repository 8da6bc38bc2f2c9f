"""Who is ready and who is not: ranks by instrument, period and kind of unit."""

import streamlit as st

from compliance.analysis import frames
from compliance.formats import day
from compliance.model import Action
from compliance.text import watching as text
from compliance.ui import bases, cached, explanation, exports, filters, heatmap, ranking, show
from compliance.ui.frame import UPLOAD, enter_page
from compliance.workflows import score_views

visit = enter_page("peringkat")
with st.container(horizontal=True):
    instrument = filters.instrument(visit)
    period = filters.period(visit, Action.SEE_RANKING)
    kind, basis, typed = filters.kind(visit), filters.basis(), filters.search()

heading = st.container(horizontal=True, vertical_alignment="center")
with heading:
    date = day(period.assessment_date)
    show.lead(text.RANKING_LEAD.format(instrument=instrument.title, period=period.name, date=date))


def current() -> ranking.Ranking:
    """The ranking, asked for anew wherever it is drawn: a view may be chosen after a session ended."""
    found = score_views.ranking_for(
        visit.caller,
        visit.definitions,
        period_id=period.id,
        instrument_id=instrument.id,
        kind=kind,
        basis=basis,
    )
    return cached.prepared_ranking(found)


shown = current()
asked = [shown]  # good for this drawing; what is drawn again by itself asks again
whole = visit.may(Action.SEE_OVERVIEW, period=period)
if shown.ranked.empty and shown.provisional.empty:
    st.info(text.RANKING_EMPTY if kind is None else text.NOTHING_FOUND)
    if visit.ever(Action.UPLOAD):
        st.page_link(UPLOAD, label=text.TO_UPLOAD, icon=":material/upload_file:")
    st.stop()

choice = exports.RankingChoice(period_id=period.id, instrument_id=instrument.id, kind=kind, basis=basis)
heading.link_button(text.DOWNLOAD, choice.address, icon=":material/download:")
how = explanation.ways(visit, period=period, instrument=instrument, kind=kind, basis=basis)
beside = bases.beside_region(shown, basis, how)
ranking.figures(shown, beside, how, whole=whole)


def onward(unit_id: str | None) -> None:
    explanation.unit_ways(visit, unit_id, period=period, instrument=instrument)


place = f"{instrument.id}-{period.id}-{kind}-{basis}-{typed}"  # a selection belongs to these rows only


def ranked_units() -> None:
    rows = filters.matching(shown.ranked[frames.NAME], typed)
    if not rows:
        st.info(text.NOTHING_FOUND if typed else text.NO_RANKED)
        return
    key = f"peringkat-{place}"
    selected = ranking.selected(key, rows)
    if selected is None:
        show.lead(text.SELECT_HINT)
        ranking.table(shown, rows, key)
        return
    left, right = st.columns([3, 1])
    with left:
        ranking.table(shown, rows, key)
    with right, st.container(border=True):
        ranking.unit_card(shown, selected)
        onward(shown.ranked[frames.UNIT_ID].iloc[selected])


def drawing() -> None:
    from compliance.ui import curve  # plotly is loaded only for who looks at the drawing

    onward(curve.curve(shown, filters.matching(shown.ranked[frames.NAME], typed), key=f"grafik-{place}"))


def units_map() -> None:
    overview = score_views.overview_for(
        visit.caller, visit.definitions, period_id=period.id, instrument_id=instrument.id, today=visit.today
    )
    of_kind = heatmap.of_kind(overview.heat_map, kind)
    rows = filters.matching(of_kind[frames.NAME], typed)
    found = of_kind.iloc[list(rows)].reset_index(drop=True)
    onward(heatmap.heat_map(found, overview.elements, key=f"peta-{place}"))


def provisional() -> None:
    rows = filters.matching(shown.provisional[frames.NAME], typed)
    onward(ranking.provisional(shown, rows, f"sementara-{place}"))


@st.fragment  # a click on another view draws the views again, not the whole page
def as_chosen() -> None:
    if asked:
        asked.pop()
    else:
        current()
    parts = {text.VIEW_TABLE: ranked_units, text.VIEW_CURVE: drawing}
    if whole:
        parts[text.VIEW_MAP] = units_map
    if whole or not shown.provisional.empty:  # of others' there is nothing to say, not that there are none
        parts[text.PROVISIONAL] = provisional
    waiting = text.PROVISIONAL_COUNT.format(count=len(shown.provisional))
    key = f"tampilan-{instrument.id}-{period.id}-{kind}-{whole}"
    show.views(text.VIEWS, parts, shown_as={text.PROVISIONAL: waiting}, key=key)


as_chosen()
