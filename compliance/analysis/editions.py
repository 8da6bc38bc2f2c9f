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
class AspectPair:
    """An aspect by its id; None in the edition that does not have it. Shares are of the whole, 0..1."""

    id: str
    old: Aspect | None
    new: Aspect | None
    old_share: Fraction
    new_share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPair:
    """A category by its id; None in the edition that does not have it."""

    id: str
    old: Category | None
    new: Category | None

    @property
    def bounds_differ(self) -> bool:
        return _bounds(self.old) != _bounds(self.new)

    @property
    def words_differ(self) -> bool:
        """Whether both have it, under another label or in another zone."""
        return (
            self.old is not None
            and self.new is not None
            and (self.old.label, self.old.zone) != (self.new.label, self.new.zone)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The new edition against the old one.

    `came`: only in the new one, `went`: only in the old one, each in the order of its edition;
    `stayed`: in both. Every aspect and category of either is paired, in the order of the new edition
    with what it lost behind. Bounds are on the scale of each edition.
    """

    old: Instrument
    new: Instrument
    came: tuple[Weighed, ...]
    went: tuple[Weighed, ...]
    stayed: tuple[Pair, ...]
    aspects: tuple[AspectPair, ...]
    categories: tuple[CategoryPair, ...]

    @property
    def reweighed(self) -> tuple[Pair, ...]:
        """Those whose share of the whole changed."""
        return tuple(pair for pair in self.stayed if pair.difference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An indicator whose rungs look at a question.

    `at_stake`: the share of the whole, 0..1, on the rungs from the first that looks at it up to the
    top; below it the answer does not matter.
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
        aspects=_aspects(old, new),
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


def _aspects(old: Instrument, new: Instrument) -> tuple[AspectPair, ...]:
    before, after = ({aspect.id: aspect for aspect in edition.aspects} for edition in (old, new))
    return tuple(
        AspectPair(
            id=id,
            old=before.get(id),
            new=after.get(id),
            old_share=_share(before.get(id), old),
            new_share=_share(after.get(id), new),
        )
        for id in dict.fromkeys((*after, *before))
    )


def _share(aspect: Aspect | None, instrument: Instrument) -> Fraction:
    total = sum((other.weight for other in instrument.aspects), NOTHING)
    return aspect.weight / total if aspect else NOTHING


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
        first: dict[str, int] = {}
        for place, rung in enumerate(rungs):
            for question in _questions(rung):
                first.setdefault(question, place)
        for question, place in first.items():
            depends = (rungs[-1].points - rungs[place - 1].points) / item.top
            look = Look(aspect=item.aspect, indicator=item.indicator, at_stake=item.share * depends)
            found.setdefault(question, []).append(look)
    return found


def _questions(rung: Rung) -> Iterable[str]:
    return (question for condition in rung.conditions for question in condition.questions)
