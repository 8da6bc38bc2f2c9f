"""Periods: their names, the date on which evidence is judged, their deadlines, and how far each has come."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from compliance.model import Action
from compliance.text import pages as text
from compliance.text import periods as words
from compliance.ui import cached, filters, periods, show
from compliance.ui.frame import enter_page
from compliance.workflows import publication, setup

visit = enter_page("periode")
show.lead(text.PERIOD_LEAD)
periods.listed(visit)


with st.container(border=True):
    chosen = filters.period(visit, Action.MANAGE_PERIODS)
    periods.stages(chosen)
    step = periods.next_step(chosen)
    if step is not None:
        show.attempt(
            words.STEP_DONE.format(state=text.PERIOD_STATES[step.wanted].lower()),
            publication.advance,
            visit.caller,
            chosen.id,
            step.wanted,
            definitions=visit.definitions,
            now=datetime.now(UTC),
            reason=step.reason,
        )
    if periods.is_frozen(chosen) and st.button(words.RECOUNT, icon=":material/calculate:"):
        periods.recounted(publication.recount(visit.caller, chosen.id, visit.definitions))

wanted = periods.deadlines(chosen)
if wanted is not None:
    show.attempt(words.DEADLINES_SAVED, setup.set_deadlines, visit.caller, chosen.id, wanted)
change, add = st.columns(2)
with change, st.container(border=True, height="stretch"):
    st.subheader(text.PERIOD_CHANGE, anchor=False)
    moved = st.date_input(
        text.PERIOD_DATE,
        chosen.assessment_date,
        format="DD/MM/YYYY",
        key=f"tanggal-{chosen.id}",
        disabled=periods.is_frozen(chosen),
    )
    if st.button(text.PERIOD_CHANGE_DO, disabled=moved == chosen.assessment_date):
        show.attempt(text.PERIOD_CHANGED, setup.set_assessment_date, visit.caller, chosen.id, moved)
known = len(cached.periods(visit.version))  # with one more, the next form is another, and empty
with add, st.form(f"tambah-{known}", border=True):
    st.subheader(text.PERIOD_ADD, anchor=False)
    name = st.text_input(text.PERIOD_NAME, placeholder=text.PERIOD_ADD_EXAMPLE, max_chars=80)
    when = st.date_input(text.PERIOD_DATE, visit.today + timedelta(days=180), format="DD/MM/YYYY")
    if st.form_submit_button(text.PERIOD_ADD_DO):
        show.attempt(
            text.PERIOD_ADDED,
            setup.add_period,
            visit.caller,
            name=name,
            assessment_date=when,
            now=datetime.now(UTC),
        )
