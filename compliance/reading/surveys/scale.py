"""In which numbers a table is scored: 1 to 4 or 0 to 100; anything else, and a mixture, is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from compliance.reading.surveys.result import Scale

LEAST, MOST = Fraction(1), Fraction(4)
TOP = Fraction(100)
_BETWEEN = Fraction(10)  # beyond 4 and up to here, a number is of neither scale
_STRAY = Fraction(1, 10)  # of the numbers: fewer are slips, each said with its cell
_FIVES = Fraction(1, 200)  # of the numbers
_FEWEST = 3  # numbers of another scale make a mixture
_PARTS = Fraction(1, 10)  # of the numbers that are no whole ones: more are no slips


class Band(StrEnum):
    """Where a number lies."""

    LOW = "1-4"
    BETWEEN = "5-10"
    HIGH = "11-100"
    OUTSIDE = "di luar"


class Doubt(StrEnum):
    """Why a table has no scale."""

    MIXED = "tercampur"
    UNKNOWN = "tidak dikenal"
    EMPTY = "kosong"


def band_of(number: Fraction) -> Band:
    """Where a number lies; 0 is on the scale to 100 alone and tells nothing, so it is outside."""
    if LEAST <= number <= MOST:
        return Band.LOW
    if MOST < number <= _BETWEEN:
        return Band.BETWEEN
    return Band.HIGH if _BETWEEN < number <= TOP else Band.OUTSIDE


Numbers = Mapping[Fraction, int]  # with how often each occurs


def scale_of(numbers: Numbers) -> Scale | Doubt:
    """The scale of all scores of a table: a few numbers of another one are slips, many are a mixture."""
    counts = _bands(numbers)
    inside = counts[Band.LOW] + counts[Band.BETWEEN] + counts[Band.HIGH]
    if not inside:
        return Doubt.UNKNOWN if counts[Band.OUTSIDE] else Doubt.EMPTY
    low, between, high = (
        counts[band] == inside or (counts[band] >= _FEWEST and Fraction(counts[band], inside) >= _STRAY)
        for band in (Band.LOW, Band.BETWEEN, Band.HIGH)
    )
    if low and high:
        return Doubt.MIXED
    if between and not high:
        return Doubt.UNKNOWN
    if not (low or high):
        return Doubt.UNKNOWN
    return Scale.HUNDRED if high else Scale.FOUR


def usual_scale(numbers: Numbers) -> Scale | Doubt:
    """The scale most numbers of one column are of."""
    counts = _bands(numbers)
    if not counts:
        return Doubt.EMPTY
    band, count = counts.most_common(1)[0]
    if 2 * count < counts.total():
        return Doubt.UNKNOWN
    return {Band.LOW: Scale.FOUR, Band.HIGH: Scale.HUNDRED}.get(band, Doubt.UNKNOWN)


def _bands(numbers: Numbers) -> Counter[Band]:
    counts: Counter[Band] = Counter()
    for number, count in numbers.items():
        counts[band_of(number)] += count
    return counts


def has_strays(numbers: Numbers) -> bool:
    """Whether so many numbers are beside the scale from 1 to 4 that they are no slips: 0 to 3, 1 to 5."""
    total, outside = sum(numbers.values()), _bands(numbers)[Band.OUTSIDE]
    fives = numbers.get(MOST + 1, 0)
    counts = ((outside, _STRAY), (fives, _FIVES))
    return any(count >= _FEWEST and Fraction(count, total) >= least for count, least in counts)


def on_scale(number: Fraction, scale: Scale) -> bool:
    """Whether a respondent may have meant this number; on the scale to 100, 1 to 4 are of the other one."""
    if scale is Scale.FOUR:
        return LEAST <= number <= MOST
    return 0 <= number <= TOP and band_of(number) is not Band.LOW


def has_parts(numbers: Numbers) -> bool:
    """Whether so many numbers are no whole ones that they are means, not slips."""
    odd = sum(count for number, count in numbers.items() if number.denominator > 1)
    total = sum(numbers.values())
    return total > 0 and Fraction(odd, total) >= _PARTS
