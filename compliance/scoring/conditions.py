"""The closed vocabulary of conditions, in Kleene's three-valued logic.

A question without an answer is unknown, never false. A value of a kind the condition cannot
look at is a mistake in a definition or a reader, and raises `TypeError`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import assert_never

from compliance.model import Answer, AnswerValue, AnyOf, Condition, Rung, Status, Test, Truth
from compliance.scoring.exact import Exact, plain

_UPPER_LIMITS = frozenset(
    {Test.AT_MOST, Test.WITHIN_MONTHS, Test.LESS_THAN_MONTHS}
)  # a higher one lets more in


def truth(condition: Condition | AnyOf, answers: Mapping[str, Answer], as_of: date) -> Truth:
    """Whether the condition holds for these answers on the assessment date."""
    if isinstance(condition, AnyOf):
        return any_true(truth(c, answers, as_of) for c in condition.conditions)
    if condition.parts:
        return _truth_of_sum(condition, answers)
    value = _value(answers.get(condition.question))
    if condition.of:
        return truth_of_share(condition, value, _value(answers.get(condition.of)))
    return Truth.UNKNOWN if value is None else truth_of_value(condition, value, as_of)


def rung_truth(rung: Rung, answers: Mapping[str, Answer], as_of: date) -> Truth:
    """Whether all conditions of a rung hold; a rung without conditions always does."""
    return all_true(truth(condition, answers, as_of) for condition in rung.when)


def covers(wider: Condition | AnyOf, narrower: Condition | AnyOf) -> bool:
    """Whether one condition surely holds wherever the other does, by what they say alone."""
    if isinstance(narrower, AnyOf):
        return all(covers(wider, one) for one in narrower.conditions)
    if isinstance(wider, AnyOf):
        return any(covers(one, narrower) for one in wider.conditions)
    if replace(wider, operand=narrower.operand) != narrower:
        return False
    low, high = wider.operand, narrower.operand
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        return low >= high if wider.test in _UPPER_LIMITS else low <= high
    if isinstance(low, tuple) and isinstance(high, tuple):
        return set(low) >= set(high) if wider.test is Test.IS else set(low) <= set(high)
    return False


def truth_of_value(condition: Condition, value: AnswerValue, as_of: date) -> Truth:
    """Whether the condition holds for this value, whatever the question's parts may say."""
    return truths_of_values(condition, (value,), as_of)[0]


def truths_of_values(condition: Condition, values: Sequence[AnswerValue], as_of: date) -> list[Truth]:
    """The same for many values; what does not depend on the value is worked out once."""
    match condition.test:
        case Test.IS:
            choices = _choices(condition)
            return [_known(status_of(condition.question, value) in choices) for value in values]
        case Test.AT_LEAST | Test.MORE_THAN | Test.AT_MOST:
            return [threshold(condition, n, n) for n in (_number(condition, value) for value in values)]
        case Test.INCLUDES:
            wanted = set(_choices(condition))
            return [_known(wanted.issubset(_options(condition, value))) for value in values]
        case Test.CHOSEN_AT_LEAST:
            fewest = ceil(_limit(condition))
            return [_known(len(_counted(condition, value)) >= fewest) for value in values]
        case Test.WITHIN_MONTHS | Test.LESS_THAN_MONTHS:
            return _ages(condition, [_date(condition, value) for value in values], as_of)
        case _:
            assert_never(condition.test)


def truth_of_sum(condition: Condition, value: AnswerValue | None, low: int, high: int) -> Truth:
    """A threshold on a sum whose parts bound it: `low` are *ada*, an open or *tidak berlaku* part
    may still count. A sum that contradicts its parts could be anything between the two.
    """
    if value is None:
        return threshold(condition, low, high)
    number = _number(condition, value)
    if low <= number <= high:
        return threshold(condition, number, number)
    return threshold(condition, min(number, low), max(number, high))


def truth_of_share(condition: Condition, part: AnswerValue | None, whole: AnswerValue | None) -> Truth:
    """A threshold on a count in percent of another: unknown without either, of nothing, and of less
    than the part.
    """
    if part is None or whole is None:
        return Truth.UNKNOWN
    counted, counts = _number(condition, part), _number(condition, whole)
    if not counts or counted > counts:
        return Truth.UNKNOWN
    share = Fraction(100 * counted) / counts
    return threshold(condition, share, share)


def threshold(condition: Condition, low: Exact, high: Exact) -> Truth:
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
    if Truth.TRUE in found:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.FALSE


def all_true(truths: Iterable[Truth]) -> Truth:
    """Kleene's and; of nothing, true."""
    found = set(truths)
    if Truth.FALSE in found:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.TRUE


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


def last_day(condition: Condition, day: date) -> date:
    """The last assessment date on which a condition of age still holds for this date; before the
    date itself where it never does. Raises TypeError for other conditions.
    """
    if condition.test not in (Test.WITHIN_MONTHS, Test.LESS_THAN_MONTHS):
        raise TypeError(f"{condition.question}: {condition.test} does not look at an age")
    year, month = divmod(12 * day.year + day.month - 1 + _months(condition), 12)
    if year > date.max.year:
        return date.max
    last = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return last if condition.test is Test.WITHIN_MONTHS else last - timedelta(days=1)


def _value(answer: Answer | None) -> AnswerValue | None:
    return None if answer is None else answer.value


def _truth_of_sum(condition: Condition, answers: Mapping[str, Answer]) -> Truth:
    answer = answers.get(condition.question)
    given = [(part, answers[part].value) for part in condition.parts if part in answers]
    statuses = [status_of(part, value) for part, value in given]
    low = statuses.count(Status.ADA)
    high = low + statuses.count(Status.TIDAK_BERLAKU) + len(condition.parts) - len(statuses)
    return truth_of_sum(condition, None if answer is None else answer.value, low, high)


def _ages(condition: Condition, days: Sequence[date], as_of: date) -> list[Truth]:
    """A date after the assessment date says nothing about how things stand on that day."""
    reached = as_of if condition.test is Test.WITHIN_MONTHS else as_of + timedelta(days=1)
    oldest = oldest_day(reached, _months(condition))
    later, recent, old = Truth.UNKNOWN, Truth.TRUE, Truth.FALSE
    return [later if day > as_of else recent if day >= oldest else old for day in days]


def _months(condition: Condition) -> int:
    limit = _limit(condition)
    if limit.denominator != 1:
        raise TypeError(f"{condition.question}: expected whole months, got {limit}")
    return int(limit)


def _known(holds: bool) -> Truth:
    return Truth.TRUE if holds else Truth.FALSE


def _limit(condition: Condition) -> Exact:
    if not isinstance(condition.operand, Fraction):
        raise TypeError(f"{condition.question}: {condition.test} needs a number, got {condition.operand!r}")
    return plain(condition.operand)


def _choices(condition: Condition) -> tuple[Status, ...] | tuple[str, ...]:
    if not isinstance(condition.operand, tuple):
        raise TypeError(f"{condition.question}: {condition.test} needs choices, got {condition.operand}")
    return condition.operand


def _number(condition: Condition, value: AnswerValue) -> Exact:
    if not isinstance(value, Fraction):
        raise TypeError(f"{condition.question}: expected a number, got {value!r}")
    return plain(value)


def _options(condition: Condition, value: AnswerValue) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"{condition.question}: expected chosen options, got {value!r}")
    return value


def _counted(condition: Condition, value: AnswerValue) -> tuple[str, ...]:
    """The chosen options that count."""
    options = _options(condition, value)
    return tuple(o for o in options if o in condition.among) if condition.among else options


def _date(condition: Condition, value: AnswerValue) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{condition.question}: expected a date, got {value!r}")
    return value
