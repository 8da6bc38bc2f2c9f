"""Services where other pages speak of them: the way to a unit's list, and how its answers follow."""

from __future__ import annotations

import streamlit as st

from compliance.definitions.services import shipped_services
from compliance.model import Standing, Unit
from compliance.model.services import RollUpKind
from compliance.text import services as text
from compliance.ui import filters, show
from compliance.ui.frame import SERVICES, Visit
from compliance.wording import label, questions
from compliance.workflows.setup import Period

_ICON = ":material/room_service:"


def way(visit: Visit, unit: Unit, period: Period) -> None:
    """From a unit to its services."""
    show.way(SERVICES, text.WAY, filters.query(visit, unit_id=unit.id, period=period))


def way_to_upload(visit: Visit, period: Period) -> None:
    """From the upload of checklists to that of services."""
    here = {**filters.query(visit, period=period), "bagian": text.TAB_UPLOAD}
    st.page_link(SERVICES, label=text.WAY_TO_UPLOAD, icon=_ICON, query_params=here)


def method(visit: Visit) -> None:
    """What a service is asked for, and which answers of the checklist follow: for the page Metode."""
    definition = shipped_services()
    known = questions(visit.definitions.checklist)
    components = {f"sp.komponen.{rule.field.value}" for rule in definition.components}
    rows = [
        (label(one.question, known), text.RULES[one.kind])
        for one in definition.rollups
        if one.question not in components
    ]
    rows.append((text.EACH_COMPONENT, text.RULES[RollUpKind.EVERY]))
    show.table(text.METHOD_COLUMNS, rows, least=520)
    names = ", ".join(rule.label for rule in definition.components)
    notes = (definition.standing, definition.rollup_standing)
    show.bullets(
        (
            text.METHOD_COMPONENTS.format(names=names),
            text.METHOD,
            *(_standing(one) for one in notes),
        )
    )


def _standing(one: Standing) -> str:
    said = " ".join(part for part in (f"{one.source}.", one.note) if part)
    return f"{said} ({one.basis.value})"
