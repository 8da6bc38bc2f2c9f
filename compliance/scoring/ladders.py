"""Ladders for many units at once.

Each rung is two bits, *surely reached* and *not ruled out*, so that Kleene's and and or are `&` and
`|`, and one look-up per question says what its answer does to the whole ladder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compliance.model import AnyOf, Condition, Indicator, Truth
from compliance.scoring.columns import AnswerColumn, AnswerColumns, SumColumn

Masks = NDArray[np.unsignedinteger[Any]]
Source = tuple[str, tuple[str, ...]]  # a question, and its parts where a condition looks at them
Sources = Mapping[Source, AnswerColumn | SumColumn]
Ask = Callable[[Condition], list[Truth]]
Placed = tuple[int, Condition]  # a condition and the rung it guards

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

    def climb(self, sources: Sources, units: slice) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The floor and the ceiling of each unit: the highest bit of either half."""
        full = _full(self.rungs)
        masks = np.full(units.stop - units.start, full, np.min_scalar_type(full))
        for look_up in self.every:
            masks &= look_up.masks.take(sources[look_up.source].codes[units])
        for rung, look_ups in self.either:
            some = np.full_like(masks, full & ~_bits(rung, Truth.TRUE, self.rungs))
            for look_up in look_ups:
                some |= look_up.masks.take(sources[look_up.source].codes[units])
            masks &= some
        half = masks.dtype.type((1 << self.rungs) - 1)
        return np.frexp(masks & half)[1] - 1, np.frexp(masks >> masks.dtype.type(self.rungs))[1] - 1


def sources_of(indicators: Sequence[Indicator], columns: AnswerColumns) -> Sources:
    """The columns all conditions of these indicators look at."""
    found = {_source(c) for i in indicators for _, test in _tests(i) for c in _conditions(test)}
    return {
        (question, parts): columns.sum_column(question, parts) if parts else columns.column(question)
        for question, parts in found
    }


def asker(sources: Sources, as_of: date) -> Ask:
    """Answers what the truth of a condition is, by code of its source, and asks only once."""
    return cache(lambda condition: sources[_source(condition)].truths(condition, as_of))


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
    full = _full(rungs)
    kind = np.min_scalar_type(full)
    masks = np.array([full], kind)
    for rung, condition in placed:
        rest = full & ~_bits(rung, Truth.TRUE, rungs)
        kept = {truth: rest | _bits(rung, truth, rungs) for truth in Truth}
        masks = masks & np.array([kept[truth] for truth in ask(condition)], kind)
    return LookUp(source=_source(placed[0][1]), masks=masks)


def _bits(rung: int, truth: Truth, rungs: int) -> int:
    """The bits of one rung: both when it is true, the upper when unknown, none when false."""
    surely, possibly = truth is Truth.TRUE, truth is not Truth.FALSE
    return (surely << rung) | (possibly << (rung + rungs))


def _full(rungs: int) -> int:
    return (1 << 2 * rungs) - 1


def _tests(indicator: Indicator) -> list[tuple[int, Condition | AnyOf]]:
    """The conditions above the lowest rung, which is always reached."""
    return [(n, test) for n, rung in enumerate(indicator.rungs) if n for test in rung.when]


def _conditions(test: Condition | AnyOf) -> tuple[Condition, ...]:
    return test.conditions if isinstance(test, AnyOf) else (test,)


def _source(condition: Condition) -> Source:
    return condition.question, condition.parts
