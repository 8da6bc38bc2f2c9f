"""Exceptions from an element for a while: which there are, give one, take one back."""

import streamlit as st

from compliance.text import dispensations as text
from compliance.ui import dispensations, show
from compliance.ui.frame import enter_page
from compliance.workflows import dispensations as workflow

visit = enter_page("dispensasi")
show.lead(text.LEAD)
given = workflow.dispensations(visit.caller)
if given:
    dispensations.figures(given, visit.today)
    dispensations.table(visit, given)
else:
    st.info(text.NOTHING)


give, take = st.columns(2)
with give:
    wanted = dispensations.give_form(visit, len(given))
    if wanted is not None:
        show.attempt(text.GIVEN, workflow.give, visit.caller, visit.definitions, wanted)
with take:
    taken = dispensations.withdraw_form(visit, given)
    if taken is not None:
        show.attempt(text.WITHDRAWN, workflow.withdraw, visit.caller, taken.id, reason=taken.reason)
