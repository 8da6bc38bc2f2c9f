"""The score of a region from the scores of its assessed units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from compliance.definitions.written import shown
from compliance.model import Category, Instrument
from compliance.problems import ComplianceError
from compliance.scoring.rounding import category_of, round_half_up
from compliance.text import scoring as text


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A regional score with its category; `parts` are the scores it was made of, with theirs."""

    score: Decimal
    category: Category
    parts: tuple[tuple[Decimal, Category], ...]


def aggregate(scores: Sequence[Fraction], instrument: Instrument) -> Aggregate:
    """The unweighted mean of the scores as given, rounded once. A unit that was not assessed
    must not be among them: it would count as a zero.
    """
    if not scores:
        raise ComplianceError(text.NO_SCORES)
    for score in scores:
        if not 0 <= score <= instrument.scale:
            raise ComplianceError(
                text.SCORE_OUT_OF_RANGE.format(
                    score=_plain(score), scale=_plain(instrument.scale), instrument=instrument.id
                )
            )
    mean, category = average(sum(scores, Fraction(0)), len(scores), instrument)
    parts = (round_half_up(score, instrument.decimals) for score in scores)
    return Aggregate(
        score=mean,
        category=category,
        parts=tuple((part, category_of(part, instrument)) for part in parts),
    )


def average(total: Fraction, units: int, instrument: Instrument) -> tuple[Decimal, Category]:
    """The score of a region whose assessed units add up to `total`: rounded once, then categorised."""
    score = round_half_up(total / units, instrument.decimals)
    return score, category_of(score, instrument)


def _plain(score: Fraction) -> str:
    """A score as its writer will know it again: without rounding it into the range."""
    return shown(score).replace(".", ",")
