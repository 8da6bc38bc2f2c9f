"""A survey as it is stored: JSON and back, exactly. There is no place in it for a person."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from compliance.reading.surveys.result import Scale, Scores, Shape, Stated, Survey
from compliance.reading.wire_found import place_in, place_out
from compliance.reading.wire_units import dumped, loaded

_OPEN = "-"  # in place of a score: not answered


def survey_to_bytes(survey: Survey) -> bytes:
    """One survey as compact JSON."""
    told = {
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
    return dumped(told)


def survey_from_bytes(data: bytes) -> Survey:
    """The survey again. Raises ValueError, LookupError or TypeError on anything else."""
    parts = loaded(data)
    first, last = (date.fromisoformat(day) if day else None for day in parts["days"])
    return Survey(
        place=place_in(*parts["place"]),
        shape=Shape(parts["shape"]),
        scale=Scale(parts["scale"]),
        unsur=tuple(map(str, parts["unsur"])),
        rows=tuple((int(count), _scores_in(scores)) for count, scores in parts["rows"]),
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


def _scores_in(text: str) -> Scores:
    return tuple(None if score == _OPEN else Fraction(score) for score in text.split())
