"""The same answers ranked under two instruments: who stands elsewhere, and by how much."""

from __future__ import annotations

import pandas as pd

from compliance.analysis.frames import CEILING_STEPS, FLOOR_STEPS, KIND, NAME, RANK, UNIT_ID

OTHER_RANK = "other_rank"
OTHER_FLOOR_STEPS = "other_floor_steps"
OTHER_CEILING_STEPS = "other_ceiling_steps"
CLIMB = "climb"  # places higher than under the other instrument; missing where either does not rank it
_FIGURES = {RANK: OTHER_RANK, FLOOR_STEPS: OTHER_FLOOR_STEPS, CEILING_STEPS: OTHER_CEILING_STEPS}


def movers(ranked: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Two rankings of the same units side by side, those that move farthest first.

    Both as `ranking.rank_units` gives them. Those that move equally far come in the order of the
    first ranking, and those that only one of the two ranks at the end.
    """
    beside = other.set_index(UNIT_ID)[list(_FIGURES)].rename(columns=_FIGURES)
    found = ranked[[UNIT_ID, NAME, KIND, *_FIGURES]].join(beside, on=UNIT_ID)
    found[CLIMB] = found[OTHER_RANK] - found[RANK]
    farthest = found[CLIMB].abs().sort_values(ascending=False, kind="stable", na_position="last")
    return found.loc[farthest.index].reset_index(drop=True)
