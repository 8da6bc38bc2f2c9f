"""Change the registry of units: new, renamed, moved, merged, split, closed, each from a day on.

Nothing is overwritten: a change is a row with its day, so that every period keeps the units of its
own day. First comes a proposal, which changes nothing; it is kept only as it was seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from compliance.accounts.events import Event, Fact
from compliance.analysis.units import Misfit, Trouble, closing, difference, first_trouble, structure_trouble
from compliance.definitions.registry import read_registry as registry_from_csv
from compliance.definitions.registry import slug
from compliance.model import Action, Registry, Unit, UnitChange
from compliance.storage import registry as store
from compliance.storage import revisions
from compliance.storage.revisions import ChangeRow, units_on
from compliance.text import units as words
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking, today

__all__ = ["ChangeRow", "Proposal", "apply", "changes", "new_id", "propose", "propose_csv", "withdraw"]


_OF_UNIT = {"unit_kind": "kind"}  # what is called otherwise in a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Changes that would be made together. `before`, `after`: the registry of their day without and
    with them; `unmentioned`: units that a list left out and that stay; `version`: of the registry."""

    changes: tuple[UnitChange, ...]
    began: tuple[Unit, ...]
    before: Registry
    after: Registry
    version: int
    unmentioned: tuple[Unit, ...] = ()


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


def propose_csv(caller: Caller, data: bytes, *, effective: date, close_unmentioned: bool = False) -> Proposal:
    """What a list of units would change from a day on; nothing is kept.

    A faulty list raises DefinitionError naming row and column.
    """
    listed = registry_from_csv(data, name=words.LIST_NAME)
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        present = store.read_registry(look.connection, effective)
        found = difference(present, listed, effective)
        ended = closing(found.unmentioned, effective) if close_unmentioned else ()
        made = _proposal(look, (*found.changes, *ended), found.began)
        return made if close_unmentioned else replace(made, unmentioned=found.unmentioned)


def propose(caller: Caller, wanted: Sequence[UnitChange], began: Sequence[Unit] = ()) -> Proposal:
    """What these changes of one day would do; nothing is kept. `began`: the units they begin."""
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        return _proposal(look, wanted, began)


def new_id(registry: Registry, name: str) -> str:
    """An id for a new unit of this name that no other unit has."""
    taken = {unit.id for unit in registry.units}
    base = slug(name)
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(id for id in numbered if id not in taken)


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


def withdraw(caller: Caller, change_id: int, *, reason: str, now: datetime) -> None:
    """Let a change hold no longer, as if it had not been entered; both stay on record."""
    if not reason.strip():
        raise Refused(Refusal.STEP_REASON_MISSING)
    with acting(caller) as act:
        act.require(Action.CHANGE_UNITS)
        rows = {row.id: row for row in revisions.all_changes(act.connection)}
        row = rows.get(change_id)
        if row is None or row.withdrawn is not None:
            raise Refused(Refusal.UNIT_CHANGE_UNKNOWN)
        revisions.withdraw_change(
            act.connection, change_id, reason=reason.strip(), account=act.person.account, now=now
        )
        _check_without(act, row.change)
        store.note_change(act.connection, registry=True)
        act.note(Event.UNIT_CHANGE_WITHDRAWN, f"unit {row.change.unit_id}", before={"change": change_id})


def _proposal(look: Look, wanted: Sequence[UnitChange], began: Sequence[Unit]) -> Proposal:
    """The proposal, if it fits on its day and on every later day on which something changes."""
    if not wanted:
        raise Refused(Refusal.UNITS_UNCHANGED)
    day = wanted[0].effective
    first = store.read_registry(look.connection, date.min)
    for unit in first.units:
        if unit.id in {new.id for new in began}:
            _fit(Trouble(misfit=Misfit.THERE, unit=unit))
    base = (*first.units, *(replace(unit, active=False) for unit in began))
    standing = revisions.standing_changes(look.connection)
    layered = sorted((*standing, *wanted), key=lambda change: change.effective)
    before = replace(first, units=units_on(base, standing, day))
    after = replace(first, units=units_on(base, layered, day))
    _fit(first_trouble(before, after, wanted))
    touched = {change.unit_id for change in wanted}
    for later in {change.effective for change in standing if change.effective > day}:
        _fit(structure_trouble(replace(first, units=units_on(base, layered, later)), touched))
    return Proposal(
        changes=tuple(wanted),
        began=tuple(began),
        before=before,
        after=after,
        version=store.read_installation(look.connection).registry_version,
    )


def _check_without(act: Act, change: UnitChange) -> None:
    """Refuses where others rest on a change that was withdrawn."""
    days = {one.effective for one in revisions.standing_changes(act.connection)} | {change.effective}
    for day in sorted(day for day in days if day >= change.effective):
        _fit(structure_trouble(store.read_registry(act.connection, day), {change.unit_id}))


def _fit(trouble: Trouble | None) -> None:
    if trouble is not None:
        message = words.MISFITS[trouble.misfit].format(unit=trouble.unit.name, other=trouble.other)
        raise Refused(Refusal.UNITS_MISFIT, message=message)


def _note(act: Act, change: UnitChange, before: Registry) -> None:
    known = next((unit for unit in before.units if unit.id == change.unit_id), None)
    told: dict[str, Fact] = {"kind": change.kind.value, "effective": change.effective.isoformat()}
    told |= {"successors": list(change.successors)} if change.successors else {}
    fields = {"name": change.name, "short": change.short, "parent": change.parent}
    fields |= {"unit_kind": change.unit_kind}
    old: dict[str, Fact] = {}
    for field, value in fields.items():
        if value is not None:
            told[field] = str(value)
            old[field] = "" if known is None else str(getattr(known, _OF_UNIT.get(field, field)))
    act.note(Event.UNIT_CHANGED, f"unit {change.unit_id}", before=old, after=told)
