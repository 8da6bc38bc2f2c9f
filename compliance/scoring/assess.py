"""One unit's answers under one instrument on one date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from compliance.model import (
    Answer,
    Assessment,
    Indicator,
    IndicatorResult,
    Instrument,
    Status,
    Truth,
)
from compliance.scoring.conditions import rung_truth
from compliance.scoring.rounding import category_of, round_half_up
from compliance.scoring.weights import official_shares, require_scorable, shares


def assess(answers: Mapping[str, Answer], instrument: Instrument, as_of: date) -> Assessment:
    """The range from what the answers prove to what they do not rule out, and how much they cover.

    Exact until the score is rounded, once; categories are read from the rounded figures.
    Raises ComplianceError where the edition does not score answers.
    """
    require_scorable(instrument)
    results = tuple(_climb(indicator, answers, as_of) for indicator in instrument.indicators)
    official = official_shares(instrument)
    seen = _sum(share for share, r in zip(official, results, strict=True) if r.seen)
    weighed = _sum(share for share, r in zip(official, results, strict=True) if r.seen and r.applies)
    expected = _sum(share for share, r in zip(official, results, strict=True) if r.expected)
    exact_floor = _score(instrument, results, [r.floor for r in results])
    exact_ceiling = _score(instrument, results, [r.ceiling for r in results])
    floor = None if exact_floor is None else round_half_up(exact_floor, instrument.decimals)
    ceiling = None if exact_ceiling is None else round_half_up(exact_ceiling, instrument.decimals)
    return Assessment(
        instrument=instrument,
        as_of=as_of,
        floor=floor,
        ceiling=ceiling,
        exact_floor=exact_floor,
        exact_ceiling=exact_ceiling,
        coverage=round_half_up(100 * seen, instrument.decimals),
        completeness=weighed / expected if expected else Fraction(0),
        category_floor=None if floor is None else category_of(floor, instrument),
        category_ceiling=None if ceiling is None else category_of(ceiling, instrument),
        results=results,
    )


def _climb(indicator: Indicator, answers: Mapping[str, Answer], as_of: date) -> IndicatorResult:
    """Where the answers put a unit on one ladder; the lowest rung is always reached."""
    higher = indicator.rungs[1:]
    if indicator.unseen:
        truths = (Truth.TRUE, *(Truth.UNKNOWN for _ in higher))
    else:
        truths = (Truth.TRUE, *(rung_truth(rung, answers, as_of) for rung in higher))
    applies = not any(is_waiver(answers.get(question)) for question in indicator.waived_by)
    answered = not applies or any(question in answers for question in indicator.asked)
    return IndicatorResult(
        indicator=indicator,
        floor=max(i for i, t in enumerate(truths) if t is Truth.TRUE),
        ceiling=max(i for i, t in enumerate(truths) if t is not Truth.FALSE),
        truths=truths,
        applies=applies,
        seen=answered and not indicator.unseen,
    )


def is_waiver(answer: Answer | None) -> bool:
    """Whether this answer says that the question does not concern the unit."""
    return answer is not None and answer.value is Status.TIDAK_BERLAKU


def _score(
    instrument: Instrument, results: Sequence[IndicatorResult], rungs: Sequence[int]
) -> Fraction | None:
    """The exact score with each indicator on the given rung; None when nothing applies."""
    weights = shares(instrument, [result.applies for result in results])
    if not any(weights):
        return None
    earned = _sum(
        share * result.indicator.rungs[rung].points
        for share, result, rung in zip(weights, results, rungs, strict=True)
    )
    return instrument.scale * earned / instrument.top_points


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))
