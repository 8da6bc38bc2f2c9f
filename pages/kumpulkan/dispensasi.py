"""Exceptions from an element for a while: which there are, give one, take one back."""

from collections.abc import Callable

import streamlit as st

from compliance.problems import ComplianceError
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


def attempt(action: Callable[[], object], done: str) -> None:
    """Does it, and draws the page anew; where it is refused, the sentence stands below the form."""
    try:
        action()
    except ComplianceError as error:
        st.error(show.plain(str(error)))
    else:
        st.toast(done)
        st.rerun()


give, take = st.columns(2)
with give:
    wanted = dispensations.give_form(visit, len(given))
    if wanted is not None:
        attempt(lambda: workflow.give(visit.caller, visit.definitions, wanted), text.GIVEN)
with take:
    taken = dispensations.withdraw_form(visit, given)
    if taken is not None:
        attempt(lambda: workflow.withdraw(visit.caller, taken.id, reason=taken.reason), text.WITHDRAWN)
