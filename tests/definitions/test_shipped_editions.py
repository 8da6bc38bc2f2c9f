"""What must hold of every edition that is shipped, whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.definitions.load import load_definitions
from compliance.model import Answer, AnswerKind, AnswerValue, AnyOf, Instrument, Question, Status, Test
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from compliance.scoring.rounding import category_of, round_half_up
from compliance.scoring.weights import official_shares
from tests.builders import answers
from tests.scoring.shipped import shipped_answers

DEFINITIONS = load_definitions()
EDITIONS = DEFINITIONS.editions
SCORED = DEFINITIONS.instruments
OMBUDSMAN = [id for id in EDITIONS if id.startswith("ombudsman")]
TODAY = date(2026, 6, 30)


def best(question: Question) -> AnswerValue:
    """The answer no other is better than: everything there, today, and little where little is wanted."""
    if question.kind is AnswerKind.STATUS:
        return Status.ADA
    if question.kind is AnswerKind.DATE:
        return TODAY
    if question.kind is AnswerKind.LINKS:
        return ("https://contoh.go.id",)
    if question.options:
        some = 1 if question.kind is AnswerKind.CHOICE else len(question.options)
        return tuple(option.id for option in question.options)[:some]
    if question.id in WANTED_LITTLE:
        return question.minimum or Fraction(0)
    return question.maximum or Fraction(1000)


def _little() -> set[str]:
    tests = [t for i in SCORED.values() for one in i.indicators for rung in one.rungs for t in rung.when]
    each = [c for t in tests for c in (t.conditions if isinstance(t, AnyOf) else (t,))]
    return {c.question for c in each if c.test is Test.AT_MOST}


WANTED_LITTLE = _little()
BEST = {question.id: Answer(value=best(question)) for question in DEFINITIONS.checklist.questions}
BEST_CORE = {q.id: BEST[q.id] for element in DEFINITIONS.checklist.core for q in element.questions}


@pytest.mark.parametrize("id", SCORED)
def test_the_official_shares_are_a_whole(id: str) -> None:
    assert sum(official_shares(SCORED[id])) == 1


@pytest.mark.parametrize("id", EDITIONS)
def test_every_score_that_can_be_published_has_one_category(id: str) -> None:
    """After rounding nothing falls between two bands, and nothing into both."""
    edition = EDITIONS[id]
    step = Decimal(1).scaleb(-edition.decimals)
    for steps in range(int(edition.scale * 10**edition.decimals) + 1):
        inside = [c.id for c in edition.categories if c.lower <= Fraction(steps * step) <= c.upper]
        assert len(inside) == 1


@pytest.mark.parametrize("id", EDITIONS)
@settings(deadline=None, max_examples=30)
@given(share=st.fractions(0, 1, max_denominator=10**6))
def test_a_better_score_never_has_a_worse_category(id: str, share: Fraction) -> None:
    edition = EDITIONS[id]
    places = [
        edition.categories.index(category_of(round_half_up(score, edition.decimals), edition))
        for score in (share * edition.scale, edition.scale * (1 + share) / 2)
    ]
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("id", SCORED)
def test_the_best_answers_reach_the_top_of_all_that_can_be_seen(id: str) -> None:
    ruler = SCORED[id]
    result = assess(BEST, ruler, TODAY)
    visible = sum(
        share for share, i in zip(official_shares(ruler), ruler.indicators, strict=True) if not i.unseen
    )
    assert result.exact_floor == ruler.scale * visible
    assert (result.ceiling, result.completeness) == (ruler.scale, 1)
    assert all(r.floor == len(r.indicator.rungs) - 1 for r in result.results if not r.indicator.unseen)


@pytest.mark.parametrize("id", SCORED)
@settings(deadline=None, max_examples=25)
@given(given_answers=shipped_answers)
def test_no_answers_prove_more_than_the_best(id: str, given_answers: Mapping[str, Answer]) -> None:
    found, top = (assess(a, SCORED[id], TODAY) for a in (given_answers, BEST))
    assert (found.exact_floor or 0) <= (top.exact_floor or 0)
    bulk = assess_bulk(AnswerColumns.from_answers([given_answers, BEST]), SCORED[id], TODAY)
    assert bulk.floor[0] <= bulk.floor[1]


@pytest.mark.parametrize("id", SCORED)
def test_ladders_are_nested(id: str) -> None:
    """What proves a rung proves those below, so that a unit can climb step by step."""
    for indicator in SCORED[id].indicators:
        asked: set[str] = set()
        for rung in indicator.rungs[1:]:
            tests = [t.conditions if isinstance(t, AnyOf) else (t,) for t in rung.when]
            now = {c.question for each in tests for c in each}
            assert indicator.unseen or rung.when
            assert {q for q in asked if q.endswith(".ada")} <= now
            asked |= now


SEEN = [  # the figures their limits speak of: by the six elements, and with every optional group
    ("pekppp-2022", False, "sepuluh dari tiga puluh indikator, yaitu 27,3 persen", 10, "27.30"),
    ("pekppp-2022", True, "Dua puluh indikator lain terlihat", 30, "100.00"),
    ("ombudsman-2025", False, "dua dari sepuluh indikator, yaitu 8,75 persen", 2, "8.75"),
    ("ombudsman-2025", True, "tiga indikator atau 26,25 persen", 3, "26.25"),
    (
        "ombudsman-2026-draf",
        False,
        "lima belas dari tiga puluh satu indikator, yaitu 21,88 persen",
        15,
        "21.88",
    ),
    ("ombudsman-2026-draf", True, "dua puluh dua indikator atau 35,49 persen", 22, "35.49"),
]


@pytest.mark.parametrize(("id", "groups", "words", "seen", "share"), SEEN)
def test_what_an_edition_says_about_its_sight_is_true(
    id: str, groups: bool, words: str, seen: int, share: str
) -> None:
    result = assess(BEST if groups else BEST_CORE, SCORED[id], TODAY)
    assert sum(r.seen for r in result.results) == seen
    assert result.coverage == Decimal(share)
    assert any(words in limit for limit in SCORED[id].limits)


@pytest.mark.parametrize("id", EDITIONS)
def test_every_number_has_a_source_that_is_cited_and_every_source_is_used(id: str) -> None:
    edition = EDITIONS[id]
    inner = [
        standing
        for aspect in edition.aspects
        for indicator in aspect.indicators
        for standing in (aspect.standing, indicator.weight_standing, indicator.ladder_standing)
    ]
    outer = [edition.rounding_standing, edition.categories_standing, edition.aggregate_standing]
    kept = [s for s in (*inner, *outer, edition.completeness_standing) if s]
    assert {standing.source for standing in kept} == set(edition.sources)


@pytest.mark.parametrize("id", OMBUDSMAN)
def test_google_and_sop_are_looked_at_by_no_edition_of_ombudsman(id: str) -> None:
    asked = {q for indicator in EDITIONS[id].indicators for q in indicator.questions}
    assert not {q for q in asked if q.startswith(("google.", "sop."))}


def points(ruler: Instrument, indicator: str, given: Mapping[str, object]) -> tuple[int, int]:
    (result,) = [r for r in assess(answers(given), ruler, TODAY).results if r.indicator.id == indicator]
    return tuple(int(result.indicator.rungs[place].points) for place in (result.floor, result.ceiling))


SP = {"sp.ada": "ada", "sp.komponen": 14, "publikasi.ada": "ada", "publikasi.cakupan": ["semua"]}
SHOWN = {**SP, "publikasi.media": ["cetak", "website"]}
SKM = {"skm.ada": "ada", "skm.tanggal": date(2025, 6, 30)}


@pytest.mark.parametrize(
    ("indicator", "given", "expected"),
    [
        ("proses-komponen-sarana", SHOWN, (100, 100)),
        ("proses-komponen-sarana", {**SP, "publikasi.media": ["website"]}, (50, 50)),
        ("proses-komponen-sarana", {**SHOWN, "sp.komponen": 13}, (0, 100)),
        ("proses-komponen-sarana", {**SHOWN, "sp.komponen": 13, "sp.komponen.sarana": "tidak"}, (0, 0)),
        ("proses-komponen-sarana", {**SHOWN, "sp.komponen": 13, "sp.komponen.sarana": "ada"}, (100, 100)),
        ("proses-komponen-evaluasi", SHOWN, (50, 100)),
        ("proses-komponen-evaluasi", {**SHOWN, **SKM}, (100, 100)),
        ("proses-komponen-evaluasi", {**SHOWN, **SKM, "skm.tanggal": date(2025, 6, 29)}, (50, 50)),
        ("output-ikm", SKM, (25, 100)),
        ("output-ikm", {**SKM, "skm.ikm": "64.99"}, (25, 25)),
        ("output-ikm", {**SKM, "skm.ikm": 65}, (50, 50)),
        ("output-ikm", {**SKM, "skm.ikm": "76.61"}, (75, 75)),
        ("output-ikm", {**SKM, "skm.ikm": "88.30"}, (75, 75)),
        ("output-ikm", {**SKM, "skm.ikm": "88.31"}, (100, 100)),
        ("output-ikm", {**SKM, "skm.ikm": 95, "skm.tanggal": date(2025, 6, 29)}, (25, 25)),
        ("output-ipm", {**SHOWN, **SKM}, (0, 100)),
    ],
)
def test_the_rungs_of_the_draft(
    indicator: str, given: Mapping[str, object], expected: tuple[int, int]
) -> None:
    exact = {q: Fraction(v) if q == "skm.ikm" and isinstance(v, str) else v for q, v in given.items()}
    assert points(SCORED["ombudsman-2026-draf"], indicator, exact) == expected
