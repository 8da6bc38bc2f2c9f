"""What was published, from its parts: formulas are right when they give what was announced."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from compliance.analysis.survey import index_by_weight
from compliance.definitions.load import load_definitions
from compliance.definitions.survey import shipped_survey
from compliance.reading.surveys.result import Scale
from compliance.scoring.aggregate import aggregate
from compliance.scoring.rounding import round_half_up

PUBLISHED = tomllib.loads(Path(__file__).with_name("published.toml").read_text("utf-8"), parse_float=Fraction)


def named(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", PUBLISHED["region"], ids=named)
def test_the_region_is_the_mean_of_its_units(case: dict[str, Any]) -> None:
    instrument = load_definitions().editions[case["instrument"]]
    region = aggregate(list(case["units"].values()), instrument)
    assert region.score == round_half_up(case["score"], instrument.decimals)
    assert (region.category.id, region.category.zone) == (case["category"], case.get("zone"))
    found = {unit: category.id for unit, (_, category) in zip(case["units"], region.parts, strict=True)}
    assert found == found | case.get("categories", {})


@pytest.mark.parametrize("case", PUBLISHED["survey"], ids=named)
def test_the_index_of_a_survey_with_each_of_the_weights_in_use(case: dict[str, Any]) -> None:
    means = [Fraction(total) / case["respondents"] for total in case["sums"]]
    indexes = index_by_weight(means, Scale.FOUR, shipped_survey())
    found = {id: round_half_up(value, 2) for id, value in indexes.items()}
    assert found == {name: round_half_up(value, 2) for name, value in case["ikm"].items()}
    assert round_half_up(case["published"], 2) in found.values()
