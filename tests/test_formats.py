from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance import formats
from compliance.scoring.rounding import round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Decimal("86.80"), None, "86,80"),
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("-2.50"), None, "−2,50"),
        (Decimal("100"), None, "100"),
        (Fraction(14), None, "14"),
        (Fraction(2, 3), None, "0,67"),
        (Fraction(2, 3), 3, "0,667"),
        (4.5, None, "4,5"),
        (1200, None, "1.200"),
        (4.5, 2, "4,50"),
        (-0.001, None, "0"),
        (None, None, "–"),
        (float("nan"), None, "–"),
    ],
)
def test_numbers(value: Decimal | Fraction | float | None, decimals: int | None, written: str) -> None:
    assert formats.number(value, decimals) == written


def test_counts() -> None:
    assert formats.count(1234) == "1.234"
    assert formats.count_of(23, 78, "unit") == "23 dari 78 unit"


@pytest.mark.parametrize(
    ("points", "written"),
    [(Decimal("27.30"), "27,3 %"), (Fraction(100), "100 %"), (0, "0 %"), (Fraction(200, 3), "66,67 %")],
)
def test_percentages_keep_no_decimal_that_says_nothing(points: Decimal | Fraction, written: str) -> None:
    assert formats.percent(points) == written


def test_a_share_is_written_as_a_percentage() -> None:
    assert formats.share(Fraction(1, 2)) == "50 %"


def test_ranges() -> None:
    assert formats.score_range(Decimal("50.00"), Decimal("83.33")) == "50,00–83,33"
    assert formats.score_range(Decimal("83.33"), Decimal("83.33")) == "83,33"
    assert formats.score_range(None, None) == "–"


def test_gains_have_a_sign() -> None:
    assert formats.gain(Decimal("4.17")) == "+4,17"
    assert formats.gain(Decimal("0.00")) == "0,00"


def test_dates() -> None:
    assert formats.day(date(2026, 3, 12)) == "12 Maret 2026"
    assert formats.short_day(date(2026, 9, 30)) == "30 Sep 2026"
    assert formats.moment(datetime(2026, 3, 12, 9, 5)) == "12 Maret 2026 pukul 09.05"


@pytest.mark.parametrize(
    ("days", "written"),
    [(41, "41 hari lagi"), (0, "hari ini"), (-3, "3 hari lalu"), (1200, "1.200 hari lagi")],
)
def test_days_to_a_date(days: int, written: str) -> None:
    assert formats.days_left(days) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Fraction(250, 3), 2, "83,333333…"),
        (Fraction("86.8"), 2, "86,8"),
        (Fraction("80.9949999999"), 2, "80,994999…"),
        (Fraction(100), 2, "100"),
        (Fraction(-1, 3), 0, "−0,3333…"),
        (Fraction(123456, 10), 2, "12.345,6"),
    ],
)
def test_what_is_cut_off_says_so_and_is_not_rounded(value: Fraction, decimals: int, written: str) -> None:
    assert formats.unrounded(value, decimals) == written


def test_fractions_are_written_whole() -> None:
    assert formats.exact(Fraction(250, 3)) == "250/3"
    assert formats.exact(Fraction(12345, 7)) == "12.345/7"
    assert formats.exact(Fraction(-4)) == "−4"


@given(st.fractions(min_value=0, max_value=100, max_denominator=10**7), st.integers(0, 4))
def test_what_is_cut_off_still_shows_which_way_it_is_rounded(value: Fraction, decimals: int) -> None:
    digits = formats.unrounded(value, decimals).rstrip("…").replace(".", "").replace(",", ".")
    assert round_half_up(Fraction(digits), decimals) == round_half_up(value, decimals)
