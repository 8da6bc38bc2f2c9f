from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.analysis.expiry import Expiry, Standing, find_expiries
from compliance.definitions.load import load_definitions
from compliance.model import Answer, Instrument, Status, Test, Truth
from compliance.scoring.assess import assess
from compliance.scoring.conditions import last_day, truth
from tests.builders import TODAY, ada, any_of, aspect, checklist, condition, indicator, instrument

DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
ages = st.builds(
    lambda test, months: condition("skm.tanggal", test, months),
    st.sampled_from([Test.WITHIN_MONTHS, Test.LESS_THAN_MONTHS]),
    st.integers(0, 60),
)
YEAR = condition("skm.tanggal", Test.WITHIN_MONTHS, 12)
THREE = condition("skm.tanggal", Test.LESS_THAN_MONTHS, 36)
SKM = indicator("SKM", ada("skm.ada"), (ada("skm.ada"), THREE), (ada("skm.ada"), YEAR), waived_by=["skm.ada"])
OTHER = indicator("LAIN", ada("sop.ada"), waived_by=["sop.ada"])
RULER = instrument(aspect("I", SKM, weight=6), aspect("II", OTHER, weight=4))


def expiries(
    given: dict[str, object], ruler: Instrument = RULER, *, as_of: date = TODAY, today: date = TODAY
) -> tuple[Expiry, ...]:
    return find_expiries([checklist("Dinkes", given)], ruler, as_of=as_of, today=today)


@given(ages, days)
@settings(max_examples=400)
def test_the_last_day_holds_and_the_day_after_does_not(age: object, day: date) -> None:
    answers = {"skm.tanggal": Answer(value=day)}
    last = last_day(age, day)
    assert truth(age, answers, last + DAY) is not Truth.TRUE
    if last >= day:
        assert truth(age, answers, last) is Truth.TRUE
        assert truth(age, answers, last + DAY) is Truth.FALSE
    else:  # younger than no month at all
        assert truth(age, answers, day) is Truth.FALSE


@pytest.mark.parametrize(
    ("day", "test", "months", "last"),
    [
        (date(2025, 6, 30), Test.WITHIN_MONTHS, 12, date(2026, 6, 30)),
        (date(2025, 6, 30), Test.LESS_THAN_MONTHS, 12, date(2026, 6, 29)),
        (date(2024, 2, 29), Test.WITHIN_MONTHS, 12, date(2025, 2, 28)),
        (date(2024, 2, 29), Test.LESS_THAN_MONTHS, 36, date(2027, 2, 27)),
        (date(2026, 1, 31), Test.WITHIN_MONTHS, 1, date(2026, 2, 28)),
        (date(2025, 12, 1), Test.WITHIN_MONTHS, 1, date(2026, 1, 1)),
        (date(9999, 6, 1), Test.WITHIN_MONTHS, 12, date.max),
    ],
)
def test_the_last_day_counted_by_hand(day: date, test: Test, months: int, last: date) -> None:
    assert last_day(condition("skm.tanggal", test, months), day) == last


def test_only_an_age_has_a_last_day() -> None:
    with pytest.raises(TypeError, match="does not look at an age"):
        last_day(ada("skm.ada"), TODAY)


def test_a_date_that_expires_before_the_assessment() -> None:
    """60 of 100 points hang on SKM: a fall from 3/3 to 2/3 of them costs 20."""
    [found] = expiries(
        {"skm.ada": "ada", "skm.tanggal": date(2025, 6, 1)}, as_of=date(2026, 6, 30), today=date(2026, 5, 1)
    )
    assert found.last_day == date(2026, 6, 1)
    assert found.standing is Standing.EXPIRES
    assert (found.proven.rung.label, found.proven.next.label) == ("Tangga 3", "Tangga 2")
    assert (found.lost.exact, found.lost.points) == (20, Decimal("20.00"))
    assert (found.question, found.day, found.unit.name) == ("skm.tanggal", date(2025, 6, 1), "Dinkes")


def test_one_date_falls_rung_by_rung() -> None:
    found = expiries({"skm.ada": "ada", "skm.tanggal": date(2020, 1, 15)})
    assert [(e.last_day, e.standing, e.lost.points) for e in found] == [
        (date(2021, 1, 15), Standing.EXPIRED, Decimal("20.00")),
        (date(2023, 1, 14), Standing.EXPIRED, Decimal("20.00")),
    ]


def test_the_day_of_the_assessment_is_the_last_that_counts() -> None:
    [found] = expiries({"skm.ada": "ada", "skm.tanggal": date(2025, 6, 30)})
    assert (found.last_day, found.standing) == (TODAY, Standing.LAST_DAY)
    assert expiries({"skm.ada": "ada", "skm.tanggal": date(2025, 7, 1)}) == ()


def test_moving_the_assessment_date_moves_the_list() -> None:
    given = {"skm.ada": "ada", "skm.tanggal": date(2025, 9, 1)}
    assert expiries(given, as_of=date(2026, 8, 31)) == ()
    assert len(expiries(given, as_of=date(2026, 9, 2))) == 1


def test_what_carries_nothing_loses_nothing() -> None:
    assert expiries({"skm.ada": "tidak", "skm.tanggal": date(2020, 1, 1)}) == ()
    assert expiries({"skm.ada": "tidak berlaku", "skm.tanggal": date(2020, 1, 1)}) == ()
    assert expiries({"skm.ada": "ada"}) == ()
    assert expiries({"skm.ada": "ada", "skm.tanggal": date(2027, 1, 1)}) == ()


def test_a_rung_that_was_only_possible_is_lost_as_such() -> None:
    given = {"skm.tanggal": date(2025, 6, 1)}  # whether the survey was held at all is not said
    [found] = expiries(given)
    assert (found.lost.exact, found.lost_possible.points) == (0, Decimal("20.00"))
    assert found.proven.rung == found.proven.next
    assert (found.possible.rung.label, found.possible.next.label) == ("Tangga 3", "Tangga 2")


def test_another_way_up_loses_nothing() -> None:
    either = indicator("SKM", any_of(YEAR, ada("skm.ada")))
    assert expiries({"skm.ada": "ada", "skm.tanggal": date(2020, 1, 1)}, instrument(either)) == ()


def test_weight_that_does_not_apply_makes_the_loss_larger() -> None:
    [found] = expiries({"skm.ada": "ada", "skm.tanggal": date(2025, 6, 1), "sop.ada": "tidak berlaku"})
    assert found.lost.points == Decimal("33.33")


def test_an_edition_that_scores_no_answers_has_no_expiries() -> None:
    given: dict[str, object] = {"skm.ada": "ada", "skm.tanggal": date(2020, 1, 1)}
    assert expiries(given, instrument(unscored="Bobotnya tidak diumumkan.")) == ()


def test_the_earliest_comes_first() -> None:
    units = [
        checklist(name, {"skm.ada": "ada", "skm.tanggal": day})
        for name, day in (("Dinsos", date(2025, 6, 20)), ("Dinkes", date(2025, 6, 2)))
    ]
    found = find_expiries(units, RULER, as_of=TODAY, today=TODAY)
    assert [e.unit.name for e in found] == ["Dinkes", "Dinsos"]


answered = st.fixed_dictionaries(
    {"skm.ada": st.sampled_from(["ada", "proses", "tidak"]), "sop.ada": st.sampled_from(["ada", "tidak"])},
    optional={"skm.tanggal": st.dates(date(2020, 1, 1), TODAY)},
)


@given(answered)
@settings(max_examples=150)
def test_renewing_every_date_wins_back_exactly_what_was_lost(given: dict[str, object]) -> None:
    """The losses of one date add up to the distance to a date of the assessment day itself."""
    unit = checklist("Dinkes", given)
    found = find_expiries([unit], RULER, as_of=TODAY, today=TODAY)
    lost = sum((e.lost.exact for e in found if e.standing is not Standing.LAST_DAY), Fraction(0))
    fresh = {q: Answer(value=TODAY) if q == "skm.tanggal" else a for q, a in unit.answers.items()}
    now, then = assess(unit.answers, RULER, TODAY), assess(fresh, RULER, TODAY)
    assert then.exact_floor - now.exact_floor == lost


@pytest.mark.parametrize("ruler", load_definitions().instruments.values(), ids=lambda ruler: ruler.id)
def test_the_score_falls_on_the_day_the_list_says(ruler: Instrument) -> None:
    """With the shipped editions: a unit with everything, and both dates."""
    questions = {q: Answer(value=Status.ADA) for i in ruler.indicators for q in i.questions}
    kinds = {q.id: q for q in load_definitions().checklist.questions}
    for id, question in kinds.items():
        if question.options:
            questions[id] = Answer(value=tuple(option.id for option in question.options))
        elif question.minimum is not None or question.kind in ("jumlah", "angka", "persen"):
            questions[id] = Answer(value=question.maximum or question.minimum or Fraction(1))
    questions |= {q: Answer(value=date(2025, 6, 10)) for q, x in kinds.items() if x.kind == "tanggal"}
    unit = checklist("Dinkes", questions)
    as_of = date(2026, 8, 1)
    for expiry in find_expiries([unit], ruler, as_of=as_of, today=date(2026, 5, 1)):
        before = assess(unit.answers, ruler, expiry.last_day)
        after = assess(unit.answers, ruler, expiry.last_day + DAY)
        assert expiry.last_day == date(2026, 6, 10)
        assert before.exact_floor > after.exact_floor
    dated = any(
        q in ("sp.tinjau", "skm.tanggal", "sop.tinjau") for i in ruler.indicators for q in i.questions
    )
    assert bool(find_expiries([unit], ruler, as_of=as_of, today=as_of)) is dated
