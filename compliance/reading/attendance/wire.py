"""A reading of attendance as JSON and back, exactly. There is no place in it for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from json import loads
from typing import Any

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading.attendance.result import AttendanceReading, DroppedColumn, Trained, Training
from compliance.reading.result import Ask, Candidate
from compliance.reading.wire_units import dumped, unit_in, unit_out


def attendance_to_parts(reading: AttendanceReading) -> list[bytes]:
    """The reading as compact JSON, in one part."""
    # Every unit with a training is one of those with people.
    units = {one.unit.id: one.unit for one in reading.trained}
    told = {
        "file": reading.file,
        "sha256": reading.sha256,
        "error": _problem_out(reading.error) if reading.error else None,
        "units": [unit_out(unit) for unit in units.values()],
        "trainings": [
            [t.unit.id, t.title, t.day.isoformat() if t.day else "", t.people, *_place_out(t.place)]
            for t in reading.trainings
        ],
        "trained": [
            [t.unit.id, t.listed, t.attended, t.frontline, t.frontline_attended] for t in reading.trained
        ],
        "asked": [_ask_out(ask) for ask in reading.asked],
        "problems": [_problem_out(problem) for problem in reading.problems],
        "dropped": [[*_place_out(one.place), one.header] for one in reading.dropped],
    }
    return [dumped(told)]


def attendance_from_parts(parts: Sequence[bytes]) -> AttendanceReading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    told = loads(parts[0])
    units = {unit.id: unit for unit in (unit_in(*parts) for parts in told["units"])}
    return AttendanceReading(
        file=told["file"],
        sha256=told["sha256"],
        error=_problem_in(*told["error"]) if told["error"] else None,
        trainings=tuple(
            Training(
                unit=units[id],
                title=title,
                day=date.fromisoformat(day) if day else None,
                people=int(people),
                place=Place(sheet=sheet, cell=cell),
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
        asked=tuple(_ask_in(*ask) for ask in told["asked"]),
        problems=tuple(_problem_in(*problem) for problem in told["problems"]),
        dropped=tuple(
            DroppedColumn(place=Place(sheet=sheet, cell=cell), header=header)
            for sheet, cell, header in told["dropped"]
        ),
    )


def _place_out(place: Place) -> tuple[str, str]:
    return place.sheet, place.cell


def _problem_out(problem: Problem) -> list[Any]:
    return [problem.code, *_place_out(problem.place), dict(problem.details)]


def _problem_in(code: str, sheet: str, cell: str, details: dict[str, str]) -> Problem:
    return Problem(code=ProblemCode(code), place=Place(sheet=sheet, cell=cell), details=dict(details))


def _ask_out(ask: Ask) -> list[Any]:
    candidates = [[one.id, one.label] for one in ask.candidates]
    return [ask.code, ask.key, *_place_out(ask.place), ask.text, candidates, ask.count]


def _ask_in(
    code: str, key: str, sheet: str, cell: str, text: str, candidates: list[list[str]], count: int
) -> Ask:
    return Ask(
        code=ProblemCode(code),
        key=key,
        place=Place(sheet=sheet, cell=cell),
        text=text,
        candidates=tuple(Candidate(id=id, label=label) for id, label in candidates),
        count=int(count),
    )
