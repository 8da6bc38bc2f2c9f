from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from compliance.problems import ComplianceError
from compliance.scoring.aggregate import aggregate
from tests.builders import indicator, instrument

RULER = instrument(indicator("I1"))


def test_the_mean_is_of_the_scores_as_given_and_rounded_once() -> None:
    region = aggregate([Fraction("80.994"), Fraction("80.996")], RULER)
    assert (region.score, region.category.id) == (Decimal("81.00"), "A")
    assert [(str(score), category.id) for score, category in region.parts] == [("80.99", "B"), ("81.00", "A")]


def test_a_region_without_scores_has_none() -> None:
    with pytest.raises(ComplianceError) as refused:
        aggregate([], RULER)
    assert str(refused.value) == "Belum ada nilai unit yang dapat dirata-ratakan. Isi sedikitnya satu nilai."


@pytest.mark.parametrize(
    ("score", "shown"), [("100.001", "100,001"), ("100.000000000001", "100,000000000001"), ("-1", "-1")]
)
def test_a_score_outside_the_scale_is_refused(score: str, shown: str) -> None:
    with pytest.raises(ComplianceError) as refused:
        aggregate([Fraction(50), Fraction(score)], RULER)
    assert str(refused.value) == (
        f"Nilai {shown} di luar rentang 0–100 untuk instrumen uji-2026. Periksa angkanya."
    )
