"""One unit: where it stands on every ladder, what is missing, and what to do first."""

import streamlit as st

from compliance.formats import days_left, short_day
from compliance.model import Action
from compliance.text import gaps as text
from compliance.ui import filters, gaps, show, verdicts
from compliance.ui.frame import enter_page
from compliance.workflows import verification, views

visit = enter_page("kesenjangan")
chosen_unit, chosen_instrument, chosen_period, chosen_basis = st.columns([3, 2, 2, 2])
with chosen_unit:
    unit = filters.unit(visit)
with chosen_instrument:
    instrument = filters.instrument(visit)
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
with chosen_basis:
    basis = filters.basis()
if unit is None:
    st.info(text.CHOOSE)
    st.stop()

found = views.gaps_for(
    visit.caller,
    visit.definitions,
    period_id=period.id,
    instrument_id=instrument.id,
    unit_id=unit.id,
    basis=basis,
)
states = verification.states_of_unit(visit.caller, visit.definitions, period_id=period.id, unit_id=unit.id)
show.lead(f"{unit.name} · {instrument.title} · {period.name}")
if not gaps.has_answers(found):
    st.warning(text.NO_ANSWERS)
left = days_left((period.assessment_date - visit.today).days)
gaps.figures(found, date=short_day(period.assessment_date), left=left)
verdicts.of_unit(visit, states)

listed, aside = st.columns([2, 1])
with listed:
    st.subheader(text.OPEN_HEAD, anchor=False)
    gaps.open_gaps(visit, found)
    gaps.others(visit, found)
with aside, st.container(border=True):
    gaps.bars(found)
