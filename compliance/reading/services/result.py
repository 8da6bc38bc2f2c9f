"""What comes of reading one file of services. Nothing about a person is in it."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model import Place, Unit
from compliance.model.services import Service
from compliance.problems import Problem
from compliance.reading.result import Ask, MatchedColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundService:
    """A service, where its name stands, and the id of its unit; "" while that is asked about."""

    service: Service
    unit: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesReading:
    """One file, read. With an `error` the rest is empty.

    `units`: those that the services name by their ids. Services whose unit an answer left out are not
    there.
    """

    file: str
    sha256: str
    error: Problem | None = None
    units: tuple[Unit, ...] = ()
    services: tuple[FoundService, ...] = ()
    asked: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[MatchedColumn, ...] = ()

    def __post_init__(self) -> None:
        if not {one.unit for one in self.services} <= {"", *(unit.id for unit in self.units)}:
            raise ValueError("a service of an unknown unit")
