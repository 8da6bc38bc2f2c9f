"""Choose the registry of units, and read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.definitions.registry import read_registry as registry_from_csv
from compliance.definitions.registry import shipped_registry
from compliance.model import Action, ChangeKind, Registry, Unit
from compliance.storage import registry as store
from compliance.storage.engine import reading
from compliance.text.workflows import FIRST_PERIOD, Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, acting, today

FIRST_ASSESSMENT = timedelta(days=120)  # a proposal to be changed: offices prepare for some months


class RegistrySource(StrEnum):
    """Where the units come from. BERKAS: from the workbooks themselves."""

    BOJONEGORO = "bojonegoro"
    CSV = "csv"
    BERKAS = "berkas"
    CONTOH = "contoh"


def registry_source(engine: sa.Engine) -> RegistrySource | None:
    """Which registry was chosen, or None."""
    with reading(engine) as connection:
        source = store.read_installation(connection).source
    return None if source is None else RegistrySource(source)


def choose_registry(
    caller: Caller, source: RegistrySource, *, csv: bytes | None = None, now: datetime
) -> None:
    """Choose the units and make the first period. Refused when units were chosen before.

    A faulty CSV raises DefinitionError naming row and column, and chooses nothing.
    """
    chosen = _registry_of(source, csv)
    with acting(caller) as act:
        act.require(Action.MANAGE_UNITS)
        connection = act.connection
        if store.read_installation(connection).source is not None:
            raise Refused(Refusal.REGISTRY_EXISTS)
        store.store_registry(connection, source.value, chosen)
        name = FIRST_PERIOD.format(year=(now + FIRST_ASSESSMENT).year)
        store.insert_period(connection, name, (now + FIRST_ASSESSMENT).date(), now)
        store.note_change(connection, registry=True)
        act.note(Event.REGISTRY_CHOSEN, source.value, after={"units": len(chosen.units)})


def add_found(caller: Caller, found: Sequence[Unit]) -> int:
    """Add to an open registry the units that a reading found and it does not have; returns how many."""
    with acting(caller) as act:
        act.require(Action.CHANGE_UNITS)
        present = store.read_registry(act.connection, date.max)
        known = {unit.id for unit in present.units}
        new = [unit for unit in {unit.id: unit for unit in found}.values() if unit.id not in known]
        if new and not present.open:
            raise Refused(Refusal.UNIT_UNKNOWN, unit=new[0].name)
        if not new:
            return 0
        store.add_units(act.connection, new, None)
        store.note_change(act.connection, registry=True)
        for unit in new:
            after = {"kind": ChangeKind.BARU.value, "name": unit.name, "unit_kind": unit.kind.value}
            act.note(Event.UNIT_CHANGED, f"unit {unit.id}", after=after)
        return len(new)


def _registry_of(source: RegistrySource, csv: bytes | None) -> Registry:
    match source:
        case RegistrySource.BERKAS:
            return Registry(open=True)
        case RegistrySource.CSV:
            if not csv:
                raise Refused(Refusal.REGISTRY_FILE_MISSING)
            return registry_from_csv(csv, name="CSV")
        case RegistrySource.BOJONEGORO | RegistrySource.CONTOH:
            return shipped_registry(source.value)


def known_unit(found: Registry, unit_id: str) -> Unit:
    """The unit of that id; refused where the registry has none such."""
    unit = next((unit for unit in found.units if unit.id == unit_id), None)
    if unit is None:
        raise Refused(Refusal.UNIT_UNKNOWN, unit=unit_id)
    return unit


def registry(engine: sa.Engine, on: date | None = None) -> Registry:
    """The units of this installation as they are on a day, None: today."""
    with reading(engine) as connection:
        if store.read_installation(connection).source is None:
            raise Refused(Refusal.NOT_SET_UP)
        return store.read_registry(connection, on or today())
