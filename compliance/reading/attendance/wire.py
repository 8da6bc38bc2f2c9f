"""A reading of attendance as JSON and back, exactly. There is no place in it for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compliance.model.training import Attendees, TrainingEvent
from compliance.reading.attendance.result import AttendanceReading, DroppedColumn, Trained, Training
from compliance.reading.wire_found import ask_in, ask_out, place_in, place_out, problem_in, problem_out
from compliance.reading.wire_units import dumped, loaded, unit_in, unit_out


def attendance_to_parts(reading: AttendanceReading) -> list[bytes]:
    """The reading as compact JSON, in one part."""
    # Every unit with a training is one of those with people.
    units = {one.unit.id: one.unit for one in reading.trained}
    told = {
        "file": reading.file,
        "sha256": reading.sha256,
        "error": problem_out(reading.error) if reading.error else None,
        "units": [unit_out(unit) for unit in units.values()],
        "trainings": [
            [t.unit.id, t.title, _day_out(t.day), t.people, *place_out(t.place)] for t in reading.trainings
        ],
        "trained": [
            [t.unit.id, t.listed, t.attended, t.frontline, t.frontline_attended] for t in reading.trained
        ],
        "events": [[event.title, _day_out(event.day)] for event in reading.events],
        "attendees": [[one.unit, one.frontline, one.events, one.people] for one in reading.attendees],
        "asked": [ask_out(ask) for ask in reading.asked],
        "problems": [problem_out(problem) for problem in reading.problems],
        "dropped": [[*place_out(one.place), one.header] for one in reading.dropped],
    }
    return [dumped(told)]


def attendance_from_parts(parts: Sequence[bytes]) -> AttendanceReading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    told = loaded(parts[0])
    units = {unit.id: unit for unit in (unit_in(*parts) for parts in told["units"])}
    return AttendanceReading(
        file=told["file"],
        sha256=told["sha256"],
        error=problem_in(told["error"]) if told["error"] else None,
        trainings=tuple(
            Training(
                unit=units[id],
                title=title,
                day=_day_in(day),
                people=int(people),
                place=place_in(sheet, cell),
            )
            for id, title, day, people, sheet, cell in told["trainings"]
        ),
        trained=tuple(
            Trained(
                unit=units[id],
                listed=int(listed),
                attended=int(attended),
                frontline=None if frontline is None else int(frontline),
                frontline_attended=None if came is None else int(came),
            )
            for id, listed, attended, frontline, came in told["trained"]
        ),
        events=tuple(TrainingEvent(title=title, day=_day_in(day)) for title, day in told["events"]),
        attendees=tuple(
            Attendees(unit=units[id].id, frontline=frontline, events=tuple(events), people=int(people))
            for id, frontline, events, people in told["attendees"]
        ),
        asked=tuple(map(ask_in, told["asked"])),
        problems=tuple(map(problem_in, told["problems"])),
        dropped=tuple(
            DroppedColumn(place=place_in(sheet, cell), header=header)
            for sheet, cell, header in told["dropped"]
        ),
    )


def _day_out(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_in(day: str) -> date | None:
    return date.fromisoformat(day) if day else None
