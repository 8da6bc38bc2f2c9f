"""The same units under two instruments, side by side."""

from __future__ import annotations

import pandas as pd

from compliance.analysis.frames import (
    CEILING_STEPS,
    COMPLETE_ENOUGH,
    FLOOR_STEPS,
    KIND,
    NAME,
    RANK,
    UNIT_ID,
)
from compliance.analysis.movers import CLIMB, OTHER_FLOOR_STEPS, OTHER_RANK, movers
from compliance.analysis.ranking import rank_units


def ranked(**floors: int | None) -> pd.DataFrame:
    """A ranking of units with these floors; None: too incomplete to be ranked."""
    frame = pd.DataFrame(
        {
            UNIT_ID: pd.Series(list(floors), dtype="str"),
            NAME: pd.Series([f"Dinas {name}" for name in floors], dtype="str"),
            KIND: "dinas",
            FLOOR_STEPS: pd.Series(list(floors.values()), dtype="Int64"),
            CEILING_STEPS: pd.Series([100] * len(floors), dtype="Int64"),
            COMPLETE_ENOUGH: [floor is not None for floor in floors.values()],
        }
    )
    return rank_units(frame)


def shown(found: pd.DataFrame) -> list[tuple[object, ...]]:
    columns = found[[UNIT_ID, RANK, OTHER_RANK, CLIMB]].astype(object)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in columns.to_numpy().tolist()]


def test_who_moves_farthest_comes_first_and_equals_in_the_order_of_the_ranking() -> None:
    found = movers(ranked(a=90, b=80, c=70, d=60), ranked(a=10, b=20, c=15, d=70))
    assert shown(found) == [("a", 1, 4, 3), ("d", 4, 1, -3), ("b", 2, 2, 0), ("c", 3, 3, 0)]
    assert list(found[FLOOR_STEPS]) == [90, 60, 80, 70]
    assert list(found[OTHER_FLOOR_STEPS]) == [10, 70, 20, 15]


def test_who_is_not_ranked_under_one_of_them_stands_at_the_end() -> None:
    found = movers(ranked(a=90, b=None, c=70), ranked(a=None, b=20, c=30))
    assert shown(found) == [("c", 2, 1, -1), ("a", 1, None, None), ("b", None, 2, None)]


def test_nobody_reported() -> None:
    assert movers(ranked(), ranked()).empty
