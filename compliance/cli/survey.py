"""`survey`: what files of a survey of satisfaction say, and what is wrong in them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from compliance import formats
from compliance.analysis.survey import (
    NRR_DECIMALS,
    Satisfaction,
    compare,
    interval,
    largest_population,
    sample_size,
    satisfaction,
    together,
    unmatched,
)
from compliance.cli.encode import decimal_json, error_json, problem_json
from compliance.cli.inputs import ask_files, registry_from
from compliance.cli.output import Json, print_json, say, say_table
from compliance.cli.said import say_problems, say_refused
from compliance.definitions.survey import shipped_survey
from compliance.model.survey import SurveyDefinition
from compliance.problems import Problem
from compliance.reading.surveys.job import SURVEY
from compliance.reading.surveys.result import Survey, SurveyReading
from compliance.scoring.rounding import round_half_up
from compliance.text import problems as problem_words
from compliance.text import survey as survey_words
from compliance.wording_survey import compared, headline, mark, sample


def run_survey(options: argparse.Namespace) -> int:
    """Read the files and print what each says; 1 when a file has an error or a problem."""
    readings = ask_files(SURVEY, options.files, registry_from(options.units))
    definition = shipped_survey()
    if options.json:
        print_json({"files": [_file(reading, definition, options.population) for reading in readings]})
    else:
        for reading in readings:
            _say(reading, definition, options.population)
    return int(any(reading.error or _problems(reading, definition) for reading in readings))


def _problems(reading: SurveyReading, definition: SurveyDefinition) -> list[Problem]:
    """Those of the reading, and indexes that no weight gives."""
    found = (unmatched(survey, satisfaction(survey, definition), definition) for survey in reading.surveys)
    return [*reading.problems, *(problem for problem in found if problem is not None)]


# -- as JSON


def _file(reading: SurveyReading, definition: SurveyDefinition, population: int | None) -> dict[str, Json]:
    """One file: its one survey, or all its respondents together with each survey beside them."""
    whole = together(reading.surveys) if reading.surveys else None
    several = len(reading.surveys) > 1
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "error": error_json(reading.error),
        **(_nothing(definition) if whole is None else _survey(whole, definition, population)),
        "surveys": [
            {"part": survey.part, **_survey(survey, definition, None)}
            for survey in (reading.surveys if several else ())
        ],
        "dropped_columns": [one.header or problem_words.reference(one.place) for one in reading.dropped],
        "problems": [problem_json(problem) for problem in _problems(reading, definition)],
    }


def _nothing(definition: SurveyDefinition) -> dict[str, Json]:
    return {
        "respondents": None,
        "scale": None,
        "nrr": {},
        "ikm": {weight.id: None for weight in definition.weights},
        "mutu": None,
    }


def _survey(survey: Survey, definition: SurveyDefinition, population: int | None) -> dict[str, Json]:
    found = satisfaction(survey, definition)
    decimals = definition.conversion.decimals
    drawn = interval(survey, definition)
    return {
        "unit": survey.name or None,
        "source": survey.shape.value,
        "respondents": survey.respondents,
        "scale": survey.scale.value,
        "nrr": {
            unsur: decimal_json(round_half_up(mean, NRR_DECIMALS), NRR_DECIMALS)
            for unsur, mean in found.means.items()
        },
        "ikm": {weight.id: decimal_json(found.ikm.get(weight.id), decimals) for weight in definition.weights},
        "mutu": found.mutu.id if found.mutu else None,
        "weakest": list(found.weakest),
        "interval": None if drawn is None else [decimal_json(end, decimals) for end in drawn],
        "sample": _sample(survey, definition, population),
        "stated": list(_stated(survey, found, definition)),
    }


def _sample(survey: Survey, definition: SurveyDefinition, population: int | None) -> dict[str, Json] | None:
    """What the guideline asks for, where the number of people served is known; else how many would do."""
    if survey.respondents is None:
        return None
    people = population or survey.population
    needed = None if people is None else sample_size(people, definition.sample)
    return {
        "population": people,
        "needed": needed,
        "enough": None if needed is None else survey.respondents >= needed,
        "enough_up_to": largest_population(survey.respondents, definition.sample),
    }


def _stated(survey: Survey, found: Satisfaction, definition: SurveyDefinition) -> Iterator[dict[str, Json]]:
    for one in survey.stated:
        comparison = compare(one.value, found.ikm, definition)
        yield {
            "ikm": decimal_json(round_half_up(one.value, 2), 2),
            "place": problem_words.reference(one.place),
            "matches": comparison.weight.id if comparison and comparison.weight else None,
        }


# -- for a person


def _say(reading: SurveyReading, definition: SurveyDefinition, population: int | None) -> None:
    if reading.error:
        say_refused(reading.file, reading.error)
    for survey in reading.surveys:
        _say_survey(reading.file, survey, definition, population)
    personal = [one.header or problem_words.reference(one.place) for one in reading.dropped if one.personal]
    if personal:
        say(survey_words.LEFT_OUT.format(columns=", ".join(personal)))
    say_problems(_problems(reading, definition))
    say()


def _say_survey(file: str, survey: Survey, definition: SurveyDefinition, population: int | None) -> None:
    found = satisfaction(survey, definition)
    say(headline(file, survey, found))
    rows = [
        (definition.label(unsur), formats.number(mean, NRR_DECIMALS), mark(unsur, found))
        for unsur, mean in found.means.items()
    ]
    say_table((survey_words.UNSUR, survey_words.NRR, ""), rows, right=(1,))
    for weight in definition.weights:
        if weight.id in found.ikm:
            say(survey_words.IKM_BY.format(weight=weight.label, ikm=formats.number(found.ikm[weight.id])))
    drawn = interval(survey, definition)
    if drawn is not None:
        say(survey_words.INTERVAL.format(low=formats.number(drawn[0]), high=formats.number(drawn[1])))
    if survey.respondents is not None:
        people = population or survey.population
        say(sample(survey.respondents, people, definition.sample))
    for one in survey.stated:
        comparison = compare(one.value, found.ikm, definition)
        if comparison is not None:
            say(compared(comparison))
