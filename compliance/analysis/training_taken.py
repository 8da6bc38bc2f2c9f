"""What is taken of lists of attendance that were read: which of their trainings, for which units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.analysis.training_standing import Change, Layer, change, standing
from compliance.model.training import Attendees, TrainingEvent
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.folding import collapsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A training to be stored: the file and its place there, with the name and the day it is to have."""

    file: int
    event: int
    title: str
    day: date | None


def marks_frontline(reading: AttendanceReading) -> bool:
    """Whether a file tells front-office staff from others."""
    return any(one.frontline is not None for one in reading.attendees)


def layer_of(
    reading: AttendanceReading, taken: Sequence[Taken], units: Collection[str], *, frontline: bool
) -> Layer | None:
    """What of a reading is taken; None where that is nothing. `frontline`: everybody in a file that does
    not mark front-office staff is one of them.

    People who were only at other trainings are left out, unless the list names everybody of their unit.
    """
    events = {one.event: TrainingEvent(title=collapsed(one.title), day=one.day) for one in taken}
    mine = [one for one in reading.attendees if one.unit in units]
    rosters = {one.unit for one in mine if not one.events}
    all_frontline = frontline and not marks_frontline(reading)
    people: Counter[tuple[str, bool | None, frozenset[TrainingEvent]]] = Counter()
    for one in mine:
        were_at = frozenset(events[number] for number in one.events if number in events)
        if were_at or one.unit in rosters:
            people[one.unit, True if all_frontline else one.frontline, were_at] += one.people
    used = [event for event in dict.fromkeys(events.values()) if any(event in key[2] for key in people)]
    attendees = (
        Attendees(
            unit=unit,
            frontline=marked,
            events=tuple(place for place, event in enumerate(used) if event in were_at),
            people=count,
        )
        for (unit, marked, were_at), count in people.items()
    )
    return Layer(events=tuple(used), attendees=tuple(attendees)) if used else None


def changes(before: Sequence[Layer], new: Sequence[Layer]) -> tuple[Change, ...]:
    """What these would change of what stands, unit by unit."""
    old, after = standing(before), standing([*before, *new])
    units = dict.fromkeys(one.unit for layer in new for one in layer.attendees)
    return tuple(change(unit, old.get(unit, ()), after[unit]) for unit in units)


def changing(
    before: Sequence[Layer], readings: Sequence[AttendanceReading], layers: Sequence[Layer | None]
) -> list[tuple[AttendanceReading, Layer]]:
    """The files that change anything of what stood before, each once."""
    found: dict[str, tuple[AttendanceReading, Layer]] = {}
    for reading, layer in zip(readings, layers, strict=True):
        if layer and not all(one.is_nothing for one in changes(before, [layer])):
            found.setdefault(reading.sha256, (reading, layer))
    return list(found.values())
