"""The reading of a file of services as JSON and back, exactly; and a list of services as it is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from compliance.model import Place, Status
from compliance.model.services import COMPONENTS, Service, ServiceField
from compliance.problems import Problem, ProblemCode
from compliance.reading.jobs import Job
from compliance.reading.result import Ask, Candidate, MatchedColumn
from compliance.reading.services.result import FoundService, ServicesReading
from compliance.reading.wire_units import dumped, unit_in, unit_out


def services_to_parts(reading: ServicesReading) -> list[bytes]:
    """The reading as compact JSON."""
    return [
        dumped(
            {
                "file": reading.file,
                "sha256": reading.sha256,
                "error": _problem_out(reading.error) if reading.error else None,
                "units": [unit_out(unit) for unit in reading.units],
                "services": [
                    [service_out(one.service), one.unit, *_place_out(one.place)] for one in reading.services
                ],
                "asked": [_ask_out(ask) for ask in reading.asked],
                "problems": [_problem_out(problem) for problem in reading.problems],
                "columns": [[*_place_out(c.place), c.header, c.question] for c in reading.columns],
            }
        )
    ]


def services_from_parts(parts: Sequence[bytes]) -> ServicesReading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    told = json.loads(parts[0])
    units = tuple(unit_in(*unit) for unit in told["units"])
    known = {"", *(unit.id for unit in units)}
    services = tuple(
        FoundService(service=service_in(*service), unit=str(unit), place=_place(sheet, cell))
        for service, unit, sheet, cell in told["services"]
    )
    if not {one.unit for one in services} <= known:
        raise ValueError("a service of an unknown unit")
    return ServicesReading(
        file=str(told["file"]),
        sha256=str(told["sha256"]),
        error=_problem_in(*told["error"]) if told["error"] else None,
        units=units,
        services=services,
        asked=tuple(_ask_in(*ask) for ask in told["asked"]),
        problems=tuple(_problem_in(*problem) for problem in told["problems"]),
        columns=tuple(
            MatchedColumn(place=_place(sheet, cell), header=str(header), question=str(question))
            for sheet, cell, header, question in told["columns"]
        ),
    )


def _unread(name: str, data: bytes, problem: Problem) -> ServicesReading:
    return ServicesReading(file=name, sha256=hashlib.sha256(data).hexdigest(), error=problem)


SERVICES = Job(
    name="services",
    decode=lambda parts, _name, _data: services_from_parts(parts),
    refused=_unread,
)


# -- a service


def services_to_bytes(services: Iterable[Service]) -> bytes:
    """A list of services as compact JSON."""
    return dumped([service_out(service) for service in services])


def services_from_bytes(data: bytes) -> tuple[Service, ...]:
    """The services again. Raises ValueError, LookupError or TypeError on anything else."""
    return tuple(service_in(*service) for service in json.loads(data))


def service_out(service: Service) -> list[Any]:
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
    if counted is not None and not (isinstance(counted, int) and 0 <= counted <= len(COMPONENTS)):
        raise ValueError("no number of components")
    return Service(
        name=str(name),
        said={ServiceField(one): Status(status) for one, status in said.items()},
        texts={ServiceField(one): str(text) for one, text in texts.items()},
        dates={ServiceField(one): date.fromisoformat(day) for one, day in dates.items()},
        counted=counted,
    )


# -- the rest


def _place(sheet: str, cell: str) -> Place:
    return Place(sheet=str(sheet), cell=str(cell))


def _place_out(place: Place) -> tuple[str, str]:
    return place.sheet, place.cell


def _problem_out(problem: Problem) -> list[Any]:
    return [problem.code, *_place_out(problem.place), dict(problem.details)]


def _problem_in(code: str, sheet: str, cell: str, details: Mapping[str, str]) -> Problem:
    return Problem(code=ProblemCode(code), place=_place(sheet, cell), details=dict(details))


def _ask_out(ask: Ask) -> list[Any]:
    candidates = [[candidate.id, candidate.label] for candidate in ask.candidates]
    return [ask.code, ask.key, *_place_out(ask.place), ask.text, ask.count, candidates]


def _ask_in(
    code: str, key: str, sheet: str, cell: str, text: str, count: int, candidates: list[list[str]]
) -> Ask:
    return Ask(
        code=ProblemCode(code),
        key=str(key),
        place=_place(sheet, cell),
        text=str(text),
        count=int(count),
        candidates=tuple(Candidate(id=str(id_), label=str(label)) for id_, label in candidates),
    )
