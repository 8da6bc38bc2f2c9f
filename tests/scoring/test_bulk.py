"""Both ways of scoring agree on every input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.definitions.load import load_definitions
from compliance.model import (
    Answer,
    Assessment,
    Condition,
    Indicator,
    Instrument,
    Status,
    Test,
)
from compliance.scoring.assess import assess
from compliance.scoring.bulk import NO_SCORE, BulkScores, assess_bulk
from compliance.scoring.columns import AnswerColumns
from compliance.scoring.joint import LARGEST
from compliance.scoring.ladders import MOST_RUNGS
from tests.builders import (
    TODAY,
    ada,
    answer,
    answers,
    any_of,
    aspect,
    at_least,
    checklist,
    condition,
    exact,
    indicator,
    instrument,
)
from tests.scoring.shipped import DATES, shipped_answers

STATUSES = ["a.ada", "b.ada", "c.ada"]
PARTS = ("s.satu", "s.dua", "s.tiga")
OPTIONS = ["cetak", "website", "sippn"]
NUMBERS = st.fractions(min_value=0, max_value=6, max_denominator=4)

statuses = st.sampled_from(list(Status))
known_answers = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys((*STATUSES, *PARTS), statuses),
        "s.jumlah": NUMBERS,
        "n.angka": NUMBERS,
        "k.selesai": st.integers(0, 4),
        "k.masuk": st.integers(0, 4),
        "d.tanggal": DATES,
        "m.media": st.lists(st.sampled_from(OPTIONS), unique=True),
    },
).map(answers)


def _limits(question: str, *, parts: tuple[str, ...] = ()) -> st.SearchStrategy[Condition]:
    tests = st.sampled_from([Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST])
    return st.builds(lambda test, limit: condition(question, test, limit, parts=parts), tests, NUMBERS)


conditions = st.one_of(
    st.builds(
        lambda question, accepted: condition(question, Test.IS, accepted),
        st.sampled_from(STATUSES),
        st.lists(statuses, min_size=1, max_size=2),
    ),
    _limits("n.angka"),
    _limits("s.jumlah"),
    _limits("s.jumlah", parts=PARTS),
    st.builds(
        lambda test, share: condition("k.selesai", test, share, of="k.masuk"),
        st.sampled_from([Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST]),
        st.sampled_from([0, 25, 50, "66.6", 75, 100]).map(exact),
    ),
    st.lists(st.sampled_from(OPTIONS), max_size=2).map(lambda o: condition("m.media", Test.INCLUDES, o)),
    st.integers(0, 3).map(lambda n: condition("m.media", Test.CHOSEN_AT_LEAST, n)),
    st.builds(
        lambda test, months: condition("d.tanggal", test, months),
        st.sampled_from([Test.WITHIN_MONTHS, Test.LESS_THAN_MONTHS]),
        st.integers(0, 9),
    ),
)
steps = st.lists(conditions | st.lists(conditions, max_size=3).map(lambda c: any_of(*c)), max_size=3).map(
    tuple
)
# small weights, none, and one whose denominator no int64 holds
weights = st.sampled_from([exact(n) for n in (0, 1, 2, 7, "0.12", "21.85")] + [Fraction(1, 10**19 + 51)])


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    def one(id: str) -> Indicator:
        return indicator(
            id,
            *draw(st.lists(steps, min_size=1, max_size=4)),
            weight=draw(weights),
            top=5,
            waived_by=draw(st.lists(st.sampled_from(STATUSES), max_size=2)),
            unseen=draw(st.sampled_from(["", "", "", "Perlu wawancara."])),
            optional=draw(st.sampled_from([False, False, True])),
        )

    def part(id: str) -> tuple[Indicator, ...]:
        return tuple(one(f"{id}{n}") for n in range(draw(st.integers(1, 3))))

    scale, decimals = draw(st.sampled_from([(100, 2), (5, 2), (100, 0), (1, 3)]))
    edge = exact(scale) / 2
    return instrument(
        *(aspect(f"A{n}", *part(f"A{n}"), weight=draw(weights)) for n in range(draw(st.integers(1, 3)))),
        scale=scale,
        top=5,
        decimals=decimals,
        minimum_completeness=draw(st.sampled_from(["0", "0.5", "1"])),
        categories=[
            ("A", edge + Fraction(1, 10**decimals), scale, None),
            ("B", 0, edge, None),
        ]
        if decimals
        else [("A", edge + 1, scale, None), ("B", 0, edge, None)],
    )


def assert_same(bulk: BulkScores, singly: list[Assessment]) -> None:
    """Every published figure, every rung and every flag."""
    ruler = bulk.instrument
    steps = 10**ruler.decimals
    for unit, one in enumerate(singly):
        for found, expected in (
            (bulk.floor, one.floor),
            (bulk.ceiling, one.ceiling),
            (bulk.coverage, one.coverage),
        ):
            assert found[unit] == (NO_SCORE if expected is None else expected * steps)
        for place, category in (
            (bulk.category_floor, one.category_floor),
            (bulk.category_ceiling, one.category_ceiling),
        ):
            assert place[unit] == (NO_SCORE if category is None else ruler.categories.index(category))
        assert bulk.completeness[unit] == float(one.completeness)
        assert bulk.complete_enough[unit] == one.complete_enough
        assert bulk.floor_rungs[:, unit].tolist() == [r.floor for r in one.results]
        assert bulk.ceiling_rungs[:, unit].tolist() == [r.ceiling for r in one.results]
        assert bulk.applies[:, unit].tolist() == [r.applies for r in one.results]
        assert bulk.seen[:, unit].tolist() == [r.seen for r in one.results]


@contextmanager
def tables_of(entries: int) -> Iterator[None]:
    """With joint tables of so many entries, whatever the number of units; none when 0."""
    with pytest.MonkeyPatch.context() as patch:
        for user in ("bulk", "ladders"):
            patch.setattr(f"compliance.scoring.{user}.worthwhile", lambda units: entries)
        patch.setattr("compliance.scoring.ladders.FEW", 3)
        yield


tables = pytest.mark.parametrize("entries", [0, 40, LARGEST])


@tables
@settings(deadline=None, max_examples=80)
@given(ruler=instruments(), units=st.lists(known_answers, max_size=8))
def test_many_units_at_once_score_as_one_by_one(
    entries: int, ruler: Instrument, units: list[dict[str, Answer]]
) -> None:
    with tables_of(entries):
        bulk = assess_bulk(AnswerColumns.from_answers(units), ruler, TODAY)
    assert_same(bulk, [assess(unit, ruler, TODAY) for unit in units])


DEFINITIONS = load_definitions()


@tables
@pytest.mark.parametrize("edition", DEFINITIONS.instruments)
@settings(deadline=None, max_examples=15)
@given(units=st.lists(shipped_answers, min_size=1, max_size=3))
def test_every_shipped_edition_scores_the_same_both_ways(
    edition: str, entries: int, units: list[dict[str, Answer]]
) -> None:
    ruler = DEFINITIONS.instruments[edition]
    with tables_of(entries):
        bulk = assess_bulk(AnswerColumns.from_answers(units), ruler, TODAY)
    assert_same(bulk, [assess(unit, ruler, TODAY) for unit in units])


def test_more_units_than_one_block_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.scoring.bulk.BLOCK", 7)
    ruler = instrument(
        indicator("I1", ada("a.ada"), at_least("s.jumlah", 2, parts=PARTS), waived_by=["a.ada"]),
        indicator("I2", ada("b.ada")),
    )
    kinds: list[Mapping[str, object]] = [
        {"a.ada": "tidak berlaku"},
        {"a.ada": "ada", "s.satu": "ada", "b.ada": "tidak"},
        {"s.satu": "ada", "s.dua": "ada", "s.jumlah": 2, "b.ada": "ada"},
    ]
    units = [answers(kinds[n % 3]) for n in range(50)]
    bulk = assess_bulk(AnswerColumns.from_answers(units), ruler, TODAY)
    assert_same(bulk, [assess(unit, ruler, TODAY) for unit in units])


def test_units_beyond_counting_are_looked_up_jointly() -> None:
    """As many units as make joint tables worth their while, with some questions nobody answered."""
    nobody = tuple(ada(f"x.{n}") for n in range(70))
    ruler = instrument(
        indicator("I1", ada("a.ada"), at_least("s.jumlah", 2, parts=PARTS), waived_by=["a.ada"]),
        indicator("I2", (ada("b.ada"), condition("d.tanggal", Test.WITHIN_MONTHS, 1))),
        indicator("I3", ada("b.ada"), (ada("b.ada"), *nobody)),
    )
    kinds = [
        answers({"a.ada": status, "s.jumlah": n, "s.dua": "ada", "b.ada": status, "d.tanggal": day})
        for status, n in (("ada", 2), ("tidak", 1), ("tidak berlaku", 4))
        for day in (TODAY - timedelta(days=days) for days in range(40))
    ]
    bulk = assess_bulk(AnswerColumns.from_answers(kinds * 10), ruler, TODAY)
    assert_same(bulk, [assess(unit, ruler, TODAY) for unit in kinds] * 10)


def test_sums_with_more_cases_than_a_table_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.scoring.joint.LARGEST", 20)
    ruler = instrument(indicator("I1", *(at_least("s.jumlah", n, parts=PARTS) for n in (1, 2, 3))))
    units = [answers({"s.jumlah": n, "s.dua": "ada"}) for n in range(6)]
    bulk = assess_bulk(AnswerColumns.from_answers(units), ruler, TODAY)
    assert_same(bulk, [assess(unit, ruler, TODAY) for unit in units])


def test_a_tie_on_a_threshold_is_decided_exactly() -> None:
    """80.995 rounds up into the green band, where floats leave it below."""
    ruler = instrument(
        indicator("I1", ada("a.ada"), weight="80.995"), indicator("I2", ada("b.ada"), weight="19.005")
    )
    columns = AnswerColumns.from_checklists([checklist("Satu", {"a.ada": "ada", "b.ada": "tidak"})])
    bulk = assess_bulk(columns, ruler, TODAY)
    assert bulk.floor.tolist() == [8100]
    assert [ruler.categories[place].id for place in bulk.category_floor] == ["A"]


def test_different_values_are_kept_once() -> None:
    units = [answers({"d.tanggal": date(2026, 1, 1)}), {}, answers({"d.tanggal": date(2026, 1, 1)})]
    column = AnswerColumns.from_answers(units).columns["d.tanggal"]
    assert column.codes.tolist() == [1, 0, 1]
    assert column.values == (date(2026, 1, 1),)


def test_no_units_have_no_scores() -> None:
    ruler = instrument(indicator("I1", at_least("s.jumlah", 2, parts=PARTS), waived_by=["a.ada"]))
    bulk = assess_bulk(AnswerColumns.from_answers([]), ruler, TODAY)
    assert bulk.floor.shape == (0,)
    assert bulk.floor_rungs.shape == (1, 0)


def test_an_answer_of_the_wrong_kind_is_not_scored() -> None:
    columns = AnswerColumns.from_answers([{"s.satu": answer(3)}])
    ruler = instrument(indicator("I1", at_least("s.jumlah", 2, parts=PARTS)))
    with pytest.raises(TypeError, match=r"s\.satu: expected a status"):
        assess_bulk(columns, ruler, TODAY)


def test_a_score_without_a_category_is_a_mistake_in_the_definition() -> None:
    ruler = instrument(indicator("I1", ada("a.ada")), categories=[("A", 81, 100, None)])
    with pytest.raises(ValueError, match=r"uji-2026: no category for 0\.0"):
        assess_bulk(AnswerColumns.from_answers([answers({"a.ada": "tidak"})]), ruler, TODAY)


def test_ladders_have_a_longest() -> None:
    ladders = [indicator("I1", *([ada("a.ada")] * steps)) for steps in (MOST_RUNGS - 1, MOST_RUNGS)]
    columns = AnswerColumns.from_answers([answers({"a.ada": "ada"})])
    highest = assess_bulk(columns, instrument(ladders[0]), TODAY)
    assert np.array_equal(highest.floor_rungs, [[MOST_RUNGS - 1]])
    with pytest.raises(ValueError, match="I1: 27 rungs, more than 26"):
        assess_bulk(columns, instrument(ladders[1]), TODAY)
