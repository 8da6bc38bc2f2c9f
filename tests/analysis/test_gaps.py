from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from compliance.analysis.gaps import Gap, find_gaps
from compliance.definitions.load import load_definitions
from compliance.model import Answer, Status, Test, Truth
from compliance.scoring.assess import assess
from tests.builders import (
    TODAY,
    ada,
    answer,
    answers,
    any_of,
    aspect,
    at_least,
    condition,
    indicator,
    instrument,
)

PARTS = ("sp.komponen.biaya", "sp.komponen.waktu")
SP = indicator(
    "SP",
    ada("sp.ada"),
    (ada("sp.ada"), at_least("sp.komponen", 2, parts=PARTS)),
    (ada("sp.ada"), at_least("sp.komponen", 2, parts=PARTS), ada("sp.ditetapkan")),
    waived_by=["sp.ada"],
)
SKM = indicator("SKM", ada("skm.ada"), waived_by=["skm.ada"])
WALK = indicator("WALK", unseen="Perlu wawancara.")
RULER = instrument(aspect("I", SP, weight=6), aspect("II", SKM, WALK, weight=4))


def one(gaps: tuple[Gap, ...], id: str) -> Gap:
    return next(gap for gap in gaps if gap.indicator.id == id)


def test_a_gap_says_where_the_unit_stands_and_what_proves_it() -> None:
    proof = answer("ada", cell="C7", evidence=["https://contoh.go.id/sp.pdf"])
    gap = one(find_gaps({"sp.ada": proof}, RULER, TODAY).open, "SP")
    assert (gap.floor.label, gap.ceiling.label, gap.next and gap.next.label) == (
        "Tangga 1",
        "Tangga 3",
        "Tangga 2",
    )
    assert [(p.question, p.answer.place.cell, p.answer.evidence) for p in gap.proof] == [
        ("sp.ada", "C7", ("https://contoh.go.id/sp.pdf",))
    ]
    assert gap.aspect.id == "I"


def test_what_is_missing_for_the_next_rung_is_told_as_conditions() -> None:
    given = answers({"sp.ada": "ada", "sp.komponen": 1, PARTS[0]: "ada"})
    (group,) = one(find_gaps(given, RULER, TODAY).open, "SP").missing
    (missing,) = group
    assert (missing.condition.question, missing.condition.operand) == ("sp.komponen", 2)
    assert missing.truth is Truth.FALSE
    assert missing.answer == given["sp.komponen"]
    assert missing.open_parts == (PARTS[1],)


def test_a_condition_that_nobody_answered_is_missing_as_unknown() -> None:
    ((missing,),) = one(find_gaps({}, RULER, TODAY).open, "SKM").missing
    assert (missing.truth, missing.answer) == (Truth.UNKNOWN, None)


def test_of_alternatives_one_suffices() -> None:
    sippn = any_of(ada("publikasi.sippn"), condition("publikasi.media", Test.INCLUDES, ("sippn",)))
    ruler = instrument(indicator("M", sippn, (sippn, ada("sp.ada"))))
    given = answers({"publikasi.media": ["website"]})
    (group,) = one(find_gaps(given, ruler, TODAY).open, "M").missing
    assert [(m.condition.question, m.truth) for m in group] == [
        ("publikasi.sippn", Truth.UNKNOWN),
        ("publikasi.media", Truth.FALSE),
    ]
    given |= answers({"publikasi.sippn": "ada"})
    gap = one(find_gaps(given, ruler, TODAY).open, "M")
    assert [proof.question for proof in gap.proof] == ["publikasi.sippn"]
    assert [m.condition.question for group in gap.missing for m in group] == ["sp.ada"]


def test_parts_that_are_there_prove_a_sum() -> None:
    given = answers({"sp.ada": "ada", **dict.fromkeys(PARTS, "ada")})
    gap = one(find_gaps(given, RULER, TODAY).open, "SP")
    assert [proof.question for proof in gap.proof] == ["sp.ada", *PARTS]


def test_points_at_stake_are_what_the_published_score_gains() -> None:
    gap = one(find_gaps(answers({"sp.ada": "ada"}), RULER, TODAY).open, "SP")
    assert (gap.gain_next.exact, gap.gain_next.points) == (Fraction(20), Decimal("20.00"))
    assert (gap.gain_top.exact, gap.gain_top.points) == (Fraction(40), Decimal("40.00"))


def test_a_waived_aspect_raises_what_the_others_bring() -> None:
    gaps = find_gaps(answers({"skm.ada": "tidak berlaku"}), RULER, TODAY)
    assert [gap.indicator.id for gap in gaps.waived] == ["SKM"]
    assert one(gaps.waived, "SKM").gain_top.exact == 0
    assert one(gaps.unseen, "WALK").gain_top.exact == 40
    assert one(gaps.open, "SP").gain_top.exact == 60


def test_the_greatest_gain_comes_first_and_what_is_done_stands_apart() -> None:
    gaps = find_gaps({}, RULER, TODAY)
    assert [gap.indicator.id for gap in gaps.open] == ["SP", "SKM"]
    assert [gap.indicator.id for gap in gaps.unseen] == ["WALK"]
    done = find_gaps(answers({"skm.ada": "ada"}), RULER, TODAY)
    assert [gap.indicator.id for gap in done.open] == ["SP"]
    (top,) = done.done
    assert (top.indicator.id, top.next, top.missing, top.gain_top.exact) == ("SKM", None, (), 0)


SIX = ["sop.ada", "sp.ada", "maklumat.ada", "publikasi.ada", "skm.ada", "google.ada"]
INSTRUMENTS = load_definitions().instruments
MARKS = st.dictionaries(st.sampled_from(SIX), st.sampled_from(Status))


@given(marks=MARKS, edition=st.sampled_from(sorted(INSTRUMENTS)))
def test_all_that_is_at_stake_and_what_is_proven_make_the_whole_scale(
    marks: dict[str, Status], edition: str
) -> None:
    ruler = INSTRUMENTS[edition]
    known = {question: Answer(value=status) for question, status in marks.items()}
    gaps = find_gaps(known, ruler, TODAY)
    floor = assess(known, ruler, TODAY).exact_floor
    stake = sum(gap.gain_top.exact for gap in (*gaps.open, *gaps.unasked, *gaps.unseen))
    assert floor is None or floor + stake == ruler.scale
    listed = [*gaps.open, *gaps.done, *gaps.unasked, *gaps.unseen, *gaps.waived]
    assert sorted(gap.indicator.id for gap in listed) == sorted(i.id for i in ruler.indicators)


def test_an_optional_group_that_was_left_alone_is_no_gap() -> None:
    ruler = instrument(SP, *(indicator(id, ada(f"x.{id}"), optional=True) for id in ("PARKIR", "TOILET")))
    gaps = find_gaps(answers({"x.TOILET": "tidak"}), ruler, TODAY)
    assert {gap.indicator.id for gap in gaps.open} == {"SP", "TOILET"}
    assert [gap.indicator.id for gap in gaps.unasked] == ["PARKIR"]
    assert (gaps.done, gaps.unseen, gaps.waived) == ((), (), ())


def test_a_share_names_what_it_is_of_and_is_proven_by_both_counts() -> None:
    rung = condition("x.selesai", Test.AT_LEAST, 90, of="x.masuk")
    ruler = instrument(indicator("SELESAI", rung))
    (gap,) = find_gaps(answers({"x.selesai": 9}), ruler, TODAY).open
    ((missing,),) = gap.missing
    assert (missing.condition.of, missing.truth) == ("x.masuk", Truth.UNKNOWN)
    (done,) = find_gaps(answers({"x.selesai": 9, "x.masuk": 10}), ruler, TODAY).done
    assert [proof.question for proof in done.proof] == ["x.selesai", "x.masuk"]
