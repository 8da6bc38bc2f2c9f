"""A service that stands in a file more than once is one service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from compliance.model import Place
from compliance.model.services import Service, ServiceField, ServicesDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading.services.naming import name_key
from compliance.reading.services.result import FoundService

V = TypeVar("V")


def once(
    found: Iterable[FoundService], definition: ServicesDefinition
) -> tuple[tuple[FoundService, ...], tuple[Problem, ...]]:
    """Each service of each unit once. What both say alike or only one says is kept; what they say
    differently is not, and is told."""
    kept: dict[tuple[str, str, str], FoundService] = {}
    problems: list[Problem] = []
    for number, one in enumerate(found):
        waiting = "" if one.unit else str(number)  # whose services these are, nobody knows yet
        key = (one.unit, name_key(one.service.name), waiting)
        first = kept.get(key)
        if first is None:
            kept[key] = one
            continue
        merged, differing = _merged(first.service, one.service)
        kept[key] = replace(first, service=merged)
        problems.append(_told(first.place, one.place, differing, definition))
    return tuple(kept.values()), tuple(problems)


def _told(
    first: Place, place: Place, differing: set[ServiceField], definition: ServicesDefinition
) -> Problem:
    where = first.cell if first.sheet == place.sheet else f"{first.sheet}!{first.cell}"
    if not differing:
        return Problem(code=ProblemCode.SERVICE_TWICE, place=place, details={"first": where})
    names = ", ".join(definition.fields[one].label for one in ServiceField if one in differing)
    details = {"first": where, "names": names}
    return Problem(code=ProblemCode.SERVICE_TWICE_OTHER, place=place, details=details)


def _merged(first: Service, second: Service) -> tuple[Service, set[ServiceField]]:
    differing = {
        *_differing(first.said, second.said),
        *_differing(first.texts, second.texts),
        *_differing(first.dates, second.dates),
    }
    counts = {first.counted, second.counted} - {None}
    if len(counts) > 1:
        differing.add(ServiceField.JUMLAH_KOMPONEN)
    return (
        Service(
            name=first.name,
            said=_joined(first.said, second.said, differing),
            texts=_joined(first.texts, second.texts, differing),
            dates=_joined(first.dates, second.dates, differing),
            counted=counts.pop() if len(counts) == 1 else None,
        ),
        differing,
    )


def _differing(first: Mapping[ServiceField, V], second: Mapping[ServiceField, V]) -> set[ServiceField]:
    return {one for one in first.keys() & second.keys() if first[one] != second[one]}


def _joined(
    first: Mapping[ServiceField, V], second: Mapping[ServiceField, V], without: set[ServiceField]
) -> dict[ServiceField, V]:
    return {one: value for one, value in {**second, **first}.items() if one not in without}
