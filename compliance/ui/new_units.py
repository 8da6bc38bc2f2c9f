"""Units that a list names and an open registry does not have yet: added with one click."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from compliance.formats import count
from compliance.model import Action, Unit
from compliance.text import units as text
from compliance.ui import show
from compliance.ui.frame import Visit
from compliance.workflows.units import add_found


def offer(visit: Visit, found: Iterable[Unit]) -> None:
    """The names of those that the registry does not have, and the button that adds them."""
    known = {unit.id for unit in visit.registry.units}
    new = {unit.id: unit for unit in found if unit.id not in known}
    if not new or not visit.registry.open or not visit.may(Action.CHANGE_UNITS):
        return
    units, some = list(new.values()), count(len(new))
    with st.container(border=True):
        show.lead(text.FOUND.format(count=some))
        show.bullets(unit.name for unit in units[: text.MOST_REMARKS])
        if len(units) > text.MOST_REMARKS:
            show.lead(text.FOUND_MORE.format(count=count(len(units) - text.MOST_REMARKS)))
        if st.button(text.FOUND_ADD.format(count=some), key="tambah-unit"):
            show.attempt(text.FOUND_ADDED.format(count=some), add_found, visit.caller, units)
