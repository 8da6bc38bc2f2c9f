"""People → counts. What tells one from another stays here, and is forgotten with the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from compliance.model import Place, Unit
from compliance.reading.attendance.result import Trained, Training
from compliance.reading.folding import words

_SHORTEST_NUMBER = 8  # digits that tell one person from all others
_DEGREES = re.compile(r",.*$")
_TITLES = {"dr", "drs", "dra", "ir", "h", "hj", "prof", "bapak", "ibu", "sdr"}


def key_of(name: str, number: str) -> str:
    """What tells a person from others of the unit: the staff number, or the name without its titles."""
    digits = re.sub(r"\D", "", number)
    if len(digits) >= _SHORTEST_NUMBER:
        return digits
    return " ".join(word for word in words(_DEGREES.sub("", name)) if word not in _TITLES)


@dataclass(slots=True, kw_only=True)
class _People:
    """Those of one unit."""

    unit: Unit
    listed: set[str] = field(default_factory=set)
    attended: set[str] = field(default_factory=set)
    frontline: set[str] = field(default_factory=set)
    marked: bool = False  # whether the file tells front-office staff from others


class Counter:
    """Gathers people; gives back counts."""

    def __init__(self) -> None:
        self._units: dict[str, _People] = {}
        self._trainings: dict[tuple[str, str, date | None], set[str]] = {}
        self._places: dict[tuple[str, str, date | None], Place] = {}

    def person(self, unit: Unit, key: str, frontline: bool | None) -> None:
        """Somebody is named. `frontline` None: the list does not say."""
        people = self._units.setdefault(unit.id, _People(unit=unit))
        people.listed.add(key)
        people.marked |= frontline is not None
        if frontline:
            people.frontline.add(key)

    def attended(self, unit: Unit, key: str, title: str, day: date | None, place: Place) -> None:
        """Somebody who is named attended a training."""
        self._units[unit.id].attended.add(key)
        training = (unit.id, title, day)
        self._trainings.setdefault(training, set()).add(key)
        self._places.setdefault(training, place)

    def trainings(self) -> Iterator[Training]:
        for training, people in self._trainings.items():
            id, title, day = training
            yield Training(
                unit=self._units[id].unit,
                title=title,
                day=day,
                people=len(people),
                place=self._places[training],
            )

    def trained(self) -> Iterator[Trained]:
        for people in self._units.values():
            yield Trained(
                unit=people.unit,
                listed=len(people.listed),
                attended=len(people.attended),
                frontline=len(people.frontline) if people.marked else None,
                frontline_attended=len(people.frontline & people.attended) if people.marked else None,
            )
