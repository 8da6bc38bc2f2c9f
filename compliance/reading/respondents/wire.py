"""The reading of a survey as JSON and back, exactly; also the only form in which one is kept.

It has no place for anything but scores, counts, titles and places: what a file says of persons
cannot come through.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from compliance.reading.respondents.result import (
    Dropped,
    Scale,
    Scores,
    Shape,
    Stated,
    Survey,
    SurveyReading,
)
from compliance.reading.wire_found import place_in, place_out, problem_in, problem_out
from compliance.reading.wire_units import dumped, loaded

_OPEN = "-"  # in place of a score: not answered


def reading_to_bytes(reading: SurveyReading) -> bytes:
    """The reading as compact JSON."""
    return dumped(
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "error": problem_out(reading.error) if reading.error else None,
            "surveys": [_survey_out(survey) for survey in reading.surveys],
            "dropped": [[*place_out(one.place), one.header, one.personal] for one in reading.dropped],
            "problems": [problem_out(problem) for problem in reading.problems],
        }
    )


def reading_from_bytes(data: bytes) -> SurveyReading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    parts = loaded(data)
    return SurveyReading(
        file=parts["file"],
        sha256=parts["sha256"],
        error=problem_in(parts["error"]) if parts["error"] else None,
        surveys=tuple(_survey_in(survey) for survey in parts["surveys"]),
        dropped=tuple(
            Dropped(place=place_in(sheet, cell), header=header, personal=bool(personal))
            for sheet, cell, header, personal in parts["dropped"]
        ),
        problems=tuple(map(problem_in, parts["problems"])),
    )


def survey_to_bytes(survey: Survey) -> bytes:
    """One survey as compact JSON."""
    return dumped(_survey_out(survey))


def survey_from_bytes(data: bytes) -> Survey:
    """The survey again. Raises ValueError, LookupError or TypeError on anything else."""
    return _survey_in(loaded(data))


def _survey_out(survey: Survey) -> dict[str, Any]:
    return {
        "place": place_out(survey.place),
        "shape": survey.shape.value,
        "scale": survey.scale.value,
        "unsur": list(survey.unsur),
        "rows": [[count, _scores_out(scores)] for count, scores in survey.rows],
        "means": [str(mean) for mean in survey.means],
        "respondents": survey.respondents,
        "name": survey.name,
        "part": survey.part,
        "stated": [[str(one.value), *place_out(one.place)] for one in survey.stated],
        "population": survey.population,
        "days": [day.isoformat() if day else None for day in (survey.first_day, survey.last_day)],
    }


def _survey_in(parts: dict[str, Any]) -> Survey:
    unsur = tuple(map(str, parts["unsur"]))
    first, last = (date.fromisoformat(day) if day else None for day in parts["days"])
    return Survey(
        place=place_in(*parts["place"]),
        shape=Shape(parts["shape"]),
        scale=Scale(parts["scale"]),
        unsur=unsur,
        rows=tuple((int(count), _scores_in(scores, len(unsur))) for count, scores in parts["rows"]),
        means=tuple(map(Fraction, parts["means"])),
        respondents=None if parts["respondents"] is None else int(parts["respondents"]),
        name=str(parts["name"]),
        part=str(parts["part"]),
        stated=tuple(
            Stated(value=Fraction(value), place=place_in(sheet, cell))
            for value, sheet, cell in parts["stated"]
        ),
        population=None if parts["population"] is None else int(parts["population"]),
        first_day=first,
        last_day=last,
    )


def _scores_out(scores: Scores) -> str:
    return " ".join(_OPEN if score is None else str(score) for score in scores)


def _scores_in(text: str, length: int) -> Scores:
    scores = tuple(None if score == _OPEN else Fraction(score) for score in text.split())
    if len(scores) != length:
        raise ValueError("scores and unsur do not belong together")
    return scores
