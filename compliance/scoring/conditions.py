"""The closed vocabulary of conditions, in Kleene's three-valued logic.

A question without an answer is unknown, never false. A value of a kind the condition cannot
look at is a mistake in a definition or a reader, and raises `TypeError`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from compliance.model import Answer, AnswerValue, AnyOf, Condition, Rung, Status, Test, Truth


def truth(condition: Condition | AnyOf, answers: Mapping[str, Answer], as_of: date) -> Truth:
    """Whether the condition holds for these answers on the assessment date."""
    if isinstance(condition, AnyOf):
        return any_true(truth(c, answers, as_of) for c in condition.conditions)
    if condition.parts:
        return _truth_of_sum(condition, answers)
    answer = answers.get(condition.question)
    return Truth.UNKNOWN if answer is None else truth_of_value(condition, answer.value, as_of)


def rung_truth(rung: Rung, answers: Mapping[str, Answer], as_of: date) -> Truth:
    """Whether all conditions of a rung hold; a rung without conditions always does."""
    return all_true(truth(condition, answers, as_of) for condition in rung.when)


def truth_of_value(condition: Condition, value: AnswerValue, as_of: date) -> Truth:
    """Whether the condition holds for this value, whatever the question's parts may say."""
    match condition.test:
        case Test.IS:
            return _known(status_of(condition.question, value) in _choices(condition))
        case Test.AT_LEAST | Test.MORE_THAN | Test.AT_MOST:
            number = _number(condition, value)
            return threshold(condition, number, number)
        case Test.INCLUDES:
            return _known(set(_choices(condition)) <= set(_options(condition, value)))
        case Test.CHOSEN_AT_LEAST:
            counted = [o for o in _options(condition, value) if not condition.among or o in condition.among]
            return _known(len(counted) >= _limit(condition))
        case Test.WITHIN_MONTHS | Test.LESS_THAN_MONTHS:
            return _age(condition, _date(condition, value), as_of)
        case _:
            assert_never(condition.test)


def truth_of_sum(condition: Condition, value: AnswerValue | None, low: int, high: int) -> Truth:
    """A threshold on a sum whose parts bound it: `low` are *ada*, an open or *tidak berlaku* part
    may still count. A sum that contradicts its parts could be anything between the two.
    """
    bounds = Fraction(low), Fraction(high)
    if value is None:
        return threshold(condition, *bounds)
    number = _number(condition, value)
    if low <= number <= high:
        return threshold(condition, number, number)
    return threshold(condition, min(number, *bounds), max(number, *bounds))


def threshold(condition: Condition, low: Fraction, high: Fraction) -> Truth:
    """Whether a number known to lie in `low..high` passes; unknown when only part of it does."""
    limit = _limit(condition)
    match condition.test:
        case Test.AT_LEAST:
            ends = low >= limit, high >= limit
        case Test.MORE_THAN:
            ends = low > limit, high > limit
        case Test.AT_MOST:
            ends = low <= limit, high <= limit
        case _:
            raise TypeError(f"{condition.question}: {condition.test} does not compare a number with a limit")
    return _known(ends[0]) if ends[0] == ends[1] else Truth.UNKNOWN


def status_of(question: str, value: AnswerValue) -> Status:
    """The value of a status question, as one."""
    if not isinstance(value, Status):
        raise TypeError(f"{question}: expected a status, got {value!r}")
    return value


def any_true(truths: Iterable[Truth]) -> Truth:
    """Kleene's or; of nothing, false."""
    found = set(truths)
    return next((t for t in (Truth.TRUE, Truth.UNKNOWN) if t in found), Truth.FALSE)


def all_true(truths: Iterable[Truth]) -> Truth:
    """Kleene's and; of nothing, true."""
    found = set(truths)
    return next((t for t in (Truth.FALSE, Truth.UNKNOWN) if t in found), Truth.TRUE)


@lru_cache(maxsize=1024)
def oldest_day(reached: date, months: int) -> date:
    """The first day from which so many calendar months reach the given day or go beyond it.

    A month after the 31st is the last day of a shorter month, so 31 March is within a month of
    1 March, not of 28 February.
    """
    year, month = divmod(12 * reached.year + reached.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    last = monthrange(year, month + 1)[1]
    if reached.day <= last:
        return date(year, month + 1, reached.day)
    return date(year, month + 1, last) + timedelta(days=1)


def _truth_of_sum(condition: Condition, answers: Mapping[str, Answer]) -> Truth:
    answer = answers.get(condition.question)
    given = [(part, answers[part].value) for part in condition.parts if part in answers]
    statuses = [status_of(part, value) for part, value in given]
    low = statuses.count(Status.ADA)
    high = low + statuses.count(Status.TIDAK_BERLAKU) + len(condition.parts) - len(statuses)
    return truth_of_sum(condition, None if answer is None else answer.value, low, high)


def _age(condition: Condition, day: date, as_of: date) -> Truth:
    """A date after the assessment date says nothing about how things stand on that day."""
    if day > as_of:
        return Truth.UNKNOWN
    limit = _limit(condition)
    if limit.denominator != 1:
        raise TypeError(f"{condition.question}: expected whole months, got {limit}")
    reached = as_of if condition.test is Test.WITHIN_MONTHS else as_of + timedelta(days=1)
    return _known(day >= oldest_day(reached, int(limit)))


def _known(holds: bool) -> Truth:
    return Truth.TRUE if holds else Truth.FALSE


def _limit(condition: Condition) -> Fraction:
    if not isinstance(condition.operand, Fraction):
        raise TypeError(f"{condition.question}: {condition.test} needs a number, got {condition.operand!r}")
    return condition.operand


def _choices(condition: Condition) -> tuple[Status, ...] | tuple[str, ...]:
    if isinstance(condition.operand, Fraction):
        raise TypeError(f"{condition.question}: {condition.test} needs choices, got {condition.operand}")
    return condition.operand


def _number(condition: Condition, value: AnswerValue) -> Fraction:
    if not isinstance(value, Fraction):
        raise TypeError(f"{condition.question}: expected a number, got {value!r}")
    return value


def _options(condition: Condition, value: AnswerValue) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"{condition.question}: expected chosen options, got {value!r}")
    return value


def _date(condition: Condition, value: AnswerValue) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{condition.question}: expected a date, got {value!r}")
    return value
