"""The workbook that units fill in: a sheet for each group of questions, read back as any checklist."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from compliance.model import AnswerKind, ChecklistDefinition, Element, Question, Registry, Unit, UnitKind
from compliance.reports.book import BOOK, HEADER
from compliance.text import pages
from compliance.text import template as words

_NARROW, _WIDE = 14, 34
_FIRST = 3  # the column of the first question
_BLANK_ROWS = 100  # in which one may choose from a list where no unit is known
_LONGEST_LIST = 255  # characters that a list of choices may have in Excel
_NOTE = {"x_scale": 2.2, "y_scale": 1.6}


def checklist_template(registry: Registry, units: Sequence[Unit], checklist: ChecklistDefinition) -> bytes:
    """An xlsx with these units in rows and the questions in columns, the six elements first."""
    parents = {unit.id: unit for unit in registry.units}
    rows = [(unit.name, _district(unit, parents)) for unit in units]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        head, body = book.add_format(HEADER), book.add_format({"text_wrap": True, "valign": "top"})
        _guide(book.add_worksheet(words.GUIDE_SHEET), head, body)
        for element in checklist.elements:
            sheet = book.add_worksheet(element.label)
            _units(sheet, rows, head)
            for column, question in enumerate(element.questions, start=_FIRST):
                _column(sheet, column, question, len(rows), head)
        _questions(book.add_worksheet(words.QUESTION_SHEET), checklist.elements, head, body)
    return out.getvalue()


def _district(unit: Unit, parents: dict[str, Unit]) -> str:
    """Where a place lies: villages of two districts may share their name."""
    parent = parents.get(unit.parent)
    return parent.name if parent and parent.kind is UnitKind.KECAMATAN else ""


def _units(sheet: Worksheet, rows: Sequence[tuple[str, str]], head: Format) -> None:
    sheet.freeze_panes(1, _FIRST)
    for column, (title, width) in enumerate(
        ((words.NUMBER, 6), (words.UNIT, _WIDE), (words.DISTRICT, _NARROW + 10))
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for row, (name, district) in enumerate(rows, start=1):
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, name)
        if district:
            sheet.write_string(row, 2, district)


def _column(sheet: Worksheet, column: int, question: Question, rows: int, head: Format) -> None:
    """The title with its help, and a list to choose from where there is one to be chosen."""
    wide = question.kind in (AnswerKind.CHOICES, AnswerKind.LINKS)
    sheet.set_column(column, column, _WIDE if wide else _NARROW)
    sheet.write_string(0, column, question.label, head)
    sheet.write_comment(0, column, _note(question), _NOTE)
    choices = _choices(question)
    if choices and len(",".join(choices)) <= _LONGEST_LIST:
        rule = {"validate": "list", "source": choices, "ignore_blank": True, "error_type": "warning"}
        sheet.data_validation(1, column, max(rows, _BLANK_ROWS), column, rule)


def _note(question: Question) -> str:
    options = "; ".join(option.label for option in question.options)
    note = words.NOTE_OPTIONS if options else words.NOTE
    return note.format(how=words.HOW[question.kind], help=question.help, options=options)


def _choices(question: Question) -> list[str]:
    """What a cell may hold; nothing where it may hold several at once, or anything."""
    if question.kind is AnswerKind.STATUS:
        return list(pages.STATUSES.values())
    labels = [option.label for option in question.options]
    split = any("," in label for label in labels)  # Excel separates its list by commas
    return labels if question.kind is AnswerKind.CHOICE and not split else []


def _guide(sheet: Worksheet, head: Format, body: Format) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, words.GUIDE_HEAD, head)
    for row, line in enumerate(words.GUIDE, start=1):
        sheet.write_string(row, 0, line, body)


def _questions(sheet: Worksheet, elements: Sequence[Element], head: Format, body: Format) -> None:
    """Every column once more, to be read at leisure."""
    for column, (title, width) in enumerate(zip(words.QUESTION_TABLE, (24, 44, 40, 60, 70), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    asked = [(element, question) for element in elements for question in element.questions]
    for row, (element, question) in enumerate(asked, start=1):
        options = "; ".join(option.label for option in question.options)
        cells = (element.label, question.label, words.HOW[question.kind], question.help, options)
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, body)
