"""The registry of units on screen: the list, the forms that change it, the log."""

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
from compliance.ui.unit_preview import successors
from compliance.workflows.unit_changes import ChangeRow, new_id

_LONGEST = 200
_LOG_WIDTH = 640  # pixels below which the log scrolls


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
    facts = {"shown": len(rows), "all": len(visit.registry.units), "active": sum(below.values())}
    show.lead(text.COUNT.format(**{name: count(number) for name, number in facts.items()}))
    show.listing(frame)


def _state(unit: Unit, today: date) -> str:
    if unit.active:
        return text.ACTIVE
    if unit.opened is not None and _announced(unit, today):
        return text.ANNOUNCED.format(day=day(unit.opened))
    return text.FORMER if unit.closed is None else text.CLOSED.format(day=day(unit.closed))


def wanted(visit: Visit, turn: int) -> Wanted | None:
    """The form for one change; what was put together, or None while something is missing. `turn`: of
    the form; another one begins empty."""
    forms: dict[str, Callable[[Visit, date, int], Wanted | None]] = {
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
    return chosen(visit, effective, turn)


def _choices(visit: Visit) -> dict[str, Unit]:
    """The units that are there, or are to begin, by their labels."""
    labels = cached.unit_labels(visit.version)
    units = visit.registry.units
    return {labels[unit.id]: unit for unit in units if unit.active or _announced(unit, visit.today)}


def _announced(unit: Unit, today: date) -> bool:
    return not unit.active and unit.opened is not None and unit.opened > today


def _unit(visit: Visit, label: str = text.UNIT, *, key: str) -> Unit | None:
    units = _choices(visit)
    chosen = st.selectbox(label, tuple(units), index=None, placeholder=pages.SEARCH_HINT, key=key)
    return None if chosen is None else units[chosen]


def _parent(visit: Visit, key: str, present: str = "") -> str:
    units = {text.NO_PARENT: ""} | {label: unit.id for label, unit in _choices(visit).items()}
    place = next((place for place, id in enumerate(units.values()) if id == present), 0)
    return units[st.selectbox(text.PARENT, tuple(units), index=place, key=f"induk-{key}")]


def _kind(present: UnitKind, key: str) -> UnitKind:
    names = {pages.KINDS[kind]: kind for kind in UnitKind}
    index = list(names.values()).index(present)
    return names[st.selectbox(text.KIND, tuple(names), index=index, key=f"jenis-{key}")]


def _rename(visit: Visit, effective: date, turn: int) -> Wanted | None:
    unit = _unit(visit, key=f"ganti-{turn}")
    if unit is None:
        return None
    place = f"{unit.id}-{turn}"
    name = " ".join(st.text_input(text.NAME, unit.name, max_chars=_LONGEST, key=f"nama-{place}").split())
    short = st.text_input(text.SHORT, unit.short, max_chars=60, key=f"singkatan-{place}").strip()
    kind = _kind(unit.kind, place)
    known = tuple(alias for alias in unit.aliases if alias != unit.short)
    also = st.multiselect(
        text.ALIASES, known, known, accept_new_options=True, help=text.ALIASES_HELP, key=f"sebutan-{place}"
    )
    aliases = tuple(" ".join(alias.split()) for alias in also)
    change = UnitChange(
        unit_id=unit.id,
        kind=ChangeKind.UBAH,
        effective=effective,
        name=name if name != unit.name else None,
        short=short if short != unit.short else None,
        unit_kind=kind if kind is not unit.kind else None,
        aliases=aliases if aliases != known else None,
    )
    same = UnitChange(unit_id=unit.id, kind=ChangeKind.UBAH, effective=effective)
    return None if change == same else Wanted(changes=(change,))


def _move(visit: Visit, effective: date, turn: int) -> Wanted | None:
    unit = _unit(visit, key=f"pindah-{turn}")
    if unit is None:
        return None
    parent = _parent(visit, f"{unit.id}-{turn}", unit.parent)
    change = UnitChange(unit_id=unit.id, kind=ChangeKind.UBAH, effective=effective, parent=parent)
    return None if parent == unit.parent else Wanted(changes=(change,))


def _add(visit: Visit, effective: date, turn: int) -> Wanted | None:
    place = f"baru-{turn}"
    name = " ".join(st.text_input(text.NAME, max_chars=_LONGEST, key=f"nama-{place}").split())
    left, right = st.columns(2)
    with left:
        kind = _kind(UnitKind.DINAS, place)
        code = st.text_input(text.CODE, max_chars=40, help=text.CODE_HELP, key=f"kode-{place}").strip()
    with right:
        parent = _parent(visit, place)
        short = st.text_input(text.SHORT, max_chars=60, key=f"singkatan-{place}").strip()
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


def _close(visit: Visit, effective: date, turn: int) -> Wanted | None:
    unit = _unit(visit, key=f"tutup-{turn}")
    return None if unit is None else Wanted(changes=(_ends(unit, effective),))


def _merge(visit: Visit, effective: date, turn: int) -> Wanted | None:
    units = _choices(visit)
    merged = st.multiselect(text.UNIT, tuple(units), placeholder=pages.SEARCH_HINT, key=f"bergabung-{turn}")
    into = _unit(visit, text.INTO, key=f"ke-{turn}")
    if not merged or into is None:
        return None
    return Wanted(changes=tuple(_ends(units[name], effective, into.id) for name in merged))


def _split(visit: Visit, effective: date, turn: int) -> Wanted | None:
    unit = _unit(visit, key=f"pecah-{turn}")
    others = {label: other.id for label, other in _choices(visit).items() if other != unit}
    parts = st.multiselect(text.PARTS, tuple(others), placeholder=pages.SEARCH_HINT, key=f"menjadi-{turn}")
    if unit is None or not parts:
        return None
    return Wanted(changes=(_ends(unit, effective, *(others[name] for name in parts)),))


def _ends(unit: Unit, effective: date, *successors: str) -> UnitChange:
    return UnitChange(unit_id=unit.id, kind=ChangeKind.TUTUP, effective=effective, successors=successors)


def log(visit: Visit, rows: Sequence[ChangeRow]) -> None:
    """Every change that was entered, the newest first."""
    if not rows:
        show.lead(text.LOG_EMPTY)
        return
    units = {unit.id: unit for unit in visit.registry.units}
    lines = [
        (
            day(row.change.effective),
            units[row.change.unit_id].name if row.change.unit_id in units else row.change.unit_id,
            told(row, units),
            row.reason,
            day(row.created_at.astimezone().date()),
        )
        for row in rows
    ]
    if len(lines) > show.READ_AT_ONCE:
        frame = pd.DataFrame(lines, columns=list(text.LOG_COLUMNS))
        show.listing(frame)
    else:
        show.table(text.LOG_COLUMNS, lines, least=_LOG_WIDTH)


def told(row: ChangeRow, units: Mapping[str, Unit]) -> str:
    """A change in words, and why it no longer holds."""
    change = row.change
    words = text.CHANGES[change.kind]
    if change.kind is ChangeKind.TUTUP:
        words = f"{words}, {successors(change, units)}"
    elif change.kind is ChangeKind.UBAH:
        words = "; ".join(
            text.FIELD_NOW.format(field=label, value=value)
            for field, label in text.FIELDS.items()
            if (value := _said(change, field, units)) is not None
        )
    return words if row.withdrawn is None else text.WITHDRAWN_MARK.format(change=words, reason=row.withdrawn)


def _said(change: UnitChange, field: str, units: Mapping[str, Unit]) -> str | None:
    """What a change sets a field to; None where it leaves it."""
    match field:
        case "unit_kind":
            return None if change.unit_kind is None else pages.KINDS[change.unit_kind]
        case "parent":
            parent = change.parent
            return None if parent is None else units[parent].name if parent in units else text.NO_PARENT
        case "aliases":
            return None if change.aliases is None else ", ".join(change.aliases)
        case _:
            found: str | None = getattr(change, field)
            return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Which change is to be withdrawn, why, and whether all that were kept with it are."""

    change_id: int
    reason: str
    together: bool


def withdrawal(visit: Visit, rows: Sequence[ChangeRow]) -> Withdrawal | None:
    """The form that withdraws a change; what was asked for, once it was."""
    units = {unit.id: unit for unit in visit.registry.units}
    standing = {
        text.WITHDRAW_ROW.format(
            number=row.id,
            day=day(row.change.effective),
            unit=units[row.change.unit_id].name,
            change=told(row, units),
        ): row.id
        for row in rows
        if row.withdrawn is None and row.change.unit_id in units
    }
    if not standing:
        return None
    key = show.among("batal-perubahan", standing.values())
    with st.expander(text.WITHDRAW_HEAD), st.form(key, border=False):
        chosen = st.selectbox(text.WITHDRAW_WHICH, tuple(standing))
        together = st.checkbox(text.WITHDRAW_TOGETHER)
        reason = st.text_input(text.WITHDRAW_REASON, max_chars=300)
        if not st.form_submit_button(text.WITHDRAW_DO):
            return None
        return Withdrawal(change_id=standing[chosen], reason=reason, together=together)
