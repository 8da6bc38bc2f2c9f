"""What was carried over from an earlier period, as the workbook that is kept of it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from compliance.analysis.carried import Offer
from compliance.formats import day
from compliance.model import ChecklistDefinition, Place
from compliance.reports.book import BOOK, HEADER, LONGEST_TEXT
from compliance.text import carry_over as words
from compliance.text.problems import reference
from compliance.text.reports import INVENTED
from compliance.wording import label, questions, value_words

_WIDTHS = (40, 22, 40, 24, 60, 18, 40, 24, 20, 40)
_HEADER_ROW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """From which period into which, each with its assessment date."""

    source: str
    before: date
    period: str
    now: date


def place_of(number: int) -> Place:
    """Where in the workbook the answer of that number stands; the first is number 0."""
    cell = xl_rowcol_to_cell(_HEADER_ROW + 1 + number, words.ANSWER_COLUMN)
    return Place(sheet=words.SHEET, cell=cell)


def carried_workbook(
    offers: Sequence[Offer], origin: Origin, definition: ChecklistDefinition, *, invented: bool
) -> bytes:
    """An xlsx with one row per answer; of the same answers always the same bytes."""
    known = questions(definition)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": words.SHEET, "created": datetime.combine(origin.before, time())})
        sheet = book.add_worksheet(words.SHEET)
        bold = book.add_format({"bold": True})
        dates = {"before": day(origin.before), "now": day(origin.now)}
        head = words.HEAD.format(source=origin.source, period=origin.period, **dates)
        sheet.write_string(0, 0, head, bold)
        if invented:
            sheet.write_string(1, 0, INVENTED, bold)
        header = book.add_format(HEADER)
        for column, (title, width) in enumerate(zip(words.COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEADER_ROW, column, title, header)
        for row, offer in enumerate(offers, start=_HEADER_ROW + 1):
            question = known.get(offer.question)
            answer, claimed = offer.answer, offer.claimed
            cells = (
                offer.unit.name,
                offer.question,
                label(offer.question, known),
                value_words(answer.value, question),
                "\n".join(answer.evidence),
                day(answer.effective) if answer.effective else "",
                answer.note,
                "" if claimed.value == answer.value else value_words(claimed.value, question),
                reference(claimed.place),
                ", ".join(unit.name for unit in offer.of),
            )
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text[:LONGEST_TEXT])
        sheet.freeze_panes(_HEADER_ROW + 1, 0)
    return out.getvalue()
