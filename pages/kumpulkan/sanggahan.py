"""What units object to, beside what was decided; grant it or turn it down, with a reason."""

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import objections as text
from compliance.ui import deadlines, filters, objections, show
from compliance.ui.frame import enter_page
from compliance.workflows import objections as workflow

visit = enter_page("sanggahan")
show.lead(text.LEAD)
with st.container(horizontal=True):
    period = filters.period(visit, Action.VERIFY)
    typed = filters.search()
deadlines.line(visit, period, deadlines.Shown.OBJECT)
everything = workflow.cases(visit.caller, visit.definitions, period_id=period.id)
objections.by_others(period, everything)
if not everything:
    st.info(text.NOTHING)
    st.stop()
found = filters.of_units(visit, everything, typed)
if not found:
    st.info(text.NOTHING_FOUND)
    st.stop()


def keep(case: workflow.Case, ruling: workflow.NewRuling) -> None:
    """Stores the ruling; where that is refused, the sentence stands below its form."""
    try:
        workflow.rule(visit.caller, visit.definitions, case.objection.id, ruling)
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        objections.by_us(period, case)
        st.toast(text.SAVED)
        st.rerun()


waiting, done = objections.waiting_and_done(found)
show.lead(text.FIGURES.format(waiting=count(len(waiting)), all=count(len(found))))
if not waiting:
    st.success(text.NOTHING_WAITING)
if len(waiting) > objections.SHOWN:
    show.lead(text.MORE.format(shown=count(objections.SHOWN), all=count(len(waiting))))
for case in waiting[: objections.SHOWN]:
    ruling = objections.ruled(visit, case)
    if ruling is not None:
        keep(case, ruling)
objections.done(visit, done)
