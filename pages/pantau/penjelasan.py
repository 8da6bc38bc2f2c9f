"""How a figure came about: of one unit from the answers on, of the region from its units on."""

import streamlit as st

from compliance.model import Action
from compliance.text import explanation as text
from compliance.text.explanation import Figure
from compliance.ui import explained_region, explanation, exports, filters, show
from compliance.ui.frame import GAPS, METHOD, enter_page
from compliance.workflows.explanation import explanation_for, region_for

visit = enter_page("penjelasan")
show.lead(text.LEAD)
with st.container(horizontal=True):
    figure = explanation.figure()
    of_unit = figure is Figure.UNIT
    unit = filters.unit(visit) if of_unit else None
    kind = None if of_unit else filters.kind(visit)
    instrument = filters.instrument(visit)
    period = filters.period(visit, Action.SEE_GAPS if of_unit else Action.SEE_RANKING)
    basis = filters.basis()


def of_one_unit(unit_id: str) -> None:
    found = explanation_for(
        visit.caller,
        visit.definitions,
        period_id=period.id,
        instrument_id=instrument.id,
        basis=basis,
        unit_id=unit_id,
    )
    here = filters.query(visit, unit_id=unit_id, period=period, instrument=instrument)
    with st.container(horizontal=True, vertical_alignment="center"):
        choice = exports.ExplanationChoice(
            period_id=period.id, instrument_id=instrument.id, basis=basis, unit_id=unit_id
        )
        st.link_button(text.DOWNLOAD, choice.address, icon=":material/download:")
        st.page_link(GAPS, label=text.TO_GAPS, icon=":material/checklist:", query_params=here)
        st.page_link(METHOD, label=text.TO_METHOD, icon=":material/menu_book:", query_params=here)
    explanation.unit_view(visit, found, asked=st.query_params.get(explanation.INDICATOR, ""))


def of_region() -> None:
    view = region_for(
        visit.caller,
        visit.definitions,
        period_id=period.id,
        instrument_id=instrument.id,
        basis=basis,
        kind=kind,
    )
    selected = explained_region.region_view(view, figure)
    of_basis = basis.other if figure is Figure.BESIDE else basis
    if selected is not None and visit.may(Action.SEE_GAPS, units=[selected], period=period):
        explanation.way(
            explanation.query(visit, period=period, instrument=instrument, unit_id=selected, basis=of_basis)
        )


if not of_unit:
    of_region()
elif unit is None:
    st.info(text.CHOOSE)
else:
    of_one_unit(unit.id)
