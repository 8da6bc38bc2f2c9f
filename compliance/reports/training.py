"""Workbooks about training: the sheet in which attendance is listed, and what the lists say of every unit."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from compliance.analysis.training_standing import Trained, Window
from compliance.analysis.training_units import Attended, Step, UnitTraining
from compliance.definitions.training import shipped_training
from compliance.formats import count, day, moment, short_day
from compliance.model import Registry, Unit
from compliance.reports.book import BOOK, HEADER
from compliance.reports.services import district
from compliance.reports.sheets import Cell, Sheets
from compliance.scoring.rounding import round_half_up
from compliance.text import training as words

_ROWS = 500  # in which one may choose from a list
_HEAD = 2  # the row of the heads
_FAINT = {"italic": True, "font_color": "#4A5A67"}
_WIDTHS = (6, 34, 22, 40, 24, 18, 40, 14, 14)
_UNIT, _FRONTLINE, _DAY, _PRESENT = 3, 5, 7, 8  # columns of the template
_PERCENT_DECIMALS = 2


def step_words(one: UnitTraining) -> str:
    """What a unit ought to do next, in a sentence."""
    said = words.STEPS[one.step]
    if one.step is Step.REST and one.frontline and not one.frontline.is_sure:
        said = words.REST_MOST
    dated = [came.event.day for came in one.attended if came.event.day]
    return said.format(day=short_day(max(dated)) if dated else "", left=count(one.left or 0))


def counted_words(came: Attended) -> str:
    """Whether a training counts, and why not."""
    if came.counts:
        return words.COUNTS
    return words.TOO_OLD if came.event.day else words.UNDATED


def window_words(window: Window) -> str:
    """Which trainings count."""
    return words.WINDOW.format(
        first=day(window.first), last=day(window.last), months=shipped_training().months
    )


def attendance_template(units: Sequence[Unit], registry: Registry) -> bytes:
    """An xlsx with an empty list of attendance and one example, a guide, and the names of the units."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        sheet = book.add_worksheet(words.TEMPLATE_SHEET)
        guide, names = book.add_worksheet(words.GUIDE_SHEET), book.add_worksheet(words.UNIT_SHEET)
        _list(book, sheet, units[0].name if units else "")
        names.set_column(0, 1, 44)
        for row, unit in enumerate(units):
            names.write_string(row, 0, unit.name)
            names.write_string(row, 1, district(unit, registry))
        yes_no = [words.YES, words.NO]
        _choose(sheet, _UNIT, f"='{words.UNIT_SHEET}'!$A$1:$A${max(len(units), 1)}")
        _choose(sheet, _FRONTLINE, yes_no)
        _choose(sheet, _PRESENT, yes_no)
        guide.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
        for row, line in enumerate(words.GUIDE):
            guide.write_string(row, 0, line)
    return out.getvalue()


def _list(book: xlsxwriter.Workbook, sheet: Worksheet, unit: str) -> None:
    """The heads, and below them an example that no reader takes for a person."""
    head, faint = book.add_format(HEADER), book.add_format(_FAINT)
    sheet.write_string(0, 0, words.TEMPLATE_TITLE, book.add_format({"bold": True}))
    for column, (name, width) in enumerate(zip(words.TEMPLATE_HEAD, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, name, head)
    example = ("1", words.EXAMPLE_NAME, "", unit, "", words.YES, words.EXAMPLE_EVENT)
    for column, cell in enumerate(example):
        sheet.write_string(_HEAD + 1, column, cell, faint)
    dated = book.add_format({**_FAINT, "num_format": "dd/mm/yyyy", "align": "left"})
    sheet.write_datetime(_HEAD + 1, _DAY, datetime(2026, 1, 15), dated)
    sheet.write_string(_HEAD + 1, _PRESENT, words.YES, faint)
    sheet.freeze_panes(_HEAD + 1, 2)


def _choose(sheet: Worksheet, column: int, source: str | list[str]) -> None:
    rule = {"validate": "list", "source": source, "ignore_blank": True, "error_type": "warning"}
    sheet.data_validation(_HEAD + 1, column, _ROWS, column, rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is in the workbook of figures."""

    period: str
    assessed_on: date
    window: Window
    units: Sequence[UnitTraining]
    made_at: datetime
    invented: bool


def training_workbook(found: Figures) -> bytes:
    """An xlsx with every unit and what it ought to do next, who was at what, and how it was counted."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        sheets = Sheets(book, invented=found.invented)
        table = sheets.table(words.BOOK_UNITS, words.BOOK_UNIT_HEAD)
        for one in found.units:
            table.add(_unit_cells(one))
        table.finish()
        table = sheets.table(words.BOOK_EVENTS, words.BOOK_EVENT_HEAD)
        for one in found.units:
            for came in one.attended:
                table.add(_event_cells(one, came))
        table.finish()
        facts = {
            "period": found.period,
            "date": day(found.assessed_on),
            "made": moment(found.made_at),
            "window": window_words(found.window),
        }
        about = ((heading, line.format(**facts)) for heading, line in words.BOOK_ABOUT_LINES)
        sheets.lines(words.BOOK_ABOUT, about)
    return out.getvalue()


def _unit_cells(one: UnitTraining) -> list[Cell]:
    return [
        one.unit.name,
        sum(came.counts for came in one.attended),
        *_ends(one.trained),
        *_ends(one.frontline),
        one.staff,
        None if one.share is None else float(round_half_up(100 * one.share, _PERCENT_DECIMALS)),
        one.claimed,
        step_words(one),
    ]


def _ends(trained: Trained | None) -> tuple[int | None, int | None]:
    return (None, None) if trained is None else (trained.least, trained.most)


def _event_cells(one: UnitTraining, came: Attended) -> list[Cell]:
    figures = came.came
    event = came.event
    return [one.unit.name, event.title, event.day, figures.people, figures.frontline, counted_words(came)]
