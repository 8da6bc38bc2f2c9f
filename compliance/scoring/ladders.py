"""Ladders for many units at once.

Each rung is two bits, *surely reached* and *not ruled out*, so that Kleene's and and or are `&` and
`|`, and one look-up per question says what its answer does to the whole ladder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from math import prod
from operator import and_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compliance.model import AnyOf, Condition, Indicator, Truth
from compliance.scoring.columns import AnswerColumn, AnswerColumns, ShareColumn, SumColumn
from compliance.scoring.joint import Codes, joint, worthwhile

Reached = NDArray[np.int8]  # floors and ceilings
Places = NDArray[np.integer[Any]]  # codes of any kind
Masks = NDArray[np.unsignedinteger[Any]]
# A question, its parts where a condition looks at them, and what it is a share of
Source = tuple[str, tuple[str, ...], str]
Column = AnswerColumn | SumColumn | ShareColumn
Sources = Mapping[Source, Column]
Ask = Callable[[Condition], NDArray[np.uint8]]  # the place in Truth, by code
Placed = tuple[int, Condition]  # a condition and the rung it guards

FEW = 16  # codes that are not worth a look-up of their classes
PLACE = {truth: place for place, truth in enumerate(Truth)}
MOST_RUNGS = 26  # two bits each, and a float64, which finds the highest, holds 53


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """What the codes of one source do to a ladder: the bits that remain."""

    source: Source
    masks: Masks


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """An indicator made ready for a given set of answers and a date."""

    rungs: int
    every: tuple[LookUp, ...]
    either: tuple[tuple[int, tuple[LookUp, ...]], ...]  # a rung, and those of which one suffices

    def climb(self, codes: Mapping[Source, Places], shape: tuple[int, ...]) -> Reached:
        """The floors and the ceilings for codes that broadcast to the shape."""
        full = _full(self.rungs)
        masks = np.full(shape, full, np.min_scalar_type(full))
        for look_up in self.every:
            masks &= look_up.masks.take(codes[look_up.source])
        for rung, look_ups in self.either:
            some = np.full_like(masks, full & ~_bits(rung, Truth.TRUE, self.rungs))
            for look_up in look_ups:
                some |= look_up.masks.take(codes[look_up.source])
            masks &= some
        half, rungs = masks.dtype.type((1 << self.rungs) - 1), masks.dtype.type(self.rungs)
        highest = [np.frexp(bits)[1] - 1 for bits in (masks & half, masks >> rungs)]
        return np.array(highest, np.int8)

    def classes(self) -> dict[Source, Classes]:
        """The codes of each source, told apart only as far as the ladder tells them apart."""
        tables: dict[Source, list[list[int]]] = {}
        for look_up in (*self.every, *(look_up for _, some in self.either for look_up in some)):
            tables.setdefault(look_up.source, []).append(look_up.masks.tolist())
        return {source: _classes(list(zip(*masks, strict=True))) for source, masks in tables.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Codes that mean the same: the class of every code (None: its own), and a code of every class."""

    of_code: Codes | None
    firsts: tuple[int, ...]


def climber(ladder: Ladder, sources: Sources, size: int) -> Callable[[slice], Reached]:
    """Finds the floors and ceilings of a slice of the units, of which there are `size`.

    Where there are far fewer different combinations of answers than units, these have climbed
    the ladder already, and each unit is looked up among them.
    """

    def directly(units: slice) -> Reached:
        codes = {source: sources[source].codes[units] for source in classes}
        return ladder.climb(codes, (units.stop - units.start,))

    classes = ladder.classes()
    sizes = [len(c.firsts) for c in classes.values()]
    axes = [max(2, n) for n in sizes]  # of one code too, as an array has only so many axes
    if not sizes or prod(axes) > worthwhile(size):
        return directly
    grid = dict(zip(classes, np.ix_(*(c.firsts for c in classes.values())), strict=True))
    reached = ladder.climb(grid, tuple(sizes)).reshape(2, -1)
    columns = [(sources[source].codes, c.of_code) for source, c in classes.items()]

    def among_combinations(units: slice) -> Reached:
        rows = [codes[units] if of is None else of.take(codes[units]) for codes, of in columns]
        return reached.take(joint(rows, sizes), axis=1)

    return among_combinations


def sources_of(indicators: Sequence[Indicator], columns: AnswerColumns) -> Sources:
    """The columns all conditions of these indicators look at."""
    found = {_source(c) for i in indicators for _, test in _tests(i) for c in test.conditions}
    return {source: _column(source, columns) for source in found}


def _column(source: Source, columns: AnswerColumns) -> Column:
    question, parts, of = source
    if of:
        return columns.share_column(question, of)
    return columns.sum_column(question, parts) if parts else columns.column(question)


def asker(sources: Sources, as_of: date) -> Ask:
    """Answers what the truth of a condition is, by code of its source, and asks only once."""

    def truths(condition: Condition) -> NDArray[np.uint8]:
        found = sources[_source(condition)].truths(condition, as_of)
        return np.array([PLACE[truth] for truth in found], np.uint8)

    return cache(truths)


def ladder(indicator: Indicator, ask: Ask) -> Ladder:
    """The indicator with all that its conditions say about the different answers."""
    rungs = len(indicator.rungs)
    if rungs > MOST_RUNGS:
        raise ValueError(f"{indicator.id}: {rungs} rungs, more than {MOST_RUNGS}")
    plain: dict[Source, list[Placed]] = {}
    either = []
    for rung, test in _tests(indicator):
        if isinstance(test, AnyOf):
            either.append((rung, tuple(_look_up([(rung, c)], ask, rungs) for c in test.conditions)))
        else:
            plain.setdefault(_source(test), []).append((rung, test))
    every = tuple(_look_up(placed, ask, rungs) for placed in plain.values())
    return Ladder(rungs=rungs, every=every, either=tuple(either))


def _look_up(placed: Sequence[Placed], ask: Ask, rungs: int) -> LookUp:
    """One look-up for conditions that share their source."""
    masks = reduce(and_, (_kept(rung, rungs).take(ask(condition)) for rung, condition in placed))
    return LookUp(source=_source(placed[0][1]), masks=masks)


def _classes(meanings: Sequence[tuple[int, ...]]) -> Classes:
    """The classes of codes with these meanings."""
    if len(meanings) <= FEW:
        return Classes(of_code=None, firsts=tuple(range(len(meanings))))
    places: dict[tuple[int, ...], int] = {}
    of_code = [places.setdefault(meaning, len(places)) for meaning in meanings]
    firsts = tuple(of_code.index(place) for place in range(len(places)))
    return Classes(of_code=np.array(of_code, np.min_scalar_type(len(firsts))), firsts=firsts)


@cache
def _kept(rung: int, rungs: int) -> Masks:
    """The bits that remain of a whole ladder when a condition of one rung is true, false, or unknown."""
    full = _full(rungs)
    rest = full & ~_bits(rung, Truth.TRUE, rungs)
    return np.array([rest | _bits(rung, truth, rungs) for truth in Truth], np.min_scalar_type(full))


def _bits(rung: int, truth: Truth, rungs: int) -> int:
    """The bits of one rung: both when it is true, the upper when unknown, none when false."""
    surely, possibly = truth is Truth.TRUE, truth is not Truth.FALSE
    return (surely << rung) | (possibly << (rung + rungs))


def _full(rungs: int) -> int:
    return (1 << 2 * rungs) - 1


def _tests(indicator: Indicator) -> list[tuple[int, Condition | AnyOf]]:
    """The conditions above the lowest rung, which is always reached."""
    return [(n, test) for n, rung in enumerate(indicator.rungs) if n for test in rung.when]


def _source(condition: Condition) -> Source:
    return condition.question, condition.parts, condition.of
