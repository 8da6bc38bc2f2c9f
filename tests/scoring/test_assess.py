"""How a score is made, one rule at a time."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.analysis.gaps import find_gaps
from compliance.model import Test
from compliance.problems import ComplianceError
from compliance.scoring.aggregate import aggregate
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from compliance.scoring.rounding import category_of, round_half_up
from tests.builders import TODAY, ada, answers, aspect, at_least, condition, indicator, instrument


def six() -> tuple[str, ...]:
    return ("sop.ada", "sp.ada", "maklumat.ada", "publikasi.ada", "skm.ada", "google.ada")


def test_a_bare_ada_proves_a_low_rung_and_rules_out_no_higher_one() -> None:
    ladder = indicator("SP", ada("sp.ada"), (ada("sp.ada"), at_least("sp.komponen", 14)))
    result = assess(answers({"sp.ada": "ada"}), instrument(ladder), TODAY)
    assert (result.floor, result.ceiling) == (Decimal("50.00"), Decimal("100.00"))
    assert (result.results[0].floor, result.results[0].ceiling) == (1, 2)


def test_an_edition_without_indicators_scores_nobody_either_way() -> None:
    ruler = instrument(unscored="Bobotnya belum ditemukan.")
    for score in (
        lambda: assess({}, ruler, TODAY),
        lambda: assess_bulk(AnswerColumns.from_answers([{}]), ruler, TODAY),
        lambda: find_gaps({}, ruler, TODAY),
    ):
        with pytest.raises(ComplianceError) as refused:
            score()
        assert str(refused.value) == (
            "Unit tidak dapat dinilai menurut “Instrumen uji”: Bobotnya belum ditemukan."
        )
    assert aggregate([Fraction(81)], ruler).category.id == "A"


def test_an_unanswered_question_is_not_a_no() -> None:
    ladder = instrument(indicator("SP", ada("sp.ada")))
    nothing, no = (assess(answers(a), ladder, TODAY) for a in ({}, {"sp.ada": "tidak"}))
    assert (nothing.floor, nothing.ceiling, nothing.coverage) == (Decimal("0.00"), Decimal("100.00"), 0)
    assert (no.floor, no.ceiling, no.coverage) == (Decimal("0.00"), Decimal("0.00"), 100)


def test_the_floor_is_the_highest_rung_that_surely_holds_even_above_an_unknown_one() -> None:
    ladder = indicator("X", ada("a.ada"), ada("b.ada"), ada("c.ada"))
    result = assess(answers({"b.ada": "ada", "c.ada": "tidak"}), instrument(ladder), TODAY)
    assert (result.results[0].floor, result.results[0].ceiling) == (2, 2)


def test_weights_are_shares_of_their_own_total() -> None:
    ruler = instrument(
        aspect(
            "I", indicator("I1", ada("a.ada"), weight=30), indicator("I2", ada("b.ada"), weight=10), weight=3
        ),
        aspect("II", indicator("II1", ada("c.ada"), weight=5), weight=1),
    )
    result = assess(answers({"a.ada": "ada", "b.ada": "tidak", "c.ada": "tidak"}), ruler, TODAY)
    assert result.exact_floor == 100 * Fraction(3, 4) * Fraction(3, 4)
    assert result.floor == Decimal("56.25")


def test_what_does_not_apply_leaves_both_sides_and_its_weight_is_shared_inside_the_aspect() -> None:
    ruler = instrument(
        aspect(
            "I", indicator("I1", ada("a.ada"), waived_by=["a.ada"]), indicator("I2", ada("b.ada")), weight=3
        ),
        aspect("II", indicator("II1", ada("c.ada")), weight=1),
    )
    result = assess(answers({"a.ada": "tidak berlaku", "b.ada": "ada", "c.ada": "tidak"}), ruler, TODAY)
    assert result.floor == result.ceiling == Decimal("75.00")
    assert [r.applies for r in result.results] == [False, True, True]
    assert [r.seen for r in result.results] == [True, True, True]


def test_an_aspect_in_which_nothing_applies_drops_out() -> None:
    ruler = instrument(
        aspect("I", indicator("I1", ada("a.ada"), waived_by=["a.ada"]), weight=3),
        aspect("II", indicator("II1", ada("c.ada")), weight=1),
    )
    result = assess(answers({"a.ada": "tidak berlaku", "c.ada": "ada"}), ruler, TODAY)
    assert result.floor == Decimal("100.00")
    assert result.coverage == Decimal("100.00")


def test_when_nothing_applies_there_is_no_score() -> None:
    ruler = instrument(indicator("I1", ada("a.ada"), waived_by=["a.ada"]))
    result = assess(answers({"a.ada": "tidak berlaku"}), ruler, TODAY)
    assert (result.floor, result.ceiling, result.exact_floor, result.exact_ceiling) == (None,) * 4
    assert (result.category_floor, result.category_ceiling) == (None, None)
    assert not result.complete_enough


def test_tidak_berlaku_without_a_waiver_is_a_no() -> None:
    result = assess(answers({"a.ada": "tidak berlaku"}), instrument(indicator("I1", ada("a.ada"))), TODAY)
    assert (result.floor, result.ceiling) == (Decimal("0.00"), Decimal("0.00"))


def test_what_the_checklist_cannot_see_widens_the_range_and_lowers_the_coverage() -> None:
    ruler = instrument(
        indicator("I1", ada("a.ada"), weight=1), indicator("I2", unseen="Perlu wawancara.", weight=3)
    )
    result = assess(answers({"a.ada": "ada"}), ruler, TODAY)
    assert (result.floor, result.ceiling) == (Decimal("25.00"), Decimal("100.00"))
    assert result.coverage == Decimal("25.00")
    assert result.completeness == 1  # all that could be seen is seen
    assert [r.seen for r in result.results] == [True, False]


def test_completeness_is_the_seen_share_of_what_could_be_seen() -> None:
    ruler = instrument(*(indicator(q, ada(q)) for q in six()), minimum_completeness="0.5")
    three, two = (assess(answers(dict.fromkeys(six()[:n], "ada")), ruler, TODAY) for n in (3, 2))
    assert (three.completeness, three.complete_enough) == (Fraction(1, 2), True)
    assert (two.completeness, two.complete_enough) == (Fraction(1, 3), False)


def test_a_part_of_a_sum_is_an_answer_that_is_seen() -> None:
    ladder = indicator("SP", at_least("sp.komponen", 1, parts=("sp.komponen.biaya",)))
    assert assess(answers({"sp.komponen.biaya": "tidak"}), instrument(ladder), TODAY).results[0].seen


def test_the_score_is_rounded_once_and_categorised_as_rounded() -> None:
    """80.995 is published as 81.00, so it is green; floats make it 80.99 and amber."""
    ruler = instrument(
        indicator("I1", ada("a.ada"), weight="80.995"), indicator("I2", ada("b.ada"), weight="19.005")
    )
    result = assess(answers({"a.ada": "ada", "b.ada": "tidak"}), ruler, TODAY)
    assert result.exact_floor == Fraction("80.995")
    assert result.floor == Decimal("81.00")
    assert result.category_floor is not None
    assert result.category_floor.id == "A"


def test_both_ends_have_their_category() -> None:
    result = assess({}, instrument(indicator("I1", ada("a.ada"))), TODAY)
    assert result.category_floor is not None
    assert result.category_ceiling is not None
    assert (result.category_floor.id, result.category_ceiling.id) == ("C", "A")


def test_six_ticks_rank_in_full_on_a_yardstick_of_six_elements() -> None:
    ruler = instrument(*(indicator(q, ada(q)) for q in six()))
    given = dict.fromkeys(six(), "ada") | {"google.ada": "proses"}
    result = assess(answers(given), ruler, TODAY)
    assert (result.floor, result.ceiling, result.coverage) == (
        Decimal("83.33"),
        Decimal("83.33"),
        Decimal("100.00"),
    )


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("0.005", 2, "0.01"),
        ("0.00499999999999999999", 2, "0.00"),
        ("79.995", 2, "80.00"),
        ("2.5", 0, "3"),
        ("100", 2, "100.00"),
        ("2/3", 2, "0.67"),
        ("-0.005", 2, "-0.01"),
        ("12345678901234567890123456789.125", 2, "12345678901234567890123456789.13"),
    ],
)
def test_halves_are_rounded_up(value: str, decimals: int, expected: str) -> None:
    assert str(round_half_up(Fraction(value), decimals)) == expected


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6), st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_step_at_most(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(round_half_up(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


def test_bounds_of_a_category_belong_to_it() -> None:
    ruler = instrument(indicator("I1"))
    found = [category_of(Decimal(s), ruler).id for s in ("100", "81.00", "80.99", "51.00", "50.99", "0.00")]
    assert found == ["A", "A", "B", "B", "C", "C"]


def test_a_score_without_a_category_is_a_mistake_in_the_definition() -> None:
    with pytest.raises(ValueError, match=r"uji-2026: no category for 80\.995"):
        category_of(Decimal("80.995"), instrument(indicator("I1")))


SOME = st.dictionaries(
    st.sampled_from(six()), st.sampled_from(["ada", "proses", "tidak", "tidak berlaku"]), max_size=6
)


@given(known=SOME, more=SOME)
def test_another_answer_narrows_the_range_and_never_moves_it_out(
    known: dict[str, str], more: dict[str, str]
) -> None:
    ruler = instrument(
        *(indicator(q, ada(q), (ada(q), ada("skm.ada")), weight=n) for n, q in enumerate(six(), 1))
    )
    before = assess(answers(known), ruler, TODAY)
    after = assess(answers(more | known), ruler, TODAY)
    assert before.exact_floor is not None
    assert before.exact_ceiling is not None
    assert after.exact_floor is not None
    assert after.exact_ceiling is not None
    assert before.exact_floor <= after.exact_floor <= after.exact_ceiling <= before.exact_ceiling
    assert before.coverage <= after.coverage


def test_an_answer_of_the_wrong_kind_is_not_scored() -> None:
    ruler = instrument(indicator("I1", condition("skm.tanggal", Test.WITHIN_MONTHS, 12)))
    with pytest.raises(TypeError, match=r"skm\.tanggal: expected a date"):
        assess(answers({"skm.tanggal": 5}), ruler, TODAY)


def test_what_does_not_apply_lends_no_completeness() -> None:
    ruler = instrument(
        indicator("I1", ada("a.ada"), waived_by=["a.ada"]),
        indicator("I2", ada("b.ada"), waived_by=["b.ada"]),
        indicator("I3", ada("c.ada")),
    )
    result = assess(
        answers({"a.ada": "tidak berlaku", "b.ada": "tidak berlaku", "c.ada": "ada"}), ruler, TODAY
    )
    assert (result.floor, result.coverage, result.completeness) == (100, 100, Fraction(1, 3))
    assert not result.complete_enough


CORE = (indicator("I1", ada("a.ada"), waived_by=["a.ada"]), indicator("I2", ada("b.ada")))
GROUP = tuple(
    indicator(id, ada(f"x.{id}"), waived_by=["x.ada"], optional=True, weight=2) for id in ("I3", "I4")
)


def test_what_nobody_was_asked_for_is_not_missing() -> None:
    ruler = instrument(*CORE, *GROUP)
    result = assess(answers({"a.ada": "ada"}), ruler, TODAY)
    assert (result.coverage, result.completeness) == (Decimal("16.67"), Fraction(1, 2))
    assert [r.expected for r in result.results] == [True, True, False, False]
    plain = assess(answers({"a.ada": "ada"}), instrument(*CORE), TODAY)
    assert (plain.completeness, plain.complete_enough) == (result.completeness, result.complete_enough)


def test_an_answered_part_of_an_optional_group_counts_on_both_sides() -> None:
    ruler = instrument(*CORE, *GROUP)
    result = assess(answers({"a.ada": "ada", "x.I3": "tidak"}), ruler, TODAY)
    assert (result.coverage, result.completeness) == (50, Fraction(3, 4))
    assert [r.expected for r in result.results] == [True, True, True, False]


def test_an_optional_group_that_is_waived_lends_no_completeness() -> None:
    """Or a unit without three quarters of the weight would lead with the rest."""
    ruler = instrument(*CORE, *GROUP)
    result = assess(answers({"a.ada": "ada", "b.ada": "ada", "x.ada": "tidak berlaku"}), ruler, TODAY)
    assert (result.floor, result.coverage, result.completeness) == (100, 100, Fraction(1, 3))
    assert not result.complete_enough


def test_an_overall_answer_that_no_rung_looks_at_sees_nothing() -> None:
    result = assess(answers({"x.ada": "ada"}), instrument(*CORE, *GROUP), TODAY)
    assert (result.coverage, [r.seen for r in result.results]) == (0, [False] * 4)


OPTIONAL = st.dictionaries(st.sampled_from(["x.I3", "x.I4"]), st.sampled_from(["ada", "proses", "tidak"]))


@given(known=SOME, more=OPTIONAL)
def test_answering_more_than_is_asked_never_makes_a_unit_provisional(
    known: dict[str, str], more: dict[str, str]
) -> None:
    ruler = instrument(*(indicator(q, ada(q), waived_by=[q]) for q in six()), *GROUP)
    before, after = (assess(answers(given), ruler, TODAY) for given in (known, known | more))
    assert before.completeness <= after.completeness
    assert before.coverage <= after.coverage
