"""Which evidence is too old on the assessment date, since when, and what that costs.

An answer that is a date lets the conditions of age hold until a last day. Everything else is taken as
it will be on the assessment date, so that each loss is that of the one date alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from compliance.model import (
    Answer,
    AnyOf,
    Checklist,
    Condition,
    Indicator,
    Instrument,
    Place,
    Rung,
    Test,
    Truth,
    Unit,
)
from compliance.scoring.assess import is_waiver
from compliance.scoring.conditions import all_true, any_true, last_day, truth
from compliance.scoring.rounding import round_half_up
from compliance.scoring.weights import shares

_AGES = frozenset({Test.WITHIN_MONTHS, Test.LESS_THAN_MONTHS})
_DAY = timedelta(days=1)


class Standing(StrEnum):
    """How a last day lies to today and to the assessment date."""

    EXPIRED = "sudah lewat"  # already today
    EXPIRES = "akan lewat"  # before the assessment date
    LAST_DAY = "hari terakhir"  # holds on the assessment date, and not a day longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a fall costs the unit's score: exactly, and rounded as the instrument rounds."""

    exact: Fraction
    points: Decimal


class Step(NamedTuple):
    """From one rung to another."""

    rung: Rung
    next: Rung


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """One date of one unit that stops carrying one indicator.

    `last_day`: the last day on which it does. `proven` and `possible`: the rungs until then and
    after it. `lost` is what the proven score loses; 0 where only the possible one does
    (`lost_possible`), because something else is missing for the rung as well.
    """

    unit: Unit
    indicator: Indicator
    question: str
    day: date
    place: Place
    last_day: date
    standing: Standing
    proven: Step
    possible: Step
    lost: Loss
    lost_possible: Loss


class _Aged(NamedTuple):
    """An indicator (and its place in the instrument) that looks at the age of an answer."""

    at: int
    indicator: Indicator
    question: str
    conditions: tuple[Condition, ...]


def find_expiries(
    checklists: Iterable[Checklist], instrument: Instrument, *, as_of: date, today: date
) -> tuple[Expiry, ...]:
    """What has expired or will expire up to the assessment date, the earliest first."""
    aged = tuple(_aged(instrument))
    found = [
        expiry
        for checklist in checklists
        for expiry in _of_unit(checklist, instrument, aged, as_of=as_of, today=today)
    ]
    return tuple(sorted(found, key=lambda expiry: (expiry.last_day, -expiry.lost.exact, expiry.unit.name)))


def ageing(instruments: Iterable[Instrument]) -> dict[str, tuple[Condition, ...]]:
    """The questions at whose age any of these instruments looks, with all conditions that do."""
    found: dict[str, dict[Condition, None]] = {}
    for instrument in instruments:
        for aged in _aged(instrument):
            found.setdefault(aged.question, {}).update(dict.fromkeys(aged.conditions))
    return {question: tuple(conditions) for question, conditions in found.items()}


def _aged(instrument: Instrument) -> Iterator[_Aged]:
    for at, indicator in enumerate(instrument.indicators):
        ages: dict[str, list[Condition]] = {}
        for condition in _conditions(indicator):
            if condition.test in _AGES:
                ages.setdefault(condition.question, []).append(condition)
        for question, conditions in ages.items():
            if not indicator.unseen:
                yield _Aged(at, indicator, question, tuple(conditions))


def _of_unit(
    checklist: Checklist, instrument: Instrument, aged: Sequence[_Aged], *, as_of: date, today: date
) -> Iterator[Expiry]:
    answers = checklist.answers
    ends = [(one, last) for one in aged for last in _last_days(one, answers, as_of)]
    if not ends:
        return
    applies = [_applies(indicator, answers) for indicator in instrument.indicators]
    weights = shares(instrument, applies)
    for one, last in ends:
        falls = _falls(one, answers, as_of, last) if applies[one.at] else None
        if falls is None:
            continue
        worth = weights[one.at] * instrument.scale / instrument.top_points
        proven, possible = falls
        yield Expiry(
            unit=checklist.unit,
            indicator=one.indicator,
            question=one.question,
            day=_day(answers[one.question]),
            place=answers[one.question].place,
            last_day=last,
            standing=_standing(last, as_of, today),
            proven=proven,
            possible=possible,
            lost=_loss(worth, proven, instrument.decimals),
            lost_possible=_loss(worth, possible, instrument.decimals),
        )


def _last_days(one: _Aged, answers: Mapping[str, Answer], as_of: date) -> tuple[date, ...]:
    """The days up to the assessment date after which one of the conditions no longer holds."""
    if one.question not in answers:
        return ()
    day = _day(answers[one.question])
    lasts = {last_day(condition, day) for condition in one.conditions}
    return tuple(sorted(last for last in lasts if day <= last <= as_of))


def _falls(one: _Aged, answers: Mapping[str, Answer], as_of: date, last: date) -> tuple[Step, Step] | None:
    """The rungs proven and possible, on the last day and a day later; None where both stay."""
    (floor, ceiling), (low, high) = (_reached(one, answers, as_of, day) for day in (last, last + _DAY))
    if (floor, ceiling) == (low, high):
        return None
    rungs = one.indicator.rungs
    return Step(rungs[floor], rungs[low]), Step(rungs[ceiling], rungs[high])


def _reached(one: _Aged, answers: Mapping[str, Answer], as_of: date, seen_on: date) -> tuple[int, int]:
    """The rungs proven and possible on the assessment date, were this one date looked at on another."""

    def holds(test: Condition | AnyOf) -> Truth:
        if isinstance(test, AnyOf):
            return any_true(holds(condition) for condition in test.conditions)
        ages = test.test in _AGES and test.question == one.question
        return truth(test, answers, seen_on if ages else as_of)

    truths = [all_true(holds(test) for test in rung.when) for rung in one.indicator.rungs]
    return (
        max(at for at, found in enumerate(truths) if found is Truth.TRUE),
        max(at for at, found in enumerate(truths) if found is not Truth.FALSE),
    )


def _standing(last: date, as_of: date, today: date) -> Standing:
    if last == as_of:
        return Standing.LAST_DAY
    return Standing.EXPIRED if last < today else Standing.EXPIRES


def _loss(worth: Fraction, step: Step, decimals: int) -> Loss:
    exact = worth * (step.rung.points - step.next.points)
    return Loss(exact=exact, points=round_half_up(exact, decimals))


def _conditions(indicator: Indicator) -> Iterator[Condition]:
    return (condition for rung in indicator.rungs for condition in rung.conditions)


def _applies(indicator: Indicator, answers: Mapping[str, Answer]) -> bool:
    return not any(is_waiver(answers.get(question)) for question in indicator.waived_by)


def _day(answer: Answer) -> date:
    if not isinstance(answer.value, date):
        raise TypeError(f"expected a date, got {answer.value!r}")
    return answer.value
