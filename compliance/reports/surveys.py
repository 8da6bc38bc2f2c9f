"""Workbooks about surveys of satisfaction: the sheet that respondents are typed into, and all results."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from compliance.analysis.survey import NRR_DECIMALS, Satisfaction
from compliance.formats import moment
from compliance.model.survey import SurveyDefinition
from compliance.reports.book import BOOK, HEADER
from compliance.scoring.rounding import round_half_up
from compliance.text import survey as words
from compliance.text.reports import INVENTED

TEMPLATE_ROWS = 500  # respondents that the template checks while they are typed
_FIRST = 1  # the column of the first unsur


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One survey of the list: whose, when, its figures, and the index that the unit claims."""

    unit: str
    file: str
    held_on: date | None
    found: Satisfaction
    claim: Fraction | None
    agrees: str


def survey_template(definition: SurveyDefinition) -> bytes:
    """An xlsx in which each row is a respondent and each column an unsur; there is no place for a name."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        head = book.add_format(HEADER)
        sheet = book.add_worksheet(words.TEMPLATE_SHEET)
        sheet.freeze_panes(1, _FIRST)
        sheet.set_column(0, 0, 6)
        sheet.write_string(0, 0, words.NUMBER, head)
        sheet.set_column(_FIRST, len(definition.unsur), 18)
        for column, unsur in enumerate(definition.unsur, start=_FIRST):
            sheet.write_string(0, column, unsur.label, head)
        rule = {
            "validate": "integer", "criteria": "between", "minimum": 1, "maximum": 4,
            "error_title": words.TEMPLATE_WRONG, "error_message": words.TEMPLATE_SCORES,
        }  # fmt: skip
        sheet.data_validation(1, _FIRST, TEMPLATE_ROWS, len(definition.unsur), rule)
        guide = book.add_worksheet(words.TEMPLATE_GUIDE)
        guide.set_column(0, 0, 100)
        for row, line in enumerate(words.TEMPLATE_LINES):
            guide.write_string(row, 0, line)
    return out.getvalue()


def survey_workbook(
    lines: Iterable[Line],
    definition: SurveyDefinition,
    *,
    period: str,
    made_at: datetime,
    invented: bool,
) -> bytes:
    """An xlsx with one row for each survey and its figures, never its respondents."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        sheet = book.add_worksheet(words.BOOK_SHEET)
        bold = book.add_format({"bold": True})
        title = words.BOOK_TITLE.format(period=period, made=moment(made_at))
        sheet.write_string(0, 0, title, bold)
        sheet.write_string(1, 0, INVENTED if invented else words.BOOK_NOTE)
        head = book.add_format(HEADER)
        for column, name in enumerate(_heads(definition)):
            sheet.set_column(column, column, 34 if column == 0 else 14)
            sheet.write_string(2, column, name, head)
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, line in enumerate(lines, start=3):
            _row(sheet, row, _cells(line, definition), dated)
        sheet.freeze_panes(3, 1)
    return out.getvalue()


def _heads(definition: SurveyDefinition) -> list[str]:
    return [
        words.UNIT,
        words.DAY,
        words.RESPONDENTS_HEAD,
        words.SCALE,
        *(unsur.label for unsur in definition.unsur),
        *(words.IKM_HEAD.format(weight=weight.label) for weight in definition.weights),
        words.MUTU,
        words.WEAKEST_HEAD,
        words.CLAIM,
        words.AGREES,
        words.FILE,
    ]


def _cells(line: Line, definition: SurveyDefinition) -> Sequence[str | Decimal | int | date | None]:
    found = line.found
    means = [found.means.get(unsur) for unsur in definition.ids]
    return [
        line.unit,
        line.held_on,
        found.respondents,
        words.SCALES[found.scale],
        *(None if mean is None else round_half_up(mean, NRR_DECIMALS) for mean in means),
        *(found.ikm.get(weight.id) for weight in definition.weights),
        found.mutu.id if found.mutu else None,
        ", ".join(definition.label(unsur) for unsur in found.weakest),
        None if line.claim is None else round_half_up(line.claim, definition.conversion.decimals),
        line.agrees,
        line.file,
    ]


def _row(
    sheet: Worksheet, row: int, cells: Sequence[str | Decimal | int | date | None], dated: Format
) -> None:
    for column, value in enumerate(cells):
        match value:
            case None:
                continue
            case str():
                sheet.write_string(row, column, value)
            case date():
                sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), dated)
            case _:
                sheet.write_number(row, column, float(value))
