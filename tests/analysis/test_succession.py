"""Whose place a unit took between two days: merged, split, renamed, through several steps."""

from __future__ import annotations

from dataclasses import replace

from compliance.analysis.succession import predecessors
from compliance.model import Registry, Unit
from tests.builders import unit

A, B, C, D = (unit(f"Dinas {name}") for name in "ABCD")


def ended(one: Unit, *heirs: Unit) -> Unit:
    return replace(one, active=False, successors=tuple(heir.id for heir in heirs))


def found(before: list[Unit], now: list[Unit]) -> dict[str, list[str]]:
    both = Registry(units=tuple(before)), Registry(units=tuple(now))
    return {id: [one.name for one in units] for id, units in predecessors(*both).items()}


def coming(one: Unit) -> Unit:
    return replace(one, active=False)


def test_one_that_others_merged_into_comes_after_all_of_them() -> None:
    assert found([A, B, coming(C)], [ended(A, C), ended(B, C), C]) == {C.id: ["Dinas A", "Dinas B"]}


def test_those_a_unit_was_split_into_both_come_after_it() -> None:
    assert found([A, coming(B), coming(C)], [ended(A, B, C), B, C]) == {B.id: ["Dinas A"], C.id: ["Dinas A"]}


def test_who_only_has_another_name_comes_after_nobody() -> None:
    assert found([A], [replace(A, name="Dinas Baru")]) == {}


def test_a_place_is_taken_through_others_that_came_and_went() -> None:
    assert found([A, coming(B), coming(C)], [ended(A, B), ended(B, C), C]) == {C.id: ["Dinas A"]}


def test_who_was_gone_before_or_is_still_there_hands_nothing_on() -> None:
    assert found([ended(A, B), B], [ended(A, B), B]) == {}
    assert found([A, B], [replace(A, successors=(B.id,)), B]) == {}


def test_a_circle_and_a_unit_that_is_not_there_end_the_search() -> None:
    assert found([A, B, D], [ended(A, B), ended(B, A, C), D]) == {}


def test_one_that_was_dissolved_hands_nothing_on() -> None:
    assert found([A, B], [ended(A), B]) == {}
