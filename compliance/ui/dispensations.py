"""Dispensations on screen: which there are, the form to give one, the form to take one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from compliance.formats import count, days_left, short_day
from compliance.model import Dispensation
from compliance.text import dispensations as text
from compliance.ui import cached, filters, show
from compliance.ui.frame import Visit
from compliance.ui.show import Card
from compliance.workflows.dispensations import Given, NewDispensation, dispensable

SOON = 30  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A dispensation that is to be withdrawn, and why."""

    id: int
    reason: str


def figures(given: Sequence[Given], today: date) -> None:
    """The cards on top."""
    now = [one.dispensation for one in given if _holds(one.dispensation, today)]
    soon = [one for one in now if _soon(one, today)]
    over = [one for one in given if one.dispensation.withdrawal or one.dispensation.valid_until < today]
    label_now, label_soon, label_over = text.FIGURES
    note = text.SOON.format(days=SOON) if soon else text.NONE
    show.cards(
        (
            Card(label=label_now, value=count(len(now))),
            Card(label=label_soon, value=count(len(soon)), note=note, tone="kuning" if soon else "hijau"),
            Card(label=label_over, value=count(len(over))),
        )
    )


def table(visit: Visit, given: Sequence[Given]) -> None:
    """Every dispensation with its days and where it stands: those that hold or will hold first."""
    ordered = sorted(given, key=lambda one: not _stands(one.dispensation, visit.today))
    rows = [
        (
            _unit(visit, one),
            _element(visit, one.dispensation),
            state(one.dispensation, visit.today),
            _days(one.dispensation),
            one.dispensation.basis,
        )
        for one in ordered
    ]
    frame = pd.DataFrame(rows, columns=list(text.TABLE))
    show.listing(frame)


def state(one: Dispensation, today: date) -> str:
    """Where it stands, in words."""
    if one.withdrawal is not None:
        when = short_day(one.withdrawal.at.astimezone().date())
        return text.WITHDRAWN_STATE.format(when=when, reason=one.withdrawal.reason)
    if one.valid_until < today:
        return text.STATE_OVER
    if today < one.valid_from:
        return text.STATE_LATER
    if _soon(one, today):
        return text.STATE_SOON.format(left=days_left((one.valid_until - today).days))
    return text.STATE_NOW


def give_form(visit: Visit, given: int) -> NewDispensation | None:
    """The form; a fresh one after each that was given."""
    labels = cached.unit_labels(visit.version)
    units = {labels[unit.id]: unit.id for unit in visit.registry.units}
    elements = {element.label: element.id for element in dispensable(visit.definitions)}
    with st.form(f"beri-{given}", border=True, enter_to_submit=False):
        st.subheader(text.GIVE_HEAD, anchor=False)
        unit = st.selectbox(text.UNIT, tuple(units), index=None, placeholder=text.CHOOSE)
        element = st.selectbox(text.ELEMENT, tuple(elements), index=None, placeholder=text.CHOOSE)
        first = st.date_input(text.FROM, visit.today, format="DD/MM/YYYY")
        last = st.date_input(text.UNTIL, None, format="DD/MM/YYYY")
        basis = st.text_input(text.BASIS, placeholder=text.BASIS_EXAMPLE, max_chars=200)
        sent = st.form_submit_button(text.GIVE, type="primary")
    if not sent:
        return None
    if unit is None or element is None or last is None:
        st.info(text.NOTHING_CHOSEN)
        return None
    return NewDispensation(
        unit_id=units[unit], element=elements[element], valid_from=first, valid_until=last, basis=basis
    )


def withdraw_form(visit: Visit, given: Sequence[Given]) -> Taken | None:
    """The form; what was chosen in it. Also one that is over may be taken back: old days may be assessed."""
    choices = {
        text.CHOICE.format(
            unit=_unit(visit, one),
            element=_element(visit, one.dispensation),
            until=short_day(one.dispensation.valid_until),
        ): one.dispensation.id
        for one in given
        if one.dispensation.withdrawal is None
    }
    with st.container(border=True):
        st.subheader(text.WITHDRAW_HEAD, anchor=False)
        if not choices:
            show.lead(text.NOTHING_TO_WITHDRAW)
            return None
        with st.form(show.among("cabut", choices.values()), border=False, enter_to_submit=False):
            which = st.selectbox(text.WHICH, tuple(choices), index=None, placeholder=text.CHOOSE)
            reason = st.text_input(text.REASON, max_chars=300)
            sent = st.form_submit_button(text.WITHDRAW)
    if not sent:
        return None
    if which is None:
        st.info(text.WHICH_MISSING)
        return None
    return Taken(id=choices[which], reason=reason)


def _holds(one: Dispensation, today: date) -> bool:
    return one.withdrawal is None and one.valid_from <= today <= one.valid_until


def _stands(one: Dispensation, today: date) -> bool:
    return one.withdrawal is None and today <= one.valid_until


def _soon(one: Dispensation, today: date) -> bool:
    return _holds(one, today) and one.valid_until - today <= timedelta(days=SOON)


def _unit(visit: Visit, one: Given) -> str:
    return filters.label(visit, one.unit)


def _element(visit: Visit, one: Dispensation) -> str:
    labels = {element.id: element.label for element in visit.definitions.checklist.elements}
    return labels.get(one.element, one.element)


def _days(one: Dispensation) -> str:
    return text.DAYS.format(begin=short_day(one.valid_from), until=short_day(one.valid_until))
