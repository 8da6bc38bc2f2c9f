"""What the services of a unit have, and which answers of its checklist follow from them.

Not said, said to be missing and said to be there are three different things, here as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.model import Answer, AnswerValue, Status, Unit
from compliance.model.services import (
    COMPONENTS,
    DISPLAYS,
    RollUp,
    RollUpKind,
    Service,
    ServiceField,
    ServicesDefinition,
)

SOP = (ServiceField.SOP, ServiceField.SOP_NOMOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """The components of one service. `having`: how many it has, as far as it says so; `lacking`,
    `unsaid`: those that are not there, or of which it says nothing, the foremost first."""

    service: Service
    having: int
    lacking: tuple[ServiceField, ...]
    unsaid: tuple[ServiceField, ...]

    @property
    def is_complete(self) -> bool:
        return self.having == len(COMPONENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """The services of a unit, counted. `foremost`: services with all of the foremost components;
    `lacking_foremost`: how many services lack each of them, the foremost in their order."""

    unit: Unit
    services: int
    complete: int
    foremost: int
    with_sop: int
    displayed: int
    decreed: int
    components: int  # of all services together, of 14 each
    lacking_foremost: Mapping[ServiceField, int]

    @property
    def share(self) -> Fraction | None:
        """How much of the fourteen components all services together have; None without services."""
        return Fraction(self.components, len(COMPONENTS) * self.services) if self.services else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An answer that follows from the services. `of`: how many services it was counted from; `having`:
    how many of them have it. `now`: what the checklist says at present."""

    unit: Unit
    question: str
    kind: RollUpKind
    value: AnswerValue
    having: int
    of: int
    now: Answer | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing was answered yet."""
        return self.now is None


def completeness(service: Service, definition: ServicesDefinition) -> Completeness:
    """Which components a service has, and what is missing, the foremost first."""
    ordered = foremost_first(definition)
    named = {one for one in COMPONENTS if service.has(one)}
    stated = service.counted if service.counted is not None and not _names_all(service) else 0
    lacking = tuple(
        one for one in ordered if one in service.said and one not in named and _counts(service, one)
    )
    unsaid = tuple(one for one in ordered if one not in service.said)
    return Completeness(service=service, having=max(len(named), stated), lacking=lacking, unsaid=unsaid)


def foremost_first(definition: ServicesDefinition) -> tuple[ServiceField, ...]:
    """The fourteen components, the foremost before the others, each in the order of the regulation."""
    first = tuple(rule.field for rule in definition.foremost)
    return (*first, *(one for one in COMPONENTS if one not in first))


def figures(unit: Unit, services: Sequence[Service], definition: ServicesDefinition) -> UnitFigures:
    """The services of a unit, counted."""
    found = [completeness(service, definition) for service in services]
    first = [rule.field for rule in definition.foremost]
    return UnitFigures(
        unit=unit,
        services=len(services),
        complete=sum(one.is_complete for one in found),
        foremost=sum(all(service.has(one) for one in first) for service in services),
        with_sop=sum(service.has(*SOP) for service in services),
        displayed=sum(service.has(*DISPLAYS) for service in services),
        decreed=sum(service.has(ServiceField.SK) for service in services),
        components=sum(one.having for one in found),
        lacking_foremost={one: sum(not service.has(one) for service in services) for one in first},
    )


def proposals(
    unit: Unit,
    services: Sequence[Service],
    definition: ServicesDefinition,
    answered: Mapping[str, Answer],
) -> tuple[Proposed, ...]:
    """The answers that follow surely from the services and are not given already. What some services
    leave open is not proposed: not said is not *tidak*."""
    if not services:
        return ()
    found = []
    for rollup in definition.rollups:
        rolled = roll_up(rollup, services)
        now = answered.get(rollup.question)
        if rolled is None or (now is not None and now.value == rolled.value):
            continue
        found.append(
            Proposed(
                unit=unit,
                question=rollup.question,
                kind=rollup.kind,
                value=rolled.value,
                having=rolled.having,
                of=len(services),
                now=now,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """The answer of a unit, and how many of its services have what is asked."""

    value: AnswerValue
    having: int


def roll_up(rollup: RollUp, services: Sequence[Service]) -> Rolled | None:
    """The answer of the unit by one rule; None where its services leave it open."""
    if rollup.kind is RollUpKind.COUNT_ALL:
        return Rolled(value=Fraction(len(services)), having=len(services))
    if rollup.kind is RollUpKind.COMPONENTS:
        return _components(services)
    said = [status_of(service, rollup.fields) for service in services]
    having = sum(status is Status.ADA for status in said)
    if rollup.kind is RollUpKind.COUNT_HAVING:
        return None if None in said else Rolled(value=Fraction(having), having=having)
    decided = _any(said) if rollup.kind is RollUpKind.ANY else _every(said)
    return None if decided is None else Rolled(value=decided, having=having)


def status_of(service: Service, fields: Sequence[ServiceField]) -> Status | None:
    """Whether a service has one of some things: the first decides where none of them is there, else
    all of them have to say that they are not."""
    first, *others = [service.said.get(one) for one in fields]
    if Status.ADA in (first, *others):
        return Status.ADA
    if first is not None or not others or None in others:
        return first
    return Status.PROSES if Status.PROSES in others else Status.TIDAK


def _any(said: Sequence[Status | None]) -> Status | None:
    """One that has it suffices; that none has it, every service must say."""
    counting = [status for status in said if status is not Status.TIDAK_BERLAKU]
    if Status.ADA in counting:
        return Status.ADA
    if None in counting or not counting:
        return None
    return Status.PROSES if Status.PROSES in counting else Status.TIDAK


def _every(said: Sequence[Status | None]) -> Status | None:
    """All have it; one that lacks it decides, whatever the others leave open."""
    counting = [status for status in said if status is not Status.TIDAK_BERLAKU]
    lacking = [status for status in counting if status in (Status.TIDAK, Status.PROSES)]
    if lacking:
        return Status.PROSES if all(status is Status.PROSES for status in lacking) else Status.TIDAK
    return None if None in counting or not counting else Status.ADA


def _components(services: Sequence[Service]) -> Rolled | None:
    """How many components every service has; the least number stated where they are not named."""
    if all(_names_all(service) for service in services):
        covered = sum(
            _every([service.said.get(one) for service in services]) is Status.ADA for one in COMPONENTS
        )
    else:
        counts = [_number(service) for service in services]
        if None in counts:
            return None
        covered = min(count for count in counts if count is not None)
    complete = sum((_number(service) or 0) == len(COMPONENTS) for service in services)
    return Rolled(value=Fraction(covered), having=complete)


def _number(service: Service) -> int | None:
    """How many components a service has, where that is known."""
    if _names_all(service):
        return sum(service.has(one) for one in COMPONENTS)
    return service.counted


def _names_all(service: Service) -> bool:
    return all(one in service.said for one in COMPONENTS)


def _counts(service: Service, one: ServiceField) -> bool:
    """Whether a component that is not there ought to be."""
    return service.said[one] is not Status.TIDAK_BERLAKU
