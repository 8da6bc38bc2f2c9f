from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from compliance.scoring.weights import official_shares, shares
from tests.builders import aspect, indicator, instrument

RULER = instrument(
    aspect("I", indicator("I1", weight=3), indicator("I2", weight=1), weight=2),
    aspect("II", indicator("II1", weight=7), weight=1),
    aspect("III", indicator("III1", weight=0), weight=1),
)


def test_shares_multiply_the_aspect_by_the_indicator() -> None:
    """An aspect whose indicators weigh nothing cannot earn anything: its weight is shared."""
    assert official_shares(RULER) == (Fraction(1, 2), Fraction(1, 6), Fraction(1, 3), 0)


def test_what_does_not_apply_is_shared_inside_the_aspect_first() -> None:
    assert shares(RULER, [False, True, True, True]) == (0, Fraction(2, 3), Fraction(1, 3), 0)
    assert shares(RULER, [False, False, True, True]) == (0, 0, 1, 0)


@given(st.lists(st.booleans(), min_size=4, max_size=4))
def test_shares_are_all_of_the_score_or_nothing(applies: list[bool]) -> None:
    assert sum(shares(RULER, applies)) == (1 if any(applies[:3]) else 0)
