"""Editions side by side: what one changed against another, and which answers lift which of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.model import (
    Aspect,
    Category,
    ChecklistDefinition,
    Indicator,
    Instrument,
    Question,
    Rung,
)
from compliance.scoring.conditions import covers
from compliance.scoring.weights import official_shares

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An indicator in its edition; `share` of the whole score, 0..1, when everything applies.

    `top`: the points of a full score on each ladder of that edition.
    """

    indicator: Indicator
    aspect: Aspect
    share: Fraction
    top: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An indicator that both editions have, told by its id."""

    old: Weighed
    new: Weighed

    @property
    def difference(self) -> Fraction:
        """How much more of the whole it weighs in the new edition; negative: less."""
        return self.new.share - self.old.share

    @property
    def moved(self) -> bool:
        """Whether it stands in another aspect."""
        return self.old.aspect.id != self.new.aspect.id

    @property
    def climbs_otherwise(self) -> bool:
        """Whether the same answers may reach another share of its points: other rungs, conditions or
        waivers. What the rungs are called does not count.
        """
        return _ladder(self.old) != _ladder(self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPair:
    """A category by its id; None in the edition that does not have it."""

    id: str
    old: Category | None
    new: Category | None

    @property
    def bounds_differ(self) -> bool:
        return _bounds(self.old) != _bounds(self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The new edition against the old one.

    `came`: only in the new one, `went`: only in the old one, each in the order of its edition;
    `stayed`: in both. Every category of either is paired, in the order of the new edition with what it
    lost behind. Bounds are on the scale of each edition.
    """

    old: Instrument
    new: Instrument
    came: tuple[Weighed, ...]
    went: tuple[Weighed, ...]
    stayed: tuple[Pair, ...]
    categories: tuple[CategoryPair, ...]

    @property
    def reweighed(self) -> tuple[Pair, ...]:
        """Those whose share of the whole changed."""
        return tuple(pair for pair in self.stayed if pair.difference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An indicator whose rungs look at a question.

    `at_stake`: the share of the whole, 0..1, that may be lost without an answer to it: from a rung that
    looks at it down to the next that whoever stands there is sure to reach by other answers.
    """

    aspect: Aspect
    indicator: Indicator
    at_stake: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one question can decide under one instrument: no more than `share` of its whole, 0..1."""

    instrument: Instrument
    looks: tuple[Look, ...]  # heaviest first

    @property
    def share(self) -> Fraction:
        return sum((look.at_stake for look in self.looks), NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """A question and the instruments it lifts, in the order given; none where nobody looks at it."""

    question: Question
    stakes: tuple[Stake, ...]

    @property
    def greatest(self) -> Fraction:
        """The largest share of a whole that depends on it in any of the instruments."""
        return max((stake.share for stake in self.stakes), default=NOTHING)


def compare(old: Instrument, new: Instrument) -> Comparison:
    """What changed between two editions; one that does not score answers has no indicators."""
    before, after = _weighed(old), _weighed(new)
    return Comparison(
        old=old,
        new=new,
        came=tuple(item for id, item in after.items() if id not in before),
        went=tuple(item for id, item in before.items() if id not in after),
        stayed=tuple(Pair(old=before[id], new=item) for id, item in after.items() if id in before),
        categories=_categories(old, new),
    )


def lifts(instruments: Iterable[Instrument], checklist: ChecklistDefinition) -> tuple[Lift, ...]:
    """Every question of the checklist, with what it lifts under each of the instruments."""
    looks = {ruler.id: (ruler, _looks(ruler)) for ruler in instruments if ruler.scorable}
    return tuple(
        Lift(
            question=question,
            stakes=tuple(
                Stake(instrument=ruler, looks=tuple(sorted(found[question.id], key=lambda k: -k.at_stake)))
                for ruler, found in looks.values()
                if question.id in found
            ),
        )
        for question in checklist.questions
    )


def _weighed(instrument: Instrument) -> dict[str, Weighed]:
    placed = ((aspect, indicator) for aspect in instrument.aspects for indicator in aspect.indicators)
    return {
        indicator.id: Weighed(indicator=indicator, aspect=aspect, share=share, top=instrument.top_points)
        for (aspect, indicator), share in zip(placed, official_shares(instrument), strict=True)
    }


def _categories(old: Instrument, new: Instrument) -> tuple[CategoryPair, ...]:
    before, after = ({c.id: c for c in edition.categories} for edition in (old, new))
    return tuple(
        CategoryPair(id=id, old=before.get(id), new=after.get(id)) for id in dict.fromkeys((*after, *before))
    )


def _bounds(category: Category | None) -> tuple[Fraction, Fraction] | None:
    return (category.lower, category.upper) if category else None


def _ladder(item: Weighed) -> tuple[object, ...]:
    return (
        bool(item.indicator.unseen),
        item.indicator.waived_by,
        tuple((rung.points / item.top, rung.when) for rung in item.indicator.rungs),
    )


def _looks(instrument: Instrument) -> Mapping[str, Sequence[Look]]:
    """By question id, the indicators whose rungs look at it."""
    found: dict[str, list[Look]] = {}
    for item in _weighed(instrument).values():
        rungs = item.indicator.rungs
        for question in dict.fromkeys(question for rung in rungs for question in _questions(rung)):
            depends = max(_lost(rungs, place, question) for place in range(len(rungs))) / item.top
            look = Look(aspect=item.aspect, indicator=item.indicator, at_stake=item.share * depends)
            found.setdefault(question, []).append(look)
    return found


def _lost(rungs: Sequence[Rung], place: int, question: str) -> Fraction:
    """How many points whoever stands on a rung may lose without an answer to the question."""
    held = rungs[place]
    if question not in _questions(held):
        return NOTHING
    safe = (
        rung for rung in reversed(rungs[:place]) if question not in _questions(rung) and _below(held, rung)
    )
    return held.points - next(rung.points for rung in safe)


def _below(upper: Rung, lower: Rung) -> bool:
    """Whether the conditions of the upper rung are enough for the lower one."""
    return all(any(covers(wider, narrower) for narrower in upper.when) for wider in lower.when)


def _questions(rung: Rung) -> frozenset[str]:
    return frozenset(question for condition in rung.conditions for question in condition.questions)
