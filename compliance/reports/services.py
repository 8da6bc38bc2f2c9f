"""Workbooks about services: the list of a unit or an empty one to fill in, and the answers that follow."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from compliance.analysis.services import Proposed
from compliance.model import ChecklistDefinition, Place, Registry, Status, Unit, UnitKind
from compliance.model.services import (
    FieldKind,
    Service,
    ServiceField,
    ServiceFieldRule,
    ServicesDefinition,
)
from compliance.reports.book import BOOK, HEADER, LONGEST_TEXT
from compliance.text import pages
from compliance.text import services as words
from compliance.text.reports import INVENTED
from compliance.wording import label, questions, value_words
from compliance.wording import words as answer_words

_CREATED = datetime(2000, 1, 1)  # the same list, the same bytes
_BLANK_ROWS = 100  # in which one may choose from a list
_LEFT_OUT = (ServiceField.SP, ServiceField.JUMLAH_KOMPONEN, ServiceField.PAJANG)  # said by other columns
_WIDTHS = {FieldKind.NAME: 36, FieldKind.COMPONENT: 30, FieldKind.DATE: 14, FieldKind.COUNT: 12}
_HOW = {
    FieldKind.COMPONENT: words.HOW_TEXT,
    FieldKind.DATE: words.HOW_DATE,
    FieldKind.COUNT: words.HOW_COUNT,
}
_STATUSES = [*pages.STATUSES.values()]
_HEADER_ROW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A service of a unit. `district`: the kecamatan a village lies in, for two may share their name."""

    unit: Unit
    service: Service
    district: str = ""


def district(unit: Unit, registry: Registry) -> str:
    """The kecamatan a unit lies in, "" for others."""
    parent = next((one for one in registry.units if one.id == unit.parent), None)
    return parent.name if parent is not None and parent.kind is UnitKind.KECAMATAN else ""


def list_workbook(
    rows: Sequence[Row], definition: ServicesDefinition, *, unit: str = "", invented: bool
) -> bytes:
    """An xlsx with one row per service; without any an empty one, `unit` in its first row.

    What it says is read back as it is.
    """
    shown = _shown(definition, [row.service for row in rows])
    places = any(row.district for row in rows)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": words.TEMPLATE_SHEET, "created": _CREATED})
        head = book.add_format(HEADER)
        body = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(words.TEMPLATE_SHEET)
        top = int(invented)
        if invented:
            sheet.write_string(0, 0, INVENTED, book.add_format({"bold": True}))
        first = 3 if places else 2
        _heads(sheet, top, shown, head, first)
        for number, row in enumerate(rows, start=1):
            sheet.write_number(top + number, 0, number)
            cells = [row.unit.name, *([row.district] * places), *(said(row.service, rule) for rule in shown)]
            for column, text in enumerate(cells, start=1):
                sheet.write_string(top + number, column, text[:LONGEST_TEXT], body)
        if unit and not rows:
            sheet.write_number(top + 1, 0, 1)
            sheet.write_string(top + 1, 1, unit, body)
        _guide(book.add_worksheet(words.GUIDE_SHEET), shown, head, body)
    return out.getvalue()


def said(service: Service, rule: ServiceFieldRule) -> str:
    """What a service says in a column: the text itself where there is one, else its status."""
    one = rule.field
    if rule.kind is FieldKind.NAME:
        return service.name
    if rule.kind is FieldKind.DATE:
        return _day(service.dates.get(one))
    if rule.kind is FieldKind.COUNT:
        return "" if service.counted is None else str(service.counted)
    status = service.said.get(one)
    if status is Status.TIDAK and rule.free:
        return words.NOT_YET  # "tidak" would mean that nothing is charged
    return service.texts.get(one) or ("" if status is None else pages.STATUSES[status])


def _shown(definition: ServicesDefinition, services: Sequence[Service]) -> list[ServiceFieldRule]:
    """The columns: what other columns say as well is there only where somebody said it."""
    used = {one for service in services for one in service.said}
    used |= {ServiceField.JUMLAH_KOMPONEN for service in services if service.counted is not None}
    return [
        rule
        for one in ServiceField
        if (rule := definition.fields[one]) and (one not in _LEFT_OUT or one in used)
    ]


def _heads(sheet: Worksheet, row: int, shown: Sequence[ServiceFieldRule], head: Format, first: int) -> None:
    """The titles of the columns, those of the fields from column `first` on."""
    sheet.freeze_panes(row + 1, first + 1)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, first - 1, 32)
    titles = (words.TEMPLATE_NUMBER, words.TEMPLATE_UNIT, words.TEMPLATE_DISTRICT)
    for column, title in enumerate(titles[:first]):
        sheet.write_string(row, column, title, head)
    for column, rule in enumerate(shown, start=first):
        sheet.set_column(column, column, _WIDTHS.get(rule.kind, 18))
        sheet.write_string(row, column, rule.label, head)
        sheet.write_comment(row, column, f"{rule.help} ({_how(rule)})", {"x_scale": 2, "y_scale": 1.2})
        if rule.kind in (FieldKind.STATUS, FieldKind.MEDIA):
            choices = {"validate": "list", "source": _STATUSES, "error_type": "warning"}
            sheet.data_validation(row + 1, column, row + _BLANK_ROWS, column, choices)


def _guide(sheet: Worksheet, shown: Sequence[ServiceFieldRule], head: Format, body: Format) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 90)
    row = 0
    for line in words.GUIDE:
        sheet.merge_range(row, 0, row, 1, line, body)
        sheet.set_row(row, 32)
        row += 1
    for column, title in enumerate(words.GUIDE_COLUMNS):
        sheet.write_string(row + 1, column, title, head)
    for place, rule in enumerate(shown, start=row + 2):
        sheet.write_string(place, 0, rule.label, body)
        sheet.write_string(place, 1, f"{rule.help} Diisi: {_how(rule)}.", body)


def _how(rule: ServiceFieldRule) -> str:
    if rule.free:
        return words.HOW_FREE
    return _HOW.get(rule.kind, words.HOW_STATUS)


def _day(value: date | None) -> str:
    return "" if value is None else f"{value:%d/%m/%Y}"


# -- the answers that follow


def counted_from(one: Proposed) -> str:
    """What an answer was counted from, in words."""
    return words.COUNTED[one.kind].format(having=one.having, of=one.of)


def place_of(number: int) -> Place:
    """Where in the workbook the answer of that number stands; the first is number 0."""
    cell = xl_rowcol_to_cell(_HEADER_ROW + 1 + number, words.ANSWER_COLUMN)
    return Place(sheet=words.ANSWERS_SHEET, cell=cell)


def answers_workbook(
    taken: Sequence[Proposed],
    checklist: ChecklistDefinition,
    *,
    period: str,
    version: int,
    on: date,
    invented: bool,
) -> bytes:
    """An xlsx with one row per answer: what it was counted from, and what was answered before.
    `version`: of the data it was counted from."""
    known = questions(checklist)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": words.ANSWERS_SHEET, "created": datetime.combine(on, time())})
        sheet = book.add_worksheet(words.ANSWERS_SHEET)
        bold = book.add_format({"bold": True})
        sheet.write_string(0, 0, words.ANSWERS_HEAD.format(period=period, version=version), bold)
        if invented:
            sheet.write_string(1, 0, INVENTED, bold)
        header = book.add_format(HEADER)
        for column, title in enumerate(words.ANSWERS_COLUMNS):
            sheet.set_column(column, column, 34)
            sheet.write_string(_HEADER_ROW, column, title, header)
        for row, one in enumerate(taken, start=_HEADER_ROW + 1):
            asked = known.get(one.question)
            cells = (
                one.unit.name,
                one.question,
                label(one.question, known),
                value_words(one.value, asked),
                counted_from(one),
                answer_words(one.now, asked),
            )
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text[:LONGEST_TEXT])
        sheet.freeze_panes(_HEADER_ROW + 1, 0)
    return out.getvalue()
