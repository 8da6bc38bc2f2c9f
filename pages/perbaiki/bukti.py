"""Evidence: what is too old on the assessment date, which links are doubtful, and all of them."""

import streamlit as st

from compliance.formats import count
from compliance.model import Action
from compliance.text import evidence as text
from compliance.ui import evidence, explanation, filters, link_check, show
from compliance.ui.frame import enter_page
from compliance.workflows.evidence import evidence_for

visit = enter_page("bukti")
show.lead(text.LEAD)
searched, chosen_instrument, chosen_period, chosen_basis = st.columns([3, 2, 2, 2])
with searched:
    typed = filters.search()
with chosen_instrument:
    instrument = filters.instrument(visit)
with chosen_period:
    period = filters.period(visit, Action.SEE_GAPS)
with chosen_basis:
    basis = filters.basis()

view = evidence_for(
    visit.caller,
    visit.definitions,
    period_id=period.id,
    instrument_id=instrument.id,
    today=visit.today,
    basis=basis,
)
evidence.figures(view)


def expiring() -> None:
    unit_id = evidence.expiries(visit, view, filters.of_units(visit, view.expiries, typed))
    explanation.unit_ways(visit, unit_id, period=period, instrument=instrument)


def doubtful() -> None:
    evidence.doubts(visit, view, filters.of_units(visit, view.findings, typed))


def links() -> None:
    checked = link_check.panel(visit, period, len({use.link for use in view.uses}))
    outcomes = checked.outcomes if checked else None
    evidence.links(visit, view, filters.of_units(visit, view.uses, typed), outcomes)


parts = {
    text.TAB_EXPIRIES.format(count=count(len(view.expiries))): expiring,
    text.TAB_DOUBTS.format(count=count(len(view.findings))): doubtful,
    text.TAB_LINKS.format(count=count(len(view.uses))): links,
}
key = f"bukti-{instrument.id}-{period.id}-{basis}"
for tab, part in zip(st.tabs(list(parts), key=key, on_change="rerun"), parts.values(), strict=True):
    if tab.open:  # the others are long, and need not travel
        with tab:
            part()
