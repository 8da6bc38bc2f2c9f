"""Who rose and who fell: published figures subtracted, and nobody takes a yardstick for progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.analysis import progress as columns
from compliance.analysis.frames import DISPENSATIONS, NAME, UNIT_ID, bulk_frame, with_verified
from compliance.analysis.progress import (
    Movement,
    Presence,
    Progress,
    Side,
    comparable,
    compare_periods,
    restate,
)
from compliance.analysis.ranking import rank_units
from compliance.model import Instrument, Registry, Test, Unit
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.scoring.columns import AnswerColumns
from compliance.scoring.rounding import round_half_up
from tests.builders import ada, answers, condition, indicator, instrument, unit

THEN, LATER = date(2025, 6, 30), date(2026, 6, 30)
FRESH = condition("skm.tanggal", Test.WITHIN_MONTHS, 12)
OLD = instrument(indicator("sop", ada("sop.ada")), indicator("sp", ada("sp.ada")), indicator("skm", FRESH))
NEW = instrument(
    indicator("sop", ada("sop.ada"), weight=2),
    indicator("skm", FRESH),
    indicator("lapor", ada("lapor.ada")),
    id="uji-2027",
)
Given = dict[str, dict[str, object]]  # a unit's name -> its answers


def side(given: Given, ruler: Instrument, day: date, silent: tuple[Unit, ...] = ()) -> Side:
    """A period in which these units reported."""
    units = [unit(name) for name in given]
    found = AnswerColumns.from_answers([answers(some) for some in given.values()])
    frame = bulk_frame(units, assess_bulk(found, ruler, day))
    nothing = AnswerColumns.from_answers([{} for _ in given])
    frame = with_verified(frame, assess_bulk(nothing, ruler, day))
    frame[DISPENSATIONS] = [f"Dispensasi {one.id}" if "waived" in one.id else "" for one in units]
    return Side(frame=rank_units(frame), instrument=ruler, registry=Registry(units=(*units, *silent)))


def compared(
    before: Given,
    after: Given,
    old: Instrument = OLD,
    new: Instrument = OLD,
    *,
    days: tuple[date, date] = (THEN, THEN),
    own: frozenset[str] | None = None,
    silent: tuple[tuple[Unit, ...], tuple[Unit, ...]] = ((), ()),
) -> Progress:
    restated = restate(
        [unit(name).id for name in before],
        AnswerColumns.from_answers([answers(some) for some in before.values()]),
        new,
        then=days[0],
        later=days[1],
    )
    first, second = side(before, old, days[0], silent[0]), side(after, new, days[1], silent[1])
    return compare_periods(first, second, restated=restated, own=own)


def row(found: Progress, name: str) -> pd.Series[int]:
    return found.frame.set_index(NAME).loc[name]


def movements(found: Progress) -> dict[str, str]:
    return dict(zip(found.frame[NAME], found.frame[columns.MOVEMENT], strict=True))


ALL = {"sop.ada": "ada", "sp.ada": "ada", "skm.tanggal": date(2025, 1, 1)}
SOME = {"sop.ada": "ada", "sp.ada": "tidak", "skm.tanggal": date(2025, 1, 1)}
NONE = {"sop.ada": "tidak", "sp.ada": "tidak", "skm.tanggal": date(2020, 1, 1)}


def test_the_difference_is_that_of_the_figures_as_they_are_shown() -> None:
    """100.00 − 66.67, not 33.33 from the exact third: who subtracts by hand gets what is printed."""
    found = compared({"A": SOME, "B": ALL, "C": NONE}, {"A": ALL, "B": SOME, "C": NONE})
    assert movements(found) == {"A": Movement.ROSE, "B": Movement.FELL, "C": Movement.SAME}
    rose = row(found, "A")
    assert (rose[columns.FLOOR_BEFORE], rose[columns.FLOOR_AFTER]) == (6667, 10000)
    assert rose[columns.FLOOR_CHANGE] == 3333
    assert (rose[columns.RANK_BEFORE], rose[columns.RANK_AFTER]) == (2, 1)
    assert (rose[columns.CATEGORY_BEFORE], rose[columns.CATEGORY_AFTER]) == ("B", "A")
    assert row(found, "B")[columns.FLOOR_CHANGE] == -3333
    assert found.count(Movement.ROSE) == found.count(Movement.FELL) == 1


def test_a_rise_of_the_ceiling_alone_is_no_rise() -> None:
    unknown = {key: value for key, value in SOME.items() if key != "sp.ada"}
    found = compared({"A": SOME}, {"A": unknown})
    assert movements(found) == {"A": Movement.SAME}
    assert row(found, "A")[columns.CEILING_CHANGE] == 3333


def test_provisional_units_stand_apart_without_a_difference() -> None:
    found = compared({"A": {"sop.ada": "ada"}, "B": ALL}, {"A": ALL, "B": ALL})
    assert movements(found)["A"] == Movement.PROVISIONAL
    apart = row(found, "A")
    assert (apart[columns.PRESENCE_BEFORE], apart[columns.PRESENCE_AFTER]) == (
        Presence.PROVISIONAL,
        Presence.RANKED,
    )
    assert pd.isna(apart[columns.FLOOR_CHANGE])
    assert pd.isna(apart[columns.BY_ANSWERS])


def test_new_and_gone_units_are_told_with_what_they_were() -> None:
    closed = replace(unit("Lama"), active=False, successors=(unit("Baru").id,))
    found = compared(
        {"Lama": ALL, "Tetap": ALL},
        {"Baru": ALL, "Tetap": ALL, "Diam": ALL},
        silent=((unit("Diam"),), (closed,)),
    )
    assert movements(found) == {
        "Baru": Movement.NEW,
        "Diam": Movement.NEW,
        "Lama": Movement.GONE,
        "Tetap": Movement.SAME,
    }
    assert row(found, "Baru")[columns.PRESENCE_BEFORE] == Presence.ABSENT
    assert row(found, "Diam")[columns.PRESENCE_BEFORE] == Presence.SILENT
    assert row(found, "Lama")[columns.PRESENCE_AFTER] == Presence.ABSENT
    assert row(found, "Lama")[columns.SUCCESSORS] == "Baru"


def test_a_unit_that_was_called_otherwise_is_the_same_unit() -> None:
    before, after = side({"A": SOME}, OLD, THEN), side({"A": ALL}, OLD, THEN)
    renamed = replace(unit("A"), name="Dinas Baru")
    columns_before = AnswerColumns.from_answers([answers(SOME)])
    found = compare_periods(
        before,
        replace(after, registry=Registry(units=(renamed,))),
        restated=restate(["a"], columns_before, OLD, then=THEN, later=THEN),
    )
    told = found.frame.iloc[0]
    assert (told[NAME], told[columns.NAME_BEFORE]) == ("Dinas Baru", "A")
    assert told[columns.MOVEMENT] == Movement.ROSE


def test_whoever_sees_only_what_is_published_learns_nothing_of_the_others() -> None:
    """Neither that a foreign unit was provisional, nor why its figure differs; of their own all."""
    little = {"sop.ada": "ada"}
    found = compared(
        {"Punya": SOME, "Orang": SOME, "Kurang": little, "Hilang": ALL, "Sendiri": little},
        {"Punya": ALL, "Orang": ALL, "Kurang": ALL, "Hilang": little, "Sendiri": little},
        own=frozenset({"punya", "sendiri"}),
    )
    assert movements(found) == {
        "Punya": Movement.ROSE,
        "Orang": Movement.ROSE,
        "Kurang": Movement.NEW,
        "Hilang": Movement.GONE,
        "Sendiri": Movement.PROVISIONAL,
    }
    hidden = row(found, "Kurang")
    assert hidden[columns.PRESENCE_BEFORE] == Presence.HIDDEN
    assert pd.isna(hidden[columns.FLOOR_BEFORE])
    assert pd.isna(hidden[columns.LABEL_BEFORE])
    assert row(found, "Hilang")[columns.PRESENCE_AFTER] == Presence.HIDDEN
    assert pd.isna(row(found, "Hilang")[columns.CEILING_AFTER])
    assert pd.isna(row(found, "Orang")[columns.BY_ANSWERS])
    assert row(found, "Punya")[columns.BY_ANSWERS] == 3333


def test_a_unit_that_was_provisional_in_both_is_nobodys_news() -> None:
    little = {"sop.ada": "ada"}
    found = compared({"A": little}, {"A": little}, own=frozenset())
    assert found.frame.empty
    assert found.region[0].units == 0


def test_the_same_answers_under_another_yardstick_are_no_progress() -> None:
    given = {**SOME, "lapor.ada": "ada"}
    found = row(compared({"A": given}, {"A": given}, OLD, NEW), "A")
    assert found[columns.FLOOR_CHANGE] == 10000 - 6667
    assert (found[columns.BY_YARDSTICK], found[columns.BY_TIME], found[columns.BY_ANSWERS]) == (3333, 0, 0)


def test_evidence_that_aged_is_told_apart_from_answers() -> None:
    found = row(compared({"A": ALL}, {"A": ALL}, days=(THEN, LATER)), "A")
    assert found[columns.FLOOR_CHANGE] == -3333
    assert (found[columns.BY_YARDSTICK], found[columns.BY_TIME], found[columns.BY_ANSWERS]) == (0, -3333, 0)


def test_the_region_is_told_also_for_the_same_units_alone() -> None:
    """The mean falls because a good unit left; the units that are still there rose."""
    found = compared({"A": SOME, "B": ALL}, {"A": ALL, "C": NONE})
    assert [(mean.units, mean.score) for mean in found.region] == [
        (2, Decimal("83.34")),
        (2, Decimal("50.00")),
    ]
    assert [(mean.units, mean.score) for mean in found.common] == [
        (1, Decimal("66.67")),
        (1, Decimal("100.00")),
    ]
    empty = compared({"A": {"sop.ada": "ada"}}, {"A": ALL})
    assert (empty.common[0].units, empty.common[0].score) == (0, None)


def test_figures_of_different_decimals_are_subtracted_exactly() -> None:
    coarse = replace(OLD, decimals=0, categories=(replace(OLD.categories[0], lower=0, upper=100),))
    found = compared({"A": SOME}, {"A": SOME}, coarse, OLD)
    assert found.decimals == 2
    told = row(found, "A")
    assert (told[columns.FLOOR_BEFORE], told[columns.FLOOR_AFTER]) == (6700, 6667)
    assert told[columns.FLOOR_CHANGE] == told[columns.BY_YARDSTICK] == -33


def test_scores_on_different_scales_are_never_subtracted() -> None:
    assert comparable(OLD, NEW)
    assert not comparable(OLD, replace(OLD, scale=5))


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "sop.ada": st.sampled_from(["ada", "tidak"]),
        "sp.ada": st.sampled_from(["ada", "tidak"]),
        "lapor.ada": st.sampled_from(["ada", "tidak"]),
        "skm.tanggal": st.dates(date(2023, 1, 1), date(2026, 1, 1)),
    },
)
NAMES = st.sampled_from(["A", "B", "C", "D"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, VALUES, max_size=4), st.dictionaries(NAMES, VALUES, max_size=4))
def test_every_figure_is_the_one_of_its_period_and_the_parts_add_up(before: Given, after: Given) -> None:
    found = compared(before, after, OLD, NEW, days=(THEN, LATER))
    assert set(found.frame[NAME]) == set(before) | set(after)
    for told in found.frame.itertuples():
        for side_given, ruler, day, figure in (
            (before, OLD, THEN, told.floor_before),
            (after, NEW, LATER, told.floor_after),
        ):
            if told.name in side_given:
                floor = assess(answers(side_given[told.name]), ruler, day).floor
                assert floor is not None
                assert figure == floor.scaleb(2)
            else:
                assert pd.isna(figure)
        if told.movement in (Movement.ROSE, Movement.FELL, Movement.SAME):
            assert told.floor_change == told.floor_after - told.floor_before
            assert told.floor_change == told.by_yardstick + told.by_time + told.by_answers
        else:
            assert pd.isna(told.floor_change)


@pytest.mark.parametrize("which", [0, 1])
def test_the_mean_is_that_of_the_rule_for_regions(which: int) -> None:
    found = compared({"A": SOME, "B": ALL, "C": NONE}, {"A": ALL, "B": ALL, "C": NONE})
    floors = found.frame[[columns.FLOOR_BEFORE, columns.FLOOR_AFTER][which]]
    mean = found.region[which]
    assert mean.score == round_half_up(Fraction(sum(map(int, floors)), 300), 2)


def test_units_are_listed_by_their_later_rank() -> None:
    found = compared({"A": NONE, "B": ALL, "Z": ALL}, {"A": ALL, "B": SOME})
    assert list(found.frame[UNIT_ID]) == ["a", "b", "z"]
