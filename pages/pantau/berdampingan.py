"""One checklist under several instruments side by side, and which answer lifts which of them."""

import streamlit as st

from compliance.analysis.editions import lifts
from compliance.model import Action
from compliance.text import editions as text
from compliance.ui import editions, explained_editions, explanation, filters, show
from compliance.ui.frame import enter_page
from compliance.workflows import score_views
from compliance.workflows.progress import instruments_of

visit = enter_page("berdampingan")
show.lead(text.LEAD)
with st.container(horizontal=True):
    period = filters.period(visit, Action.SEE_OVERVIEW)
    kept = instruments_of(visit.caller, visit.definitions, period.id)
    chosen = editions.chosen(tuple(kept.values()))
if not chosen:
    st.info(text.NONE_CHOSEN)
    st.stop()

found = [
    score_views.ranking_for(visit.caller, visit.definitions, period_id=period.id, instrument_id=instrument.id)
    for instrument in chosen
]
if all(view.frame.empty for view in found):
    st.info(text.EMPTY)
else:
    picked = editions.table(found, key=f"berdampingan-{period.id}-{'-'.join(one.id for one in chosen)}")
    if picked is not None:
        explanation.unit_ways(visit, picked[0], period=period, instrument=picked[1])
st.subheader(text.LIFTS_HEAD, anchor=False)
show.lead(text.LIFTS_LEAD)
lifted = lifts(chosen, visit.definitions.checklist)
editions.lifts(lifted, chosen)
explained_editions.stakes(lifted)
