"""Changes of the registry: whether they fit together, and who took whose place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.definitions.registry import slug
from compliance.model import ChangeKind, Registry, Unit, UnitChange, UnitKind

LONGEST_NAME = 200


class Misfit(StrEnum):
    """Why changes do not fit; each has one sentence in `text.units`."""

    NAME = "nama"
    TWINS = "kembar"
    PARENT = "induk"
    CIRCLE = "lingkaran"
    ORPHANS = "bawahan"
    SUCCESSOR = "pengganti"
    ENDS = "sudah_ditutup"
    NOT_THERE = "tidak_ada"
    THERE = "sudah_ada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """The first thing that does not fit: about which unit, and another one or a word about it."""

    misfit: Misfit
    unit: Unit
    other: str = ""


def closing(units: Iterable[Unit], effective: date) -> tuple[UnitChange, ...]:
    """The changes that end these units."""
    return tuple(UnitChange(unit_id=unit.id, kind=ChangeKind.TUTUP, effective=effective) for unit in units)


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
    found = _Structure(registry)
    troubles = (found.trouble(found.now[unit_id]) for unit_id in unit_ids if unit_id in found.now)
    return next((trouble for trouble in troubles if trouble is not None), None)


def _of_change(change: UnitChange, was: Mapping[str, Unit], now: Mapping[str, Unit]) -> Trouble | None:
    unit = now[change.unit_id]
    present = was.get(change.unit_id)
    there = present is not None and present.active
    if change.kind is ChangeKind.BARU and there:
        return Trouble(misfit=Misfit.THERE, unit=unit)
    if change.kind is ChangeKind.TUTUP:
        if present is None or not there:
            return Trouble(misfit=Misfit.NOT_THERE, unit=unit)
        if present.closed is not None and present.closed > change.effective:
            return Trouble(misfit=Misfit.ENDS, unit=unit)
    return _of_heirs(change, now)


def heir_trouble(registry: Registry, changes: Iterable[UnitChange]) -> Trouble | None:
    """The first of these changes that names who takes a unit's place, and that one is not there;
    `registry`: of their day."""
    now = {unit.id: unit for unit in registry.units}
    troubles = (_of_heirs(change, now) for change in changes if change.unit_id in now)
    return next((trouble for trouble in troubles if trouble is not None), None)


def _of_heirs(change: UnitChange, now: Mapping[str, Unit]) -> Trouble | None:
    for heir in change.successors:
        if heir == change.unit_id or heir not in now or not now[heir].active:
            name = now[heir].name if heir in now else heir
            return Trouble(misfit=Misfit.SUCCESSOR, unit=now[change.unit_id], other=name)
    return None


class _Structure:
    """The units of one day by what each of them must fit to."""

    def __init__(self, registry: Registry) -> None:
        self.now = {unit.id: unit for unit in registry.units}
        self._named: dict[tuple[str, UnitKind, str], list[str]] = {}
        self._below: dict[str, Unit] = {}  # one active unit below each
        for unit in registry.units:
            if unit.active:
                self._named.setdefault(_names(unit), []).append(unit.id)
                self._below.setdefault(unit.parent, unit)

    def trouble(self, unit: Unit) -> Trouble | None:
        """The first thing about a unit that does not fit."""
        if not slug(unit.name) or len(unit.name) > LONGEST_NAME:
            return Trouble(misfit=Misfit.NAME, unit=unit, other=unit.name[:40])
        if not unit.active:
            below = self._below.get(unit.id)
            return Trouble(misfit=Misfit.ORPHANS, unit=unit, other=below.name) if below else None
        if unit.parent and (unit.parent not in self.now or not self.now[unit.parent].active):
            return Trouble(misfit=Misfit.PARENT, unit=unit, other=self._called(unit.parent))
        return self._circle(unit) or self._twin(unit)

    def _circle(self, unit: Unit) -> Trouble | None:
        seen = {unit.id}
        above = unit.parent
        while above in self.now:
            if above in seen:
                return Trouble(misfit=Misfit.CIRCLE, unit=unit, other=self.now[unit.parent].name)
            seen.add(above)
            above = self.now[above].parent
        return None

    def _twin(self, unit: Unit) -> Trouble | None:
        """Two units that nobody could tell apart: the same name, kind and parent."""
        other = next((id for id in self._named[_names(unit)] if id != unit.id), None)
        return None if other is None else Trouble(misfit=Misfit.TWINS, unit=unit, other=other)

    def _called(self, unit_id: str) -> str:
        return self.now[unit_id].name if unit_id in self.now else unit_id


def _names(unit: Unit) -> tuple[str, UnitKind, str]:
    return unit.name.casefold(), unit.kind, unit.parent
