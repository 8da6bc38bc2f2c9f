"""An instrument as a workbook to be filled: what a custom instrument is begun with."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from compliance.definitions.workbook_rows import Cell, instrument_rows
from compliance.model import ChecklistDefinition, Instrument
from compliance.reports.workbook import BOOK, HEADER
from compliance.text import reports as words

_WIDE, _NARROW = 48, 22
_LONG = 30  # characters from which a column is wide


def instrument_workbook(instrument: Instrument, checklist: ChecklistDefinition) -> bytes:
    """An xlsx that `read_custom_workbook` reads back, with two sheets of help it passes over: how to
    fill it, and the questions conditions may look at with what each takes.
    """
    questions: list[list[Cell]] = [[*words.QUESTION_TABLE]]
    for question in checklist.questions:
        options = ", ".join(option.id for option in question.options)
        questions.append([question.id, question.label, question.kind.value, options])
    guide: list[list[Cell]] = [[line] for line in (words.GUIDE_HEAD, *words.GUIDE)]
    sheets = {words.GUIDE_SHEET: guide, **instrument_rows(instrument), words.QUESTION_SHEET: questions}
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        head = book.add_format(HEADER)
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, width in enumerate(_widths(rows)):
                sheet.set_column(column, column, width)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(number, column, cell, body if number else head)
    return out.getvalue()


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    longest = [max(len(str(row[c])) for row in rows if c < len(row)) for c in range(len(rows[0]))]
    return [_WIDE if length > _LONG else _NARROW for length in longest]
