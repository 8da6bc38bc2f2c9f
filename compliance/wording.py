"""An answer and a condition in words, as a person would say them: the same on pages and in files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from compliance.analysis.gaps import Missing
from compliance.formats import day, number
from compliance.model import (
    Answer,
    AnswerKind,
    AnswerValue,
    ChecklistDefinition,
    Condition,
    Indicator,
    Question,
    Status,
    Test,
)
from compliance.text import gaps as text
from compliance.text import pages, uploading

Questions = Mapping[str, Question]  # by their ids


def file_name(name: str, *, invented: bool) -> str:
    """The name of a file to be downloaded; one about the invented regency says so."""
    return pages.INVENTED_FILE.format(name=name) if invented else name


def questions(definition: ChecklistDefinition) -> Questions:
    """The questions by their ids."""
    return {question.id: question for question in definition.questions}


def code(indicator: Indicator) -> str:
    """The number by which an edition calls an indicator; "" where its id is a word of the program."""
    return indicator.id if any(sign.isdigit() for sign in indicator.id) else ""


def indicator_label(indicator: Indicator) -> str:
    """What an indicator asks, behind its number if it has one."""
    return " · ".join(filter(None, (code(indicator), indicator.label)))


def label(question_id: str, known: Questions) -> str:
    """What is asked; the id itself for a question that no longer exists."""
    return known[question_id].label if question_id in known else question_id


def words(answer: Answer | None, question: Question | None) -> str:
    """The answer in words; "belum diisi" where there is none."""
    return uploading.NOT_FILLED if answer is None else value_words(answer.value, question)


def value_words(value: AnswerValue, question: Question | None) -> str:
    """A value in words; of a choice its labels, where the `question` is known."""
    match value:
        case Status():
            return pages.STATUSES[value]
        case Fraction():
            percent = question is not None and question.kind is AnswerKind.PERCENT
            return f"{number(value)} %" if percent else number(value)
        case date():
            return day(value)
        case _:
            return ", ".join(_options(value, question)) or text.NONE_CHOSEN


def missing_words(group: tuple[Missing, ...], known: Questions) -> str:
    """What one group lacks; any one of its conditions would do."""
    return text.OR.join(_missing(item, known) for item in group)


def _missing(item: Missing, known: Questions) -> str:
    wanted = condition_words(item.condition, known)
    if item.open_parts:
        parts = ", ".join(label(part, known) for part in item.open_parts)
        return f"{wanted} ({text.OPEN_PARTS.format(parts=parts)})"
    if item.answer is None:
        return text.NOT_ANSWERED.format(condition=wanted)
    now = words(item.answer, known.get(item.condition.question))
    return text.IS_NOW.format(condition=wanted, answer=now)


def condition_words(condition: Condition, known: Questions) -> str:
    """What a condition asks for."""
    wanted = text.CONDITIONS[condition.test].format(
        question=label(condition.question, known),
        operand=_operand(condition, known),
    )
    among = _options(condition.among, known.get(condition.question))
    return f"{wanted}{text.AMONG.format(options=text.AND.join(among))}" if among else wanted


def _options(chosen: Iterable[str], question: Question | None) -> list[str]:
    """The labels of these options."""
    labels = {option.id: option.label for option in question.options} if question else {}
    return [labels.get(option, option) for option in chosen]


def _operand(condition: Condition, known: Questions) -> str:
    operand, question = condition.operand, known.get(condition.question)
    if condition.of and isinstance(operand, Fraction):
        return text.SHARE_OF.format(share=number(operand), whole=label(condition.of, known))
    if isinstance(operand, Fraction):
        percent = question is not None and question.kind is AnswerKind.PERCENT
        return f"{number(operand)} %" if percent else number(operand)
    labels = {option.id: option.label for option in question.options} if question else {}
    named = [pages.STATUSES[item] if isinstance(item, Status) else labels.get(item, item) for item in operand]
    return (text.OR if condition.test is Test.IS else text.AND).join(named)
