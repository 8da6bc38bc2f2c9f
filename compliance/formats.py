"""Numbers and dates as an Indonesian reads them: 86,80 · 1.234 · 27,3 % · 12 Maret 2026."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from compliance.scoring.rounding import round_half_up

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MINUS = "−"
TO = "–"
NOTHING = "–"
MORE = "…"


def number(value: Decimal | Fraction | float | None, decimals: int | None = None) -> str:
    """`86,80`: a Decimal with the decimals it has, anything else with those given, or as many as
    it needs, up to two. `–` for none, or for the NaN that stands for none in a frame.
    """
    if value is None or value != value:
        return NOTHING
    if decimals is None and isinstance(value, Decimal):
        return _written(value)
    rounded = round_half_up(Fraction(value), 2 if decimals is None else decimals)
    return _written(rounded) if decimals is not None else _shortened(rounded)


def count(value: int) -> str:
    """`1.234`."""
    return _written(Decimal(value))


def count_of(part: int, whole: int, noun: str) -> str:
    """`23 dari 78 unit`."""
    return f"{count(part)} dari {count(whole)} {noun}"


def percent(points: Decimal | Fraction | float) -> str:
    """`27,3 %` from 27.30 percentage points; no decimal that says nothing."""
    return f"{_shortened(round_half_up(Fraction(points), 2))} %"


def share(part: Fraction | float) -> str:
    """`50 %` from a share between 0 and 1."""
    return percent(Fraction(part) * 100)


def score_range(low: Decimal | None, high: Decimal | None) -> str:
    """`50,00–83,33`; one number where both ends are the same; `–` for none."""
    return number(low) if low == high else f"{number(low)}{TO}{number(high)}"


def unrounded(value: Fraction, decimals: int) -> str:
    """`83,333333…`: cut off four digits behind the last that is published, never rounded, so that it
    shows which way the one rounding goes; without the dots where nothing was cut off.
    """
    digits = 10 ** (decimals + 4)
    whole, rest = divmod(abs(value.numerator) * digits, value.denominator)
    cut = Decimal((int(value < 0), tuple(int(d) for d in str(whole)), -(decimals + 4)))
    return f"{_written(cut)}{MORE}" if rest else _shortened(cut)


def exact(value: Fraction) -> str:
    """`250/3`; a whole number as itself."""
    top, bottom = (_written(Decimal(n)) for n in (value.numerator, value.denominator))
    return top if value.denominator == 1 else f"{top}/{bottom}"


def gain(points: Decimal) -> str:
    """`+4,17`."""
    return f"+{number(points)}" if points > 0 else number(points)


def day(value: date) -> str:
    """`12 Maret 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """`12 Mar 2026`."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def moment(value: datetime) -> str:
    """`12 Maret 2026 pukul 09.05`."""
    return f"{day(value)} pukul {value:%H.%M}"


def days_left(days: int) -> str:
    """`41 hari lagi`, `hari ini`, `3 hari lalu`."""
    if days == 0:
        return "hari ini"
    return f"{count(days)} hari lagi" if days > 0 else f"{count(-days)} hari lalu"


def _written(value: Decimal) -> str:
    """All digits it has, with a dot between thousands and a decimal comma."""
    digits = f"{abs(value):,f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{digits}" if value < 0 else digits


def _shortened(value: Decimal) -> str:
    """The same without zeros at the end of the decimals."""
    written = _written(value)
    return written.rstrip("0").rstrip(",") if "," in written else written
