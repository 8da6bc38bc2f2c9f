"""Whose answers a person may fill in: the rows of a template."""

from __future__ import annotations

from compliance.model import Registry, Unit
from compliance.storage import registry as store
from compliance.workflows.guard import Caller, looking
from compliance.workflows.handing_in import own_units


def units_to_fill(caller: Caller, period_id: int) -> tuple[Registry, tuple[Unit, ...]]:
    """The registry of a period and, in its order, the units for which the person may hand in; refused
    where there are none."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = own_units(look, period)
        registry = store.read_registry(look.connection, period.assessment_date)
        units = (unit for unit in registry.units if unit.active)
        return registry, tuple(unit for unit in units if own is None or unit.id in own)
