"""Several files → one checklist per unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.model import Answer, Checklist, ChecklistDefinition, Place, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.result import Reading
from compliance.reading.wire import value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """One checklist per unit, and the readings with the contradictions between them among their problems."""

    checklists: tuple[Checklist, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """An answer and the file that gave it."""

    answer: Answer
    file: str

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (self.file, self.answer.place.sheet, self.answer.place.cell) if part
        )
        return f"{value_text(self.answer.value)} ({place})"


def combine(readings: Sequence[Reading], definition: ChecklistDefinition) -> Combined:
    """Answers of one unit from several files, put together: what one file leaves open another may give.

    Where two files differ neither answer counts, and the later file carries the problem.
    """
    labels = {question.id: question.label for question in definition.questions}
    units: dict[str, Unit] = {}
    said: dict[tuple[str, str], _Said] = {}
    disputed: set[tuple[str, str]] = set()
    found: list[list[Problem]] = [[] for _ in readings]
    for problems, reading in zip(found, readings, strict=True):
        for checklist in reading.checklists:
            units.setdefault(checklist.unit.id, checklist.unit)
            for question, answer in checklist.answers.items():
                key = (checklist.unit.id, question)
                this = _Said(answer=answer, file=reading.file)
                first = said.setdefault(key, this)
                if first.answer.value != answer.value:
                    disputed.add(key)
                    problems.append(_contradiction(labels[question], first, this))
    answers: dict[str, dict[str, Answer]] = {unit: {} for unit in units}
    for (unit, question), one in said.items():
        if (unit, question) not in disputed:
            answers[unit][question] = one.answer
    return Combined(
        checklists=_checklists(units, answers),
        readings=tuple(
            replace(reading, problems=(*reading.problems, *problems)) if problems else reading
            for reading, problems in zip(readings, found, strict=True)
        ),
    )


def _checklists(
    units: Mapping[str, Unit], answers: Mapping[str, Mapping[str, Answer]]
) -> tuple[Checklist, ...]:
    return tuple(Checklist(unit=unit, answers=answers[unit_id]) for unit_id, unit in units.items())


def _contradiction(label: str, first: _Said, this: _Said) -> Problem:
    place: Place = this.answer.place
    details = {"question": label, "values": f"{first}; {this}"}
    return Problem(code=ProblemCode.CONTRADICTION, place=place, details=details)
