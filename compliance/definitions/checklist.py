"""`checklist.toml` → the elements and their questions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compliance.definitions.tables import Table, parse_toml, read_toml, shown
from compliance.model import AnswerKind, ChecklistDefinition, DateTitles, Element, Option, Question
from compliance.text import definitions as text

CHECKLIST = "checklist.toml"
NUMERIC = frozenset({AnswerKind.COUNT, AnswerKind.NUMBER, AnswerKind.PERCENT})
CHOOSING = frozenset({AnswerKind.CHOICE, AnswerKind.CHOICES})


def load_checklist(path: Path) -> ChecklistDefinition:
    """The checklist of a file; raises DefinitionError."""
    return read_toml(path, _checklist)


def parse_checklist(data: bytes) -> ChecklistDefinition:
    """The checklist in these bytes; raises DefinitionError."""
    return parse_toml(data, CHECKLIST, _checklist)


def _checklist(table: Table) -> ChecklistDefinition:
    checklist = ChecklistDefinition(
        elements=table.each("elements", _element),
        passed_over=table.texts("passed_over", optional=True),
        dates=table.one("dates", _dates) if table.has("dates") else DateTitles(),
    )
    places = {
        q.id: f"elements[{e}].questions[{i}]"
        for e, element in enumerate(checklist.elements)
        for i, q in enumerate(element.questions)
    }
    table.no_twins((f"elements[{i}].id", element.id) for i, element in enumerate(checklist.elements))
    table.no_twins(
        (f"elements[{e}].questions[{i}].id", question.id)
        for e, element in enumerate(checklist.elements)
        for i, question in enumerate(element.questions)
    )
    table.no_twins(
        (f"{places[q.id]}.headers[{i}]", header.casefold())
        for q in checklist.questions
        for i, header in enumerate(q.headers)
    )
    _check_doubts(table, checklist.questions, places)
    _check_parts(table, checklist.questions, places)
    return checklist


def _dates(table: Table) -> DateTitles:
    titles = {key: table.texts(key) for key in ("effect", "decided", "plain")}
    table.no_twins(
        (f"{key}[{i}]", title.casefold()) for key, list_ in titles.items() for i, title in enumerate(list_)
    )
    return DateTitles(**titles)


def _element(table: Table) -> Element:
    id = table.text("id")
    element = Element(
        id=id,
        label=table.text("label"),
        questions=table.each("questions", _question),
        optional=table.flag("optional", optional=True),
    )
    for i, question in enumerate(element.questions):
        if not question.id.startswith(f"{id}."):
            raise table.error(f"questions[{i}].id", text.NOT_OF_ELEMENT, element=id, found=shown(question.id))
    first = element.questions[0]
    if first.id != f"{id}.ada" or first.kind is not AnswerKind.STATUS:
        raise table.error(
            "questions[0].id", text.FIRST_QUESTION, element=id, found=shown(first.id), kind=first.kind
        )
    return element


def _question(table: Table) -> Question:
    kind = table.choice("kind", AnswerKind)
    question = Question(
        id=table.text("id"),
        label=table.text("label"),
        kind=kind,
        help=table.text("help"),
        headers=table.texts("headers"),
        doubtful=table.texts("doubtful", optional=True),
        options=table.each("options", _option) if table.has("options") else (),
        minimum=table.number("minimum") if table.has("minimum") else None,
        maximum=table.number("maximum") if table.has("maximum") else None,
        parts=table.texts("parts", optional=True),
    )
    _check_kind(table, question)
    table.no_twins((f"options[{i}].id", option.id) for i, option in enumerate(question.options))
    table.no_twins(
        (f"options[{o}].spellings[{i}]", spelling.casefold())
        for o, option in enumerate(question.options)
        for i, spelling in enumerate(option.spellings)
    )
    return question


def _option(table: Table) -> Option:
    return Option(id=table.text("id"), label=table.text("label"), spellings=table.texts("spellings"))


def _check_kind(table: Table, question: Question) -> None:
    kind, minimum, maximum = question.kind, question.minimum, question.maximum
    if kind in CHOOSING and not question.options:
        raise table.error("options", text.OPTIONS_NEEDED, kind=shown(kind))
    if question.options and kind not in CHOOSING:
        raise table.error("options", text.OPTIONS_REFUSED, kind=shown(kind))
    for key, bound in (("minimum", minimum), ("maximum", maximum)):
        if bound is not None and kind not in NUMERIC:
            raise table.error(key, text.BOUND_REFUSED, kind=shown(kind))
    if minimum is not None and maximum is not None and maximum < minimum:
        raise table.error("maximum", text.BOUNDS_CROSSED, minimum=shown(minimum), found=shown(maximum))
    if question.parts and kind is not AnswerKind.COUNT:
        raise table.error("parts", text.PARTS_REFUSED, kind=shown(kind))


def _check_doubts(table: Table, questions: Iterable[Question], places: dict[str, str]) -> None:
    """A spelling that always means one question is not doubtful."""
    asked = tuple(questions)
    sure = {h.casefold(): f"{places[q.id]}.headers[{i}]" for q in asked for i, h in enumerate(q.headers)}
    for question in asked:
        for i, spelling in enumerate(question.doubtful):
            first = sure.get(spelling.casefold())
            if first:
                at = f"{places[question.id]}.doubtful[{i}]"
                raise table.error(at, text.DUPLICATE, found=shown(spelling), first=first)


def _check_parts(table: Table, questions: Iterable[Question], places: dict[str, str]) -> None:
    kinds = {question.id: question.kind for question in questions}
    for question in questions:
        for i, part in enumerate(question.parts):
            at = f"{places[question.id]}.parts[{i}]"
            if part not in kinds:
                raise table.error(at, text.UNKNOWN_QUESTION, found=shown(part))
            if kinds[part] is not AnswerKind.STATUS:
                raise table.error(at, text.PART_NOT_STATUS, found=shown(part), kind=shown(kinds[part]))
