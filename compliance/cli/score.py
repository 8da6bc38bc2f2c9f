"""`score`: the readiness of each unit in the files, under one instrument on one date."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compliance import formats
from compliance.cli.encode import assessment_json, found_json
from compliance.cli.inputs import ask_files, definitions_with, registry_from, scoring_instrument_of
from compliance.cli.output import print_json, say, say_table
from compliance.cli.said import exit_code, say_reading
from compliance.model import Assessment, Category, Unit
from compliance.reading.combine import combine
from compliance.reading.jobs import READ
from compliance.scoring.assess import assess
from compliance.text import cli as words


def run_score(options: argparse.Namespace) -> int:
    """Print floor and ceiling of every unit; 1 when a file has an error, a question or a problem."""
    definitions = definitions_with(options.instrument_file)
    instrument = scoring_instrument_of(definitions, options.instrument)
    registry = registry_from(options.units)
    combined = combine(ask_files(READ, options.files, registry), definitions.checklist)
    scored = [(c.unit, assess(c.answers, instrument, options.as_of)) for c in combined.checklists]
    if options.json:
        print_json(
            {
                "instrument": instrument.id,
                "as_of": options.as_of.isoformat(),
                "units": [assessment_json(unit, assessment) for unit, assessment in scored],
                "files": [found_json(reading) for reading in combined.readings],
            }
        )
        return exit_code(combined.readings)
    for reading in combined.readings:
        say_reading(reading)
    say()
    _say_scores(scored)
    say(words.SCORED_AS.format(title=instrument.title, date=formats.day(options.as_of)))
    return exit_code(combined.readings)


def _say_scores(scored: Sequence[tuple[Unit, Assessment]]) -> None:
    if not scored:
        say(words.NOTHING_TO_SCORE)
        return
    header = (
        words.UNIT,
        words.KIND,
        words.FLOOR,
        words.CEILING,
        words.CATEGORY,
        words.COVERAGE,
        words.COMPLETENESS,
    )
    say_table(header, [_row(unit, assessment) for unit, assessment in scored], right=[2, 3, 5, 6])
    say()


def _row(unit: Unit, assessment: Assessment) -> tuple[str, ...]:
    return (
        unit.name,
        unit.kind.value,
        formats.number(assessment.floor),
        formats.number(assessment.ceiling),
        _span(assessment.category_floor, assessment.category_ceiling),
        formats.percent(assessment.coverage),
        formats.share(assessment.completeness),
    )


def _span(floor: Category | None, ceiling: Category | None) -> str:
    """`C`, or `C–A` where the ends differ."""
    if floor is None or ceiling is None:
        return words.BLANK
    return floor.id if floor == ceiling else f"{floor.id}–{ceiling.id}"
