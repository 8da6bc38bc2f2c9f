"""The index by each weight, its mutu, the sample, the comparison with what was claimed, the interval."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.analysis.survey import (
    compare,
    interval,
    largest_population,
    mutu_of,
    sample_size,
    satisfaction,
    together,
    unmatched,
)
from compliance.definitions.survey import shipped_survey
from compliance.model import Place
from compliance.reading.surveys.result import Scale, Scores, Shape, Stated, Survey
from compliance.text.problems import sentence

SKM = shipped_survey()
SUMS = (105, 101, 100, 116, 102, 105, 106, 105, 115)


def table(*means: Fraction, scale: Scale = Scale.FOUR, **more: object) -> Survey:
    return Survey(
        place=Place(),
        shape=Shape.TABLE,
        scale=scale,
        unsur=SKM.ids[: len(means)],
        means=means,
        **more,  # type: ignore[arg-type]  # the fields of Survey, by name
    )


def respondents(*rows: tuple[int, Scores], scale: Scale = Scale.FOUR) -> Survey:
    return Survey(
        place=Place(),
        shape=Shape.RESPONDENTS,
        scale=scale,
        unsur=SKM.ids,
        rows=rows,
        respondents=sum(count for count, _ in rows),
    )


def all_of(score: int) -> Scores:
    return (Fraction(score),) * 9


def test_the_published_example_by_each_of_the_three_weights() -> None:
    found = satisfaction(table(*(Fraction(total, 29) for total in SUMS)), SKM)
    assert {id: str(value) for id, value in found.ikm.items()} == {
        "1/9": "91.48",
        "0.111": "91.38",
        "0.11": "90.56",
    }
    assert found.mutu is not None
    assert (found.mutu.id, found.mutu.label) == ("A", "Sangat Baik")
    assert found.weakest == ("waktu",)


def test_the_published_figure_was_made_with_the_shortest_weight() -> None:
    found = satisfaction(table(*(Fraction(total, 29) for total in SUMS)), SKM)
    comparison = compare(Fraction("90.56"), found.ikm, SKM)
    assert comparison is not None
    assert comparison.weight is not None
    assert (comparison.weight.id, str(comparison.difference)) == ("0.11", "0.00")


@pytest.mark.parametrize(
    ("stated", "weight"),
    [("91.46", "1/9"), ("91.45", None), ("91.40", "0.111"), ("90.58", "0.11"), ("90.59", None), ("85", None)],
)
def test_a_claim_agrees_within_two_hundredths(stated: str, weight: str | None) -> None:
    found = satisfaction(table(*(Fraction(total, 29) for total in SUMS)), SKM)
    comparison = compare(Fraction(stated), found.ikm, SKM)
    assert comparison is not None
    assert (comparison.weight.id if comparison.weight else None) == weight


def test_a_stated_index_that_no_weight_gives_is_a_problem() -> None:
    means = tuple(Fraction(total, 29) for total in SUMS)
    place = Place(sheet="Rekap", cell="B12")
    odd = table(*means, stated=(Stated(value=Fraction("87.5"), place=place),))
    problem = unmatched(odd, satisfaction(odd, SKM), SKM)
    assert problem is not None
    assert problem.place == place
    assert sentence(problem) == (
        "IKM yang tertulis (87,50) tidak cocok dengan bobot mana pun; hitungan dari berkas ini "
        "91,48 / 91,38 / 90,56."
    )
    fine = table(*means, stated=(Stated(value=Fraction("90.56"), place=place), *odd.stated))
    assert unmatched(fine, satisfaction(fine, SKM), SKM) is None


@pytest.mark.parametrize(
    ("index", "mutu"),
    [
        ("100.00", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"),
        ("64.99", "D"), ("25.00", "D"), ("24.75", None),
    ],
)  # fmt: skip
def test_mutu_is_read_from_the_rounded_index(index: str, mutu: str | None) -> None:
    found = mutu_of(Decimal(index), SKM)
    assert (found.id if found else None) == mutu


def test_an_index_half_way_is_rounded_up_before_its_mutu_is_read() -> None:
    mean = Fraction("88.305") / 25  # between B, which ends at 88.30, and A, which begins at 88.31
    found = satisfaction(table(*[mean] * 9), SKM)
    assert str(found.index) == "88.31"
    assert found.mutu is not None
    assert found.mutu.id == "A"


def test_a_scale_of_a_hundred_is_not_converted() -> None:
    found = satisfaction(table(*[Fraction(84)] * 9, scale=Scale.HUNDRED), SKM)
    assert [str(value) for value in found.ikm.values()] == ["84.00", "83.92", "83.16"]


def test_without_all_nine_there_is_no_index() -> None:
    found = satisfaction(table(*[Fraction(3)] * 8), SKM)
    assert (found.index, found.mutu, dict(found.ikm)) == (None, None, {})
    assert found.missing == ("sarana",)


def test_the_weakest_may_be_several() -> None:
    found = satisfaction(table(*[Fraction(3)] * 2, *[Fraction(4)] * 7), SKM)
    assert found.weakest == ("persyaratan", "prosedur")


def test_a_blank_counts_neither_above_nor_below() -> None:
    found = satisfaction(respondents((1, all_of(4)), (1, (None, *all_of(2)[1:]))), SKM)
    assert found.means["persyaratan"] == 4
    assert found.means["prosedur"] == 3


# The table printed with the formula (Krejcie and Morgan 1970), where it follows the formula.
PRINTED = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 65: 56, 70: 59,
    80: 66, 90: 73, 100: 80, 150: 108, 200: 132, 300: 169, 500: 217, 1000: 278, 1500: 306, 2000: 322,
    5000: 357, 10_000: 370, 20_000: 377, 50_000: 381, 1_000_000: 384,
}  # fmt: skip


@pytest.mark.parametrize(("population", "sample"), PRINTED.items())
def test_the_sample_is_that_of_the_printed_table(population: int, sample: int) -> None:
    assert sample_size(population, SKM.sample) == sample


def test_a_population_of_one_is_asked_and_of_none_is_refused() -> None:
    assert sample_size(1, SKM.sample) == 1
    with pytest.raises(ValueError, match="at least one person"):
        sample_size(0, SKM.sample)


def test_how_many_people_some_respondents_are_enough_for() -> None:
    assert largest_population(0, SKM.sample) == 0
    assert largest_population(384, SKM.sample) is None
    assert largest_population(383, SKM.sample) is not None


@settings(max_examples=100)
@given(st.integers(1, 383))
def test_one_more_would_not_be_enough(respondents_asked: int) -> None:
    largest = largest_population(respondents_asked, SKM.sample)
    assert largest is not None
    assert sample_size(largest, SKM.sample) <= respondents_asked
    assert sample_size(largest + 1, SKM.sample) > respondents_asked


@settings(max_examples=50)
@given(st.integers(1, 10_000_000))
def test_a_sample_is_part_of_its_population_and_grows_with_it(population: int) -> None:
    sample = sample_size(population, SKM.sample)
    assert 1 <= sample <= min(population, 384)
    assert sample_size(population + 1, SKM.sample) >= sample


def test_the_interval_is_the_same_every_time_and_holds_the_index() -> None:
    survey = respondents((10, all_of(4)), (15, all_of(3)), (3, all_of(2)))
    low, high = interval(survey, SKM) or (None, None)
    index = satisfaction(survey, SKM).index
    assert low is not None
    assert high is not None
    assert index is not None
    assert (str(low), str(high)) == ("75.00", "86.61")
    assert low < index < high
    assert interval(survey, SKM) == (low, high)


def test_the_interval_does_not_depend_on_which_way_it_is_drawn() -> None:
    """A blank takes the longer way; with one among very many respondents both ways must nearly agree."""
    rows = ((400, all_of(4)), (600, all_of(3)))
    short = interval(respondents(*rows), SKM)
    long = interval(respondents(*rows, (1, (None, *all_of(3)[1:]))), SKM)
    assert short is not None
    assert long is not None
    assert max(abs(a - b) for a, b in zip(short, long, strict=True)) < Decimal("0.15")


def test_where_there_is_no_interval() -> None:
    assert interval(table(*[Fraction(3)] * 9), SKM) is None  # nobody to be drawn again
    assert interval(respondents((1, all_of(3))), SKM) is None
    assert interval(respondents((2, all_of(3))), SKM) == (Decimal("75.00"), Decimal("75.00"))
    one_answer = respondents((3, (None, *all_of(3)[1:])), (1, all_of(3)))
    assert interval(one_answer, SKM) is None


def test_surveys_of_one_file_together() -> None:
    first, second = respondents((2, all_of(4))), respondents((1, all_of(4)), (1, all_of(2)))
    whole = together([first, second])
    assert whole is not None
    assert (whole.respondents, {scores: count for count, scores in whole.rows}) == (
        4,
        {all_of(4): 3, all_of(2): 1},
    )
    assert together([first]) is first
    assert together([first, table(*[Fraction(3)] * 9)]) is None
    assert together([first, respondents((1, all_of(90)), scale=Scale.HUNDRED)]) is None


scores = st.tuples(*[st.one_of(st.none(), st.integers(1, 4).map(Fraction))] * 9)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 5), scores), min_size=1, max_size=8))
def test_means_and_indexes_are_those_of_the_respondents_one_by_one(rows: list[tuple[int, Scores]]) -> None:
    found = satisfaction(respondents(*rows), SKM)
    people = [given for count, given in rows for _ in range(count)]
    for i, unsur in enumerate(SKM.ids):
        said = [given[i] for given in people if given[i] is not None]
        assert found.means.get(unsur) == (sum(said, Fraction(0)) / len(said) if said else None)
    if found.index is not None:
        exact = sum(found.means.values(), Fraction(0)) / 9 * 25
        assert abs(Fraction(found.index) - exact) <= Fraction(1, 200)
        assert 25 <= found.index <= 100
