"""The conditions of a rung: `{ question = "sp.komponen", at_least = 14 }` or `{ any = [ … ] }`.

`{ question = "pengaduan.selesai", of = "pengaduan.masuk", at_least = 90 }`: 90 percent of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from compliance.definitions.checklist import NUMERIC
from compliance.definitions.tables import Table, listed, shown
from compliance.model import AnswerKind, AnyOf, Condition, Question, Status, Test
from compliance.text import definitions as text

Questions = Mapping[str, Question]
Operand = Fraction | tuple[Status, ...] | tuple[str, ...]

FITTING: Mapping[Test, frozenset[AnswerKind]] = {
    Test.IS: frozenset({AnswerKind.STATUS}),
    Test.AT_LEAST: NUMERIC,
    Test.MORE_THAN: NUMERIC,
    Test.AT_MOST: NUMERIC,
    Test.INCLUDES: frozenset({AnswerKind.CHOICE, AnswerKind.CHOICES}),
    Test.CHOSEN_AT_LEAST: frozenset({AnswerKind.CHOICES}),
    Test.WITHIN_MONTHS: frozenset({AnswerKind.DATE}),
    Test.LESS_THAN_MONTHS: frozenset({AnswerKind.DATE}),
}
SHARES = (Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST)  # what can be asked of a count as a part of another
_LONGEST_AGE = 1200  # months


def conditions(questions: Questions) -> Callable[[Table], Condition | AnyOf]:
    """How to build one entry of `when`."""

    def build(table: Table) -> Condition | AnyOf:
        if table.has("any"):
            return AnyOf(conditions=table.each("any", lambda inner: _condition(inner, questions)))
        return _condition(table, questions)

    return build


def question_at(table: Table, at: str, id: str, questions: Questions) -> Question:
    """The question of that id; raises DefinitionError about the key it was read from."""
    if id not in questions:
        raise table.error(at, text.UNKNOWN_QUESTION, found=shown(id))
    return questions[id]


def _condition(table: Table, questions: Questions) -> Condition:
    question = question_at(table, "question", table.text("question"), questions)
    given = [test for test in Test if table.has(test)]
    if len(given) != 1:
        raise table.error("", text.ONE_TEST, tests=listed(Test), found=listed(given) or text.NO_TEST)
    test = given[0]
    if question.kind not in FITTING[test]:
        raise table.error(
            test, text.TEST_REFUSED, test=shown(test), question=shown(question.id), kind=shown(question.kind)
        )
    counts = test is Test.CHOSEN_AT_LEAST and table.has("among")
    of = _whole(table, test, question, questions) if table.has("of") else ""
    return Condition(
        question=question.id,
        test=test,
        operand=table.number(test, minimum=0, maximum=100) if of else _operand(table, test, question),
        parts=question.parts,
        among=_options(table, "among", question) if counts else (),
        of=of,
    )


def _whole(table: Table, test: Test, question: Question, questions: Questions) -> str:
    """The count of which another is a share."""
    whole = question_at(table, "of", table.text("of"), questions)
    counts = question.kind is whole.kind is AnswerKind.COUNT and not (question.parts or whole.parts)
    if not counts or test not in SHARES:
        raise table.error("of", text.NOT_A_SHARE, tests=listed(SHARES))
    return whole.id


def _operand(table: Table, test: Test, question: Question) -> Operand:
    match test:
        case Test.IS:
            return table.chosen(test, Status)
        case Test.INCLUDES:
            return _options(table, test, question)
        case Test.CHOSEN_AT_LEAST:
            return Fraction(table.whole(test, minimum=1, maximum=len(question.options)))
        case Test.WITHIN_MONTHS | Test.LESS_THAN_MONTHS:
            return Fraction(table.whole(test, minimum=1, maximum=_LONGEST_AGE))
        case _:
            return table.number(test, minimum=question.minimum, maximum=question.maximum)


def _options(table: Table, key: str, question: Question) -> tuple[str, ...]:
    known = [option.id for option in question.options]
    chosen = table.texts(key)
    for i, option in enumerate(chosen):
        if option not in known:
            raise table.error(
                f"{key}[{i}]",
                text.UNKNOWN_OPTION,
                found=shown(option),
                question=shown(question.id),
                options=listed(known),
            )
    return chosen
