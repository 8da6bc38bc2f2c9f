"""What is typed about a real assessment, and which result is to be withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from compliance.definitions.results import FIRST_YEAR
from compliance.formats import number
from compliance.model import Action, Instrument, Zone
from compliance.text import pages as words
from compliance.text import results as text
from compliance.ui import cached, show
from compliance.ui.frame import Visit
from compliance.ui.results import what, whom
from compliance.workflows.deadlines import FROZEN
from compliance.workflows.results import Draft, Entry

_SHORT, _LONG = 120, 300  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Which result, and why."""

    result_id: int
    reason: str


def draft(visit: Visit) -> Draft | None:
    """What was typed, once it is to be kept. The edition is chosen before: the fields follow it."""
    editions = {edition.title: edition for edition in reversed(list(visit.definitions.editions.values()))}
    chosen = st.selectbox(text.EDITION, (*editions, text.OTHER), key="edisi-hasil")
    edition = editions.get(chosen)
    with st.form(f"hasil-{edition.id if edition else 'lain'}", border=False, clear_on_submit=False):
        typed = _fields(visit, edition)
        return typed if st.form_submit_button(text.RECORD_DO, type="primary") else None


def _fields(visit: Visit, edition: Instrument | None) -> Draft:
    title = "" if edition else st.text_input(text.TITLE, placeholder=text.TITLE_HINT, max_chars=_SHORT)
    labels = cached.unit_labels(visit.version)
    units = {text.REGION_SHOWN: "", **{labels[unit.id]: unit.id for unit in visit.registry.units}}
    with st.container(horizontal=True):
        unit = st.selectbox(text.WHOM, tuple(units))
        year = st.number_input(text.YEAR, FIRST_YEAR, visit.today.year, visit.today.year, step=1)
    with st.container(horizontal=True):
        hint = text.SCORE_RANGE.format(scale=number(edition.scale)) if edition else text.SCORE_HINT
        score = st.text_input(text.SCORE, placeholder=hint, max_chars=20, help=text.SCORE_HELP)
        category = _category(edition)
    with st.container(horizontal=True):
        bases = {label: basis for basis, label in text.BASES.items()}
        basis = bases[st.selectbox(text.BASIS, tuple(bases))]
        period = _period(visit)
    source = st.text_input(text.SOURCE, placeholder=text.SOURCE_HINT, max_chars=_LONG)
    note = st.text_input(text.NOTE, max_chars=_LONG)
    return Draft(
        year=int(year),
        source=source,
        basis=basis,
        unit_id=units[unit],
        edition=edition.id if edition else "",
        title=title,
        score=score,
        category=category,
        note=note,
        period_id=period,
    )


def _category(edition: Instrument | None) -> str:
    """The id of a category, or of a zone; "" to read it from the score."""
    if edition is None:
        return st.text_input(text.CATEGORY_FREE, max_chars=_SHORT)
    names = {text.BY_SCORE: ""}
    names |= {text.CATEGORY_NAMED.format(id=c.id, label=c.label): c.id for c in edition.categories}
    present = {category.zone for category in edition.categories}
    ids = {category.id for category in edition.categories}
    zones = [zone for zone in Zone if zone in present and zone.value not in ids]
    names |= {text.ZONE_NAMED.format(zone=words.ZONES[zone]): zone.value for zone in zones}
    return names[st.selectbox(text.CATEGORY, tuple(names))]


def _period(visit: Visit) -> int | None:
    """The number of a frozen period whose ranking the person may see."""
    frozen = [
        period
        for period in cached.periods(visit.version)
        if period.state in FROZEN and visit.may(Action.SEE_RANKING, period=period)
    ]
    names: dict[str, int | None] = {text.NO_PERIOD: None, **{period.name: period.id for period in frozen}}
    return names[st.selectbox(text.PERIOD, tuple(names))]


def withdrawal(entries: Sequence[Entry]) -> Withdrawal | None:
    """Which of the entered results is to count no longer, once it was said."""
    named = {
        text.NAMED.format(
            year=entry.result.year, what=what(entry), whom=whom(entry), score=number(entry.result.score)
        ): entry.id
        for entry in entries
        if entry.id is not None and entry.withdrawn is None
    }
    if not named:
        return None
    with st.expander(text.WITHDRAW_HEAD), st.form(show.among("tarik", named.values()), border=False):
        st.caption(text.WITHDRAW_LEAD)
        chosen = st.selectbox(text.WITHDRAW_WHICH, tuple(named))
        reason = st.text_input(text.WITHDRAW_REASON, max_chars=_LONG)
        if st.form_submit_button(text.WITHDRAW_DO, icon=":material/undo:"):
            return Withdrawal(result_id=named[chosen], reason=reason)
    return None
