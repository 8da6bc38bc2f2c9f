"""The template: what is filled into it is read back, from the six elements to the last group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from compliance.definitions.load import load_definitions
from compliance.definitions.registry import shipped_registry
from compliance.model import AnswerKind, AnswerValue, Question, Status
from compliance.reading.opening import open_book
from compliance.reading.result import Reading
from compliance.reading.sheets import CellValue, Sheet
from compliance.reports.template import checklist_template
from compliance.text import template as words
from compliance.text.pages import STATUSES
from tests.reading.books import read

CHECKLIST = load_definitions().checklist
REGISTRY = shipped_registry("contoh")
UNITS = [unit for unit in REGISTRY.units if unit.active]
DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def template() -> bytes:
    return checklist_template(REGISTRY, UNITS, CHECKLIST)


def filled(template: bytes, cells: dict[str, CellValue], name: str) -> Reading:
    """The template read again, with cells of one unit filled in under the labels of questions."""
    return fill(open_book(template, "templat.xlsx").sheets, cells, name)


def fill(template: Sequence[Sheet], cells: dict[str, CellValue], name: str) -> Reading:
    sheets = []
    for sheet in template:
        rows = [list(row) for row in sheet.rows]
        titles = list(rows[0]) if rows else []
        for row in rows[1:]:
            if name in row:
                row += [None] * (len(titles) - len(row))
                for label, value in cells.items():
                    if label in titles:
                        row[titles.index(label)] = value
        sheets.append(Sheet(name=sheet.name, rows=rows))
    return read(*sheets, file="templat.xlsx", registry=REGISTRY)


def typed(question: Question) -> tuple[CellValue, AnswerValue]:
    """What a person types into a column, and what it means."""
    match question.kind:
        case AnswerKind.STATUS:
            return STATUSES[Status.PROSES], Status.PROSES
        case AnswerKind.COUNT:
            return 3, Fraction(3)
        case AnswerKind.NUMBER:
            return 30 if question.maximum != 5 else 4, Fraction(30 if question.maximum != 5 else 4)
        case AnswerKind.PERCENT:
            return "80 %", Fraction(80)
        case AnswerKind.DATE:
            return DAY, DAY
        case AnswerKind.CHOICE:
            return question.options[-1].label, (question.options[-1].id,)
        case AnswerKind.CHOICES:
            some = question.options[0], question.options[-1]
            return "; ".join(option.label for option in some), tuple(option.id for option in some)
        case AnswerKind.LINKS:
            return "https://contoh.go.id/bukti.pdf", ("https://contoh.go.id/bukti.pdf",)


def test_a_sheet_for_each_group_between_two_of_help(template: bytes) -> None:
    names = CalamineWorkbook.from_filelike(BytesIO(template)).sheet_names
    assert names == [words.GUIDE_SHEET, *(e.label for e in CHECKLIST.elements), words.QUESTION_SHEET]


def test_an_empty_template_says_nothing_and_asks_nothing(template: bytes) -> None:
    reading = filled(template, {}, "")
    assert (reading.checklists, reading.asked) == ((), ())


def test_what_is_typed_under_every_title_is_read(template: bytes) -> None:
    cells = {question.label: typed(question) for question in CHECKLIST.questions}
    reading = filled(template, {label: cell for label, (cell, _) in cells.items()}, "Dinas Kesehatan")
    (found,) = reading.checklists
    assert found.unit.id == "dinas-kesehatan"
    assert {q: a.value for q, a in found.answers.items()} == {
        question.id: cells[question.label][1] for question in CHECKLIST.questions
    }
    assert reading.asked == ()


@pytest.mark.parametrize("element", ["SOP", "Standar Pelayanan", "Maklumat"])
def test_a_column_of_dates_that_a_person_adds_is_read_as_the_help_says(template: bytes, element: str) -> None:
    question = next(e for e in CHECKLIST.elements if e.label == element).questions[0]
    title = f"Tanggal {element}"
    sheets = [
        replace(sheet, rows=[[*sheet.rows[0], title], *sheet.rows[1:]]) if sheet.name == element else sheet
        for sheet in open_book(template, "templat.xlsx").sheets
    ]
    reading = fill(sheets, {question.label: "Ada", title: DAY}, "Dinas Kesehatan")
    (found,) = reading.checklists
    assert {q: (a.value, a.effective) for q, a in found.answers.items()} == {question.id: (Status.ADA, DAY)}
    assert reading.asked == ()


def test_villages_that_share_their_name_are_told_by_their_district(template: bytes) -> None:
    reading = filled(template, {"SOP tersedia": "Ada"}, "Desa Seandainya")
    assert sorted(c.unit.id for c in reading.checklists) == ["99.99.01.2002", "99.99.02.2001"]
    assert reading.asked == ()


def test_every_kind_of_answer_has_its_words() -> None:
    assert set(words.HOW) == set(AnswerKind)
