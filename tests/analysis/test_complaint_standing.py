"""Several uploads about the same complaints: the latest word about each counts, and nothing counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compliance.analysis.complaint_answers import answers_of
from compliance.analysis.complaint_standing import Changes, Layer, Standing, changes, standing
from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.load import load_definitions
from compliance.model import AnswerKind
from compliance.model.complaints import Case, CaseStatus, Proposed, Recap

MAY = date(2025, 5, 10)


def case(key: str, unit: str = "a", category: str = "", **more: object) -> Case:
    return Case(key=key, unit=unit, received=MAY, category=category, **more)  # type: ignore[arg-type]  # by name


def layer(*cases: Case, recaps: Sequence[Recap] = (), whole: bool = True) -> Layer:
    return Layer(cases=cases, recaps=recaps, whole=whole)


CASES = st.builds(
    case,
    key=st.sampled_from(["", "1", "2", "3"]),
    unit=st.sampled_from("ab"),
    category=st.sampled_from("xyz"),
)


def once(cases: Sequence[Case]) -> tuple[Case, ...]:
    """A file's complaints as the reader gives them: each number once for each unit."""
    kept: dict[object, Case] = {}
    for number, one in enumerate(cases):
        kept.setdefault((one.key, one.unit) if one.key else number, one)
    return tuple(kept.values())


LAYERS = st.lists(st.builds(lambda cases: layer(*once(cases)), st.lists(CASES, max_size=5)), max_size=4)


@settings(max_examples=100, deadline=None)
@given(LAYERS)
def test_the_same_upload_twice_is_as_good_as_once(layers: list[Layer]) -> None:
    found = standing(layers)
    again = standing([*layers, *layers[-1:]])
    assert sorted(map(repr, again.cases)) == sorted(map(repr, found.cases))


@settings(max_examples=100, deadline=None)
@given(LAYERS)
def test_each_number_says_what_the_last_upload_that_knows_it_said(layers: list[Layer]) -> None:
    found = standing(layers)
    for key in {one.key for some in layers for one in some.cases} - {""}:
        last = next(some for some in reversed(layers) if any(one.key == key for one in some.cases))
        said = [one for one in last.cases if one.key == key]
        assert [one for one in found.cases if one.key == key] == said


@settings(max_examples=100, deadline=None)
@given(LAYERS, st.lists(CASES, max_size=5))
def test_what_is_foreseen_is_what_comes(layers: list[Layer], cases: list[Case]) -> None:
    further = layer(*once(cases))
    seen = changes(layers, further)
    numbered = [one for one in further.cases if one.key]
    assert seen.new + seen.changed + seen.same + seen.moved == len(further.cases)
    assert seen.same == sum(one in standing(layers).cases for one in numbered)
    before, after = len(standing(layers).cases), len(standing([*layers, further]).cases)
    gone = sum(one.key in {n.key for n in numbered} for one in standing(layers).cases if one.key)
    assert after == before - gone - seen.replaced + len(further.cases)


def test_an_office_moves_a_complaint_and_a_unit_cannot() -> None:
    first = layer(case("1", unit="a"))
    assert [one.unit for one in standing([first, layer(case("1", unit="b"))]).cases] == ["b"]
    own = layer(case("1", unit="b"), whole=False)
    assert [one.unit for one in standing([first, own]).cases] == ["a", "b"]
    assert changes([first], own) == Changes(new=1)


def test_a_year_told_after_its_months_is_not_added() -> None:
    months = layer(recaps=[Recap(unit="a", period=f"2025-0{n}", received=2) for n in (1, 2)])
    year = layer(recaps=[Recap(unit="a", period="2025", received=4)])
    for layers in ([months, year], [year, months]):
        assert sum(recap.received or 0 for recap in standing(layers).recaps) == 4


YEAR = replace(
    case("1", channel="sp4n", status=CaseStatus.SELESAI), resolved=date(2025, 6, 1), to_resolution=22 * 1440
)
RULES = shipped_complaints()


def test_the_checklist_is_answered_as_far_as_it_is_known() -> None:
    found = Standing(cases=(YEAR, case("2", channel="surat", status=CaseStatus.PROSES)))
    assert answers_of(found, RULES, year=2025, on=date(2026, 1, 1)) == {
        "a": {
            Proposed.MASUK: 2,
            Proposed.SELESAI: 1,
            Proposed.TEPAT_WAKTU: 1,
            Proposed.LAPOR_MASUK: 1,
            Proposed.LAPOR_SELESAI: 1,
        }
    }
    assert answers_of(found, RULES, year=2024, on=date(2026, 1, 1)) == {}


def test_what_nobody_said_is_not_answered() -> None:
    untold = Standing(cases=(replace(YEAR, channel="", resolved=None, to_resolution=None),))
    assert answers_of(untold, RULES, year=2025, on=date(2026, 1, 1)) == {
        "a": {Proposed.MASUK: 1, Proposed.SELESAI: 1}
    }
    counted = Standing(recaps=(Recap(unit="a", period="2025-03", received=5),))
    assert answers_of(counted, RULES, year=2025, on=date(2026, 1, 1)) == {"a": {Proposed.MASUK: 5}}


def test_every_question_that_is_proposed_is_asked_as_a_count() -> None:
    asked = {question.id: question.kind for question in load_definitions().checklist.questions}
    assert {asked[question] for question in RULES.answers.values()} == {AnswerKind.COUNT}
