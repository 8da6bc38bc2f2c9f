"""Readings and assessments as JSON documents; the shapes are described in `compliance/README.md`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from compliance.cli.output import Json
from compliance.definitions.personal import public_words
from compliance.model import (
    Answer,
    AnswerValue,
    Assessment,
    Category,
    Checklist,
    IndicatorResult,
    Status,
    Unit,
)
from compliance.problems import Problem
from compliance.reading.personal.patterns import masked
from compliance.reading.result import Ask
from compliance.scoring.rounding import round_half_up
from compliance.text import problems as problem_words


class Found(Protocol):
    """What was found in a file, of whatever kind the file is."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def error(self) -> Problem | None: ...
    @property
    def asked(self) -> Sequence[Ask]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


def found_json(found: Found, **own: Json) -> dict[str, Json]:
    """One file: what every kind of file has, and in its midst what is its own."""
    return {
        "file": found.file,
        "sha256": found.sha256,
        "error": error_json(found.error),
        **own,
        "asked": [ask_json(ask) for ask in found.asked],
        "problems": [problem_json(problem) for problem in found.problems],
    }


def unit_json(unit: Unit) -> dict[str, Json]:
    """A unit by its name, its id and its kind."""
    return {"unit": unit.name, "unit_id": unit.id, "kind": unit.kind.value}


def checklist_json(checklist: Checklist) -> dict[str, Json]:
    """The answers of one unit by the ids of the questions, with the sheet they stand on."""
    answers: dict[str, Json] = {question: answer_json(a) for question, a in checklist.answers.items()}
    return {**unit_json(checklist.unit), "sheet": checklist.sheet, "answers": answers}


def answer_json(answer: Answer) -> dict[str, Json]:
    """Value, place and evidence; the date of effect and the note only where there are any."""
    document: dict[str, Json] = {
        "value": value_json(answer.value),
        "place": problem_words.reference(answer.place),
        "evidence": list(map(_safe, answer.evidence)),
    }
    if answer.effective is not None:
        document["effective"] = answer.effective.isoformat()
    if answer.note:
        document["note"] = _safe(answer.note)
    return document


def _safe(text: str) -> str:
    """Words of somebody's file without the numbers of persons in them, as they would be stored."""
    return masked(text, public_words())


def value_json(value: AnswerValue) -> Json:
    """A status as its word, a number as a number, a date in ISO form, choices and links as a list."""
    if isinstance(value, Status):
        return value.value
    if isinstance(value, Fraction):
        return number_json(value)
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat()


def number_json(value: Fraction) -> int | float:
    """Whole numbers stay whole, of any size; others keep the digits that were typed (up to 15)."""
    return value.numerator if value.denominator == 1 else float(value)


def error_json(error: Problem | None) -> dict[str, Json] | None:
    """Why a file was not read, without a place; null for one that was."""
    if error is None:
        return None
    return {"code": error.code.value, "message": problem_words.sentence(error)}


def ask_json(ask: Ask) -> dict[str, Json]:
    """A question the file leaves to a person, with what may be answered; `count`: in how many places it is
    asked.
    """
    return {
        "code": ask.code.value,
        "key": _safe(ask.key),
        "place": problem_words.reference(ask.place),
        "text": _safe(ask.text),
        "message": ask_sentence(ask),
        "count": ask.count,
        "candidates": [{"id": candidate.id, "label": candidate.label} for candidate in ask.candidates],
    }


def ask_sentence(ask: Ask) -> str:
    """The question a person is asked."""
    return problem_words.SENTENCES[ask.code].format(text=_safe(ask.text))


def problem_json(problem: Problem) -> dict[str, Json]:
    """A problem as its code, its place (`Isian!C7`) and its sentence."""
    return {
        "code": problem.code.value,
        "place": problem_words.reference(problem.place),
        "message": _safe(problem_words.sentence(problem)),
    }


def assessment_json(unit: Unit, assessment: Assessment) -> dict[str, Json]:
    """One unit as `score --json` shows it; scores and percentages are decimal strings."""
    decimals = assessment.instrument.decimals
    floor, ceiling = assessment.category_floor, assessment.category_ceiling
    return {
        **unit_json(unit),
        "floor": decimal_json(assessment.floor, decimals),
        "ceiling": decimal_json(assessment.ceiling, decimals),
        "coverage": decimal_json(assessment.coverage, decimals),
        "completeness": share_json(assessment.completeness, decimals),
        "complete_enough": assessment.complete_enough,
        "category_floor": None if floor is None else floor.id,
        "category_ceiling": None if ceiling is None else ceiling.id,
        "zone_floor": zone_json(floor),
        "zone_ceiling": zone_json(ceiling),
        "indicators": [indicator_json(result) for result in assessment.results],
    }


def indicator_json(result: IndicatorResult) -> dict[str, Json]:
    """What one indicator gives: the numbers of its rungs from 0, and their points."""
    rungs = result.indicator.rungs
    return {
        "id": result.indicator.id,
        "label": result.indicator.label,
        "floor_rung": result.floor,
        "ceiling_rung": result.ceiling,
        "floor_points": number_json(rungs[result.floor].points),
        "ceiling_points": number_json(rungs[result.ceiling].points),
        "applies": result.applies,
        "seen": result.seen,
    }


def decimal_json(value: Decimal | None, decimals: int) -> str | None:
    """With exactly the instrument's decimals: `98.70`."""
    return None if value is None else f"{value:.{decimals}f}"


def share_json(share: Fraction | None, decimals: int = 2) -> str | None:
    """A part of one as a percentage: `66.67`."""
    return None if share is None else decimal_json(round_half_up(100 * share, decimals), decimals)


def zone_json(category: Category | None) -> str | None:
    """The zone of a category; null where it has none."""
    return None if category is None or category.zone is None else category.zone.value
