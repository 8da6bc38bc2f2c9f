"""Who is ready and who is not."""

from __future__ import annotations

import pandas as pd

from compliance.analysis.frames import COMPLETE_ENOUGH, FLOOR_STEPS, KIND, NAME, RANK, UNIT_ID
from compliance.model import UnitKind


def rank_units(scores: pd.DataFrame, *, kind: UnitKind | None = None) -> pd.DataFrame:
    """The frame of scores with a `RANK` in front, best first: 1, 2, 2, 4 by the published floor.

    Equal floors share a rank, whatever the ceilings, in the order of names. *Sementara* units, too
    incomplete to rank or with nothing that applies, stand at the end by name, without a rank. With
    a `kind`, units are ranked among their own.
    """
    ranked = scores.copy() if kind is None else scores[scores[KIND] == kind.value].copy()
    rankable = ranked[FLOOR_STEPS].where(ranked[COMPLETE_ENOUGH])
    ranked.insert(0, RANK, rankable.rank(method="min", ascending=False).astype("Int64"))
    return ranked.sort_values([RANK, NAME, UNIT_ID], key=_order, na_position="last", ignore_index=True)


def _order(column: pd.Series[str]) -> pd.Series[str]:
    """Names without regard to capitals."""
    return column.str.casefold() if column.name == NAME else column
