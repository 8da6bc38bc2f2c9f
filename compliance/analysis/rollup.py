"""Units and what stands below them: the figures of a unit from those of the units below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from compliance.analysis import frames
from compliance.model import Answer, Category, Instrument, Measure, Registry, RollupRule, Status, Unit
from compliance.scoring.aggregate import average

Answers = Mapping[str, Mapping[str, Answer]]  # unit id → question id → answer
Scored = tuple[tuple[Unit, Decimal], ...]  # ranked units with what they prove, as it was published


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the units that are concerned say so; `open`: how many of them have not answered.

    `members`: all units of these kinds with what they said, also those that are not concerned.
    """

    rule: RollupRule
    said: int
    concerned: int
    open: int
    members: tuple[tuple[Unit, Answer | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The mean of what the `members` prove, rounded once; None where there is none."""

    rule: RollupRule
    score: Decimal | None
    category: Category | None
    members: Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowest:
    """The unit among the `members` that proves least, the first of several in the order of the registry;
    None: nobody."""

    rule: RollupRule
    unit: Unit | None
    score: Decimal | None
    members: Scored


Figure = Share | Mean | Lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A unit with what it proves itself, and the figures of all that stand below it.

    `unit` None: the whole regency. `floor`, `ceiling`: the published figures, None where it has not
    reported or nothing applies; `enough`: whether it may be ranked. `below`: the units below it at
    any depth; `silent`: those of them that have not reported; `children`: how many are directly below.
    """

    unit: Unit | None
    floor: Decimal | None
    ceiling: Decimal | None
    category: Category | None
    enough: bool
    children: int
    below: tuple[Unit, ...]
    silent: tuple[Unit, ...]
    figures: tuple[Figure, ...]

    @property
    def reported(self) -> int:
        """How many of those below it have reported."""
        return len(self.below) - len(self.silent)


class Tree:
    """The units of a registry by what they stand below. Those that ended are in it while they have
    reported, for their answers count."""

    def __init__(self, registry: Registry, reported: frozenset[str]) -> None:
        self._units = [unit for unit in registry.units if unit.active or unit.id in reported]
        self._present = {unit.id for unit in self._units}
        self._below: dict[str, list[Unit]] = {}
        for unit in self._units:
            parent = unit.parent if unit.parent in self._present else ""
            self._below.setdefault(parent, []).append(unit)

    def children(self, parent: str) -> Sequence[Unit]:
        """The units directly below one; "" for those below none."""
        return self._below.get(parent, ())

    def below(self, parent: str) -> tuple[Unit, ...]:
        """All units below one, at any depth, in the order of the registry; "" for all there are."""
        if not parent:
            return tuple(self._units)
        found: set[str] = set()
        waiting = list(self.children(parent))
        while waiting:
            unit = waiting.pop()
            if unit.id not in found and unit.id != parent:
                found.add(unit.id)
                waiting += self.children(unit.id)
        return tuple(unit for unit in self._units if unit.id in found) if found else ()


def branches(
    units: Sequence[Unit | None],
    tree: Tree,
    scores: pd.DataFrame,
    answers: Answers,
    *,
    rules: Sequence[RollupRule],
    instrument: Instrument,
) -> tuple[Branch, ...]:
    """A branch for each of the units (None: the whole regency), in their order. `scores`: the frame
    of the units that reported (`frames.SCORE_TYPES`)."""
    known = _Scores(scores, instrument)
    return tuple(_branch(unit, tree, known, answers, rules) for unit in units)


def _branch(
    unit: Unit | None, tree: Tree, scores: _Scores, answers: Answers, rules: Sequence[RollupRule]
) -> Branch:
    parent = "" if unit is None else unit.id
    below = tree.below(parent)
    return Branch(
        unit=unit,
        floor=scores.floor.get(parent),
        ceiling=scores.ceiling.get(parent),
        category=scores.category.get(parent),
        enough=parent in scores.ranked,
        children=len(tree.children(parent)),
        below=below,
        silent=tuple(one for one in below if one.id not in answers),
        figures=tuple(_figure(rule, below, scores, answers) for rule in rules),
    )


class _Scores:
    """What units prove, by their id, exact as it was published."""

    def __init__(self, scores: pd.DataFrame, instrument: Instrument) -> None:
        self.instrument = instrument
        by_id = {category.id: category for category in instrument.categories}
        self.floor = self._published(scores, frames.FLOOR_STEPS)
        self.ceiling = self._published(scores, frames.CEILING_STEPS)
        names = zip(scores[frames.UNIT_ID], scores[frames.CATEGORY_FLOOR], strict=True)
        self.category = {unit: by_id[name] for unit, name in names if name in by_id}
        self.ranked = frozenset(scores.loc[scores[frames.COMPLETE_ENOUGH], frames.UNIT_ID])

    def _published(self, scores: pd.DataFrame, column: str) -> dict[str, Decimal]:
        pairs = zip(scores[frames.UNIT_ID], scores[column], strict=True)
        decimals = self.instrument.decimals
        return {unit: Decimal(int(step)).scaleb(-decimals) for unit, step in pairs if not pd.isna(step)}


def _figure(rule: RollupRule, below: Sequence[Unit], scores: _Scores, answers: Answers) -> Figure:
    concerned = [unit for unit in below if not rule.kinds or unit.kind in rule.kinds]
    match rule.measure:
        case Measure.BAGIAN:
            return _share(rule, concerned, answers)
        case Measure.RATA_RATA:
            return _mean(rule, concerned, scores)
        case Measure.TERENDAH:
            return _lowest(rule, concerned, scores)


def _share(rule: RollupRule, units: Sequence[Unit], answers: Answers) -> Share:
    members = tuple((unit, answers.get(unit.id, {}).get(rule.question)) for unit in units)
    values = [None if answer is None else answer.value for _, answer in members]
    concerned = [value for value in values if value is not Status.TIDAK_BERLAKU]
    return Share(
        rule=rule,
        said=sum(value in rule.statuses for value in concerned),
        concerned=len(concerned),
        open=concerned.count(None),
        members=members,
    )


def _mean(rule: RollupRule, units: Sequence[Unit], scores: _Scores) -> Mean:
    members = _ranked(units, scores)
    if not members:
        return Mean(rule=rule, score=None, category=None, members=())
    total = sum((Fraction(floor) for _, floor in members), Fraction(0))
    score, category = average(total, len(members), scores.instrument)
    return Mean(rule=rule, score=score, category=category, members=members)


def _lowest(rule: RollupRule, units: Sequence[Unit], scores: _Scores) -> Lowest:
    members = _ranked(units, scores)
    if not members:
        return Lowest(rule=rule, unit=None, score=None, members=())
    unit, score = min(members, key=lambda one: one[1])
    return Lowest(rule=rule, unit=unit, score=score, members=members)


def _ranked(units: Sequence[Unit], scores: _Scores) -> Scored:
    return tuple((unit, scores.floor[unit.id]) for unit in units if unit.id in scores.ranked)
