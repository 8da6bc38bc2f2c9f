"""The regency at a glance: who has reported, where units stand, what is missing most often."""

import streamlit as st

from compliance.formats import day, days_left
from compliance.model import Action
from compliance.text import watching as text
from compliance.text.pages import BASES_OF_SCORES
from compliance.ui import bases, cached, deadlines, explanation, filters, glance, heatmap, ranking, show
from compliance.ui.frame import RANKING, UPLOAD, enter_page
from compliance.workflows import score_views

visit = enter_page("ringkasan")
with st.container(horizontal=True):
    instrument = filters.instrument(visit)
    period = filters.period(visit, Action.SEE_OVERVIEW)
    basis = filters.basis()
deadlines.line(visit, period, *deadlines.Shown)

overview = score_views.overview_for(
    visit.caller, visit.definitions, period_id=period.id, instrument_id=instrument.id, today=visit.today
)
if not overview.reported:
    st.info(show.plain(text.OVERVIEW_EMPTY.format(period=period.name)))
    if visit.ever(Action.UPLOAD):
        st.page_link(UPLOAD, label=text.TO_UPLOAD, icon=":material/upload_file:")
    st.stop()

shown = cached.prepared_ranking(
    score_views.ranking_for(
        visit.caller, visit.definitions, period_id=period.id, instrument_id=instrument.id, basis=basis
    )
)
here = filters.query(visit, period=period, instrument=instrument)
here[filters.BASIS] = BASES_OF_SCORES[basis]
how = explanation.ways(visit, period=period, instrument=instrument, basis=basis)
glance.figures(
    overview,
    shown,
    bases.beside_region(shown, basis, how),
    date=day(period.assessment_date),
    left=days_left(overview.days_left),
    how=how,
)

st.subheader(text.ZONES_HEAD, anchor=False)
st.html(ranking.category_bar(shown, how))
st.page_link(RANKING, label=text.TO_RANKING, icon=":material/leaderboard:", query_params=here)

st.subheader(text.MISSING_HEAD, anchor=False)
glance.most_missing(overview, how)

st.subheader(text.MAP_HEAD, anchor=False)
unit_id = heatmap.heat_map(overview.heat_map, overview.elements, key=f"peta-{period.id}")
explanation.unit_ways(visit, unit_id, period=period, instrument=instrument)

glance.silent(visit, period, overview)
if visit.ever(Action.UPLOAD):
    st.page_link(UPLOAD, label=text.TO_UPLOAD, icon=":material/upload_file:")
