"""An instrument as a workbook to be filled: what a custom instrument is begun with."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from compliance.definitions.workbook_rows import Cell, instrument_rows
from compliance.model import Basis, ChecklistDefinition, Instrument, Zone
from compliance.reports.book import BOOK, HEADER
from compliance.text import definitions as names
from compliance.text import instrument_guide as words

_WIDE, _NARROW = 48, 22
_GUIDE_WIDTHS = (16, 46, 18, 96)
_LONG = 30  # characters from which a column is wide
_ROOM = 500  # rows for which choices are offered
_BODY = {"text_wrap": True, "valign": "top"}
_OPEN = {**_BODY, "bg_color": "#FFF4C2"}  # still to be filled
_BASES, _ZONES, _YES = [*map(str, Basis)], [*map(str, Zone)], [names.YES, names.NO]


def template_of(edition: Instrument, checklist: ChecklistDefinition) -> bytes:
    """The workbook of an edition, to be changed: of a shipped one without the id and the title, which
    have to be one's own, and as its successor; of one's own as it is, for its next version.
    """
    begun = replace(edition, id="", title="", supersedes=edition.id, superseded_by="")
    return instrument_workbook(edition if edition.own else begun, checklist)


def instrument_workbook(instrument: Instrument, checklist: ChecklistDefinition) -> bytes:
    """An xlsx that `read_custom_workbook` reads back, with two sheets of help it passes over: how to
    fill it, and the questions conditions may look at with what each takes.
    """
    questions: list[list[Cell]] = [[*words.QUESTION_TABLE]]
    for question in checklist.questions:
        options = ", ".join(option.id for option in question.options)
        questions.append([question.id, question.label, question.kind.value, options])
    sheets = {words.GUIDE_SHEET: _guide(), **instrument_rows(instrument), words.QUESTION_SHEET: questions}
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        head, body, empty = (book.add_format(form) for form in (HEADER, _BODY, _OPEN))
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, width in enumerate(_GUIDE_WIDTHS if name == words.GUIDE_SHEET else _widths(rows)):
                sheet.set_column(column, column, width)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(number, column, cell, body if number else head)
                    elif name == names.SHEET_MAIN and _needed(row[0]):
                        sheet.write_blank(number, column, None, empty)
            _offer_choices(sheet, name, rows)
    return out.getvalue()


def _guide() -> list[list[Cell]]:
    """What to do, what each column means, how a condition is written."""
    rows: list[list[Cell]] = [[*words.GUIDE_TABLE]]
    for number, step in enumerate(words.STEPS, start=1):
        rows.append([words.GUIDE_STEP.format(number=number), "", "", step])
    for sheet, columns in words.MEANINGS.items():
        rows += [[sheet, column, needed, meaning] for column, (needed, meaning) in columns.items()]
    rows += [[words.GUIDE_FORMS, form, "", meaning] for form, meaning in words.FORMS.items()]
    return [*rows, [words.GUIDE_FORMS, "", "", words.FORMS_AFTER]]


def _needed(field: Cell) -> bool:
    needed, _ = words.MEANINGS[names.SHEET_MAIN].get(str(field), ("", ""))
    return needed == words.NEEDED


def _offer_choices(sheet: Worksheet, name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """A list to choose from wherever only a few words are understood."""
    fields: Mapping[str, str] = names.MAIN_FIELDS
    if name == names.SHEET_MAIN:
        for number, (field, *_) in enumerate(rows[1:], start=1):
            choices = _choices(fields[str(field)])
            if choices:
                sheet.data_validation(number, 1, number, 1, {"validate": "list", "source": choices})
        return
    for column, title in enumerate(rows[0]):
        choices = _choices(_COLUMNS.get(name, {}).get(str(title), ""))
        if choices:
            last = len(rows) + _ROOM
            sheet.data_validation(1, column, last, column, {"validate": "list", "source": choices})


_COLUMNS: Mapping[str, Mapping[str, str]] = {
    names.SHEET_CATEGORIES: names.CATEGORY_FIELDS,
    names.SHEET_ASPECTS: names.ASPECT_FIELDS,
    names.SHEET_INDICATORS: names.INDICATOR_FIELDS,
}


def _choices(key: str) -> list[str]:
    by_key = {"basis": _BASES, "zone": _ZONES, "released": _YES}
    return by_key.get(key.rpartition(".")[2], [])


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    longest = [max(len(str(row[c])) for row in rows if c < len(row)) for c in range(len(rows[0]))]
    return [_WIDE if length > _LONG else _NARROW for length in longest]
