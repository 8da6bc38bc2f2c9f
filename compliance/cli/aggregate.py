"""`aggregate`: the region's score from the scores of its units."""

from __future__ import annotations

import argparse
from decimal import Decimal

from compliance.cli.encode import decimal_json, zone_json
from compliance.cli.inputs import definitions_with, instrument_of
from compliance.cli.output import Json, print_json, say, say_table
from compliance.formats import number
from compliance.model import Category, Instrument
from compliance.scoring.aggregate import aggregate
from compliance.text import cli as words


def run_aggregate(options: argparse.Namespace) -> int:
    """Print the region and each score given, with category and zone."""
    instrument = instrument_of(definitions_with(options.instrument_file), options.instrument)
    region = aggregate(options.scores, instrument)
    if options.json:
        print_json(
            {
                "instrument": instrument.id,
                **_graded(region.score, region.category, instrument),
                "units": [_graded(score, category, instrument) for score, category in region.parts],
            }
        )
        return 0
    say_table(
        ("", words.SCORE, words.CATEGORY, words.ZONE),
        [_row(words.REGION, region.score, region.category)]
        + [_row(f"{words.UNIT} {n}", *part) for n, part in enumerate(region.parts, start=1)],
        right=[1],
    )
    say()
    say(instrument.title)
    return 0


def _graded(score: Decimal, category: Category, instrument: Instrument) -> dict[str, Json]:
    return {
        "score": decimal_json(score, instrument.decimals),
        "category": category.id,
        "zone": zone_json(category),
    }


def _row(name: str, score: Decimal, category: Category) -> tuple[str, ...]:
    zone = category.zone.value if category.zone else words.BLANK
    return (name, number(score), f"{category.id} ({category.label})", zone)
