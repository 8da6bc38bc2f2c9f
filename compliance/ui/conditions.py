"""A condition of a ladder as a sentence: what is asked for, and what stands there now."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from compliance.analysis.gaps import Missing
from compliance.formats import number
from compliance.model import AnswerKind, Condition, Question, Status, Test
from compliance.text import gaps as text
from compliance.text import pages as words
from compliance.ui import answers


def missing_words(group: tuple[Missing, ...], known: Mapping[str, Question]) -> str:
    """What one group lacks; any one of its conditions would do."""
    return text.OR.join(_missing(item, known) for item in group)


def _missing(item: Missing, known: Mapping[str, Question]) -> str:
    wanted = condition_words(item.condition, known)
    if item.open_parts:
        parts = ", ".join(answers.label(part, known) for part in item.open_parts)
        return f"{wanted} ({text.OPEN_PARTS.format(parts=parts)})"
    if item.answer is None:
        return text.NOT_ANSWERED.format(condition=wanted)
    now = answers.words(item.answer, known.get(item.condition.question))
    return text.IS_NOW.format(condition=wanted, answer=now)


def condition_words(condition: Condition, known: Mapping[str, Question]) -> str:
    return text.CONDITIONS[condition.test].format(
        question=answers.label(condition.question, known),
        operand=_operand(condition, known.get(condition.question)),
    )


def _operand(condition: Condition, question: Question | None) -> str:
    operand = condition.operand
    if isinstance(operand, Fraction):
        percent = question is not None and question.kind is AnswerKind.PERCENT
        return f"{number(operand)} %" if percent else number(operand)
    labels = {option.id: option.label for option in question.options} if question else {}
    named = [words.STATUSES[item] if isinstance(item, Status) else labels.get(item, item) for item in operand]
    return (text.OR if condition.test is Test.IS else text.AND).join(named)
