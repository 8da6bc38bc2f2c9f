"""Which lists of attendance stand, and how many are trained by them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.analysis.training_standing import (
    Came,
    Layer,
    Trained,
    Window,
    attended,
    change,
    key_of,
    names,
    rostered,
    standing,
    trained,
    trained_frontline,
)
from compliance.analysis.training_taken import Taken, changing, layer_of, marks_frontline
from compliance.model import Unit, UnitKind
from compliance.model.training import Attendees, TrainingEvent
from compliance.reading.attendance import result
from compliance.reading.attendance.result import AttendanceReading

DAY, OLD = date(2026, 2, 1), date(2024, 2, 1)
WINDOW = Window.before(date(2026, 8, 1), 12)
PRIMA, LAPOR = TrainingEvent(title="Prima", day=DAY), TrainingEvent(title="LAPOR", day=DAY)
ONCE, LONG_AGO = TrainingEvent(title="Prima"), TrainingEvent(title="Lama", day=OLD)


def group(people: int, *events: int, frontline: bool | None = None, unit: str = "a") -> Attendees:
    return Attendees(unit=unit, frontline=frontline, events=events, people=people)


def layer(events: tuple[TrainingEvent, ...], *attendees: Attendees) -> Layer:
    return Layer(events=events, attendees=attendees)


def test_everybody_of_a_list_is_counted_once() -> None:
    lists = standing([layer((PRIMA, LAPOR), group(2, 0), group(1, 0, 1), group(3))])["a"]
    assert attended(lists) == {
        key_of(PRIMA): Came(people=3, frontline=None),
        key_of(LAPOR): Came(people=1, frontline=None),
    }
    assert trained(lists, WINDOW) == Trained(least=3, most=3)
    assert trained_frontline(lists, WINDOW) is None


def test_only_what_lies_in_the_window_counts() -> None:
    lists = standing([layer((PRIMA, LONG_AGO, ONCE), group(2, 1), group(1, 0, 1), group(4, 2))])["a"]
    assert trained(lists, WINDOW) == Trained(least=1, most=1)


def test_a_later_list_of_a_training_takes_its_place_for_the_units_in_it() -> None:
    first = layer((PRIMA, LAPOR), group(2, 0), group(1, 1), group(1, 0, unit="b"))
    found = standing([first, layer((PRIMA,), group(5, 0))])
    assert {event: came.people for event, came in attended(found["a"]).items()} == {
        key_of(LAPOR): 1,
        key_of(PRIMA): 5,
    }
    assert [came.people for came in attended(found["b"]).values()] == [1]


def test_case_is_no_difference_and_the_latest_spelling_is_shown() -> None:
    shouted = TrainingEvent(title="PRIMA", day=DAY)
    layers = [layer((PRIMA,), group(2, 0)), layer((shouted,), group(3, 0))]
    assert [came.people for came in attended(standing(layers)["a"]).values()] == [3]
    assert names(layers)[key_of(PRIMA)] == shouted


def test_a_dated_list_takes_the_place_of_an_undated_one_but_not_the_other_way_round() -> None:
    undated, dated = layer((ONCE,), group(2, 0)), layer((PRIMA,), group(2, 0))
    assert list(attended(standing([undated, dated])["a"])) == [key_of(PRIMA)]
    assert set(attended(standing([dated, undated])["a"])) == {key_of(PRIMA), key_of(ONCE)}


def test_of_several_lists_the_largest_count_is_sure() -> None:
    lists = standing([layer((PRIMA,), group(2, 0)), layer((LAPOR,), group(3, 0))])["a"]
    assert trained(lists, WINDOW) == Trained(least=3, most=5)
    assert not trained(lists, WINDOW).is_sure


def test_front_office_staff_in_a_list_that_does_not_mark_them_may_be_more() -> None:
    marked = layer((PRIMA,), group(2, 0, frontline=True), group(4, 0, frontline=False))
    lists = standing([marked, layer((LAPOR,), group(3, 0))])["a"]
    assert trained_frontline(lists, WINDOW) == Trained(least=2, most=5)


def test_only_a_list_with_those_who_were_at_nothing_tells_the_staff() -> None:
    came = group(2, 0, frontline=True)
    assert rostered(standing([layer((PRIMA,), came)])["a"]) is None
    assert rostered(standing([layer((PRIMA,), came, group(1, frontline=False))])["a"]) is None
    assert rostered(standing([layer((PRIMA,), came, group(3, frontline=True))])["a"]) == 5


def test_what_changes_is_told_event_by_event() -> None:
    before = standing([layer((PRIMA, LAPOR), group(2, 0), group(1, 1))])["a"]
    after = standing([layer((PRIMA, LAPOR), group(2, 0), group(4, 1)), layer((LONG_AGO,), group(1, 0))])["a"]
    found = change("a", before, after)
    assert (found.new, found.changed, found.same, found.gone) == (
        (key_of(LONG_AGO),),
        (key_of(LAPOR),),
        1,
        (),
    )
    assert found.replaced == 1
    assert change("a", before, before).is_nothing
    together = standing([layer((PRIMA, LAPOR), group(1, 0), group(1, 0, 1))])["a"]
    same = change("a", before, together)
    assert (same.replaced, same.regrouped, same.is_nothing) == (0, True, False)


def reading(*attendees: Attendees, sha256: str = "0") -> AttendanceReading:
    units = [Unit(id=id, name=id, kind=UnitKind.DINAS) for id in dict.fromkeys(one.unit for one in attendees)]
    trained = tuple(result.Trained(unit=unit, listed=1, attended=1) for unit in units)
    return AttendanceReading(
        file="x", sha256=sha256, events=(PRIMA, LAPOR), attendees=attendees, trained=trained
    )


def take(*events: int, title: str = "Prima") -> list[Taken]:
    return [Taken(file=0, event=event, title=title, day=DAY) for event in events]


def test_two_trainings_of_one_name_become_one_with_everybody_once() -> None:
    found = layer_of(reading(group(2, 0), group(1, 0, 1), group(3, 1)), take(0, 1), {"a"}, frontline=False)
    assert found is not None
    assert found.events == (PRIMA,)
    assert sum(one.people for one in found.attendees) == 6


def test_of_other_units_and_other_trainings_nothing_is_taken() -> None:
    read = reading(group(2, 0), group(5, 1), group(1, 0, unit="b"))
    found = layer_of(read, take(0), {"a"}, frontline=False)
    assert found is not None
    assert found.attendees == (group(2, 0),)
    assert layer_of(read, take(0), set(), frontline=False) is None
    assert layer_of(read, [], {"a"}, frontline=False) is None


def test_a_list_of_all_staff_keeps_those_who_were_elsewhere() -> None:
    read = reading(group(2, 0, frontline=True), group(1, 1, frontline=True), group(4, frontline=True))
    found = layer_of(read, take(0), {"a"}, frontline=False)
    assert found is not None
    assert {(one.events, one.people) for one in found.attendees} == {((0,), 2), ((), 5)}


@pytest.mark.parametrize(("marked", "expected"), [(None, True), (False, False)])
def test_everybody_is_front_office_only_where_the_list_does_not_say(
    marked: bool | None, expected: bool
) -> None:
    read = reading(group(2, 0, frontline=marked))
    assert marks_frontline(read) is (marked is not None)
    found = layer_of(read, take(0), {"a"}, frontline=True)
    assert found is not None
    assert found.attendees[0].frontline is expected


def test_files_that_change_nothing_are_passed_over_and_each_comes_once() -> None:
    first = layer((PRIMA,), group(2, 0))
    other = layer((LAPOR,), group(1, 0))
    read = [reading(sha256="1"), reading(sha256="2"), reading(sha256="2"), reading(sha256="3")]
    found = changing([first], read, [first, other, other, None])
    assert found == [(read[1], other)]


GROUPS = st.lists(
    st.builds(
        group,
        st.integers(1, 4),
        frontline=st.sampled_from([None, True, False]),
    ).flatmap(
        lambda one: st.sets(st.integers(0, 2)).map(
            lambda events: Attendees(
                unit="a", frontline=one.frontline, events=tuple(sorted(events)), people=one.people
            )
        )
    ),
    max_size=4,
)
LISTS = st.lists(GROUPS.map(lambda groups: layer((PRIMA, LAPOR, LONG_AGO), *groups)), max_size=4)


@settings(max_examples=80, deadline=None)
@given(layers=LISTS)
def test_the_latest_list_of_a_training_decides_whatever_lists_there_are(layers: list[Layer]) -> None:
    lists = standing(layers).get("a", ())
    found = trained(lists, WINDOW)
    frontline = trained_frontline(lists, WINDOW)
    assert found.least <= found.most
    assert frontline is None or (frontline.least <= found.least and frontline.most <= found.most)
    told = [layer for layer in layers if layer.attendees]
    for event, came in attended(lists).items():
        latest = next(one for one in reversed(told) if event in attended(standing([one])["a"]))
        assert came == attended(standing([latest])["a"])[event]
