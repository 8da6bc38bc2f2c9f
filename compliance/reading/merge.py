"""All that a workbook says about each unit → its checklist; what contradicts itself is not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from compliance.model import Answer, AnswerValue, Checklist, Place, Question, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found


class Entry(Struct, frozen=True, gc=False):
    """One answer as one row gives it; `row` is the place of the unit's name there. (See `Finding`.)"""

    unit: Unit
    question: Question
    answer: Answer
    row: Place


def merge(entries: Iterable[Entry]) -> tuple[tuple[Checklist, ...], tuple[Problem, ...]]:
    """One checklist for each unit, in order of appearance, and the problems found in between."""
    by_unit: dict[str, dict[str, Entry]] = defaultdict(dict)
    again: dict[tuple[str, str], list[Entry]] = {}  # all that is said where more than one says it
    for entry in entries:
        unit, question = entry.unit.id, entry.question.id
        first = by_unit[unit].setdefault(question, entry)
        if first is not entry:
            again.setdefault((unit, question), [first]).append(entry)
    if not again:
        return tuple(map(_unanimous, by_unit.values())), ()
    checklists: list[Checklist] = []
    problems: dict[tuple[Place, str], Problem] = {}
    for unit, questions in by_unit.items():
        answers: dict[str, Answer] = {}
        for question, entry in questions.items():
            said = again.get((unit, question))
            if said is None:
                answers[question] = entry.answer
            elif _agree(said):
                answers[question] = _joined([e.answer for e in said])
                if problem := _dates_differ(said):
                    problems.setdefault((problem.place, unit), problem)
            else:
                problem = _conflict(said)
                problems.setdefault((problem.place, unit), problem)
        first = next(iter(questions.values()))
        if answers:
            checklists.append(Checklist(unit=first.unit, answers=answers, sheet=first.row.sheet))
    return tuple(checklists), tuple(problems.values())


def _unanimous(questions: Mapping[str, Entry]) -> Checklist:
    """The checklist of a unit about which everything is said once."""
    first = next(iter(questions.values()))
    answers = {question: entry.answer for question, entry in questions.items()}
    return Checklist(unit=first.unit, answers=answers, sheet=first.row.sheet)


def _agree(said: Sequence[Entry]) -> bool:
    return all(entry.answer.value == said[0].answer.value for entry in said[1:])


def _joined(answers: Sequence[Answer]) -> Answer:
    """Equal answers as one: all evidence, the first note, the date if there is one alone."""
    evidence = tuple(dict.fromkeys(link for answer in answers for link in answer.evidence))
    note = next((answer.note for answer in answers if answer.note), "")
    days = {answer.effective for answer in answers if answer.effective}
    return structs.replace(
        answers[0], evidence=evidence, note=note, effective=days.pop() if len(days) == 1 else None
    )


def _dates_differ(said: Sequence[Entry]) -> Problem | None:
    """Equal answers with different dates of effect: at the first that differs."""
    dated = [entry for entry in said if entry.answer.effective]
    other = next((e for e in dated if e.answer.effective != dated[0].answer.effective), None)
    if other is None:
        return None
    values = f"{dated[0].answer.effective} / {other.answer.effective}"
    label = other.question.label
    return found(ProblemCode.DATES_DIFFER, other.answer.place, question=label, values=values)


def _conflict(said: Sequence[Entry]) -> Problem:
    """Different answers: of one row to one question, or of two rows about one unit."""
    first = said[0]
    other = next(entry for entry in said if entry.answer.value != first.answer.value)
    if other.row == first.row:
        values = " / ".join(dict.fromkeys(in_words(entry.answer.value) for entry in said))
        return found(
            ProblemCode.CONTRADICTION, other.answer.place, question=first.question.label, values=values
        )
    where = f"{first.row.sheet}!{first.row.cell}"
    return found(ProblemCode.DUPLICATE_UNIT, other.row, unit=first.unit.name, first=where)


def in_words(value: AnswerValue) -> str:
    """An answer as a problem repeats it; several options behind each other."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
