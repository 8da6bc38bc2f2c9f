"""Change the registry of units: new, renamed, moved, merged, split, closed, each from a day on.

Nothing is overwritten: a change is a row with its day, so that every period keeps the units of its
own day. First comes a proposal, which changes nothing; it is kept only as it was seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from compliance.accounts.events import Event, Fact
from compliance.analysis.unit_difference import difference
from compliance.analysis.unit_identity import unused_id
from compliance.analysis.unit_lists import Remark, UnitList, read_unit_list
from compliance.analysis.units import (
    Misfit,
    Trouble,
    closing,
    first_trouble,
    heir_trouble,
    structure_trouble,
)
from compliance.model import Action, Registry, Unit, UnitChange
from compliance.problems import DefinitionError
from compliance.reading.plain_rows import ROWS
from compliance.storage import registry as store
from compliance.storage import revisions
from compliance.storage.revisions import ChangeRow, units_on
from compliance.text import units as words
from compliance.text.problems import sentence
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking, today
from compliance.workflows.readers import ONE_READER, OpenReaders

__all__ = [
    "ChangeRow",
    "ListLook",
    "Proposal",
    "apply",
    "changes",
    "kept_with",
    "new_id",
    "propose",
    "propose_list",
    "read_list",
    "withdraw",
]


_OF_UNIT = {"unit_kind": "kind"}  # what is called otherwise in a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Changes that would be made together. `before`, `after`: the registry of their day without and
    with them; `version`: of the registry; `rows`: by unit id, where it stands in a list."""

    changes: tuple[UnitChange, ...]
    began: tuple[Unit, ...]
    before: Registry
    after: Registry
    version: int
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLook:
    """What a list of units says. `proposal` None: there are `problems`, or it changes nothing.

    `doubts`: what may not have been meant; `notes`: what of it is left aside; `unmentioned`: units that
    it left out and that stay.
    """

    proposal: Proposal | None
    problems: tuple[Remark, ...]
    doubts: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    unmentioned: tuple[Unit, ...]


def changes(caller: Caller) -> tuple[ChangeRow, ...]:
    """Everything that was entered, the newest first."""
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        return revisions.all_changes(look.connection)


def present(caller: Caller) -> Registry:
    """The units as they are today."""
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        return store.read_registry(look.connection, today())


def read_list(caller: Caller, file: str, data: bytes, open_pool: OpenReaders = ONE_READER) -> UnitList:
    """The rows of a list of units in any kind of spreadsheet, opened in a process of its own.

    A file that cannot be read raises DefinitionError.
    """
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
    with open_pool() as pool:
        (found,) = pool.ask_many(ROWS, [(file, data)])
    if found.error is not None:
        place = found.error.place
        cell = f"{place.sheet}!{place.cell}: " if place.cell else ""
        raise DefinitionError(f"{cell}{sentence(found.error)}")
    return read_unit_list(found.sheets)


def propose_list(
    caller: Caller, listed: UnitList, *, effective: date, close_unmentioned: bool = False
) -> ListLook:
    """What a list of units would change from a day on; nothing is kept."""
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        present = store.read_registry(look.connection, effective)
        found = difference(present, listed, effective, _former(look, max(effective, today())))
        ended = closing(found.unmentioned, effective) if close_unmentioned else ()
        wanted = (*found.changes, *ended)
        possible = bool(wanted) and not found.problems
        return ListLook(
            proposal=_proposal(look, wanted, found.began, found.rows) if possible else None,
            problems=found.problems,
            doubts=found.doubts,
            notes=found.notes,
            unmentioned=() if close_unmentioned else found.unmentioned,
        )


def propose(caller: Caller, wanted: Sequence[UnitChange], began: Sequence[Unit] = ()) -> Proposal:
    """What these changes of one day would do; nothing is kept. `began`: the units they begin."""
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        return _proposal(look, wanted, began)


def new_id(registry: Registry, name: str) -> str:
    """An id for a new unit of this name that no other unit has."""
    return unused_id(name, (unit.id for unit in registry.units))


def apply(caller: Caller, proposal: Proposal, *, reason: str, now: datetime) -> int:
    """Keep a proposal, all of it or nothing; returns how many changes. Refused without a reason, and
    where the registry has changed since it was made."""
    if not reason.strip():
        raise Refused(Refusal.STEP_REASON_MISSING)
    with acting(caller) as act:
        act.require(Action.CHANGE_UNITS)
        if store.read_installation(act.connection).registry_version != proposal.version:
            raise Refused(Refusal.UNITS_STALE)
        _proposal(act, proposal.changes, proposal.began)
        store.insert_units(act.connection, proposal.began)
        revisions.store_changes(
            act.connection, proposal.changes, reason=reason.strip(), account=act.person.account, now=now
        )
        store.note_change(act.connection, registry=True)
        for change in proposal.changes:
            _note(act, change, proposal.before)
        return len(proposal.changes)


def withdraw(caller: Caller, change_id: int, *, reason: str, now: datetime, together: bool = False) -> int:
    """Let a change hold no longer, as if it had not been entered; both stay on record. `together`: and
    all that were kept with it. Returns how many."""
    if not reason.strip():
        raise Refused(Refusal.STEP_REASON_MISSING)
    with acting(caller) as act:
        act.require(Action.CHANGE_UNITS)
        rows = {row.id: row for row in revisions.all_changes(act.connection) if row.withdrawn is None}
        row = rows.get(change_id)
        if row is None:
            raise Refused(Refusal.UNIT_CHANGE_UNKNOWN)
        gone = kept_with(row, rows.values()) if together else [row]
        revisions.withdraw_changes(
            act.connection,
            [one.id for one in gone],
            reason=reason.strip(),
            account=act.person.account,
            now=now,
        )
        _check_without(act, [one.change for one in gone])
        store.note_change(act.connection, registry=True)
        for one in gone:
            act.note(Event.UNIT_CHANGE_WITHDRAWN, f"unit {one.change.unit_id}", before={"change": one.id})
        return len(gone)


def kept_with(row: ChangeRow, rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Those of the changes that hold and were kept together with one, itself among them."""
    same = (row.created_at, row.account, row.reason)
    return [
        one for one in rows if one.withdrawn is None and (one.created_at, one.account, one.reason) == same
    ]


def _former(look: Look, until: date) -> dict[str, tuple[Unit, ...]]:
    """By unit id, those that ever changed: as they were before each change, and as they are today."""
    standing = revisions.standing_changes(look.connection)
    changed = {change.unit_id for change in standing}
    base = [unit for unit in store.read_registry(look.connection, date.min).units if unit.id in changed]
    days = {date.min, *(change.effective for change in standing if change.effective <= until)}
    found: dict[str, tuple[Unit, ...]] = {}
    for day in (*sorted(days), today()):
        for unit in units_on(base, standing, day):
            found[unit.id] = (*found.get(unit.id, ()), unit)
    return found


def _proposal(
    look: Look, wanted: Sequence[UnitChange], began: Sequence[Unit], rows: Mapping[str, int] | None = None
) -> Proposal:
    """The proposal, if it fits on its day and on every later day on which something changes."""
    if not wanted:
        raise Refused(Refusal.UNITS_UNCHANGED)
    rows = rows or {}
    day = wanted[0].effective
    first = store.read_registry(look.connection, date.min)
    new_ids = {unit.id for unit in began}
    for unit in first.units:
        if unit.id in new_ids:
            _fit(Trouble(misfit=Misfit.THERE, unit=unit), rows)
    base = (*first.units, *(replace(unit, active=False) for unit in began))
    standing = revisions.standing_changes(look.connection)
    layered = sorted((*standing, *wanted), key=lambda change: change.effective)
    before = replace(first, units=units_on(base, standing, day))
    after = replace(first, units=units_on(base, layered, day))
    _fit(first_trouble(before, after, wanted), rows)
    touched = {change.unit_id for change in wanted}
    for later in sorted({change.effective for change in standing if change.effective > day}):
        registry = replace(first, units=units_on(base, layered, later))
        _check_day(registry, standing, later, touched, rows)
    return Proposal(
        changes=tuple(wanted),
        began=tuple(began),
        before=before,
        after=after,
        version=store.read_installation(look.connection).registry_version,
        rows=rows,
    )


def _check_without(act: Act, gone: Sequence[UnitChange]) -> None:
    """Refuses where others rest on changes that were withdrawn."""
    standing = revisions.standing_changes(act.connection)
    units = {change.unit_id for change in gone}
    first = min(change.effective for change in gone)
    days = {change.effective for change in (*standing, *gone)}
    for day in sorted(day for day in days if day >= first):
        _check_day(store.read_registry(act.connection, day), standing, day, units)


def _check_day(
    registry: Registry,
    standing: Iterable[UnitChange],
    day: date,
    units: set[str],
    rows: Mapping[str, int] | None = None,
) -> None:
    """Refuses where one of these units does not fit into the registry of a day."""
    _fit(structure_trouble(registry, units), rows)
    heirs = (
        change for change in standing if change.effective == day and units.intersection(change.successors)
    )
    _fit(heir_trouble(registry, heirs), rows)


def _fit(trouble: Trouble | None, rows: Mapping[str, int] | None = None) -> None:
    if trouble is not None:
        message = words.MISFITS[trouble.misfit].format(unit=trouble.unit.name, other=trouble.other)
        row = (rows or {}).get(trouble.unit.id)
        message = message if row is None else words.AT_ROW.format(row=row, message=message)
        raise Refused(Refusal.UNITS_MISFIT, message=message)


def _note(act: Act, change: UnitChange, before: Registry) -> None:
    known = next((unit for unit in before.units if unit.id == change.unit_id), None)
    told: dict[str, Fact] = {"kind": change.kind.value, "effective": change.effective.isoformat()}
    told |= {"successors": list(change.successors)} if change.successors else {}
    fields = {"name": change.name, "short": change.short, "parent": change.parent}
    fields |= {"unit_kind": change.unit_kind}
    old: dict[str, Fact] = {}
    for name, value in fields.items():
        if value is not None:
            told[name] = str(value)
            old[name] = "" if known is None else str(getattr(known, _OF_UNIT.get(name, name)))
    act.note(Event.UNIT_CHANGED, f"unit {change.unit_id}", before=old, after=told)
