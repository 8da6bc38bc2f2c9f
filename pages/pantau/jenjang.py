"""Units and those below them: from the regency to a desa, one click for each step."""

import streamlit as st

from compliance.model import Action
from compliance.text import tree as text
from compliance.ui import dispensed, explained_tree, explanation, filters, show, tree
from compliance.ui.frame import GAPS, enter_page
from compliance.workflows import tree as workflow

visit = enter_page("jenjang")
with st.container(horizontal=True):
    instrument = filters.instrument(visit)
    period = filters.period(visit, Action.SEE_GAPS)
    basis = filters.basis()
    kind = filters.kind(visit)
    parent = tree.parent(visit, filters.with_units_below(visit))

level = workflow.level(
    visit.caller,
    visit.definitions,
    period_id=period.id,
    instrument_id=instrument.id,
    parent=parent,
    basis=basis,
)
show.lead(text.PATH.join([text.REGENCY, *(unit.name for unit in level.path)]) if level.path else text.LEAD)
tree.figures(
    level,
    lambda unit_id: explanation.of_unit(visit, unit_id, period=period, instrument=instrument, basis=basis)(
        ""
    ),
)
dispensed.listed(level.dispensed)
if not level.below:
    st.info(text.NOTHING if level.whole is None else text.EMPTY)
    st.stop()

place = f"{instrument.id}-{period.id}-{basis}-{parent}"


def to_gaps(unit_id: str, name: str) -> None:
    query = filters.query(visit, unit_id=unit_id, period=period, instrument=instrument)
    label = show.plain(text.TO_GAPS.format(unit=name))
    st.page_link(GAPS, label=label, icon=":material/arrow_forward:", query_params=query)
    explanation.way(
        explanation.query(visit, period=period, instrument=instrument, unit_id=unit_id, basis=basis)
    )


def table() -> None:
    shown = tree.of_kind(level, kind)
    if not shown:
        st.info(text.NONE_OF_KIND)
        return
    chosen = tree.table(visit, shown, key=f"jenjang-{place}-{kind}")
    if chosen is not None and chosen.unit is not None:
        to_gaps(chosen.unit.id, chosen.unit.name)
    elif level.whole is not None and level.whole.unit is not None:
        to_gaps(level.whole.unit.id, level.whole.unit.name)


def units_map() -> None:
    tree.units_map(visit, level, key=f"peta-{place}")


parts = {text.TAB_TABLE: table, text.TAB_MAP: units_map}
for tab, part in zip(st.tabs(list(parts), key="jenjang", on_change="rerun"), parts.values(), strict=True):
    if tab.open:
        with tab:
            part()
counted = explained_tree.figures(visit, level, place)
if counted is not None:
    to_gaps(counted.id, counted.name)
