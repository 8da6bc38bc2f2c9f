"""Lists of services that are stored: which files there are, what stands, and withdrawing one.

What a file brought is never changed, so a withdrawal replays what the other files say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.analysis.service_lists import Layer, replay
from compliance.analysis.services import Completeness, UnitFigures, completeness, figures
from compliance.definitions.services import shipped_services
from compliance.model import Action, Unit
from compliance.model.services import Service
from compliance.reading.typed_json import from_json
from compliance.storage import registry as store
from compliance.storage import services as kept
from compliance.storage.registry import Period
from compliance.storage.services import ServiceUpload, StoredList
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking, visible_units
from compliance.workflows.past_files import Past, known_files, require_fetching, undo_reason
from compliance.workflows.recent import Recent
from compliance.workflows.units import known_unit

Standing = Mapping[str, Mapping[str, Service]]  # by unit id and the key of the service's name


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitServices:
    """The services of a unit, each with what it has of the standard of service."""

    period: Period
    unit: Unit
    services: tuple[Service, ...]
    completeness: tuple[Completeness, ...]
    figures: UnitFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The units a person may see that listed services. `silent`: how many of them listed none."""

    period: Period
    units: tuple[UnitFigures, ...]
    silent: int


_standing: Recent[tuple[sa.Engine, int, int], Standing] = Recent(8)


def standing_services(look: Look, period_id: int) -> Standing:
    """The services of every unit that stand in a period; the rights are the caller's to ask."""
    version = store.read_installation(look.connection).data_version
    return _standing.get(
        (look.caller.engine, version, period_id),
        lambda: replayed(kept.standing_lists(look.connection, period_id)),
    )


def replayed(lists: Iterable[StoredList]) -> dict[str, dict[str, Service]]:
    """What stands by unit, after all lists in their order."""
    layers: dict[str, list[Layer]] = defaultdict(list)
    for one in lists:
        services = from_json(one.services, tuple[Service, ...])
        layers[one.unit_id].append(Layer(services=services, whole=one.whole))
    return {unit_id: replay(some) for unit_id, some in layers.items()}


def services_of(caller: Caller, *, period_id: int, unit_id: str) -> UnitServices:
    """The services of one unit."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_GAPS, units=[unit_id], period=period)
        return _of_unit(look, period, unit_id)


def _of_unit(look: Look, period: Period, unit_id: str) -> UnitServices:
    registry = store.read_registry(look.connection, period.assessment_date)
    unit = known_unit(registry, unit_id)
    found = tuple(standing_services(look, period.id).get(unit_id, {}).values())
    definition = shipped_services()
    return UnitServices(
        period=period,
        unit=unit,
        services=found,
        completeness=tuple(completeness(service, definition) for service in found),
        figures=figures(unit, found, definition),
    )


def region(caller: Caller, *, period_id: int) -> Region:
    """The units of the whole regency for those who may see it, else only one's own."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        registry = store.read_registry(look.connection, period.assessment_date)
        seen = [unit for unit in registry.units if own is None or unit.id in own]
        standing = standing_services(look, period_id)
        definition = shipped_services()
        rows = tuple(
            figures(unit, tuple(standing[unit.id].values()), definition)
            for unit in seen
            if standing.get(unit.id)
        )
        active = {unit.id for unit in seen if unit.active}
        listed = {row.unit.id for row in rows}
        return Region(period=period, units=rows, silent=len(active - listed))


def files(caller: Caller, *, period_id: int) -> tuple[Past[ServiceUpload], ...]:
    """The files of services of a period that the person may know of, the newest first."""
    with looking(caller) as look:
        period = look.period(period_id)
        return known_files(look, period, kept.read_service_uploads(look.connection, period_id))


def original(caller: Caller, upload_id: int) -> tuple[str, bytes]:
    """A name and the bytes of what is kept of a file: a workbook of what was read."""
    with acting(caller) as act:
        upload = _upload(act, upload_id)
        period = act.period(upload.period_id)
        require_fetching(act, account=upload.account_id, units=upload.units, period=period)
        act.note(Event.ORIGINAL_DOWNLOADED, f"services {upload_id}")
        return f"{PurePath(upload.name).stem}.xlsx", kept.read_kept(act.connection, upload_id)


def withdraw(caller: Caller, upload_id: int, *, reason: str, now: datetime) -> None:
    """Let everything be as if a file had not come. A second call changes nothing."""
    with acting(caller) as act:
        upload = _upload(act, upload_id)
        period = act.period(upload.period_id)
        act.require(Action.UNDO_UPLOAD, units=upload.units, period=period)
        if not upload.live:
            return
        changeable(period)
        account = act.person.account
        kept.withdraw_services(
            act.connection, upload_id, reason=undo_reason(reason), account=account, now=now
        )
        store.note_change(act.connection)
        act.note(Event.SERVICES_WITHDRAWN, f"services {upload_id}", after={"units": len(upload.units)})


def _upload(act: Act, upload_id: int) -> ServiceUpload:
    found = kept.read_service_upload(act.connection, upload_id)
    if found is None:
        raise Refused(Refusal.UPLOAD_UNKNOWN)
    return found
