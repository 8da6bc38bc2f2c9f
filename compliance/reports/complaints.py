"""Complaints counted, as a workbook: what the page Pengaduan shows, and how it was counted."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import xlsxwriter

from compliance.analysis.complaints import Figures, Month, Overview, UnitFigures
from compliance.formats import count, day, moment
from compliance.model.complaints import ComplaintsDefinition
from compliance.reports.book import BOOK, under
from compliance.reports.sheets import Cell, Sheets
from compliance.scoring.rounding import round_half_up
from compliance.text import complaints as text
from compliance.text import reports as words
from compliance.wording_complaints import age_bands, channel, month, weakest

_UNIT, _TEXT, _NUMBER = 48, 34, 14  # widths


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is in the workbook. `unit`: the id of the only one that is wanted, "" for all of `overview`;
    `names`: of units by id; `whole`: whether `overview` knows every unit, not only the reader's own.
    """

    period: str
    overview: Overview
    names: Mapping[str, str]
    definition: ComplaintsDefinition
    whole: bool
    unit: str = ""

    @property
    def scope(self) -> str:
        """Whose complaints these are."""
        if self.unit:
            return self.name(self.unit)
        return text.ALL_UNITS if self.whole else text.OWN_UNITS

    def name(self, unit: str) -> str:
        return self.names.get(unit, unit)

    @property
    def units(self) -> tuple[UnitFigures, ...]:
        """Those that are wanted, the one with the most open complaints first, as on the page."""
        wanted = (one for one in self.overview.units if self.unit in ("", one.unit))
        return tuple(sorted(wanted, key=lambda one: (-one.figures.open, self.name(one.unit))))

    @property
    def parts(self) -> Sequence[tuple[str, Figures]]:
        """All together, then each unit; or the one that is wanted."""
        each = [(self.name(one.unit), one.figures) for one in self.units]
        return each if self.unit else [(self.scope, self.overview.region), *each]


def complaints_workbook(counted: Counted, *, made_at: datetime, invented: bool = False) -> bytes:
    """An xlsx with a sheet for each tab of the page and one that says how it was counted.

    Figures are numbers with the decimals that the page shows; text stays text.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        title = text.BOOK_TITLE.format(period=counted.period)
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        sheets = Sheets(book, invented=invented)
        sheets.lines(text.ABOUT_SHEET, _about(counted, made_at))
        for name, heads, rows in _tables(counted):
            table = sheets.table(name, heads)
            for row in rows:
                table.add(row)
            table.finish()
    return out.getvalue()


_Rows = Iterator[Sequence[Cell]]
_OfUnit = Callable[[Figures], Iterator[Sequence[Cell]]]


def _tables(counted: Counted) -> Iterator[tuple[str, Sequence[tuple[str, int]], _Rows]]:
    """Name, heads with their widths, and rows of each sheet; the first column is the unit."""

    def sheet(
        name: str, heads: Sequence[str], rows: _OfUnit, *, wide: Sequence[str] = ()
    ) -> tuple[str, Sequence[tuple[str, int]], _Rows]:
        widths = [(head, _TEXT if head in wide else _NUMBER) for head in heads]
        filled = ((unit, *row) for unit, figures in counted.parts for row in rows(figures))
        return name, [(text.COLUMNS[0], _UNIT), *widths], filled

    definition = counted.definition
    came = (text.MONTH_RECEIVED, text.MONTH_RESOLVED)
    further = (text.NOT_PURSUED_HEAD, text.UNSAID_HEAD, text.NOTE_HEAD)
    few = _few(definition)
    yield sheet(text.UNITS_SHEET, (*text.COLUMNS[1:], *further), few, wide=(text.NOTE_HEAD,))
    yield sheet(text.MONTHS_SHEET, (text.MONTH, *came), lambda figures: _trend(figures.months))
    yield sheet(text.YEARS_SHEET, (text.YEAR, *came), lambda figures: _trend(figures.years))
    ages = (*age_bands(definition.rules), text.AGE_UNKNOWN_HEAD)
    yield sheet(text.BACKLOG_SHEET, ages, lambda figures: iter([(*figures.ages, figures.of_unknown_age)]))
    for head, part in ((text.CATEGORY, _categories), (text.CHANNEL, _channels(definition))):
        yield sheet(head, (head, text.COUNT), part, wide=(head,))
    heads = (text.DEADLINE_COLUMNS[0], *text.DEADLINE_COLUMNS[1:5], text.KEPT_HEAD, text.DEADLINE_COLUMNS[-1])
    yield sheet(text.DEADLINES_SHEET, heads, _deadlines, wide=heads[:1])


def _few(definition: ComplaintsDefinition) -> _OfUnit:
    few = definition.rules.few

    def row(figures: Figures) -> _Rows:
        """All figures of a unit under `text.COLUMNS`, and what the cards say besides."""
        yield (
            figures.received,
            figures.resolved,
            figures.open,
            _percent(figures.share_resolved),
            *(_days(value) for value in _lengths(figures)),
            *(_percent(kept.share) for kept in figures.deadlines),
            figures.closed,
            figures.unsaid,
            text.FEW.format(few=few) if figures.received < few else None,
        )

    return row


def _lengths(figures: Figures) -> tuple[Fraction | None, ...]:
    return figures.response.median, figures.resolution.median, figures.resolution.p90


def _trend(months: Sequence[Month]) -> _Rows:
    for one in months:
        yield month(one.period) if "-" in one.period else one.period, one.received, one.resolved


def _categories(figures: Figures) -> _Rows:
    return ((name or text.NOT_SAID, some) for name, some in figures.categories)


def _channels(definition: ComplaintsDefinition) -> _OfUnit:
    return lambda figures: ((channel(id, definition), some) for id, some in figures.channels)


def _deadlines(figures: Figures) -> _Rows:
    for one in figures.deadlines:
        counts = (one.kept, one.missed, one.waiting, one.unknown)
        yield one.deadline.label, *counts, _percent(one.share), one.deadline.basis.value


def _percent(share: Fraction | None) -> float | None:
    return None if share is None else float(round_half_up(100 * share, 2))


def _days(value: Fraction | None) -> float | None:
    return None if value is None else float(round_half_up(value, 1))


def _about(counted: Counted, made_at: datetime) -> Iterator[tuple[str, str]]:
    """Whose complaints, on what day, by which limits, and how sure these are."""
    found, definition = counted.overview, counted.definition
    yield text.ABOUT_PERIOD, counted.period
    yield text.ABOUT_SCOPE, counted.scope
    yield text.ON, text.NO_DAY if found.on is None else day(found.on)
    yield words.MADE_AT, moment(made_at)
    if found.later and not counted.unit:
        yield text.ABOUT_LATER, text.LATER.format(count=count(found.later))
    if found.weakest is not None and not counted.unit:
        yield text.ABOUT_WEAKEST, weakest(found.weakest, counted.names)
    limits = (
        text.LIMIT_LINE.format(
            label=one.label, days=one.days, source=one.source, note=one.note, basis=one.basis.value
        )
        for one in definition.deadlines
    )
    rules = definition.rules
    ranked = f"{text.WEAKEST_RULE.format(few=rules.few)} {rules.note} ({rules.basis.value})"
    yield from under(text.DEADLINES, (*limits, text.DEADLINE_NOTE))
    yield from under(text.ABOUT_METHOD, (text.METHOD, ranked))
    yield words.NOTICE, text.NOT_PERSONAL
