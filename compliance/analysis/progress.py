"""Two periods against each other: who rose, who fell, and how much of it is only the yardstick or time.

Differences are those of the published figures, in whole steps of their last decimal: whoever
subtracts two printed numbers gets the printed difference, and its parts add up exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import numpy as np
import pandas as pd

from compliance.analysis import frames
from compliance.model import Category, Instrument, Registry
from compliance.scoring.aggregate import average
from compliance.scoring.bulk import NO_SCORE, assess_bulk
from compliance.scoring.columns import AnswerColumns

NAME_BEFORE = "name_before"  # only where the unit was called otherwise
MOVEMENT = "movement"
PRESENCE_BEFORE, PRESENCE_AFTER = "presence_before", "presence_after"
RANK_BEFORE, RANK_AFTER = "rank_before", "rank_after"
FLOOR_BEFORE, FLOOR_AFTER, FLOOR_CHANGE = "floor_before", "floor_after", "floor_change"  # steps
CEILING_BEFORE, CEILING_AFTER, CEILING_CHANGE = "ceiling_before", "ceiling_after", "ceiling_change"
VERIFIED_BEFORE, VERIFIED_AFTER, VERIFIED_CHANGE = "verified_before", "verified_after", "verified_change"
CATEGORY_BEFORE, CATEGORY_AFTER = "category_before", "category_after"  # ids
LABEL_BEFORE, LABEL_AFTER = "label_before", "label_after"
DISPENSED_BEFORE, DISPENSED_AFTER = "dispensed_before", "dispensed_after"  # in a sentence, "" for none
BY_YARDSTICK, BY_TIME, BY_ANSWERS = "by_yardstick", "by_time", "by_answers"  # steps; add up to FLOOR_CHANGE
SUCCESSORS = "successors"  # names of the units in the place of one that ended, separated by ", "

_FIGURES = (
    (frames.FLOOR_STEPS, FLOOR_BEFORE, FLOOR_AFTER, FLOOR_CHANGE),
    (frames.CEILING_STEPS, CEILING_BEFORE, CEILING_AFTER, CEILING_CHANGE),
    (frames.VERIFIED_FLOOR_STEPS, VERIFIED_BEFORE, VERIFIED_AFTER, VERIFIED_CHANGE),
)
_WORDS = (
    (frames.CATEGORY_FLOOR, CATEGORY_BEFORE, CATEGORY_AFTER),
    (frames.LABEL_FLOOR, LABEL_BEFORE, LABEL_AFTER),
    (frames.DISPENSATIONS, DISPENSED_BEFORE, DISPENSED_AFTER),
)


class Presence(StrEnum):
    """Where a unit stood in one period. HIDDEN: not ranked, and why is not for this reader."""

    RANKED = "berperingkat"
    PROVISIONAL = "sementara"
    SILENT = "belum melapor"
    ABSENT = "tidak terdaftar"
    HIDDEN = "tidak berperingkat"


class Movement(StrEnum):
    """What became of a unit. PROVISIONAL: too incomplete in one of the periods to be compared."""

    ROSE = "naik"
    FELL = "turun"
    SAME = "tetap"
    NEW = "baru"
    GONE = "tidak ada lagi"
    PROVISIONAL = "sementara"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the periods: its ranking (`analysis.ranking`, with what was verified and what is said of
    dispensations), its units."""

    frame: pd.DataFrame
    instrument: Instrument
    registry: Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The region by its rule, from so many ranked units; no score where there are none."""

    units: int
    score: Decimal | None
    category: Category | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Progress:
    """`frame`: one row per unit with the columns above; steps are of `decimals`.

    `region`: before and after, from all ranked units; `common`: from those ranked in both alone, so
    that nobody takes other units for progress.
    """

    frame: pd.DataFrame
    before: Instrument
    after: Instrument
    decimals: int
    region: tuple[Mean, Mean]
    common: tuple[Mean, Mean]

    def count(self, movement: Movement) -> int:
        """How many units moved like this."""
        return int((self.frame[MOVEMENT] == movement).sum())


def comparable(before: Instrument, after: Instrument) -> bool:
    """Whether their scores may be subtracted at all."""
    return before.scale == after.scale


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Restated:
    """The earlier answers under the later yardstick: floors in steps of its decimals, by unit id.

    `then`: on their own day; `later`: on the later day. Nobody was ever shown these.
    """

    then: pd.Series[int]
    later: pd.Series[int]


def restate(
    ids: Sequence[str], columns: AnswerColumns, instrument: Instrument, *, then: date, later: date
) -> Restated:
    """The answers of these units, in the order of the columns, under another yardstick and on a later day."""

    def floors(day: date) -> pd.Series[int]:
        steps = assess_bulk(columns, instrument, day).floor
        return pd.Series(steps, index=list(ids), dtype="Int64").mask(steps == NO_SCORE)

    first = floors(then)
    return Restated(then=first, later=first if later == then else floors(later))


def compare_periods(
    before: Side, after: Side, *, restated: Restated, own: frozenset[str] | None = None
) -> Progress:
    """What became of every unit that reported in one of two periods that are `comparable`.

    `own`: of units that are not ranked, and of causes, only theirs are told; None: all.
    """
    decimals = max(before.instrument.decimals, after.instrument.decimals)
    listed = dict.fromkeys((*after.frame[frames.UNIT_ID], *before.frame[frames.UNIT_ID]))
    ids = pd.Index(list(listed), dtype=object)
    old, new = (_placed(side, ids, own, decimals) for side in (before, after))
    both = _ranked(old) & _ranked(new)
    frame = _beside(old, new, both)
    told = both if own is None else both & ids.isin(list(own))
    frame = frame.assign(**_causes(frame, restated, 10 ** (decimals - after.instrument.decimals), told))
    names = {unit.id: unit.name for unit in after.registry.units}
    followed = {unit.id: unit.successors for unit in after.registry.units if unit.successors}
    frame[SUCCESSORS] = [", ".join(names.get(s, s) for s in followed.get(id, ())) for id in ids]
    shown = frame[frame[MOVEMENT].notna()].sort_values([RANK_AFTER, frames.NAME], na_position="last")
    return Progress(
        frame=shown.reset_index(names=frames.UNIT_ID),
        before=before.instrument,
        after=after.instrument,
        decimals=decimals,
        region=(
            _mean(frame[FLOOR_BEFORE][_ranked(old)], before.instrument, decimals),
            _mean(frame[FLOOR_AFTER][_ranked(new)], after.instrument, decimals),
        ),
        common=(
            _mean(frame[FLOOR_BEFORE][both], before.instrument, decimals),
            _mean(frame[FLOOR_AFTER][both], after.instrument, decimals),
        ),
    )


_PRESENCE = "presence"
_NEEDED = [frames.RANK, *(name for name, *_ in (*_FIGURES, *_WORDS))]


def _placed(side: Side, ids: pd.Index[str], own: frozenset[str] | None, decimals: int) -> pd.DataFrame:
    """Every unit of `ids` as it stood on one side, with the same decimals on both."""
    found = side.frame.set_index(frames.UNIT_ID)[_NEEDED].reindex(ids)
    active = [unit.id for unit in side.registry.units if unit.active]
    ranked = found[frames.RANK].notna().to_numpy()
    presence = np.select(
        [ranked, ids.isin(side.frame[frames.UNIT_ID]), ids.isin(active)],
        [Presence.RANKED, Presence.PROVISIONAL, Presence.SILENT],
        Presence.ABSENT,
    ).astype(object)
    if own is not None:
        hidden = ~ranked & ~ids.isin(list(own))
        found = found.mask(pd.Series(hidden, index=ids))
        presence[hidden] = Presence.HIDDEN
    finer = 10 ** (decimals - side.instrument.decimals)
    units = {unit.id: unit for unit in side.registry.units}
    for name, *_ in _FIGURES:
        found[name] = found[name] * finer
    said = found[frames.DISPENSATIONS]
    found[frames.DISPENSATIONS] = said.astype(object).where(said.notna(), "")
    found[_PRESENCE] = presence
    found[frames.NAME] = [units[id].name if id in units else None for id in ids]
    found[frames.KIND] = [units[id].kind.value if id in units else None for id in ids]
    return found


def _ranked(placed: pd.DataFrame) -> pd.Series[bool]:
    return placed[_PRESENCE] == Presence.RANKED


def _beside(old: pd.DataFrame, new: pd.DataFrame, both: pd.Series[bool]) -> pd.DataFrame:
    """Both sides under their names here, with the differences of those ranked in both."""
    renamed = old[frames.NAME].notna() & new[frames.NAME].notna() & (old[frames.NAME] != new[frames.NAME])
    frame = pd.DataFrame(
        {
            frames.NAME: new[frames.NAME].fillna(old[frames.NAME]),
            NAME_BEFORE: old[frames.NAME].where(renamed),
            frames.KIND: new[frames.KIND].fillna(old[frames.KIND]),
            PRESENCE_BEFORE: old[_PRESENCE],
            PRESENCE_AFTER: new[_PRESENCE],
            RANK_BEFORE: old[frames.RANK],
            RANK_AFTER: new[frames.RANK],
            **{was: old[name] for name, was, *_ in (*_FIGURES, *_WORDS)},
            **{is_now: new[name] for name, _, is_now, *_ in (*_FIGURES, *_WORDS)},
            **{change: (new[name] - old[name]).where(both) for name, _, _, change in _FIGURES},
        }
    )
    return frame.assign(**{MOVEMENT: _movements(old, new, frame[FLOOR_CHANGE].fillna(0))})


def _movements(old: pd.DataFrame, new: pd.DataFrame, change: pd.Series[int]) -> pd.Series[str]:
    """What became of each; missing where there is nothing to tell."""
    was, is_now = _ranked(old), _ranked(new)
    provisional = (old[_PRESENCE] == Presence.PROVISIONAL) | (new[_PRESENCE] == Presence.PROVISIONAL)
    cases = (
        (was & is_now & (change > 0), Movement.ROSE),
        (was & is_now & (change < 0), Movement.FELL),
        (was & is_now, Movement.SAME),
        (provisional, Movement.PROVISIONAL),
        (is_now, Movement.NEW),
        (was, Movement.GONE),
    )
    found = np.select([case.to_numpy(bool) for case, _ in cases], [name for _, name in cases], "")
    return pd.Series(found, index=old.index, dtype=object).replace("", None)


def _causes(
    frame: pd.DataFrame, restated: Restated, finer: int, told: pd.Series[bool]
) -> dict[str, pd.Series[int]]:
    """The difference of each unit taken apart; missing where one of its parts is."""
    then, later = (series.reindex(frame.index) * finer for series in (restated.then, restated.later))
    parts = {
        BY_YARDSTICK: then - frame[FLOOR_BEFORE],
        BY_TIME: later - then,
        BY_ANSWERS: frame[FLOOR_AFTER] - later,
    }
    whole = told & (parts[BY_YARDSTICK] + parts[BY_TIME] + parts[BY_ANSWERS]).notna()
    return {name: part.where(whole) for name, part in parts.items()}


def _mean(steps: pd.Series[int], instrument: Instrument, decimals: int) -> Mean:
    if steps.empty:
        return Mean(units=0, score=None, category=None)
    score, category = average(Fraction(int(steps.sum()), 10**decimals), len(steps), instrument)
    return Mean(units=len(steps), score=score, category=category)
