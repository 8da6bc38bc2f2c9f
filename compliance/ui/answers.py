"""An answer in words, as a person would say it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from compliance.formats import day, number
from compliance.model import Answer, AnswerKind, AnswerValue, ChecklistDefinition, Question, Status
from compliance.text import pages as text
from compliance.text import uploading


def questions(definition: ChecklistDefinition) -> Mapping[str, Question]:
    """The questions by their ids."""
    return {question.id: question for question in definition.questions}


def label(question_id: str, known: Mapping[str, Question]) -> str:
    """What is asked; the id itself for a question that no longer exists."""
    return known[question_id].label if question_id in known else question_id


def words(answer: Answer | None, question: Question | None) -> str:
    """The answer in words; "belum diisi" where there is none."""
    return uploading.NOT_FILLED if answer is None else value_words(answer.value, question)


def value_words(value: AnswerValue, question: Question | None) -> str:
    match value:
        case Status():
            return text.STATUSES[value]
        case Fraction():
            percent = question is not None and question.kind is AnswerKind.PERCENT
            return f"{number(value)} %" if percent else number(value)
        case date():
            return day(value)
        case _:
            labels = {option.id: option.label for option in question.options} if question else {}
            return ", ".join(labels.get(item, item) for item in value)
