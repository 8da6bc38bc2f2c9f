"""The reading of a file of services as JSON and back, exactly; and a list of services as it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from compliance.model import Status
from compliance.model.services import COMPONENTS, Service, ServiceField
from compliance.reading.jobs import Job, unread_as
from compliance.reading.services.result import FoundService, ServicesReading
from compliance.reading.wire_found import (
    ask_in,
    ask_out,
    columns_in,
    columns_out,
    place_in,
    place_out,
    problem_in,
    problem_out,
)
from compliance.reading.wire_units import dumped, loaded, unit_in, unit_out


def services_to_parts(reading: ServicesReading) -> list[bytes]:
    """The reading as compact JSON."""
    return [
        dumped(
            {
                "file": reading.file,
                "sha256": reading.sha256,
                "error": problem_out(reading.error) if reading.error else None,
                "units": [unit_out(unit) for unit in reading.units],
                "services": [
                    [service_out(one.service), one.unit, *place_out(one.place)] for one in reading.services
                ],
                "asked": [ask_out(ask) for ask in reading.asked],
                "problems": [problem_out(problem) for problem in reading.problems],
                "columns": columns_out(reading.columns),
            }
        )
    ]


def services_from_parts(parts: Sequence[bytes]) -> ServicesReading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    told = loaded(parts[0])
    units = tuple(unit_in(*unit) for unit in told["units"])
    known = {"", *(unit.id for unit in units)}
    services = tuple(
        FoundService(service=service_in(*service), unit=str(unit), place=place_in(sheet, cell))
        for service, unit, sheet, cell in told["services"]
    )
    if not {one.unit for one in services} <= known:
        raise ValueError("a service of an unknown unit")
    return ServicesReading(
        file=str(told["file"]),
        sha256=str(told["sha256"]),
        error=problem_in(told["error"]) if told["error"] else None,
        units=units,
        services=services,
        asked=tuple(map(ask_in, told["asked"])),
        problems=tuple(map(problem_in, told["problems"])),
        columns=columns_in(told["columns"]),
    )


SERVICES = Job(
    name="services",
    decode=lambda parts, _name, _data: services_from_parts(parts),
    refused=unread_as(ServicesReading),
)


# -- a service


def services_to_bytes(services: Iterable[Service]) -> bytes:
    """A list of services as compact JSON."""
    return dumped([service_out(service) for service in services])


def services_from_bytes(data: bytes) -> tuple[Service, ...]:
    """The services again. Raises ValueError, LookupError or TypeError on anything else."""
    return tuple(service_in(*service) for service in loaded(data))


def service_out(service: Service) -> list[Any]:
    """Name, statuses, texts, days (ISO), number of components, as plain values."""
    return [
        service.name,
        {one.value: status.value for one, status in service.said.items()},
        {one.value: text for one, text in service.texts.items()},
        {one.value: day.isoformat() for one, day in service.dates.items()},
        service.counted,
    ]


def service_in(
    name: str,
    said: Mapping[str, str],
    texts: Mapping[str, str],
    dates: Mapping[str, str],
    counted: int | None,
) -> Service:
    """The service again. Raises ValueError, LookupError or TypeError on anything else."""
    if counted is not None and not (isinstance(counted, int) and 0 <= counted <= len(COMPONENTS)):
        raise ValueError("no number of components")
    return Service(
        name=str(name),
        said={ServiceField(one): Status(status) for one, status in said.items()},
        texts={ServiceField(one): str(text) for one, text in texts.items()},
        dates={ServiceField(one): date.fromisoformat(day) for one, day in dates.items()},
        counted=counted,
    )
