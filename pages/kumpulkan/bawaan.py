"""Old answers as a proposal: look at each, tick what still holds, then store it once."""

from datetime import UTC, datetime

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.text import carry_over as text
from compliance.ui import carry_over, deadlines, filters, show
from compliance.ui.frame import UPLOAD, enter_page
from compliance.workflows.carry_over import carry, proposal

visit = enter_page("bawaan")
show.lead(text.LEAD)
chosen_period, chosen_source, searched = st.columns([2, 2, 3])
with chosen_period:
    period = filters.period(visit, Action.UPLOAD)
if not deadlines.still_reporting(visit, period):
    st.stop()
with chosen_source:
    source = carry_over.source(visit, period)
with searched:
    typed = filters.search()

found = proposal(visit.caller, visit.definitions, period_id=period.id, source_id=source.id)
carry_over.clashes(visit, found, typed)
offers = carry_over.narrowed(visit, found, typed)
carry_over.figures(found, offers)
shown = offers[: carry_over.SHOWN]
if len(offers) > len(shown):
    show.lead(text.MORE.format(shown=count(len(shown)), all=count(len(offers))))
choices = carry_over.table(visit, found, shown)
if carry_over.confirmed(choices):
    try:
        stored = carry(
            visit.caller,
            visit.definitions,
            choices,
            period_id=period.id,
            source_id=source.id,
            now=datetime.now(UTC),
        )
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.switch_page(UPLOAD, query_params={filters.BATCH: stored.batch_id})
