"""Real results beside the readiness that had been shown: how far off it was, and to which side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from compliance.analysis.readiness import Readiness
from compliance.scoring.rounding import round_half_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A result against one range. `difference`: the result less what had been proven."""

    floor: Decimal
    ceiling: Decimal
    difference: Decimal
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A result against what units had claimed, and against what of it had been verified."""

    claimed: Gauge | None
    verified: Gauge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Over `count` results: nothing finer than a mean is to be had from a handful of years."""

    count: int
    mean_difference: Decimal
    inside: int


def calibrate(score: Decimal | None, readiness: Readiness | None) -> Calibration:
    """The result against the readiness; nothing where either is not known."""
    if score is None or readiness is None:
        return Calibration(claimed=None, verified=None)
    return Calibration(
        claimed=_gauge(score, readiness.floor, readiness.ceiling),
        verified=_gauge(score, readiness.verified_floor, readiness.verified_ceiling),
    )


def _gauge(score: Decimal, floor: Decimal | None, ceiling: Decimal | None) -> Gauge | None:
    if floor is None or ceiling is None:
        return None
    return Gauge(floor=floor, ceiling=ceiling, difference=score - floor, inside=floor <= score <= ceiling)


def summary(gauges: Sequence[Gauge]) -> Summary:
    """Of at least one: the mean of the differences as they are shown, rounded once to their decimals."""
    decimals = max(-int(gauge.difference.as_tuple().exponent) for gauge in gauges)
    total = sum((Fraction(gauge.difference) for gauge in gauges), Fraction(0))
    return Summary(
        count=len(gauges),
        mean_difference=round_half_up(total / len(gauges), decimals),
        inside=sum(gauge.inside for gauge in gauges),
    )
