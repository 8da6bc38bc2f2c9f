"""One unit in two periods: which answers changed, and what that and the yardstick did to each ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from compliance.analysis.editions import Pair, compare
from compliance.model import Answer, Aspect, Assessment, Indicator, Instrument, Rung
from compliance.scoring.assess import assess
from compliance.scoring.rounding import round_half_up
from compliance.scoring.weights import shares

Weights = tuple[Fraction | None, Fraction | None]


class Touch(StrEnum):
    """What happened to an answer. SUPPORT: its value is the same, not its evidence, date or note."""

    FILLED = "baru diisi"
    EMPTIED = "tidak diisi lagi"
    VALUE = "diubah"
    SUPPORT = "buktinya diubah"


class Mark(StrEnum):
    """What the later yardstick does otherwise at an indicator."""

    CAME = "indikator baru"
    WENT = "tidak dinilai lagi"
    HEAVIER = "bobot naik"
    LIGHTER = "bobot turun"
    LADDER = "tangga nilai diubah"
    MOVED = "pindah aspek"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """An answer that is not the same in the later period; None: it was not answered."""

    question: str
    before: Answer | None
    after: Answer | None

    @property
    def touch(self) -> Touch:
        """What became of it."""
        if self.before is None:
            return Touch.FILLED
        if self.after is None:
            return Touch.EMPTIED
        return Touch.VALUE if self.before.value != self.after.value else Touch.SUPPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a unit stood on one ladder. `points`: what its surely reached rung adds to the score,
    rounded as the instrument rounds. Not `seen`: no answer said anything about it."""

    indicator: Indicator
    aspect: Aspect
    floor: Rung
    ceiling: Rung
    applies: bool
    seen: bool
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChange:
    """One indicator in both periods; None where the yardstick of that period does not have it.

    `weights`: its official share of the whole, 0..1, in the one and the other.
    """

    before: Step | None
    after: Step | None
    marks: tuple[Mark, ...]
    weights: Weights

    @property
    def indicator(self) -> Indicator:
        """As the later yardstick has it, where it does."""
        step = self.after or self.before
        if step is None:
            raise ValueError("an indicator of neither period")
        return step.indicator

    @property
    def difference(self) -> Decimal:
        """By how much its part of the score differs: of the two figures as they are shown."""
        was = self.before.points if self.before else Decimal(0)
        is_now = self.after.points if self.after else Decimal(0)
        return is_now - was

    @property
    def moved(self) -> bool:
        """Whether the unit stands on another rung, or its part of the score is another; where only one
        of the yardsticks has the ladder, whether it gave anything."""
        if self.before is None or self.after is None:
            return self.difference != 0
        return _standing(self.before) != _standing(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProgress:
    """`indicators`: all, those of the later yardstick in its order, with what it lost behind."""

    before: Assessment
    after: Assessment
    answers: tuple[AnswerChange, ...]
    indicators: tuple[IndicatorChange, ...]


def unit_progress(
    before: Mapping[str, Answer],
    after: Mapping[str, Answer],
    *,
    instruments: tuple[Instrument, Instrument],
    days: tuple[date, date],
    order: Iterable[str],
) -> UnitProgress:
    """What changed between two sets of answers, each under its instrument on its day."""
    old, new = (
        assess(answers, instrument, day)
        for answers, instrument, day in zip((before, after), instruments, days, strict=True)
    )
    return UnitProgress(
        before=old,
        after=new,
        answers=changed_answers(before, after, order),
        indicators=_indicators(old, new),
    )


def changed_answers(
    before: Mapping[str, Answer], after: Mapping[str, Answer], order: Iterable[str]
) -> tuple[AnswerChange, ...]:
    """Every answer that is not the same, in the order of these question ids, others behind.

    Where an answer stood in a file does not matter.
    """
    questions = dict.fromkeys((*order, *after, *before))
    return tuple(
        AnswerChange(question=question, before=before.get(question), after=after.get(question))
        for question in questions
        if _content(before.get(question)) != _content(after.get(question))
    )


def _content(answer: Answer | None) -> tuple[object, ...]:
    return () if answer is None else (answer.value, answer.evidence, answer.effective, answer.note)


def _indicators(before: Assessment, after: Assessment) -> tuple[IndicatorChange, ...]:
    found = compare(before.instrument, after.instrument)
    pairs = {pair.new.indicator.id: pair for pair in found.stayed}
    weights: dict[str, Weights] = {item.indicator.id: (item.share, None) for item in found.went}
    weights |= {item.indicator.id: (None, item.share) for item in found.came}
    weights |= {id: (pair.old.share, pair.new.share) for id, pair in pairs.items()}
    old, new = _steps(before), _steps(after)
    return tuple(
        IndicatorChange(
            before=old.get(id),
            after=new.get(id),
            marks=_marks(pairs.get(id), stays=id in new),
            weights=weights[id],
        )
        for id in dict.fromkeys((*new, *old))
    )


def _marks(pair: Pair | None, *, stays: bool) -> tuple[Mark, ...]:
    """`pair` None: only one of the yardsticks has it, the later one where it `stays`."""
    if pair is None:
        return (Mark.CAME if stays else Mark.WENT,)
    told = (
        (Mark.HEAVIER, pair.difference > 0),
        (Mark.LIGHTER, pair.difference < 0),
        (Mark.LADDER, pair.climbs_otherwise),
        (Mark.MOVED, pair.moved),
    )
    return tuple(mark for mark, holds in told if holds)


def _steps(assessment: Assessment) -> dict[str, Step]:
    instrument = assessment.instrument
    aspects = [aspect for aspect in instrument.aspects for _ in aspect.indicators]
    weights = shares(instrument, [result.applies for result in assessment.results])
    unit = instrument.scale / instrument.top_points
    return {
        result.indicator.id: Step(
            indicator=result.indicator,
            aspect=aspect,
            floor=result.indicator.rungs[result.floor],
            ceiling=result.indicator.rungs[result.ceiling],
            applies=result.applies,
            seen=result.seen,
            points=round_half_up(
                unit * share * result.indicator.rungs[result.floor].points, instrument.decimals
            ),
        )
        for result, aspect, share in zip(assessment.results, aspects, weights, strict=True)
    }


def _standing(step: Step) -> tuple[object, ...]:
    """What tells two standings apart."""
    return step.applies, step.seen, step.floor.points, step.ceiling.points, step.points
