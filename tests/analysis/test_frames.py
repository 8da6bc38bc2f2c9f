from __future__ import annotations

import math
from fractions import Fraction

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from compliance.analysis import frames
from compliance.analysis.frames import bulk_frame
from compliance.model import Instrument
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from tests.builders import TODAY, ada, answers, indicator, instrument, scores_frame, unit

RULER = instrument(
    indicator("I1", ada("sp.ada"), waived_by=["sp.ada"]),
    indicator("I2", ada("skm.ada"), waived_by=["skm.ada"]),
)
GIVEN = {
    "Dinas Satu": {"sp.ada": "ada", "skm.ada": "tidak"},
    "Dinas Dua": {"sp.ada": "ada"},
    "Dinas Tiga": {"sp.ada": "tidak berlaku", "skm.ada": "tidak berlaku"},
    "Dinas Empat": {},
}


def singly(ruler: Instrument = RULER) -> pd.DataFrame:
    return scores_frame((unit(name), assess(answers(given), ruler, TODAY)) for name, given in GIVEN.items())


def test_a_row_says_all_that_is_published_about_a_unit() -> None:
    row = singly().set_index(frames.NAME).loc["Dinas Dua"]
    assert row.to_dict() == {
        frames.UNIT_ID: "dinas-dua",
        frames.KIND: "dinas",
        frames.FLOOR: 50.0,
        frames.CEILING: 100.0,
        frames.FLOOR_STEPS: 5000,
        frames.CEILING_STEPS: 10000,
        frames.CATEGORY_FLOOR: "C",
        frames.CATEGORY_CEILING: "A",
        frames.LABEL_FLOOR: "Kategori C",
        frames.LABEL_CEILING: "Kategori A",
        frames.ZONE: "merah",
        frames.COVERAGE: 50.0,
        frames.COMPLETENESS: 0.5,
        frames.COMPLETE_ENOUGH: True,
        frames.SEEN: 1,
        frames.VISIBLE: 2,
    }


def test_where_nothing_applies_the_score_is_missing_and_not_zero() -> None:
    row = singly().set_index(frames.NAME).loc["Dinas Tiga"]
    assert math.isnan(row[frames.FLOOR])
    assert row[frames.FLOOR_STEPS] is pd.NA
    assert pd.isna(row[frames.CATEGORY_FLOOR])
    assert not row[frames.COMPLETE_ENOUGH]


def test_many_units_at_once_make_the_same_frame() -> None:
    columns = AnswerColumns.from_answers([answers(given) for given in GIVEN.values()])
    found = bulk_frame([unit(name) for name in GIVEN], assess_bulk(columns, RULER, TODAY))
    assert_frame_equal(found, singly())


def test_an_edition_without_zones_has_none() -> None:
    ruler = instrument(indicator("I1", ada("sp.ada")), categories=[("A", 0, 100, None)])
    columns = AnswerColumns.from_answers([answers(given) for given in GIVEN.values()])
    found = bulk_frame([unit(name) for name in GIVEN], assess_bulk(columns, ruler, TODAY))
    assert found[frames.ZONE].isna().all()
    assert_frame_equal(found, singly(ruler))


def test_no_units_make_a_frame_with_the_same_columns() -> None:
    nobody = assess_bulk(AnswerColumns.from_answers([]), RULER, TODAY)
    assert_frame_equal(scores_frame([]), bulk_frame([], nobody))
    assert list(scores_frame([]).columns) == list(frames.SCORE_TYPES)


@given(st.integers(0, 10_000_000), st.integers(1, 10_000_000))
def test_a_share_of_weights_comes_back_from_its_float_exactly(part: int, whole: int) -> None:
    share = Fraction(min(part, whole), whole)
    assert frames.exact_share(float(share)) == share
