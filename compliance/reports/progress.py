"""Two periods against each other as a workbook: figures, answers, yardstick, and how to read them."""

from __future__ import annotations

import io
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from compliance.analysis import frames
from compliance.analysis import progress as columns
from compliance.analysis.editions import Weighed, compare
from compliance.analysis.progress import Movement, Presence, Progress
from compliance.analysis.unit_progress import AnswerChange
from compliance.formats import day
from compliance.model import Answer, ChecklistDefinition, ScoreBasis, Unit, UnitKind
from compliance.reports.book import BOOK, HEADER, LONGEST_TEXT, WARNING, mark
from compliance.reports.sheets import Sheets
from compliance.scoring.rounding import round_half_up
from compliance.text import dispensations, pages
from compliance.text import progress as text
from compliance.text import reports as words
from compliance.wording import label, questions
from compliance.wording import words as answer_words

Cell = str | Decimal | int | None
Rows = Iterable[Sequence[Cell]]
Row = Mapping[Hashable, Any]  # of a frame of `analysis.progress`
_WIDE, _NARROW = 48, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What is in the workbook; `periods`: each with its day, in words. `answers`: of the units whose
    answers the reader may see."""

    progress: Progress
    periods: tuple[str, str]
    days: tuple[str, str]
    basis: ScoreBasis
    answers: Sequence[tuple[Unit, AnswerChange]]
    checklist: ChecklistDefinition


def progress_workbook(compared: Compared, *, made_at: datetime, invented: bool = False) -> bytes:
    """An xlsx with the sheets Perkembangan, Tidak dibandingkan, Jawaban, Tolok ukur and Tentang.

    Scores are numbers with the decimals of their instrument, and text stays text.
    """
    out = io.BytesIO()
    before, after = compared.periods
    with xlsxwriter.Workbook(out, BOOK) as book:
        title = text.TITLE.format(before=before, after=after)
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        sheets = _Sheets(book=book, decimals=compared.progress.decimals, invented=invented)
        sheets.add(text.SHEET_PAIRS, *_pairs(compared.progress), wide=frozenset({0}))
        sheets.add(text.SHEET_OTHERS, *_others(compared.progress), wide=frozenset({0}))
        sheets.add(text.SHEET_ANSWERS, *_answers(compared), wide=frozenset({0, 1, 3, 4, 5, 6}))
        yardstick = _yardstick(compared.progress)
        sheets.add(text.SHEET_YARDSTICK, text.YARDSTICK_TABLE, yardstick, wide=frozenset({1, 2}))
        Sheets(book, invented=invented).lines(text.SHEET_ABOUT, _about(compared, made_at))
    return out.getvalue()


_SCORES = (
    (text.FLOOR, columns.FLOOR_BEFORE, columns.FLOOR_AFTER, columns.FLOOR_CHANGE),
    (text.CEILING, columns.CEILING_BEFORE, columns.CEILING_AFTER, columns.CEILING_CHANGE),
    (text.VERIFIED, columns.VERIFIED_BEFORE, columns.VERIFIED_AFTER, columns.VERIFIED_CHANGE),
)
_CAUSES = (
    (text.COLUMN_YARDSTICK, columns.BY_YARDSTICK),
    (text.COLUMN_TIME, columns.BY_TIME),
    (text.COLUMN_ANSWERS, columns.BY_ANSWERS),
)


def _titles(what: str) -> tuple[str, str]:
    return text.BEFORE.format(what=what), text.AFTER.format(what=what)


def _pairs(found: Progress) -> tuple[Sequence[str], Rows]:
    """Those ranked in both, the greatest rise first."""
    compared = [Movement.ROSE, Movement.FELL, Movement.SAME]
    rows = found.frame[found.frame[columns.MOVEMENT].isin(compared)]
    rows = rows.sort_values([columns.FLOOR_CHANGE, frames.NAME], ascending=[False, True])
    titles = [text.COLUMN_UNIT, text.COLUMN_KIND, text.COLUMN_MOVEMENT, *_titles(text.RANK)]
    names = [columns.RANK_BEFORE, columns.RANK_AFTER]
    for what, *figures in _SCORES:
        titles += [*_titles(what), text.CHANGE.format(what=what.lower())]
        names += figures
        if what == text.FLOOR:
            titles += [title for title, _ in _CAUSES]
            names += [name for _, name in _CAUSES]
    titles += [*_titles(text.CATEGORY), text.COLUMN_NOTE, *_titles(text.COLUMN_DISPENSED)]
    ranks = {columns.RANK_BEFORE, columns.RANK_AFTER}

    def line(row: Row) -> Sequence[Cell]:
        figures = [_whole(row[n]) if n in ranks else _score(row[n], found.decimals) for n in names]
        return (*_who(row), *figures, *_labels(row), _note(row), *_dispensed(row))

    return titles, (line(row) for row in rows.to_dict("records"))


def _others(found: Progress) -> tuple[Sequence[str], Rows]:
    """Those that cannot be compared, with why."""
    apart = [Movement.PROVISIONAL, Movement.NEW, Movement.GONE]
    rows = found.frame[found.frame[columns.MOVEMENT].isin(apart)]
    titles = [
        *(text.COLUMN_UNIT, text.COLUMN_KIND, text.COLUMN_MOVEMENT),
        *_titles(text.COLUMN_PRESENCE),
        *_titles(text.FLOOR),
        *_titles(text.CEILING),
        text.COLUMN_NOTE,
        *_titles(text.COLUMN_DISPENSED),
    ]
    scores = (columns.FLOOR_BEFORE, columns.FLOOR_AFTER, columns.CEILING_BEFORE, columns.CEILING_AFTER)

    def line(row: Row) -> Sequence[Cell]:
        presences = (row[columns.PRESENCE_BEFORE], row[columns.PRESENCE_AFTER])
        return (
            *_who(row),
            *(text.PRESENCES[Presence(presence)] for presence in presences),
            *(_score(row[name], found.decimals) for name in scores),
            _note(row),
            *_dispensed(row),
        )

    return titles, (line(row) for row in rows.to_dict("records"))


def _who(row: Row) -> tuple[Cell, ...]:
    movement, kind = Movement(row[columns.MOVEMENT]), UnitKind(row[frames.KIND])
    return str(row[frames.NAME]), pages.KINDS[kind], text.MOVEMENTS[movement]


def _labels(row: Row) -> tuple[Cell, Cell]:
    before, after = (row[columns.LABEL_BEFORE], row[columns.LABEL_AFTER])
    return str(before), str(after)


def _dispensed(row: Row) -> tuple[Cell, Cell]:
    """What is said of its dispensations in each period."""
    return str(row[columns.DISPENSED_BEFORE]), str(row[columns.DISPENSED_AFTER])


def _note(row: Row) -> str:
    """What it was called, and who took its place."""
    was, followed = row[columns.NAME_BEFORE], row[columns.SUCCESSORS]
    parts = [text.RENAMED.format(name=was)] if isinstance(was, str) else []
    parts += [text.SUCCEEDED.format(names=followed)] if followed else []
    return text.SEPARATOR.join(parts)


def _score(steps: int, decimals: int) -> Decimal | None:
    return None if pd.isna(steps) else Decimal(int(steps)).scaleb(-decimals)


def _whole(rank: int) -> int | None:
    return None if pd.isna(rank) else int(rank)


def _answers(compared: Compared) -> tuple[Sequence[str], Rows]:
    known = questions(compared.checklist)
    titles = [
        *(text.COLUMN_UNIT, text.QUESTION, text.TOUCH),
        *_titles(text.ANSWER),
        *_titles(text.SUPPORT),
    ]
    rows = (
        (
            unit.name,
            label(change.question, known),
            text.TOUCHES[change.touch],
            answer_words(change.before, known.get(change.question)),
            answer_words(change.after, known.get(change.question)),
            _support(change.before),
            _support(change.after),
        )
        for unit, change in compared.answers
    )
    return titles, rows


def _support(answer: Answer | None) -> str:
    if answer is None:
        return ""
    dated = text.EFFECTIVE.format(day=day(answer.effective)) if answer.effective else ""
    return text.SEPARATOR.join(part for part in (dated, answer.note, *answer.evidence) if part)


def _yardstick(found: Progress) -> Rows:
    """What came, went and changed between the two yardsticks; nothing where they are the same."""
    changes = compare(found.before, found.after)

    def line(item: Weighed, told: str, before: Decimal | None, after: Decimal | None) -> Sequence[Cell]:
        return item.indicator.id, item.indicator.label, told, before, after

    for item in changes.came:
        yield line(item, text.ITEM_CAME, None, _percent(item))
    for item in changes.went:
        yield line(item, text.ITEM_WENT, _percent(item), None)
    for pair in changes.stayed:
        told = [text.ITEM_WEIGHT] if pair.difference else []
        told += [text.ITEM_LADDER] if pair.climbs_otherwise else []
        if told:
            yield line(pair.new, ", ".join(told), _percent(pair.old), _percent(pair.new))


def _percent(item: Weighed) -> Decimal:
    """The share of the whole in percent, to two decimals."""
    return round_half_up(100 * item.share, 2)


def _about(compared: Compared, made_at: datetime) -> Iterator[tuple[str, str]]:
    found = compared.progress
    for heading, name, when in zip(
        (text.ABOUT_PERIOD_BEFORE, text.ABOUT_PERIOD_AFTER), compared.periods, compared.days, strict=True
    ):
        yield heading, text.ABOUT_PERIOD.format(period=name, day=when)
    yield text.ABOUT_INSTRUMENT_BEFORE, f"{found.before.title} ({found.before.id})"
    yield text.ABOUT_INSTRUMENT_AFTER, f"{found.after.title} ({found.after.id})"
    yield text.ABOUT_BASIS, pages.BASES_OF_SCORES[compared.basis]
    yield words.MADE_AT, f"{day(made_at.date())} {made_at:%H.%M}"
    yield words.NOTICE, words.NOT_OFFICIAL
    for number, sentence in enumerate(text.ABOUT_READING):
        yield words.READING_HELP if number == 0 else "", sentence
    yield from _about_dispensed(compared)


def _about_dispensed(compared: Compared) -> Iterator[tuple[str, str]]:
    """Which units use a dispensation, and in which period."""
    heading = words.DISPENSATIONS
    for period, name in zip(
        compared.periods, (columns.DISPENSED_BEFORE, columns.DISPENSED_AFTER), strict=True
    ):
        frame = compared.progress.frame
        for unit, said in zip(frame[frames.NAME], frame[name], strict=True):
            if said:
                sentence = dispensations.IN_PERIODS.format(sentences=said, periods=period)
                yield heading, words.DISPENSED.format(unit=unit, dispensations=sentence)
                heading = ""


class _Sheets:
    """One workbook under construction."""

    def __init__(self, *, book: xlsxwriter.Workbook, decimals: int, invented: bool) -> None:
        self._book = book
        self._invented = invented
        self._header = book.add_format(HEADER)
        self._warning = book.add_format(WARNING)
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._whole = book.add_format({"num_format": "0", "valign": "top"})
        digits = "0." + "0" * decimals if decimals else "0"
        self._score = book.add_format({"num_format": digits, "valign": "top"})

    def add(self, name: str, titles: Sequence[str], rows: Rows, *, wide: frozenset[int]) -> None:
        """A sheet under a header that stays and filters; `wide`: the columns of long text."""
        sheet = self._book.add_worksheet(name)
        top = mark(sheet, self._warning, invented=self._invented)
        for column, title in enumerate(titles):
            sheet.set_column(column, column, _WIDE if column in wide else _NARROW)
            sheet.write_string(top, column, title, self._header)
        last = top
        for last, row in enumerate(rows, start=top + 1):
            for column, cell in enumerate(row):
                self._cell(sheet, last, column, cell)
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, last, len(titles) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            sheet.write_string(row, column, cell[:LONGEST_TEXT], self._text)
        else:
            shape = self._whole if isinstance(cell, int) else self._score
            sheet.write_number(row, column, float(cell), shape)
