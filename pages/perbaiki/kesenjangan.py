"""One unit: where it stands on every ladder, what is missing, and what to do first."""

import streamlit as st

from compliance.formats import day, days_left
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import gaps as text
from compliance.text.dispensations import GAPS_NOTE
from compliance.text.objections import SENT
from compliance.ui import (
    bases,
    complaints,
    deadlines,
    explanation,
    filters,
    gaps,
    objections,
    service_method,
    show,
    survey_method,
    training_method,
    trend,
    verdicts,
)
from compliance.ui.frame import enter_page
from compliance.workflows import objections as workflow
from compliance.workflows import score_views
from compliance.workflows.dispensations import sentences
from compliance.workflows.standing import standing_of_unit

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

both = score_views.both_gaps_for(
    visit.caller, visit.definitions, period_id=period.id, instrument_id=instrument.id, unit_id=unit.id
)
found = both[basis]
standing = standing_of_unit(visit.caller, visit.definitions, period_id=period.id, unit_id=unit.id)
show.lead(f"{unit.name} · {instrument.title} · {period.name}")
deadlines.line(visit, period, deadlines.Shown.REPORT, deadlines.Shown.OBJECT)
if not standing.states:
    st.warning(text.NO_ANSWERS)
if standing.dispensations:
    said = sentences(standing.dispensations, visit.definitions.checklist)
    st.info(show.plain(GAPS_NOTE.format(sentences=said)), icon=":material/event_available:")
left = days_left((period.assessment_date - visit.today).days)
how, beside = (
    explanation.of_unit(visit, unit.id, period=period, instrument=instrument, basis=one)
    for one in (basis, basis.other)
)
card = bases.beside_unit(both, basis, beside(""), checked=standing.checked)
gaps.figures(found, card, date=day(period.assessment_date), left=left, how=how(""))
verdicts.of_unit(visit, standing.states)
protest = objections.of_unit(visit, period, unit, standing)
if protest is not None:
    try:
        workflow.file_objection(visit.caller, visit.definitions, protest, period_id=period.id)
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.toast(SENT)
        st.rerun()

listed, aside = st.columns([2, 1])
with listed:
    st.subheader(text.OPEN_HEAD, anchor=False)
    gaps.open_gaps(visit, found, basis, how)
    gaps.others(visit, found, basis, how)
with aside, st.container(border=True):
    gaps.bars(found, how)
    survey_method.way(visit, unit, period)
    trend.way(visit, unit, instrument)
    complaints.way(visit, unit, period)
    service_method.way(visit, unit, period)
    training_method.way(visit, unit, period)
