"""`rank`: the ranking of a period, as stored."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from compliance import formats
from compliance.analysis import frames
from compliance.cli.database import database, find_period, unknown_period
from compliance.cli.encode import decimal_json, share_json
from compliance.cli.inputs import scoring_instrument_of
from compliance.cli.output import Json, print_json, say, say_table
from compliance.definitions.load import load_definitions
from compliance.model import Instrument, UnitKind
from compliance.storage.registry import Period
from compliance.text import cli as words
from compliance.text.pages import KINDS
from compliance.workflows import score_views, setup
from compliance.workflows.definitions import definitions_for
from compliance.workflows.guard import operator


def run_rank(options: argparse.Namespace) -> int:
    """Print who is ranked, and apart from them who is only *sementara*."""
    with database() as engine:
        definitions = definitions_for(engine, load_definitions())
        instrument = scoring_instrument_of(definitions, options.instrument)
        period = find_period(engine, options.period)
        if period is None:
            raise unknown_period(engine, options.period)
        frame = score_views.ranking_for(
            operator(engine), definitions, period_id=period.id, instrument_id=instrument.id
        ).frame
        invented = setup.registry(engine).invented
    if options.json:
        print_json(_ranking_json(frame, instrument, period, invented))
    else:
        _say_ranking(frame, instrument, period, invented)
    return 0


def _rows(frame: pd.DataFrame, *, ranked: bool) -> Iterator[dict[str, Any]]:
    chosen = frame[frame[frames.RANK].notna() == ranked]
    for row in chosen.astype(object).where(chosen.notna(), None).to_dict(orient="records"):
        yield {str(column): value for column, value in row.items()}


def _ranking_json(
    frame: pd.DataFrame, instrument: Instrument, period: Period, invented: bool
) -> dict[str, Json]:
    ranked, provisional = (
        [_row_json(row, instrument) for row in _rows(frame, ranked=wanted)] for wanted in (True, False)
    )
    return {
        "instrument": instrument.id,
        "period": period.name,
        "assessment_date": period.assessment_date.isoformat(),
        "invented": invented,
        "ranking": ranked,
        "provisional": provisional,
    }


def _row_json(row: dict[str, Any], instrument: Instrument) -> Json:
    decimals = instrument.decimals
    return {
        "rank": None if row[frames.RANK] is None else int(row[frames.RANK]),
        "unit": row[frames.NAME],
        "unit_id": row[frames.UNIT_ID],
        "kind": row[frames.KIND],
        "floor": decimal_json(_score(row[frames.FLOOR_STEPS], decimals), decimals),
        "ceiling": decimal_json(_score(row[frames.CEILING_STEPS], decimals), decimals),
        "verified_floor": decimal_json(_score(row[frames.VERIFIED_FLOOR_STEPS], decimals), decimals),
        "verified_ceiling": decimal_json(_score(row[frames.VERIFIED_CEILING_STEPS], decimals), decimals),
        "claimed_beyond_verified": decimal_json(_score(row[frames.BEYOND_STEPS], decimals), decimals),
        "category_floor": row[frames.CATEGORY_FLOOR],
        "category_ceiling": row[frames.CATEGORY_CEILING],
        "zone_floor": row[frames.ZONE],
        "coverage": f"{row[frames.COVERAGE]:.{decimals}f}",
        "completeness": share_json(frames.exact_share(row[frames.COMPLETENESS]), decimals),
        "dispensations": row[frames.DISPENSATIONS],
    }


def _score(steps: int | None, decimals: int) -> Decimal | None:
    """The published score from its whole steps, exactly."""
    return None if steps is None else Decimal(int(steps)).scaleb(-decimals)


def _checked(row: Mapping[str, Any], decimals: int) -> tuple[str, str]:
    """The verified floor and how far the claims lie beyond it; nothing where nothing was verified."""
    if not row[frames.CHECKED]:
        return words.BLANK, words.BLANK
    floor, beyond = (
        _score(row[frames.VERIFIED_FLOOR_STEPS], decimals),
        _score(row[frames.BEYOND_STEPS], decimals),
    )
    return formats.number(floor), formats.number(beyond)


def _say_ranking(frame: pd.DataFrame, instrument: Instrument, period: Period, invented: bool) -> None:
    ranked, provisional = (list(_rows(frame, ranked=wanted)) for wanted in (True, False))
    if invented:
        say(words.INVENTED)
    if not ranked and not provisional:
        say(words.NOTHING_TO_RANK)
        return
    if ranked:
        _say_rows(ranked, instrument)
    if provisional:
        say(words.PROVISIONAL_TITLE)
        _say_rows(provisional, instrument)
    say(words.SCORED_AS.format(title=instrument.title, date=formats.day(period.assessment_date)))


def _say_rows(rows: list[dict[str, Any]], instrument: Instrument) -> None:
    header = (
        *(words.RANK, words.UNIT, words.KIND, words.FLOOR, words.CEILING),
        *(words.VERIFIED, words.BEYOND, words.CATEGORY),
    )
    decimals = instrument.decimals
    table = [
        (
            words.BLANK if row[frames.RANK] is None else str(row[frames.RANK]),
            row[frames.NAME],
            KINDS[UnitKind(row[frames.KIND])],
            formats.number(_score(row[frames.FLOOR_STEPS], decimals)),
            formats.number(_score(row[frames.CEILING_STEPS], decimals)),
            *_checked(row, decimals),
            row[frames.LABEL_FLOOR] or words.BLANK,
        )
        for row in rows
    ]
    say_table(header, table, right=[0, 3, 4, 5, 6])
    for row in rows:
        if row[frames.DISPENSATIONS]:
            say(words.DISPENSED.format(unit=row[frames.NAME], dispensations=row[frames.DISPENSATIONS]))
    say()
