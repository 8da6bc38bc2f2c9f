"""Each word of the vocabulary by its smallest example, then what holds for all of them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from compliance.model import Answer, AnswerValue, AnyOf, Condition, Rung, Status, Test, Truth
from compliance.scoring.conditions import covers, oldest_day, rung_truth, truth
from tests.builders import TODAY, ada, answers, any_of, at_least, condition, exact

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
PARTS = ("sp.komponen.biaya", "sp.komponen.produk", "sp.komponen.waktu")


def holds(tested: Condition, **given: object) -> Truth:
    return truth(tested, answers({q.replace("__", "."): v for q, v in given.items()}), TODAY)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("ada", T), ("proses", F), ("tidak", F), ("tidak berlaku", F)],
)
def test_is_asks_for_one_of_the_statuses(given: str, expected: Truth) -> None:
    assert holds(ada("sop.ada"), sop__ada=given) is expected


def test_is_may_accept_several_statuses() -> None:
    started = condition("sop.ada", Test.IS, (Status.ADA, Status.PROSES))
    assert holds(started, sop__ada="proses") is T


@pytest.mark.parametrize("tested", list(Test))
def test_without_an_answer_every_condition_is_unknown(tested: Test) -> None:
    operand = (Status.ADA,) if tested is Test.IS else ("website",) if tested is Test.INCLUDES else exact(1)
    assert holds(Condition(question="x.y", test=tested, operand=operand)) is U


@pytest.mark.parametrize(
    ("tested", "below", "equal", "above"),
    [(Test.AT_LEAST, F, T, T), (Test.MORE_THAN, F, F, T), (Test.AT_MOST, T, T, F)],
)
def test_numbers_are_compared_exactly(tested: Test, below: Truth, equal: Truth, above: Truth) -> None:
    limit = condition("skm.rtl_selesai", tested, 0.3)
    assert holds(limit, skm__rtl_selesai=exact("0.29999999999999999999")) is below
    assert holds(limit, skm__rtl_selesai=exact("0.3")) is equal
    assert holds(limit, skm__rtl_selesai=exact("0.30000000000000000001")) is above


def test_includes_asks_for_all_the_options() -> None:
    both = condition("publikasi.media", Test.INCLUDES, ("website", "sippn"))
    assert holds(both, publikasi__media=["sippn", "cetak", "website"]) is T
    assert holds(both, publikasi__media=["website"]) is F
    assert holds(both, publikasi__media=[]) is F


def test_chosen_at_least_counts_only_the_options_it_names() -> None:
    two = Condition(
        question="publikasi.media",
        test=Test.CHOSEN_AT_LEAST,
        operand=Fraction(2),
        among=("cetak", "website"),
    )
    assert holds(two, publikasi__media=["sippn", "cetak"]) is F
    assert holds(two, publikasi__media=["sippn", "cetak", "website"]) is T


def test_chosen_at_least_counts_the_options() -> None:
    two = condition("publikasi.media", Test.CHOSEN_AT_LEAST, 2)
    assert holds(two, publikasi__media=["sippn", "cetak"]) is T
    assert holds(two, publikasi__media=["sippn"]) is F


@pytest.mark.parametrize(
    ("day", "within", "less_than"),
    [
        (date(2025, 6, 29), F, F),  # a year and a day before the assessment
        (date(2025, 6, 30), T, F),  # exactly a year
        (date(2025, 7, 1), T, T),
        (date(2026, 6, 30), T, T),  # the day itself
        (date(2026, 7, 1), U, U),  # later: it says nothing about the assessment day
    ],
)
def test_evidence_ages_against_the_assessment_date(day: date, within: Truth, less_than: Truth) -> None:
    assert holds(condition("skm.tanggal", Test.WITHIN_MONTHS, 12), skm__tanggal=day) is within
    assert holds(condition("skm.tanggal", Test.LESS_THAN_MONTHS, 12), skm__tanggal=day) is less_than


def test_a_month_after_the_31st_is_the_last_day_of_february() -> None:
    month = condition("skm.tanggal", Test.WITHIN_MONTHS, 1)
    given = answers({"skm.tanggal": date(2024, 1, 31)})
    assert truth(month, given, date(2024, 2, 29)) is T
    assert truth(month, given, date(2024, 3, 1)) is F


@given(st.dates(date(1500, 1, 1), date(2500, 1, 1)), st.integers(0, 600), st.integers(-40, 40))
def test_months_are_calendar_months(reached: date, months: int, days: int) -> None:
    day = reached - relativedelta(months=months) + relativedelta(days=days)
    assert (day >= oldest_day(reached, months)) is (day + relativedelta(months=months) >= reached)


def test_no_day_is_too_old_for_more_months_than_there_were() -> None:
    assert oldest_day(TODAY, 12 * 2026 + 6) == date.min


def test_parts_prove_and_exclude_an_unanswered_sum() -> None:
    given = {PARTS[0]: "ada", PARTS[1]: "tidak"}  # so 1 or 2 of 3
    results = [truth(at_least("sp.komponen", n, parts=PARTS), answers(given), TODAY) for n in (1, 2, 3)]
    assert results == [T, U, F]


def test_a_part_that_does_not_apply_leaves_the_sum_open() -> None:
    given = {PARTS[0]: "ada", PARTS[1]: "ada", PARTS[2]: "tidak berlaku"}
    assert truth(at_least("sp.komponen", 3, parts=PARTS), answers(given), TODAY) is U


def test_an_answered_sum_that_agrees_with_its_parts_stands() -> None:
    given = {PARTS[0]: "ada", "sp.komponen": 2}
    results = [truth(at_least("sp.komponen", n, parts=PARTS), answers(given), TODAY) for n in (2, 3)]
    assert results == [T, F]


def test_a_sum_that_contradicts_its_parts_is_unknown_between_the_two() -> None:
    given = {PARTS[0]: "ada", PARTS[1]: "tidak", PARTS[2]: "tidak", "sp.komponen": 3}
    results = [truth(at_least("sp.komponen", n, parts=PARTS), answers(given), TODAY) for n in (1, 2, 3, 4)]
    assert results == [T, U, U, F]


def test_any_of_is_kleenes_or_and_a_rung_kleenes_and() -> None:
    for first, second, either, both in [
        ("ada", "tidak", T, F),
        ("ada", None, T, U),
        ("tidak", None, U, F),
        (None, None, U, U),
        ("tidak", "tidak", F, F),
        ("ada", "ada", T, T),
    ]:
        given = answers({q: s for q, s in (("a.ada", first), ("b.ada", second)) if s})
        conditions = (ada("a.ada"), ada("b.ada"))
        assert truth(any_of(*conditions), given, TODAY) is either
        assert rung_truth(Rung(points=exact(1), label="", when=conditions), given, TODAY) is both


@pytest.mark.parametrize(
    ("tested", "value", "message"),
    [
        (ada("x.y"), exact(3), r"x\.y: expected a status, got Fraction\(3, 1\)"),
        (at_least("x.y", 3), Status.ADA, r"x\.y: expected a number, got <Status\.ADA: 'ada'>"),
        (condition("x.y", Test.INCLUDES, ("a",)), exact(3), r"x\.y: expected chosen options, got Fraction"),
        (condition("x.y", Test.WITHIN_MONTHS, 3), exact(3), r"x\.y: expected a date, got Fraction"),
        (condition("x.y", Test.WITHIN_MONTHS, 3), datetime(2026, 1, 1), r"x\.y: expected a date, got"),
        (condition("x.y", Test.WITHIN_MONTHS, 0.5), TODAY, r"x\.y: expected whole months, got 1/2"),
        (condition("x.y", Test.AT_LEAST, ("a",)), exact(3), r"x\.y: at_least needs a number, got \('a',\)"),
        (condition("x.y", Test.IS, 3), Status.ADA, r"x\.y: is needs choices, got 3"),
        (at_least("x.y", 3, parts=("x.y.z",)), exact(3), r"x\.y\.z: expected a status, got Fraction"),
    ],
)
def test_a_value_a_condition_cannot_look_at_is_a_mistake_in_the_program(
    tested: Condition, value: object, message: str
) -> None:
    given = {question: Answer(value=value) for question in (tested.question, *tested.parts)}  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match=message):
        truth(tested, given, TODAY)


def test_parts_belong_to_thresholds_only() -> None:
    with pytest.raises(TypeError, match=r"x\.y: includes does not compare a number with a limit"):
        truth(Condition(question="x.y", test=Test.INCLUDES, operand=exact(1), parts=("x.z",)), {}, TODAY)


SHARES = [
    condition("x.part", test, 90, of="x.whole") for test in (Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST)
]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (89, 100, (F, F, T)),
        (90, 100, (T, F, T)),
        (91, 100, (T, T, F)),
        (9, 10, (T, F, T)),
        (0, 10, (F, F, T)),
        (0, 0, (U, U, U)),
        (11, 10, (U, U, U)),
        (None, 10, (U, U, U)),
        (9, None, (U, U, U)),
    ],
)
def test_a_count_is_compared_as_a_share_of_another(
    part: int | None, whole: int | None, expected: tuple[Truth, ...]
) -> None:
    """Of nothing there is no share, and a part larger than its whole contradicts it."""
    given = {q: n for q, n in (("x__part", part), ("x__whole", whole)) if n is not None}
    assert tuple(holds(share, **given) for share in SHARES) == expected


def test_a_share_looks_at_both_counts() -> None:
    assert SHARES[0].questions == ("x.part", "x.whole")


STATUSES = st.lists(st.sampled_from(list(Status)), min_size=1, max_size=3, unique=True).map(tuple)
OPTIONS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True).map(tuple)
COUNTS = st.integers(0, 4).map(Fraction)
NUMBERS = st.sampled_from([Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST])
SINGLE = st.one_of(
    st.builds(Condition, question=st.just("a.status"), test=st.just(Test.IS), operand=STATUSES),
    st.builds(Condition, question=st.just("a.pilihan"), test=st.just(Test.INCLUDES), operand=OPTIONS),
    st.builds(
        Condition,
        question=st.just("a.pilihan"),
        test=st.just(Test.CHOSEN_AT_LEAST),
        operand=COUNTS,
        among=st.sampled_from([(), ("a", "b")]),
    ),
    st.builds(
        Condition,
        question=st.just("a.angka"),
        test=NUMBERS,
        operand=COUNTS,
        parts=st.sampled_from([(), ("a.bagian",)]),
    ),
    st.builds(
        Condition,
        question=st.just("a.angka"),
        test=NUMBERS,
        operand=st.sampled_from([Fraction(50), Fraction(90)]),
        of=st.just("a.semua"),
    ),
    st.builds(
        Condition,
        question=st.just("a.tanggal"),
        test=st.sampled_from([Test.WITHIN_MONTHS, Test.LESS_THAN_MONTHS]),
        operand=COUNTS,
    ),
)
ANY = st.one_of(SINGLE, st.builds(AnyOf, conditions=st.lists(SINGLE, min_size=1, max_size=2).map(tuple)))
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "a.status": st.sampled_from(list(Status)),
        "a.bagian": st.sampled_from(list(Status)),
        "a.pilihan": OPTIONS,
        "a.angka": COUNTS,
        "a.semua": COUNTS,
        "a.tanggal": st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    },
)


@given(wider=ANY, narrower=ANY, given_values=GIVEN)
def test_what_covers_a_condition_holds_wherever_it_does(
    wider: Condition | AnyOf, narrower: Condition | AnyOf, given_values: dict[str, AnswerValue]
) -> None:
    assert covers(narrower, narrower)
    said = {question: Answer(value=value) for question, value in given_values.items()}
    if covers(wider, narrower) and truth(narrower, said, TODAY) is T:
        assert truth(wider, said, TODAY) is T


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        (condition("x.y", Test.IS, (Status.ADA, Status.PROSES)), ada("x.y")),
        (at_least("x.y", 50), at_least("x.y", 90)),
        (condition("x.y", Test.AT_MOST, 3), condition("x.y", Test.AT_MOST, 2)),
        (condition("x.y", Test.WITHIN_MONTHS, 24), condition("x.y", Test.WITHIN_MONTHS, 12)),
        (condition("x.y", Test.INCLUDES, ("a",)), condition("x.y", Test.INCLUDES, ("b", "a"))),
        (condition("x.y", Test.CHOSEN_AT_LEAST, 1), condition("x.y", Test.CHOSEN_AT_LEAST, 3)),
        (any_of(ada("x.y"), ada("x.z")), ada("x.z")),
        (any_of(ada("x.y"), ada("x.z"), ada("x.a")), any_of(ada("x.z"), ada("x.y"))),
    ],
)
def test_a_stricter_condition_is_covered_and_covers_nothing_wider(
    wider: Condition | AnyOf, narrower: Condition | AnyOf
) -> None:
    assert covers(wider, narrower)
    assert not covers(narrower, wider)


def test_other_questions_parts_and_tests_cover_nothing() -> None:
    plain = at_least("x.y", 1)
    others = (at_least("x.z", 1), at_least("x.y", 1, parts=PARTS), condition("x.y", Test.MORE_THAN, 1))
    assert not any(covers(plain, other) or covers(other, plain) for other in others)
