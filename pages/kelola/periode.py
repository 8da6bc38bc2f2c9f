"""Periods: their names and the date on which evidence is judged."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from compliance.formats import day, days_left
from compliance.problems import ComplianceError
from compliance.text import pages as text
from compliance.ui import cached, filters, show
from compliance.ui.frame import enter_page
from compliance.workflows import setup

visit = enter_page("periode")
show.lead(text.PERIOD_LEAD)
show.table(
    text.PERIOD_TABLE,
    [
        (item.name, day(item.assessment_date), days_left((item.assessment_date - visit.today).days))
        for item in cached.periods(visit.version)
    ],
)

change, add = st.columns(2)
with change, st.container(border=True, height="stretch"):
    st.subheader(text.PERIOD_CHANGE, anchor=False)
    chosen = filters.period(visit)
    moved = st.date_input(
        text.PERIOD_DATE, chosen.assessment_date, format="DD/MM/YYYY", key=f"tanggal-{chosen.id}"
    )
    if st.button(text.PERIOD_CHANGE_DO, disabled=moved == chosen.assessment_date):
        setup.set_assessment_date(visit.engine, chosen.id, moved, datetime.now(UTC))
        st.toast(text.PERIOD_CHANGED)
        st.rerun()
with add, st.form("tambah", border=True, clear_on_submit=True):
    st.subheader(text.PERIOD_ADD, anchor=False)
    name = st.text_input(text.PERIOD_NAME, placeholder=text.PERIOD_ADD_EXAMPLE, max_chars=80)
    when = st.date_input(text.PERIOD_DATE, visit.today + timedelta(days=180), format="DD/MM/YYYY")
    if st.form_submit_button(text.PERIOD_ADD_DO):
        try:
            setup.add_period(visit.engine, name=name, assessment_date=when, now=datetime.now(UTC))
        except ComplianceError as error:
            st.error(show.plain(str(error)))
        else:
            st.toast(text.PERIOD_ADDED)
            st.rerun()
