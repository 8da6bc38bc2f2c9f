from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.analysis.editions import Comparison, Lift, compare, lifts
from compliance.definitions.load import load_definitions
from compliance.model import (
    Answer,
    AnswerKind,
    ChecklistDefinition,
    Element,
    Question,
    Status,
    Zone,
)
from compliance.scoring.assess import assess
from tests.builders import TODAY, ada, any_of, aspect, at_least, indicator, instrument
from tests.scoring.shipped import shipped_answers

SP = (ada("sp.ada"), (ada("sp.ada"), at_least("sp.komponen", 2, parts=["sp.biaya"])))
OLD = instrument(
    aspect("masukan", indicator("sp", *SP, weight=3), indicator("skm", ada("skm.ada")), weight=40),
    aspect("keluaran", indicator("tahu", unseen="Wawancara."), weight=60),
    id="lama",
)
NEW = instrument(
    aspect("masukan", indicator("sp", *SP, top=5), indicator("lapor", unseen="Belum.", top=5)),
    aspect("percaya", indicator("skm", ada("skm.tuntas"), top=5)),
    id="baru",
    scale=5,
    top=5,
    categories=[("A", 4, 5, None), ("B", 0, "3.99", None)],
)


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare(OLD, NEW)


def test_what_came_went_and_stayed_is_told_by_id(compared: Comparison) -> None:
    assert [item.indicator.id for item in compared.came] == ["lapor"]
    assert [(item.indicator.id, item.share) for item in compared.went] == [("tahu", Fraction(3, 5))]
    assert [pair.new.indicator.id for pair in compared.stayed] == ["sp", "skm"]


def test_weights_are_compared_as_exact_shares_of_the_whole(compared: Comparison) -> None:
    sp, skm = compared.reweighed
    assert (sp.old.share, sp.new.share, sp.difference) == (
        Fraction(3, 10),
        Fraction(1, 4),
        Fraction(-1, 20),
    )
    assert (skm.old.share, skm.new.share) == (Fraction(1, 10), Fraction(1, 2))


def test_what_moved_and_what_is_climbed_otherwise_is_marked(compared: Comparison) -> None:
    """The same rungs on another scale of points are the same; another condition is not."""
    assert [(pair.moved, pair.climbs_otherwise) for pair in compared.stayed] == [
        (False, False),
        (True, True),
    ]


def test_categories_are_compared_by_id(compared: Comparison) -> None:
    told = [(pair.id, pair.bounds_differ) for pair in compared.categories]
    assert told == [("A", True), ("B", True), ("C", True)]
    assert compared.categories[2].new is None
    painted = replace(OLD, categories=tuple(replace(c, zone=Zone.MERAH) for c in OLD.categories))
    assert not any(pair.bounds_differ for pair in compare(OLD, painted).categories)


def test_an_edition_against_itself_did_not_change() -> None:
    same = compare(OLD, OLD)
    assert (same.came, same.went, same.reweighed) == ((), (), ())
    assert not any(pair.moved or pair.climbs_otherwise for pair in same.stayed)
    assert not any(pair.bounds_differ for pair in same.categories)


def test_against_an_edition_that_scores_nothing_everything_is_new() -> None:
    found = compare(instrument(unscored="Bobotnya belum ditemukan."), OLD)
    assert [item.indicator.id for item in found.came] == ["sp", "skm", "tahu"]
    assert (found.went, found.stayed) == ((), ())


def question(id: str) -> Question:
    return Question(id=id, label=id, kind=AnswerKind.STATUS)


ASKED = ChecklistDefinition(
    elements=(
        Element(id="sp", label="SP", questions=(*map(question, ("sp.ada", "sp.komponen", "sp.biaya")),)),
        Element(id="skm", label="SKM", questions=(*map(question, ("skm.ada", "skm.tuntas")),)),
        Element(id="google", label="Google", questions=(question("google.ada"),)),
    )
)


def test_every_question_knows_which_assessments_it_lifts_and_by_how_much() -> None:
    unscored = instrument(id="tanpa", unscored="Bobotnya belum ditemukan.")
    found = {lift.question.id: lift for lift in lifts([OLD, unscored, NEW], ASKED)}
    told = {
        id: [
            (stake.instrument.id, stake.share, [k.indicator.id for k in stake.looks]) for stake in lift.stakes
        ]
        for id, lift in found.items()
    }
    assert told == {
        "sp.ada": [("lama", Fraction(3, 10), ["sp"]), ("baru", Fraction(1, 4), ["sp"])],
        "sp.komponen": [("lama", Fraction(3, 20), ["sp"]), ("baru", Fraction(1, 8), ["sp"])],
        "sp.biaya": [("lama", Fraction(3, 20), ["sp"]), ("baru", Fraction(1, 8), ["sp"])],
        "skm.ada": [("lama", Fraction(1, 10), ["skm"])],
        "skm.tuntas": [("baru", Fraction(1, 2), ["skm"])],
        "google.ada": [],
    }
    assert [found[id].greatest for id in ("sp.ada", "skm.tuntas", "google.ada")] == [
        Fraction(3, 10),
        Fraction(1, 2),
        0,
    ]


def test_what_only_says_whether_an_indicator_applies_lifts_nothing() -> None:
    ruler = instrument(indicator("x", any_of(ada("sp.biaya"), ada("skm.ada")), waived_by=["sp.ada"]))
    assert [lift.question.id for lift in lifts([ruler], ASKED) if lift.stakes] == ["sp.biaya", "skm.ada"]


def test_the_heaviest_indicator_of_a_question_comes_first() -> None:
    ruler = instrument(indicator("sp", ada("sp.ada")), indicator("isi", ada("sp.ada"), weight=2))
    (stake,) = lifts([ruler], ASKED)[0].stakes
    assert [(look.indicator.id, look.at_stake) for look in stake.looks] == [
        ("isi", Fraction(2, 3)),
        ("sp", Fraction(1, 3)),
    ]


DEFINITIONS = load_definitions()
SHIPPED = DEFINITIONS.editions
LIFTS = lifts(DEFINITIONS.instruments.values(), DEFINITIONS.checklist)


def lift_of(id: str) -> Lift:
    return next(lift for lift in LIFTS if lift.question.id == id)


def test_what_2023_added_to_2022() -> None:
    found = compare(SHIPPED["ombudsman-2022"], SHIPPED["ombudsman-2023"])
    assert [item.indicator.id for item in found.came] == ["input-tahu-rekomendasi", "input-sosialisasi"]
    assert found.went == ()
    whole = {pair.new.indicator.id: pair for pair in found.reweighed}
    assert {id.partition("-")[0] for id in whole} == {"input"}
    assert "input-tahu-sp" not in whole
    assert whole["input-evaluasi"].difference == Fraction("0.2185") * (
        Fraction("0.0627") - Fraction("0.07315")
    )
    assert not any(pair.moved or pair.climbs_otherwise for pair in found.stayed)
    assert not any(pair.bounds_differ for pair in found.categories)


def test_what_the_opinion_changed() -> None:
    found = compare(SHIPPED["ombudsman-2023"], SHIPPED["ombudsman-2025"])
    assert [pair.new.indicator.id for pair in found.stayed] == [
        "input-pengawasan",
        "input-jaminan-pelayanan",
        "pengaduan-pengelolaan",
    ]
    assert [pair.id for pair in found.categories if pair.bounds_differ] == []


def test_what_the_draft_brings_back() -> None:
    old = compare(SHIPPED["ombudsman-2023"], SHIPPED["ombudsman-2026-draf"])
    assert [pair.new.indicator.id for pair in old.stayed] == [
        f"proses-{part}" for part in ("persyaratan", "prosedur", "waktu", "biaya", "produk")
    ]
    assert not any(pair.climbs_otherwise for pair in old.stayed)
    found = compare(SHIPPED["ombudsman-2025"], SHIPPED["ombudsman-2026-draf"])
    assert [pair.new.indicator.id for pair in found.stayed] == ["kepercayaan-survei"]


def test_2021_has_nothing_but_bounds_to_compare() -> None:
    found = compare(SHIPPED["ombudsman-2021"], SHIPPED["ombudsman-2022"])
    assert (len(found.came), found.went, found.stayed) == (30, (), ())
    assert all(pair.bounds_differ for pair in found.categories)


def test_two_assessments_one_checklist() -> None:
    """Which shipped instruments an answer lifts; Google lifts the regency's own only."""
    assert [stake.instrument.id for stake in lift_of("sp.monev").stakes] == [
        "ombudsman-2022",
        "ombudsman-2023",
        "ombudsman-2025",
        "pekppp-2022",
    ]
    assert {
        lift.question.id: [stake.instrument.id for stake in lift.stakes]
        for lift in LIFTS
        if lift.question.element == "google" and lift.stakes
    } == {"google.ada": ["kesiapan-2026"]}
    assert lift_of("sop.ada").greatest == Fraction(1, 6)
    by_hand = Fraction("0.24") * Fraction("0.17") / 5  # the top rung of indicator 1
    assert lift_of("sp.monev").stakes[-1].share == by_hand


def test_a_rung_reached_by_other_answers_catches_whoever_loses_one() -> None:
    """Ladders whose rungs ask for other things than those below them."""
    steps = (ada("ino.ada"), (ada("ino.ada"), ada("ino.lama")), (ada("ino.ada"), ada("ino.juara")))
    ruler = instrument(indicator("ino", *steps, top=3), top=3)
    asked = ("ino.ada", "ino.lama", "ino.juara")
    questions = tuple(Question(id=id, label=id, help="", kind=AnswerKind.STATUS) for id in asked)
    element = Element(id="ino", label="Inovasi", questions=questions)
    found = lifts([ruler], ChecklistDefinition(elements=(element,)))
    assert {lift.question.id: lift.greatest for lift in found} == {
        "ino.ada": 1,
        "ino.lama": Fraction(1, 3),
        "ino.juara": Fraction(2, 3),  # nobody said that what won is a year old
    }


@settings(deadline=None, max_examples=60)
@given(given_answers=shipped_answers, data=st.data())
def test_no_answer_decides_more_than_its_stake(
    given_answers: Mapping[str, Answer], data: st.DataObject
) -> None:
    """Where everything applies: a waiver shares its weight among the others."""
    applying = {q: a for q, a in given_answers.items() if a.value is not Status.TIDAK_BERLAKU}
    lift = data.draw(st.sampled_from(LIFTS))
    without = {q: a for q, a in applying.items() if q != lift.question.id}
    stakes = {stake.instrument.id: stake.share for stake in lift.stakes}
    for id, ruler in DEFINITIONS.instruments.items():
        after, before = (assess(given, ruler, TODAY).exact_floor for given in (applying, without))
        assert after is not None
        assert before is not None
        assert abs(after - before) <= stakes.get(id, 0) * ruler.scale
