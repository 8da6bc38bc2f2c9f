"""Who is ready and who is not: ranks by instrument, period and kind of unit."""

import streamlit as st

from compliance.analysis import frames
from compliance.formats import day
from compliance.text import watching as text
from compliance.ui import cached, exports, filters, heatmap, ranking, show
from compliance.ui.frame import GAPS, UPLOAD, enter_page

visit = enter_page("peringkat")
chosen_instrument, chosen_period, chosen_kind, searching = st.columns([3, 2, 2, 2])
with chosen_instrument:
    instrument = filters.instrument(visit)
with chosen_period:
    period = filters.period(visit)
with chosen_kind:
    kind = filters.kind(visit)
with searching:
    typed = filters.search()

head, download = st.columns([4, 1], vertical_alignment="center")
with head:
    date = day(period.assessment_date)
    show.lead(text.RANKING_LEAD.format(instrument=instrument.title, period=period.name, date=date))
with download:
    choice = exports.RankingChoice(period_id=period.id, instrument_id=instrument.id, kind=kind)
    st.link_button(text.DOWNLOAD, choice.address, icon=":material/download:", width="stretch")

shown = cached.ranking(visit.version, period_id=period.id, instrument_id=instrument.id, kind=kind)
if shown.ranked.empty and shown.provisional.empty:
    st.info(text.RANKING_EMPTY if kind is None else text.NOTHING_FOUND)
    st.page_link(UPLOAD, label=text.TO_UPLOAD, icon=":material/upload_file:")
    st.stop()

ranking.figures(shown, reported=ranking.reported(shown), registered=filters.registered(visit, kind))
ranking.category_bar(shown)


def to_gaps(unit_id: str) -> None:
    """The way to the gaps of a unit, with the filters that stand here."""
    query = filters.query(visit, unit_id=unit_id, period=period, instrument=instrument)
    st.page_link(GAPS, label=text.TO_GAPS, icon=":material/arrow_forward:", query_params=query)


place = f"{instrument.id}-{period.id}-{kind}-{typed}"  # a selection belongs to these rows only
count = len(shown.provisional)
titles = (text.TAB_TABLE, text.TAB_CURVE, text.TAB_MAP, text.TAB_PROVISIONAL.format(count=count))
table, drawing, units_map, provisional = st.tabs(
    titles, key=f"tab-{instrument.id}-{period.id}-{kind}", on_change="rerun"
)

if table.open:
    with table:
        rows = filters.matching(shown.ranked[frames.NAME], typed)
        if not any(rows):
            st.info(text.NOTHING_FOUND if typed else text.NO_RANKED)
        else:
            key = f"peringkat-{place}"
            selected = ranking.selected(key, rows)
            if selected is None:
                show.lead(text.SELECT_HINT)
                ranking.table(shown, rows, key)
            else:
                left, right = st.columns([3, 1])
                with left:
                    ranking.table(shown, rows, key)
                with right, st.container(border=True):
                    ranking.unit_card(shown, selected)
                    to_gaps(shown.ranked[frames.UNIT_ID].iloc[selected])

if drawing.open:
    with drawing:
        from compliance.ui import curve  # plotly is loaded only for who looks at the drawing

        curve.curve(shown, filters.matching(shown.ranked[frames.NAME], typed), key=f"grafik-{place}")

if units_map.open:
    with units_map:
        overview = cached.overview(
            visit.version, period_id=period.id, instrument_id=instrument.id, today=visit.today
        )
        of_kind = overview.heat_map
        if kind is not None:
            of_kind = of_kind[of_kind[frames.KIND] == kind.value]
        found = of_kind[filters.matching(of_kind[frames.NAME], typed)].reset_index(drop=True)
        unit_id = heatmap.heat_map(found, visit.definitions.checklist, key=f"peta-{place}")
        if unit_id is not None:
            to_gaps(unit_id)

if provisional.open:
    with provisional:
        ranking.provisional(shown, filters.matching(shown.provisional[frames.NAME], typed))
