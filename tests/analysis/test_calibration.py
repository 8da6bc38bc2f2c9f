"""A result beside what had been shown: the difference, and whether it lay inside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.analysis.calibration import calibrate, summary
from compliance.analysis.readiness import Readiness

SHOWN = Readiness(
    units=7,
    ranked=True,
    floor=Decimal("60.00"),
    ceiling=Decimal("90.00"),
    verified_floor=Decimal("40.00"),
    verified_ceiling=Decimal("100.00"),
    category_floor=None,
    category_ceiling=None,
)


def test_the_result_less_what_was_proven() -> None:
    found = calibrate(Decimal("98.70"), SHOWN)
    assert found.claimed is not None
    assert (found.claimed.difference, found.claimed.inside) == (Decimal("38.70"), False)
    assert found.verified is not None
    assert (found.verified.difference, found.verified.inside) == (Decimal("58.70"), True)


def test_both_ends_of_the_range_are_inside() -> None:
    for score in ("60.00", "90.00"):
        found = calibrate(Decimal(score), SHOWN).claimed
        assert found is not None
        assert found.inside
    below = calibrate(Decimal("59.99"), SHOWN).claimed
    assert below is not None
    assert (below.difference, below.inside) == (Decimal("-0.01"), False)


def test_without_a_score_or_a_readiness_nothing_is_said() -> None:
    for score, shown in ((None, SHOWN), (Decimal(1), None), (Decimal(1), replace(SHOWN, floor=None))):
        assert calibrate(score, shown).claimed is None


def test_the_mean_is_rounded_once_and_says_on_how_many_it_rests() -> None:
    gauges = [calibrate(Decimal(score), SHOWN).claimed for score in ("60.00", "60.01", "95.00")]
    found = summary([gauge for gauge in gauges if gauge is not None])
    assert (found.count, found.inside) == (3, 2)
    assert found.mean_difference == Decimal("11.67")
