"""What one unit answered otherwise, and what that and the yardstick did to its ladders."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from compliance.analysis.unit_progress import (
    IndicatorChange,
    Mark,
    Touch,
    UnitProgress,
    changed_answers,
    unit_progress,
)
from compliance.model import Instrument, Place
from tests.builders import TODAY, ada, answer, answers, aspect, at_least, indicator, instrument

OLD = instrument(
    aspect("masukan", indicator("sop", ada("sop.ada")), indicator("sp", ada("sp.ada"), at_least("sp.n", 14))),
    aspect("keluaran", indicator("skm", ada("skm.ada")), indicator("tahu", unseen="Wawancara.")),
)
NEW = instrument(
    aspect("masukan", indicator("sop", ada("sop.ada"), weight=2), indicator("sp", ada("sp.ada"))),
    aspect("keluaran", indicator("lapor", ada("lapor.ada")), weight=1),
    aspect("lain-lain", indicator("skm", ada("skm.ada")), weight=1),
    id="uji-2027",
)
ORDER = ("sop.ada", "sp.ada", "sp.n", "skm.ada", "lapor.ada")


def progress(
    before: dict[str, object], after: dict[str, object], old: Instrument = OLD, new: Instrument = OLD
) -> UnitProgress:
    return unit_progress(
        answers(before), answers(after), instruments=(old, new), days=(TODAY, TODAY), order=ORDER
    )


def by_id(found: UnitProgress) -> dict[str, IndicatorChange]:
    return {change.indicator.id: change for change in found.indicators}


def test_each_answer_that_is_not_the_same_is_told_in_the_order_of_the_checklist() -> None:
    proved = answer("ada", evidence=["https://contoh.go.id/sop"])
    before = answers({"skm.ada": "ada", "sop.ada": "ada", "sp.ada": "tidak", "lama.ada": "ada"})
    after = {**answers({"lapor.ada": "ada", "sp.ada": "ada", "skm.ada": "ada"}), "sop.ada": proved}
    found = changed_answers(before, after, ORDER)
    assert [(change.question, change.touch) for change in found] == [
        ("sop.ada", Touch.SUPPORT),
        ("sp.ada", Touch.VALUE),
        ("lapor.ada", Touch.FILLED),
        ("lama.ada", Touch.EMPTIED),
    ]
    assert found[0].after == proved


def test_where_an_answer_stood_is_no_change() -> None:
    moved = structs.replace(answer("ada", cell="B7"), place=Place(sheet="Lain", cell="Z9"))
    assert changed_answers({"sop.ada": answer("ada", cell="B7")}, {"sop.ada": moved}, ORDER) == ()


def test_a_date_of_effect_and_a_note_are_part_of_an_answer() -> None:
    plain = answer("ada")
    for other in (
        structs.replace(plain, effective=date(2026, 1, 1)),
        structs.replace(plain, note="SK 12/2026"),
    ):
        [change] = changed_answers({"sop.ada": plain}, {"sop.ada": other}, ORDER)
        assert change.touch is Touch.SUPPORT


def test_an_indicator_that_moved_is_told_with_its_part_of_the_score() -> None:
    found = by_id(progress({"sop.ada": "tidak", "sp.ada": "ada"}, {"sop.ada": "ada", "sp.ada": "ada"}))
    assert [id for id, change in found.items() if change.moved] == ["sop"]
    sop = found["sop"]
    assert sop.before is not None
    assert sop.after is not None
    assert (sop.before.points, sop.after.points) == (Decimal("0.00"), Decimal("25.00"))
    assert sop.difference == Decimal("25.00")
    assert sop.marks == ()


def test_another_ceiling_is_a_move_too() -> None:
    found = by_id(progress({"sop.ada": "tidak"}, {}))
    assert found["sop"].moved
    assert found["sop"].difference == 0


def test_what_the_yardstick_does_otherwise_is_marked_at_its_indicator() -> None:
    given = {"sop.ada": "ada", "sp.ada": "tidak", "sp.n": 3, "skm.ada": "tidak", "lapor.ada": "tidak"}
    found = by_id(progress(given, given, OLD, NEW))
    assert {id: change.marks for id, change in found.items()} == {
        "sop": (Mark.LIGHTER,),
        "sp": (Mark.LIGHTER, Mark.LADDER),
        "lapor": (Mark.CAME,),
        "skm": (Mark.HEAVIER, Mark.MOVED),
        "tahu": (Mark.WENT,),
    }
    assert found["sop"].weights == (Fraction(1, 4), Fraction(2, 9))
    assert found["lapor"].weights == (None, Fraction(1, 3))
    assert found["tahu"].weights == (Fraction(1, 4), None)
    assert [id for id, change in found.items() if change.moved] == ["sop"]  # its part of the score


def test_a_ladder_only_one_yardstick_has_moved_where_it_gave_something() -> None:
    found = by_id(progress({}, {"lapor.ada": "ada"}, OLD, NEW))
    assert found["lapor"].moved
    assert found["lapor"].difference == Decimal("33.33")
    assert not found["tahu"].moved


def test_what_does_not_apply_any_more_has_moved() -> None:
    waivable = indicator("sop", ada("sop.ada"), waived_by=["sop.ada"])
    ruler = instrument(waivable, indicator("sp", ada("sp.ada")))
    found = by_id(progress({"sop.ada": "tidak"}, {"sop.ada": "tidak berlaku"}, ruler, ruler))
    assert found["sop"].moved
    assert found["sop"].after is not None
    assert not found["sop"].after.applies
    assert found["sop"].after.points == 0


MARKED = st.dictionaries(st.sampled_from(ORDER[:2]), st.sampled_from(["ada", "tidak"]))


@given(MARKED, MARKED)
def test_nothing_moves_without_an_answer(before: dict[str, str], after: dict[str, str]) -> None:
    found = progress(dict(before), dict(after))
    assert {change.question for change in found.answers} == {
        q for q in {*before, *after} if before.get(q) != after.get(q)
    }
    moved = {change.indicator.id for change in found.indicators if change.moved}
    assert moved <= {change.question.partition(".")[0] for change in found.answers}
    assert not any(change.marks for change in found.indicators)
