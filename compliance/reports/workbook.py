"""The ranking as a workbook. Text stays text: a name that begins with `=` never becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from compliance.analysis import frames
from compliance.model import Instrument, ScoreBasis
from compliance.reports.book import BOOK, HEADER, WARNING, mark, under
from compliance.reports.explanation import Details, add_details
from compliance.text import reports as words
from compliance.text.pages import BASES_OF_SCORES

# Excel shows the separators of the reader's own setting; the locale makes the month Indonesian.
_DATE = "[$-421]d mmmm yyyy"
_TIME = "[$-421]d mmmm yyyy hh:mm"
_ABOUT_WIDTHS = (22, 100)


class _Kind(StrEnum):
    TEXT = "text"
    WHOLE = "whole"
    SCORE = "score"
    SHARE = "share"  # 0..1, shown in percent


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    name: str
    title: str
    width: int
    kind: _Kind = _Kind.TEXT


_RANK = _Column(name=frames.RANK, title=words.RANK, width=10, kind=_Kind.WHOLE)
_COLUMNS = (
    _Column(name=frames.NAME, title=words.UNIT, width=48),
    _Column(name=frames.KIND, title=words.KIND, width=14),
    _Column(name=frames.FLOOR, title=words.FLOOR, width=12, kind=_Kind.SCORE),
    _Column(name=frames.CEILING, title=words.CEILING, width=12, kind=_Kind.SCORE),
    _Column(name=frames.VERIFIED_FLOOR, title=words.VERIFIED_FLOOR, width=12, kind=_Kind.SCORE),
    _Column(name=frames.BEYOND, title=words.BEYOND, width=12, kind=_Kind.SCORE),
    _Column(name=frames.CATEGORY_FLOOR, title=words.CATEGORY_FLOOR, width=13),
    _Column(name=frames.CATEGORY_CEILING, title=words.CATEGORY_CEILING, width=13),
    _Column(name=frames.ZONE, title=words.ZONE_FLOOR, width=12),
    _Column(name=frames.COVERAGE, title=words.COVERAGE, width=12, kind=_Kind.SCORE),
    _Column(name=frames.COMPLETENESS, title=words.COMPLETENESS, width=14, kind=_Kind.SHARE),
    _Column(name=frames.DISPENSATIONS, title=words.DISPENSATIONS, width=60),
)


def ranking_workbook(
    frame: pd.DataFrame,
    *,
    instrument: Instrument,
    period: str,
    assessment_date: date,
    made_at: datetime,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
    details: Details | None = None,
    invented: bool = False,
) -> bytes:
    """An xlsx with the sheets Peringkat, Sementara and Tentang, from a frame of `analysis.ranking`;
    with `details` also those that tell how each figure came about.

    Numbers are numbers, unrounded text is text; `invented` marks every sheet as demonstration data.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": _title(instrument, period), "created": made_at.replace(tzinfo=None)})
        writer = _Writer(book=book, decimals=instrument.decimals, invented=invented)
        ranked = frame[frames.RANK].notna()
        writer.table(words.RANKED, frame[ranked], (_RANK, *_COLUMNS))
        writer.table(words.PROVISIONAL, frame[~ranked], _COLUMNS)
        if details is not None:
            add_details(book, details, invented=invented)
        about = _about(instrument, period, assessment_date, made_at, basis)
        writer.about((*about, *under(words.DISPENSATIONS, _dispensed(frame))))
    return out.getvalue()


def _title(instrument: Instrument, period: str) -> str:
    return words.TITLE.format(instrument=instrument.title, period=period)


def _about(
    instrument: Instrument, period: str, assessment_date: date, made_at: datetime, basis: ScoreBasis
) -> Iterator[tuple[str, str | date]]:
    """Heading and text of each line; the heading only on the first line of a group."""
    yield words.INSTRUMENT, f"{instrument.title} ({instrument.id})"
    if instrument.own:
        yield words.ORIGIN, words.OWN
    yield words.LEGAL_BASIS, instrument.legal_ref
    yield words.PERIOD, period
    yield words.ASSESSED_ON, assessment_date
    yield words.BASIS, BASES_OF_SCORES[basis]
    yield words.MADE_AT, made_at.replace(tzinfo=None)
    yield words.NOTICE, words.NOT_OFFICIAL
    yield from under(
        words.READING_HELP, (words.RANGE, words.BEYOND_MEANS, words.COVERAGE_MEANS, words.PROVISIONAL_MEANS)
    )
    yield from under(words.LIMITS, instrument.limits)
    yield from under(words.SOURCES, tuple(instrument.sources.values()))


def _dispensed(frame: pd.DataFrame) -> list[str]:
    """Which units use a dispensation, and which."""
    pairs = zip(frame[frames.NAME], frame[frames.DISPENSATIONS], strict=True)
    return [words.DISPENSED.format(unit=unit, dispensations=said) for unit, said in pairs if said]


class _Writer:
    """One workbook under construction."""

    def __init__(self, *, book: xlsxwriter.Workbook, decimals: int, invented: bool) -> None:
        self._book = book
        self._invented = invented
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._header = book.add_format(HEADER)
        self._warning = book.add_format(WARNING)
        self._wrap = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        self._date = book.add_format({"num_format": _DATE, "align": "left"})
        self._time = book.add_format({"num_format": _TIME, "align": "left"})
        score = "#,##0." + "0" * decimals if decimals else "#,##0"
        self._formats: dict[_Kind, Format] = {
            _Kind.TEXT: book.add_format(),
            _Kind.WHOLE: book.add_format({"num_format": "0"}),
            _Kind.SCORE: book.add_format({"num_format": score}),
            _Kind.SHARE: book.add_format({"num_format": "0.0%"}),
        }

    def table(self, name: str, frame: pd.DataFrame, columns: Sequence[_Column]) -> None:
        """A sheet with one row per unit under a header that stays and filters."""
        sheet = self._book.add_worksheet(name)
        top = mark(sheet, self._warning, invented=self._invented)
        for i, column in enumerate(columns):
            sheet.set_column(i, i, column.width)
            sheet.write_string(top, i, column.title, self._header)
            for row, value in enumerate(frame[column.name], start=top + 1):
                self._cell(sheet, row, i, value, column.kind)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, top + len(frame), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def _cell(self, sheet: Worksheet, row: int, column: int, value: str | float | None, kind: _Kind) -> None:
        if value is None or value == "" or pd.isna(value):
            return
        if kind is _Kind.TEXT:
            sheet.write_string(row, column, str(value), self._formats[kind])
        else:
            sheet.write_number(row, column, float(value), self._formats[kind])

    def about(self, lines: Sequence[tuple[str, str | date]]) -> None:
        """The sheet that says what the figures are, and what they are not."""
        sheet = self._book.add_worksheet(words.ABOUT)
        for i, width in enumerate(_ABOUT_WIDTHS):
            sheet.set_column(i, i, width)
        first = mark(sheet, self._warning, invented=self._invented)
        for row, (heading, text) in enumerate(lines, start=first):
            sheet.write_string(row, 0, heading, self._bold)
            if isinstance(text, date):
                shape = self._time if isinstance(text, datetime) else self._date
                sheet.write_datetime(row, 1, text, shape)
            else:
                sheet.write_string(row, 1, text, self._wrap)
