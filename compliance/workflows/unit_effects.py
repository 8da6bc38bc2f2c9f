"""What else follows from changes of the registry: for periods, for accounts, beside later changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.model import Action, ChangeKind, Registry, Unit, UnitChange
from compliance.storage import registry as store
from compliance.storage.people import held_units, with_below
from compliance.storage.revisions import standing_changes
from compliance.workflows.deadlines import FROZEN
from compliance.workflows.guard import Caller, looking
from compliance.workflows.unit_changes import Proposal

_FIELDS = ("name", "short", "unit_kind", "parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """How many accounts of units are concerned, and by which units."""

    accounts: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What follows from a proposal.

    `counted`, `frozen`: the names of the periods whose day is not before it, and of those among them
    whose figures do not change any more. `ended`: accounts that hold a unit that ends; `lost`,
    `gained`: accounts that no longer see, or now see, units that move; `later`: units of which a
    change that is entered already says otherwise from a later day on.
    """

    counted: tuple[str, ...]
    frozen: tuple[str, ...]
    ended: Accounts
    lost: Accounts
    gained: Accounts
    later: tuple[tuple[Unit, date], ...]


def effects(caller: Caller, proposal: Proposal) -> Effects:
    """What follows from a proposal, as far as it is known beforehand."""
    day = proposal.changes[0].effective
    with looking(caller) as look:
        look.require(Action.CHANGE_UNITS)
        periods = [one for one in store.read_periods(look.connection) if one.assessment_date >= day]
        held = held_units(look.connection)
        standing = standing_changes(look.connection)
    units = {unit.id: unit for unit in proposal.after.units}
    was, now = (_seen(held, registry) for registry in (proposal.before, proposal.after))
    ended = {change.unit_id for change in proposal.changes if change.kind is ChangeKind.TUTUP}
    return Effects(
        counted=tuple(one.name for one in periods if one.state not in FROZEN),
        frozen=tuple(one.name for one in periods if one.state in FROZEN),
        ended=_concerned({account: own & ended for account, own in held.items()}, units),
        lost=_concerned({account: was[account] - now[account] for account in held}, units),
        gained=_concerned({account: now[account] - was[account] for account in held}, units),
        later=tuple(_later(proposal.changes, standing, units)),
    )


def _seen(held: Mapping[int, frozenset[str]], registry: Registry) -> dict[int, frozenset[str]]:
    parents = [(unit.id, unit.parent) for unit in registry.units if unit.parent]
    return {account: with_below(own, parents) for account, own in held.items()}


def _concerned(found: Mapping[int, frozenset[str]], units: Mapping[str, Unit]) -> Accounts:
    named = frozenset().union(*found.values())
    return Accounts(
        accounts=sum(map(bool, found.values())),
        units=tuple(unit for unit in units.values() if unit.id in named),
    )


def _later(
    changes: Iterable[UnitChange], standing: Iterable[UnitChange], units: Mapping[str, Unit]
) -> Iterable[tuple[Unit, date]]:
    """The units with the first day on which another change takes over what one of these says."""
    said = {(one.unit_id, field) for one in changes for field in _FIELDS if getattr(one, field) is not None}
    day = max(one.effective for one in changes)
    found: dict[str, date] = {}
    for one in standing:
        over = any((one.unit_id, field) in said and getattr(one, field) is not None for field in _FIELDS)
        if one.effective > day and over:
            found.setdefault(one.unit_id, one.effective)
    return ((units[unit_id], when) for unit_id, when in found.items())
