"""People → counts. What tells one from another stays here, and is forgotten with the file."""

from __future__ import annotations

import re
from collections import Counter as Alike
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from compliance.model import Place, Unit
from compliance.model.training import Attendees, TrainingEvent
from compliance.reading.attendance.result import Trained, Training
from compliance.reading.folding import fold, words

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
    """Those of one unit: the trainings each was at, by their places."""

    unit: Unit
    listed: dict[str, set[int]] = field(default_factory=dict)
    frontline: set[str] = field(default_factory=set)
    marked: bool = False  # whether the file tells front-office staff from others

    @property
    def attended(self) -> set[str]:
        return {key for key, events in self.listed.items() if events}

    def is_frontline(self, key: str) -> bool | None:
        return key in self.frontline if self.marked else None


class Counter:
    """Gathers people; gives back counts."""

    def __init__(self) -> None:
        self._units: dict[str, _People] = {}
        self._events: dict[tuple[str, date | None], int] = {}  # by the folded title
        self._titles: list[TrainingEvent] = []
        self._places: dict[tuple[str, int], Place] = {}  # by unit and training

    def person(self, unit: Unit, key: str, frontline: bool | None) -> None:
        """Somebody is named. `frontline` None: the list does not say."""
        people = self._units.setdefault(unit.id, _People(unit=unit))
        people.listed.setdefault(key, set())
        people.marked |= frontline is not None
        if frontline:
            people.frontline.add(key)

    def attended(self, unit: Unit, key: str, title: str, day: date | None, place: Place) -> None:
        """Somebody who is named attended a training."""
        number = self._events.setdefault((fold(title), day), len(self._titles))
        if number == len(self._titles):
            self._titles.append(TrainingEvent(title=title, day=day))
        self._units[unit.id].listed[key].add(number)
        self._places.setdefault((unit.id, number), place)

    def events(self) -> tuple[TrainingEvent, ...]:
        """The trainings in the order in which they were met; `attendees` tell them by their places."""
        return tuple(self._titles)

    def trainings(self) -> Iterator[Training]:
        for (id, number), place in self._places.items():
            people, event = self._units[id], self._titles[number]
            came = sum(number in events for events in people.listed.values())
            yield Training(unit=people.unit, title=event.title, day=event.day, people=came, place=place)

    def trained(self) -> Iterator[Trained]:
        for people in self._units.values():
            yield Trained(
                unit=people.unit,
                listed=len(people.listed),
                attended=len(people.attended),
                frontline=len(people.frontline) if people.marked else None,
                frontline_attended=len(people.frontline & people.attended) if people.marked else None,
            )

    def attendees(self) -> Iterator[Attendees]:
        for id, people in self._units.items():
            alike = Alike(
                (people.is_frontline(key), tuple(sorted(events))) for key, events in people.listed.items()
            )
            for (frontline, events), count in alike.items():
                yield Attendees(unit=id, frontline=frontline, events=events, people=count)
