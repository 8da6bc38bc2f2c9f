"""Many units at once, with the results of `assess` on every input.

Nothing here is approximate: truths are looked up, and scores are sums of whole numbers over a
common denominator, in int64 where they fit and in Python's integers where they do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compliance.model import Instrument, Status
from compliance.scoring.columns import AnswerColumns
from compliance.scoring.joint import Codes, joint, joint_sums, worthwhile
from compliance.scoring.ladders import asker, climber, ladder, sources_of
from compliance.scoring.weights import official_shares, require_scorable, shares

NO_SCORE = -1
BLOCK = 16_384  # units whose intermediate results stay in the processor's cache
BITS = 31  # of an int64, beside which the number of a pattern found so far has room
EXACT_INT64 = 2**63
EXACT_FLOAT64 = 2**53

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkScores:
    """One entry per unit, in the order of the columns.

    `floor`, `ceiling` and `coverage` count steps of the instrument's last decimal (86.80 is 8680),
    `NO_SCORE` where nothing applies; categories are places in `instrument.categories`, likewise.
    The last four have one row per indicator.
    """

    instrument: Instrument
    as_of: date
    floor: Numbers
    ceiling: Numbers
    coverage: Numbers
    completeness: NDArray[np.float64]
    complete_enough: Flags
    category_floor: Numbers
    category_ceiling: Numbers
    floor_rungs: NDArray[np.int8]
    ceiling_rungs: NDArray[np.int8]
    applies: Flags
    seen: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighing:
    """Per pattern of applicability what each rung of each indicator adds to the score.

    The score of a unit, in steps of the last decimal, is the sum of `numerators[indicator,
    pattern, rung]` over `denominators[pattern]`; a denominator of 0 says that nothing applies.
    """

    numerators: NDArray[Any]
    denominators: NDArray[Any]


def assess_bulk(columns: AnswerColumns, instrument: Instrument, as_of: date) -> BulkScores:
    """Score all units of the columns; raises ComplianceError where the edition does not score answers."""
    require_scorable(instrument)
    floor_rungs, ceiling_rungs = _climb(columns, instrument, as_of)
    applies = _applicability(columns, instrument)
    patterns, of_unit = _patterns(applies)
    weighing = _weigh(instrument, patterns)
    floors = _scores(weighing, of_unit, floor_rungs)
    ceilings = _scores(weighing, of_unit, ceiling_rungs)
    seen = _seen(columns, instrument, applies)
    coverage, completeness, complete = _cover(instrument, seen, applies)
    return BulkScores(
        instrument=instrument,
        as_of=as_of,
        floor=floors,
        ceiling=ceilings,
        coverage=coverage,
        completeness=completeness,
        complete_enough=complete & (floors != NO_SCORE),
        category_floor=_categories(instrument, floors),
        category_ceiling=_categories(instrument, ceilings),
        floor_rungs=floor_rungs,
        ceiling_rungs=ceiling_rungs,
        applies=applies,
        seen=seen,
    )


def _blocks(size: int) -> list[slice]:
    return [slice(start, min(start + BLOCK, size)) for start in range(0, size, BLOCK)]


def _climb(columns: AnswerColumns, instrument: Instrument, as_of: date) -> NDArray[np.int8]:
    """The rungs each unit surely and possibly reaches: two tables of one row per indicator."""
    visible = [(row, i) for row, i in enumerate(instrument.indicators) if not i.unseen]
    sources = sources_of([indicator for _, indicator in visible], columns)
    reached = np.zeros((2, len(instrument.indicators), columns.size), np.int8)
    reached[1] = [[len(indicator.rungs) - 1] for indicator in instrument.indicators]
    ask = asker(sources, as_of)
    climbers = [(row, climber(ladder(i, ask), sources, columns.size)) for row, i in visible]
    for units in _blocks(columns.size):
        for row, climb in climbers:
            reached[:, row, units] = climb(units)
    return reached


def _applicability(columns: AnswerColumns, instrument: Instrument) -> Flags:
    """What applies to whom, one row per indicator."""
    applies = np.ones((len(instrument.indicators), columns.size), np.bool_)
    for row, indicator in enumerate(instrument.indicators):
        for question in indicator.waived_by:
            column = columns.column(question)
            if Status.TIDAK_BERLAKU in column.values:
                applies[row] &= column.codes != 1 + column.values.index(Status.TIDAK_BERLAKU)
    return applies


def _patterns(applies: Flags) -> tuple[list[list[bool]], Codes]:
    """The different patterns of applicability, and the place of each unit's among them."""
    units = np.flatnonzero(~applies.all(axis=0))  # few: all others have the first pattern
    rows = applies[:, units]
    waived = rows[~rows.all(axis=1)]
    codes = np.zeros(len(units), np.int64)
    for start in range(0, len(waived), BITS):
        for row in waived[start : start + BITS]:
            codes = codes * 2 + row
        codes = np.unique(codes, return_inverse=True)[1]
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    pattern = np.zeros(applies.shape[1], np.min_scalar_type(len(first)))
    pattern[units] = codes + 1
    return [[True] * len(applies), *rows[:, first].T.tolist()], pattern


def _seen(columns: AnswerColumns, instrument: Instrument, applies: Flags) -> Flags:
    """Which indicators an answer of the unit says something about, or waives, one row per indicator."""
    seen = np.zeros((len(instrument.indicators), columns.size), np.bool_)
    for row, indicator in enumerate(instrument.indicators):
        if indicator.unseen:
            continue
        seen[row] = ~applies[row]
        for question in indicator.asked:
            if question in columns.columns:
                seen[row] |= columns.columns[question].codes > 0
    return seen


def _weigh(instrument: Instrument, patterns: Sequence[Sequence[bool]]) -> _Weighing:
    indicators = instrument.indicators
    parts = lcm(*(rung.points.denominator for i in indicators for rung in i.rungs))
    points = [[int(rung.points * parts) for rung in i.rungs] for i in indicators]
    highest = [max(ladder) for ladder in points]
    unit = instrument.scale * 10**instrument.decimals / instrument.top_points / parts
    weights, denominators, largest = [], [], 0
    for applies in patterns:
        exact = shares(instrument, applies)
        shared = lcm(*(share.denominator for share in exact))
        scaled = [share.numerator * (shared // share.denominator) * unit.numerator for share in exact]
        smaller = gcd(shared * unit.denominator, *scaled)
        common = shared * unit.denominator // smaller
        weights.append([weight // smaller for weight in scaled])
        denominators.append(common if any(exact) else 0)
        largest = max(largest, common + 2 * sum(map(mul, weights[-1], highest)))
    kind = _kind(largest, EXACT_INT64)
    longest = max(map(len, points))
    padded = [ladder + [0] * (longest - len(ladder)) for ladder in points]
    by_pattern: NDArray[Any] = np.array(weights, kind)
    by_rung: NDArray[Any] = np.array(padded, kind)
    return _Weighing(
        numerators=by_pattern.T[:, :, None] * by_rung[:, None, :],
        denominators=np.array(denominators, kind),
    )


def _scores(weighing: _Weighing, patterns: Codes, rungs: NDArray[np.int8]) -> Numbers:
    """Each unit's score, rounded half up to whole steps of the last decimal."""
    total = _totals(weighing.numerators, patterns, rungs)
    common = weighing.denominators.take(patterns)
    rounded = (2 * total + common) // (2 * np.maximum(common, 1))
    return np.where(common == 0, NO_SCORE, rounded).astype(np.int64)


def _totals(tables: NDArray[Any], patterns: Codes, codes: NDArray[np.int8]) -> NDArray[Any]:
    """Per unit the sum of `tables[row, its pattern, its code]` over all rows."""
    rows, different, size = tables.shape
    most = worthwhile(len(patterns))
    step = next((n for n in range(rows, 1, -1) if different * size**n <= most), 1)
    starts = range(0, rows, step)
    sums = [joint_sums(tables[start : start + step]) for start in starts]
    totals = np.zeros(len(patterns), tables.dtype)
    for units in _blocks(len(patterns)):
        for start, table in zip(starts, sums, strict=True):
            some = codes[start : start + step, units].view(np.uint8)
            totals[units] += table.take(joint([patterns[units], *some], [different, *[size] * len(some)]))
    return totals


def _cover(instrument: Instrument, seen: Flags, applies: Flags) -> tuple[Numbers, NDArray[np.float64], Flags]:
    """Coverage in steps of the last decimal, completeness, and whether it is enough to be ranked."""
    official = official_shares(instrument)
    common = lcm(*(share.denominator for share in official))
    weights = [int(share * common) for share in official]
    least = instrument.minimum_completeness
    steps = 100 * 10**instrument.decimals
    kind = _kind(common * max(2 * steps + 1, least.denominator), EXACT_FLOAT64)
    total = _weight_of(seen, weights, kind)
    weighed = _weight_of(seen & applies, weights, kind)
    expected = np.maximum(_expected(instrument, seen, weights, kind), 1)
    coverage = ((2 * steps * total + common) // (2 * common)).astype(np.int64)
    completeness = (weighed / expected).astype(np.float64)
    enough = least.denominator * weighed >= least.numerator * expected
    return coverage, completeness, enough.astype(np.bool_)


def _expected(instrument: Instrument, seen: Flags, weights: Sequence[int], kind: type) -> NDArray[Any]:
    """Per unit the weight of what it is asked for: of optional groups only what it answered."""
    rows = list(zip(instrument.indicators, weights, seen, strict=True))
    always = sum(w for i, w, _ in rows if not (i.unseen or i.optional))
    chosen = [(w, flags) for i, w, flags in rows if i.optional]
    if not chosen:
        return np.full(seen.shape[1], always, kind)
    more, flags = zip(*chosen, strict=True)
    return always + _weight_of(np.array(flags), more, kind)


def _weight_of(flags: Flags, weights: Sequence[int], kind: type) -> NDArray[Any]:
    """Per unit the weights of the flagged indicators, added up."""
    tables: NDArray[Any] = np.array([[[0, weight]] for weight in weights], kind)
    return _totals(tables, np.zeros(flags.shape[1], np.uint8), flags.view(np.int8))


def _categories(instrument: Instrument, scores: Numbers) -> Numbers:
    steps = 10**instrument.decimals
    found = np.full(len(scores), NO_SCORE, np.int64)
    for place, category in reversed(list(enumerate(instrument.categories))):
        inside = (scores >= ceil(category.lower * steps)) & (scores <= floor(category.upper * steps))
        found[inside & (scores != NO_SCORE)] = place
    lost = (found == NO_SCORE) & (scores != NO_SCORE)
    if lost.any():
        score = Fraction(int(scores[lost][0]), steps)
        raise ValueError(f"{instrument.id}: no category for {float(score)}")
    return found


def _kind(largest: int, limit: int) -> type[np.int64] | type[np.object_]:
    """int64 where every intermediate number fits, else Python's integers."""
    return np.int64 if largest < limit else np.object_
