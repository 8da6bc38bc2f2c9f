"""Answers to the shipped checklist, for properties: many of them on thresholds."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from hypothesis import strategies as st

from compliance.definitions.load import load_definitions
from compliance.model import Answer, AnswerKind, AnswerValue, Question, Status
from tests.builders import TODAY

DATES = st.integers(-40, 2).map(lambda weeks: TODAY + timedelta(weeks=weeks))


def _values(question: Question) -> st.SearchStrategy[AnswerValue]:
    """Values a question of the shipped checklist takes."""
    chosen = st.sampled_from([option.id for option in question.options] or ["https://contoh.go.id"])
    by_kind: dict[AnswerKind, st.SearchStrategy[AnswerValue]] = {
        AnswerKind.STATUS: st.sampled_from(list(Status)),
        AnswerKind.COUNT: st.integers(0, 14).map(Fraction),
        AnswerKind.NUMBER: st.integers(1, 12).map(Fraction),
        AnswerKind.PERCENT: st.integers(0, 10).map(lambda n: Fraction(10 * n)),
        AnswerKind.DATE: DATES,
        AnswerKind.CHOICE: chosen.map(lambda option: (option,)),
        AnswerKind.CHOICES: st.lists(chosen, unique=True).map(tuple),
        AnswerKind.LINKS: chosen.map(lambda link: (link,)),
    }
    return by_kind[question.kind]


shipped_answers = st.fixed_dictionaries(
    {},
    optional={
        question.id: _values(question).map(lambda value: Answer(value=value))
        for question in load_definitions().checklist.questions
    },
)
