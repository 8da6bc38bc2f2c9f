"""The listings of units on Google: who has one, what reviewers say, and how to get one."""

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.text import google as text
from compliance.ui import dispensed, explained_listings, filters, listings, show
from compliance.ui.frame import enter_page
from compliance.workflows.listings import history_of, listings_for

visit = enter_page("google")
show.lead(text.LEAD)
searched, chosen_period = st.columns([3, 2])
with searched:
    typed = filters.search()
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
view = listings_for(visit.caller, visit.definitions, period_id=period.id)
if not view.listings:
    st.info(text.EMPTY)
    listings.counted(view)
    st.stop()
listings.figures(view)
dispensed.listed(view.dispensed)


def units() -> None:
    listings.table(visit, period, filters.of_units(visit, view.listings, typed))


def steps() -> None:
    listings.next_steps(visit, period, view.listings, view.silent)


def one() -> None:
    unit = filters.unit(visit)
    if unit is None:
        show.lead(text.CHOOSE)
    else:
        listings.history(history_of(visit.caller, unit))


parts = {
    text.TAB_UNITS.format(count=count(len(view.listings))): units,
    text.TAB_NEXT.format(count=count(listings.waiting(view))): steps,
    text.TAB_ONE: one,
}
for tab, part in zip(
    st.tabs(list(parts), key=f"google-{period.id}", on_change="rerun"), parts.values(), strict=True
):
    if tab.open:
        with tab:
            part()
explained_listings.figures(view)
listings.counted(view)
