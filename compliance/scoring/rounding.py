"""The one rounding of the project, and the category that is read from the rounded figure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from compliance.model import Category, Instrument


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """The value to so many decimals, halves away from zero, trailing zeros kept: 2/3 → 0.67."""
    double = 2 * abs(value) * 10**decimals
    digits = (double.numerator + double.denominator) // (2 * double.denominator)
    return Decimal((int(value < 0 < digits), tuple(int(d) for d in str(digits)), -decimals))


def category_of(score: Decimal, instrument: Instrument) -> Category:
    """The band of a rounded score."""
    exact = Fraction(score)
    for category in instrument.categories:
        if category.lower <= exact <= category.upper:
            return category
    raise ValueError(f"{instrument.id}: no category for {score}")
