"""Where DataFrames begin: one row per unit, under the column names below."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from compliance.model import Unit
from compliance.scoring.bulk import NO_SCORE, BulkScores

UNIT_ID = "unit_id"
NAME = "name"
KIND = "kind"
RANK = "rank"  # only in the frame of `ranking`
FLOOR = "floor"
CEILING = "ceiling"
FLOOR_STEPS = "floor_steps"  # the published floor as whole steps of its last decimal: exact, to sort by
CEILING_STEPS = "ceiling_steps"
CATEGORY_FLOOR = "category_floor"  # ids
CATEGORY_CEILING = "category_ceiling"
LABEL_FLOOR = "label_floor"
LABEL_CEILING = "label_ceiling"
ZONE = "zone"  # of the floor; missing where the edition has no zones
# The floor by what was verified, missing where nothing was; only in the frame of `ranking`.
VERIFIED_FLOOR = "verified_floor"
VERIFIED_FLOOR_STEPS = "verified_floor_steps"
VERIFIED_CEILING_STEPS = "verified_ceiling_steps"
CHECKED = "checked"  # whether anything of the unit was verified; only in the frame of `ranking`
# How far the claimed floor lies beyond the verified one, missing where nothing was verified; only there.
BEYOND = "beyond"
BEYOND_STEPS = "beyond_steps"
DISPENSATIONS = "dispensations"  # in a sentence, "" for none; only in the frame of `ranking`
COVERAGE = "coverage"  # percent
COMPLETENESS = "completeness"  # share, 0..1
COMPLETE_ENOUGH = "complete_enough"
SEEN = "seen"  # indicators an answer says something about
VISIBLE = "visible"  # indicators the checklist asks the unit for

_LARGEST_SUM = 10**7  # of weights as whole numbers: two shares with such sums are never the same float

SCORE_TYPES = {
    UNIT_ID: "str",
    NAME: "str",
    KIND: "str",
    FLOOR: "float64",
    CEILING: "float64",
    FLOOR_STEPS: "Int64",
    CEILING_STEPS: "Int64",
    CATEGORY_FLOOR: "str",
    CATEGORY_CEILING: "str",
    LABEL_FLOOR: "str",
    LABEL_CEILING: "str",
    ZONE: "str",
    COVERAGE: "float64",
    COMPLETENESS: "float64",
    COMPLETE_ENOUGH: "bool",
    SEEN: "int64",
    VISIBLE: "int64",
}


def bulk_frame(units: Sequence[Unit], scores: BulkScores) -> pd.DataFrame:
    """One row per unit, with the columns of `SCORE_TYPES`, from many scored at once; `units` in the order
    of the columns scored. Scores are missing where nothing applies."""
    steps = 10**scores.instrument.decimals
    floors, ceilings = _steps(scores.floor), _steps(scores.ceiling)
    figures = {
        **{name: [_unit(unit)[name] for unit in units] for name in (UNIT_ID, NAME, KIND)},
        FLOOR: (floors / steps).astype("float64"),
        CEILING: (ceilings / steps).astype("float64"),
        FLOOR_STEPS: floors,
        CEILING_STEPS: ceilings,
        **_categories(scores),
        COVERAGE: scores.coverage / steps,
        COMPLETENESS: scores.completeness,
        COMPLETE_ENOUGH: scores.complete_enough,
        SEEN: scores.seen.sum(axis=0),
        VISIBLE: _expected(scores).sum(axis=0),
    }
    return pd.DataFrame(figures, columns=list(SCORE_TYPES)).astype(SCORE_TYPES)


def with_verified(frame: pd.DataFrame, scores: BulkScores) -> pd.DataFrame:
    """The frame with what was verified beside it; `scores`: of the same units, by that alone."""
    floors = _steps(scores.floor)
    return frame.assign(
        **{
            VERIFIED_FLOOR: (floors / 10**scores.instrument.decimals).astype("float64"),
            VERIFIED_FLOOR_STEPS: floors,
            VERIFIED_CEILING_STEPS: _steps(scores.ceiling),
        }
    )


def with_beyond(frame: pd.DataFrame, claimed: BulkScores, checked: Sequence[bool]) -> pd.DataFrame:
    """The frame, verified figures in it, with how far the claims of the same units lie beyond them.

    `checked`: whether anything of each unit was verified at all. Where nothing was, both figures are
    missing, though their exact steps stay: a 0,00 would read as a finding.
    """
    beyond = _steps(claimed.floor) - frame[VERIFIED_FLOOR_STEPS]
    points = (beyond / 10**claimed.instrument.decimals).astype("float64")
    seen = np.array(checked, np.bool_)
    return frame.assign(
        **{
            VERIFIED_FLOOR: frame[VERIFIED_FLOOR].where(seen),
            BEYOND: points.where(seen),
            BEYOND_STEPS: beyond,
            CHECKED: seen,
        }
    )


def exact_share(share: float) -> Fraction:
    """The share of two sums of weights that a frame holds as the nearest float, so that it is rounded as
    that of one unit is.
    """
    return Fraction(share).limit_denominator(_LARGEST_SUM)


def _unit(unit: Unit) -> dict[str, object]:
    return {UNIT_ID: unit.id, NAME: unit.name, KIND: unit.kind.value}


def _steps(scores: NDArray[np.int64]) -> pd.Series[int]:
    return pd.Series(scores, dtype="Int64").mask(scores == NO_SCORE)


def _categories(scores: BulkScores) -> dict[str, NDArray[np.object_]]:
    categories = scores.instrument.categories
    by_column = (
        (CATEGORY_FLOOR, scores.category_floor, [c.id for c in categories]),
        (CATEGORY_CEILING, scores.category_ceiling, [c.id for c in categories]),
        (LABEL_FLOOR, scores.category_floor, [c.label for c in categories]),
        (LABEL_CEILING, scores.category_ceiling, [c.label for c in categories]),
        (ZONE, scores.category_floor, [c.zone and c.zone.value for c in categories]),
    )
    # NO_SCORE, -1, takes the last entry: none
    return {name: np.array([*words, None], np.object_)[places] for name, places, words in by_column}


def _expected(scores: BulkScores) -> NDArray[np.bool_]:
    """What each unit is asked for, one row per indicator, as `IndicatorResult.expected` says."""
    always = [not (indicator.unseen or indicator.optional) for indicator in scores.instrument.indicators]
    return scores.seen | np.array(always, np.bool_)[:, None]
