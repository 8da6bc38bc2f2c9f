"""Changes of the registry: what a list of units would change, and whether changes fit together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.definitions.registry import slug
from compliance.model import ChangeKind, Registry, Unit, UnitChange

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a list of units would change. `began`: the units it brings; `unmentioned`: those that are
    there and not in it."""

    changes: tuple[UnitChange, ...]
    began: tuple[Unit, ...]
    unmentioned: tuple[Unit, ...]


class Misfit(StrEnum):
    """Why changes do not fit; each has one sentence in `text.units`."""

    NAME = "nama"
    TWINS = "kembar"
    PARENT = "induk"
    CIRCLE = "lingkaran"
    ORPHANS = "bawahan"
    SUCCESSOR = "pengganti"
    NOT_THERE = "tidak_ada"
    THERE = "sudah_ada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """The first thing that does not fit: about which unit, and another one or a word about it."""

    misfit: Misfit
    unit: Unit
    other: str = ""


def difference(present: Registry, listed: Registry, effective: date) -> Difference:
    """What makes the present units those of a list, from a day on.

    A unit is the same by its id; where a list gives none of ours, by its kind and one of its names.
    What the list does not mention stays as it is.
    """
    found = _identified(present, listed)
    by_id = {unit.id: unit for unit in present.units}
    ids = {unit.id: ours for unit, ours in found}
    changes: list[UnitChange] = []
    began: list[Unit] = []
    for unit, ours in found:
        parent = ids.get(unit.parent, unit.parent)
        known = by_id.get(ours)
        if known is None:
            began.append(unit)
            changes += [UnitChange(unit_id=unit.id, kind=ChangeKind.BARU, effective=effective)]
            changes += [_placed(unit.id, parent, effective)] if parent != unit.parent else []
        else:
            changes += _changed(known, unit, parent, effective)
    mentioned = set(ids.values())
    left = tuple(unit for unit in present.units if unit.active and unit.id not in mentioned)
    return Difference(changes=tuple(changes), began=tuple(began), unmentioned=left)


def closing(units: Iterable[Unit], effective: date) -> tuple[UnitChange, ...]:
    """The changes that end these units."""
    return tuple(UnitChange(unit_id=unit.id, kind=ChangeKind.TUTUP, effective=effective) for unit in units)


def _placed(unit_id: str, parent: str, effective: date) -> UnitChange:
    return UnitChange(unit_id=unit_id, kind=ChangeKind.UBAH, effective=effective, parent=parent)


def _identified(present: Registry, listed: Registry) -> list[tuple[Unit, str]]:
    """Each listed unit with the id under which it is known, its own where it is new."""
    ids = {unit.id for unit in present.units}
    names: dict[tuple[str, str], set[str]] = {}
    for unit in present.units:
        for name in (unit.name, *unit.aliases):
            names.setdefault((unit.kind, name.casefold()), set()).add(unit.id)
    found = []
    for unit in listed.units:
        same = names.get((unit.kind, unit.name.casefold()), set())
        known = unit.id if unit.id in ids or len(same) != 1 else next(iter(same))
        found.append((unit, known))
    return found


def _changed(known: Unit, listed: Unit, parent: str, effective: date) -> Iterator[UnitChange]:
    if known.active and not listed.active:
        yield UnitChange(unit_id=known.id, kind=ChangeKind.TUTUP, effective=effective)
        return
    if listed.active and not known.active:
        yield UnitChange(unit_id=known.id, kind=ChangeKind.BARU, effective=effective)
    more = set(listed.aliases) - set(known.aliases) - {known.name}
    change = UnitChange(
        unit_id=known.id,
        kind=ChangeKind.UBAH,
        effective=effective,
        name=listed.name if listed.name != known.name else None,
        short=listed.short if listed.short != known.short else None,
        unit_kind=listed.kind if listed.kind is not known.kind else None,
        parent=parent if parent != known.parent else None,
        aliases=tuple(dict.fromkeys((*known.aliases, *listed.aliases))) if more else None,
    )
    if change != UnitChange(unit_id=known.id, kind=ChangeKind.UBAH, effective=effective):
        yield change


def first_trouble(before: Registry, after: Registry, changes: Sequence[UnitChange]) -> Trouble | None:
    """The first thing wrong with changes that made `after` of `before`; None where all fits.

    Both are the registry of one day: the day from which the changes hold.
    """
    was = {unit.id: unit for unit in before.units}
    now = {unit.id: unit for unit in after.units}
    found = (_of_change(change, was, now) for change in changes)
    first = next((trouble for trouble in found if trouble is not None), None)
    return first or structure_trouble(after, {change.unit_id for change in changes})


def structure_trouble(registry: Registry, unit_ids: Collection[str]) -> Trouble | None:
    """The first thing about these units that does not fit into their registry; None where all fits."""
    now = {unit.id: unit for unit in registry.units}
    touched = [now[unit_id] for unit_id in unit_ids]
    troubles = (
        trouble
        for unit in touched
        for trouble in (_of_unit(unit, now), _of_twins(unit, registry), _of_orphans(unit, registry))
    )
    return next((trouble for trouble in troubles if trouble is not None), None)


def _of_change(change: UnitChange, was: Mapping[str, Unit], now: Mapping[str, Unit]) -> Trouble | None:
    unit = now[change.unit_id]
    present = was.get(change.unit_id)
    there = present is not None and present.active
    if change.kind is ChangeKind.BARU and there:
        return Trouble(misfit=Misfit.THERE, unit=unit)
    if change.kind is ChangeKind.TUTUP:
        if not there:
            return Trouble(misfit=Misfit.NOT_THERE, unit=unit)
        for heir in change.successors:
            if heir == unit.id or heir not in now or not now[heir].active:
                return Trouble(misfit=Misfit.SUCCESSOR, unit=unit, other=heir)
    return None


def _of_unit(unit: Unit, now: Mapping[str, Unit]) -> Trouble | None:
    if not slug(unit.name) or len(unit.name) > LONGEST_NAME:
        return Trouble(misfit=Misfit.NAME, unit=unit, other=unit.name[:40])
    if unit.active and unit.parent and (unit.parent not in now or not now[unit.parent].active):
        return Trouble(misfit=Misfit.PARENT, unit=unit, other=unit.parent)
    seen = {unit.id}
    above = unit.parent
    while above in now:
        if above in seen:
            return Trouble(misfit=Misfit.CIRCLE, unit=unit, other=now[unit.parent].name)
        seen.add(above)
        above = now[above].parent
    return None


def _of_twins(unit: Unit, after: Registry) -> Trouble | None:
    """Two units that nobody could tell apart: the same name, kind and parent."""
    if not unit.active:
        return None
    for other in after.units:
        same = other.name.casefold() == unit.name.casefold() and other.kind is unit.kind
        if other.active and other.id != unit.id and same and other.parent == unit.parent:
            return Trouble(misfit=Misfit.TWINS, unit=unit, other=other.id)
    return None


def _of_orphans(unit: Unit, after: Registry) -> Trouble | None:
    if unit.active:
        return None
    below = [other.name for other in after.units if other.parent == unit.id and other.active]
    return Trouble(misfit=Misfit.ORPHANS, unit=unit, other=below[0]) if below else None


def predecessors(registry: Registry) -> Mapping[str, tuple[Unit, ...]]:
    """By the id of each unit that took the place of others: those."""
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in registry.units:
        for heir in unit.successors:
            found[heir] = (*found.get(heir, ()), unit)
    return found
