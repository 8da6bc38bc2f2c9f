"""The registry of units on screen: the list, the forms that change it, the preview, the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from compliance.formats import count, day
from compliance.model import ChangeKind, Unit, UnitChange, UnitKind
from compliance.text import pages
from compliance.text import units as text
from compliance.ui import cached, filters, show
from compliance.ui.frame import Visit
from compliance.workflows.unit_changes import ChangeRow, Proposal, new_id

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Changes that were put together in a form, and the units they begin."""

    changes: tuple[UnitChange, ...]
    began: tuple[Unit, ...] = ()


def listed(visit: Visit) -> None:
    """All units, those that were searched for."""
    with st.container(horizontal=True):
        kind, typed = filters.kind(visit), filters.search()
    units = [unit for unit in visit.registry.units if kind in (None, unit.kind)]
    rows = filters.matching([unit.name for unit in units], typed)
    labels = cached.unit_labels(visit.version)
    below: dict[str, int] = {}
    for unit in visit.registry.units:
        below[unit.parent] = below.get(unit.parent, 0) + unit.active
    frame = pd.DataFrame(
        {
            text.COLUMN_NAME: [units[row].name for row in rows],
            text.COLUMN_KIND: [pages.KINDS[units[row].kind] for row in rows],
            text.COLUMN_PARENT: [labels.get(units[row].parent, "") for row in rows],
            text.COLUMN_BELOW: [below.get(units[row].id, 0) for row in rows],
            text.COLUMN_STATE: [_state(units[row], visit.today) for row in rows],
        }
    )
    show.lead(text.COUNT.format(shown=count(len(rows)), all=count(len(visit.registry.units))))
    st.dataframe(frame, hide_index=True, height=show.table_height(len(frame)))


def _state(unit: Unit, today: date) -> str:
    if unit.active:
        return text.ACTIVE
    if unit.opened is not None and unit.opened > today:
        return text.ANNOUNCED.format(day=day(unit.opened))
    return text.FORMER if unit.closed is None else text.CLOSED.format(day=day(unit.closed))


def wanted(visit: Visit) -> Wanted | None:
    """The form for one change; what was put together, or None while something is missing."""
    forms: dict[str, Callable[[Visit, date], Wanted | None]] = {
        text.RENAME: _rename,
        text.MOVE: _move,
        text.ADD: _add,
        text.CLOSE: _close,
        text.MERGE: _merge,
        text.SPLIT: _split,
    }
    left, right = st.columns(2)
    with left:
        chosen = forms[st.selectbox(text.WHAT, tuple(forms))]
    with right:
        effective = st.date_input(text.EFFECTIVE, visit.today, format="DD/MM/YYYY")
    return chosen(visit, effective)


def _unit(visit: Visit, label: str = text.UNIT, *, key: str, active: bool = True) -> Unit | None:
    labels = cached.unit_labels(visit.version)
    units = {labels[unit.id]: unit for unit in visit.registry.units if unit.active or not active}
    chosen = st.selectbox(label, tuple(units), index=None, placeholder=pages.SEARCH_HINT, key=key)
    return None if chosen is None else units[chosen]


def _parent(visit: Visit, present: str = "") -> str:
    labels = cached.unit_labels(visit.version)
    units = {text.NO_PARENT: ""} | {labels[unit.id]: unit.id for unit in visit.registry.units if unit.active}
    names = tuple(units)
    place = next((place for place, id in enumerate(units.values()) if id == present), 0)
    return units[st.selectbox(text.PARENT, names, index=place, key=f"induk-{present}")]


def _kind(present: UnitKind) -> UnitKind:
    names = {pages.KINDS[kind]: kind for kind in UnitKind}
    index = list(names.values()).index(present)
    return names[st.selectbox(text.KIND, tuple(names), index=index, key=f"jenis-{present}")]


def _rename(visit: Visit, effective: date) -> Wanted | None:
    unit = _unit(visit, key="ganti")
    if unit is None:
        return None
    name = " ".join(st.text_input(text.NAME, unit.name, max_chars=_LONGEST, key=f"nama-{unit.id}").split())
    short = st.text_input(text.SHORT, unit.short, max_chars=60, key=f"singkatan-{unit.id}").strip()
    kind = _kind(unit.kind)
    change = UnitChange(
        unit_id=unit.id,
        kind=ChangeKind.UBAH,
        effective=effective,
        name=name if name != unit.name else None,
        short=short if short != unit.short else None,
        unit_kind=kind if kind is not unit.kind else None,
    )
    same = UnitChange(unit_id=unit.id, kind=ChangeKind.UBAH, effective=effective)
    return Wanted(changes=() if change == same else (change,))


def _move(visit: Visit, effective: date) -> Wanted | None:
    unit = _unit(visit, key="pindah")
    if unit is None:
        return None
    parent = _parent(visit, unit.parent)
    change = UnitChange(unit_id=unit.id, kind=ChangeKind.UBAH, effective=effective, parent=parent)
    return Wanted(changes=() if parent == unit.parent else (change,))


def _add(visit: Visit, effective: date) -> Wanted | None:
    name = " ".join(st.text_input(text.NAME, max_chars=_LONGEST).split())
    left, right = st.columns(2)
    with left:
        kind, code = (
            _kind(UnitKind.DINAS),
            st.text_input(text.CODE, max_chars=40, help=text.CODE_HELP).strip(),
        )
    with right:
        parent, short = _parent(visit), st.text_input(text.SHORT, max_chars=60).strip()
    if not name:
        return None
    unit = Unit(
        id=code or new_id(visit.registry, name),
        name=name,
        kind=kind,
        short=short,
        parent=parent,
        aliases=(short,) if short else (),
    )
    begins = UnitChange(unit_id=unit.id, kind=ChangeKind.BARU, effective=effective)
    return Wanted(changes=(begins,), began=(unit,))


def _close(visit: Visit, effective: date) -> Wanted | None:
    unit = _unit(visit, key="tutup")
    return None if unit is None else Wanted(changes=(_ends(unit, effective),))


def _merge(visit: Visit, effective: date) -> Wanted | None:
    labels = cached.unit_labels(visit.version)
    units = {labels[unit.id]: unit for unit in visit.registry.units if unit.active}
    merged = st.multiselect(text.UNIT, tuple(units), placeholder=pages.SEARCH_HINT)
    into = _unit(visit, text.INTO, key="ke")
    if not merged or into is None:
        return None
    return Wanted(changes=tuple(_ends(units[name], effective, into.id) for name in merged))


def _split(visit: Visit, effective: date) -> Wanted | None:
    unit = _unit(visit, key="pecah")
    labels = cached.unit_labels(visit.version)
    others = {labels[other.id]: other.id for other in visit.registry.units if other != unit}
    parts = st.multiselect(text.PARTS, tuple(others), placeholder=pages.SEARCH_HINT)
    if unit is None or not parts:
        return None
    return Wanted(changes=(_ends(unit, effective, *(others[name] for name in parts)),))


def _ends(unit: Unit, effective: date, *successors: str) -> UnitChange:
    return UnitChange(unit_id=unit.id, kind=ChangeKind.TUTUP, effective=effective, successors=successors)


def preview(proposal: Proposal) -> None:
    """What a proposal would change, unit by unit."""
    before = {unit.id: unit for unit in proposal.before.units}
    after = {unit.id: unit for unit in proposal.after.units}
    rows = [
        (after[change.unit_id].name, *line)
        for change in proposal.changes
        for line in _lines(change, before.get(change.unit_id), after)
    ]
    head = text.PREVIEW_HEAD.format(day=day(proposal.changes[0].effective), count=count(len(rows)))
    st.subheader(head, anchor=False)
    show.table(text.PREVIEW_COLUMNS, rows)
    if proposal.unmentioned:
        names = ", ".join(unit.name for unit in proposal.unmentioned[:3])
        st.warning(show.plain(text.UNMENTIONED.format(count=count(len(proposal.unmentioned)), names=names)))


def _lines(
    change: UnitChange, before: Unit | None, after: Mapping[str, Unit]
) -> Sequence[tuple[str, str, str]]:
    """Each thing that becomes otherwise: what, before, after."""
    if change.kind is ChangeKind.TUTUP:
        return ((text.CHANGES[change.kind], text.ACTIVE, _successors(change, after)),)
    if change.kind is ChangeKind.BARU:
        kind = pages.KINDS[after[change.unit_id].kind]
        return ((text.CHANGES[change.kind], "", kind),)
    now = after[change.unit_id]
    return tuple(
        (label, _value(before, field, after), _value(now, field, after))
        for field, label in text.FIELDS.items()
        if getattr(change, field) is not None
    )


def _value(unit: Unit | None, field: str, units: Mapping[str, Unit]) -> str:
    if unit is None:
        return ""
    match field:
        case "name":
            return unit.name
        case "short":
            return unit.short
        case "unit_kind":
            return pages.KINDS[unit.kind]
        case "parent":
            return units[unit.parent].name if unit.parent in units else text.NO_PARENT
        case _:
            return ", ".join(unit.aliases)


def _successors(change: UnitChange, units: Mapping[str, Unit]) -> str:
    names = ", ".join(units[id].name for id in change.successors if id in units)
    return text.SUCCESSORS.format(names=names) if names else text.WITHOUT


def log(visit: Visit, rows: Sequence[ChangeRow]) -> None:
    """Every change that was entered, the newest first."""
    if not rows:
        show.lead(text.LOG_EMPTY)
        return
    units = {unit.id: unit for unit in visit.registry.units}
    show.table(
        text.LOG_COLUMNS,
        [
            (
                day(row.change.effective),
                units[row.change.unit_id].name if row.change.unit_id in units else row.change.unit_id,
                told(row, units),
                row.reason,
                day(row.created_at.astimezone().date()),
            )
            for row in rows
        ],
    )


def told(row: ChangeRow, units: Mapping[str, Unit]) -> str:
    """A change in words, and why it no longer holds."""
    change = row.change
    words = text.CHANGES[change.kind]
    if change.kind is ChangeKind.TUTUP:
        words = f"{words}, {_successors(change, units)}"
    elif change.kind is ChangeKind.UBAH:
        fields = [label for field, label in text.FIELDS.items() if getattr(change, field) is not None]
        words = f"{words}: {', '.join(fields)}"
    return words if row.withdrawn is None else text.WITHDRAWN_MARK.format(change=words, reason=row.withdrawn)


def withdrawal(visit: Visit, rows: Sequence[ChangeRow]) -> tuple[int, str] | None:
    """The form that withdraws a change: its number and the reason, once both were given."""
    units = {unit.id: unit for unit in visit.registry.units}
    standing = {
        f"{row.id} · {units[row.change.unit_id].name} · {told(row, units)}": row.id
        for row in rows
        if row.withdrawn is None and row.change.unit_id in units
    }
    if not standing:
        return None
    with st.expander(text.WITHDRAW_HEAD), st.form("batal-perubahan", border=False):
        chosen = st.selectbox(text.WITHDRAW_WHICH, tuple(standing))
        reason = st.text_input(text.WITHDRAW_REASON, max_chars=300)
        return (standing[chosen], reason) if st.form_submit_button(text.WITHDRAW_DO) else None
