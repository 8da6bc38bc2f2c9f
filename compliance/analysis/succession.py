"""Which units took whose place between two days."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.model import Registry, Unit


def predecessors(before: Registry, now: Registry) -> Mapping[str, tuple[Unit, ...]]:
    """By unit id: those whose place it took, of the units that were there then and have ended since.

    Directly, or through others that came and went between; in the order of the earlier registry.
    """
    present = {unit.id: unit for unit in now.units}
    found: dict[str, list[Unit]] = {}
    for unit in before.units:
        if unit.active and unit.id in present and not present[unit.id].active:
            for heir in _heirs(present[unit.id], present):
                found.setdefault(heir.id, []).append(unit)
    return {id: tuple(units) for id, units in found.items()}


def _heirs(ended: Unit, present: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """The units that are there in the place of one that has ended."""
    waiting, seen = [*ended.successors], dict[str, None]()
    while waiting:
        id = waiting.pop(0)
        if id in seen or id not in present:
            continue
        seen[id] = None
        if not present[id].active:
            waiting += present[id].successors
    return tuple(present[id] for id in seen if present[id].active)
