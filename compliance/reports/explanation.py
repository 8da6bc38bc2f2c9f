"""How figures came about, as sheets of a workbook: rules, sums, and every indicator of every unit."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from compliance import wording
from compliance.analysis.explanation import End, Explanation, ladder
from compliance.analysis.regional import Mean
from compliance.formats import day, exact, number, share, unrounded
from compliance.model import ChecklistDefinition, Instrument, ScoreBasis, Standing
from compliance.reports import phrases
from compliance.reports.book import BOOK
from compliance.reports.sheets import Cell, Sheets
from compliance.text import explanation as text
from compliance.text import pages
from compliance.text import reports as words
from compliance.wording import Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A unit's name and how its figures came about."""

    unit: str
    found: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is explained: the units whoever downloads may see, and the region as far as it is ranked.

    `note`: what else the reader must know.
    """

    instrument: Instrument
    checklist: ChecklistDefinition
    basis: ScoreBasis
    units: Iterable[Explained]
    means: Sequence[tuple[str, Mean]] = ()
    note: str = text.WHO


def explanation_workbook(
    one: Explained,
    details: Details,
    *,
    period: str,
    made_at: datetime,
    invented: bool = False,
) -> bytes:
    """An xlsx about the one unit in `details`: rules, sums, indicators, every rung with its conditions."""
    out = io.BytesIO()
    instrument = details.instrument
    with xlsxwriter.Workbook(out, BOOK) as book:
        title = words.TITLE.format(instrument=instrument.title, period=period)
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        sheets = Sheets(book, invented=invented)
        about = [
            (words.UNIT, one.unit),
            (words.INSTRUMENT, f"{instrument.title} ({instrument.id})"),
            (words.PERIOD, period),
            (words.ASSESSED_ON, day(one.found.assessment.as_of)),
            (words.NOTICE, words.NOT_OFFICIAL),
        ]
        sheets.lines(text.SHEET_RULES, (*about, *_unit_lines(one.found), *_rule_lines(details)))
        _unit_tables(sheets, details)
        rungs = sheets.table(text.SHEET_LADDERS, text.LADDER_SHEET_COLUMNS)
        for row in _ladder_rows(one.found, wording.questions(details.checklist)):
            rungs.add(row)
        rungs.finish()
    return out.getvalue()


def add_details(book: xlsxwriter.Workbook, details: Details, *, invented: bool) -> None:
    """The same sheets in a workbook of many units, without the ladders."""
    sheets = Sheets(book, invented=invented)
    sheets.lines(text.SHEET_RULES, (*_rule_lines(details), (words.NOTICE, details.note)))
    _unit_tables(sheets, details)


def _unit_tables(sheets: Sheets, details: Details) -> None:
    """Both tables in one go: of thousands of units, one at a time is in memory."""
    known = wording.questions(details.checklist)
    sums = sheets.table(text.SHEET_SUMS, text.SUM_COLUMNS)
    rows = sheets.table(text.SHEET_DETAILS, text.DETAIL_COLUMNS)
    for one in details.units:
        sums.add(_sum_row(one))
        for row in _detail_rows(one, known):
            rows.add(row)
    sums.finish()
    rows.finish()


def _rule_lines(details: Details) -> Iterator[tuple[str, str]]:
    """Heading and text of each line about how the figures are made, with sources and bases."""
    instrument = details.instrument
    yield text.HEAD_BASIS, text.BASES[details.basis]
    yield from _group(text.HEAD_RULES, (phrases.rule_words(instrument), *text.RULES, text.RANK_RULE))
    rounding = text.ROUNDING_RULE.format(decimals=instrument.decimals)
    yield text.HEAD_ROUNDING, f"{rounding} {_standing(instrument, instrument.rounding_standing)}"
    bands = [
        text.CATEGORY_LINE.format(label=c.label, id=c.id, lower=lower, upper=upper)
        for c in instrument.categories
        for lower, upper in (phrases.bounds(c, instrument),)
    ]
    yield from _group(text.HEAD_CATEGORIES, (*bands, _standing(instrument, instrument.categories_standing)))
    minimum = text.MINIMUM_RULE.format(minimum=share(instrument.minimum_completeness))
    yield text.HEAD_MINIMUM, f"{minimum} {_standing(instrument, instrument.completeness_standing)}"
    yield from _group(text.HEAD_WEIGHTS, tuple(_weights(instrument)))
    region = [
        text.REGION_LINE.format(label=label, sum=total, rounded=rounded)
        for label, mean in details.means
        for total, rounded in (phrases.mean_words(mean, instrument),)
    ]
    lines = (*region, text.MEAN_RULE, _standing(instrument, instrument.aggregate_standing))
    yield from _group(text.HEAD_REGION, lines)
    meanings = (f"{pages.BASES[basis]}: {means}" for basis, means in pages.BASES_MEAN.items())
    yield from _group(text.HEAD_BASES, tuple(meanings))
    yield from _group(words.SOURCES, tuple(f"{id}: {source}" for id, source in instrument.sources.items()))


def _unit_lines(found: Explanation) -> Iterator[tuple[str, str]]:
    instrument = found.instrument
    for head, end in ((text.FLOOR, found.floor), (text.CEILING, found.ceiling)):
        if end is None:
            yield head, text.NOTHING_APPLIES
            continue
        lines = (
            phrases.sum_words(end, instrument),
            phrases.rounded_words(end, instrument),
            phrases.band_words(end, instrument),
        )
        yield from _group(head, lines)
    yield text.COVERAGE, phrases.coverage_words(found)
    yield text.COMPLETENESS, phrases.completeness_words(found)


def _weights(instrument: Instrument) -> Iterator[str]:
    total = sum(aspect.weight for aspect in instrument.aspects)
    for aspect in instrument.aspects:
        yield text.ASPECT_LINE.format(
            label=aspect.label,
            weight=number(aspect.weight),
            of=number(total),
            standing=_standing(instrument, aspect.standing),
        )


def _standing(instrument: Instrument, standing: Standing | None) -> str:
    return "" if standing is None else phrases.standing_words(instrument, standing)


def _group(heading: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, line in enumerate(lines):
        yield heading if place == 0 else "", line


def _sum_row(one: Explained) -> tuple[Cell, ...]:
    """One unit under `text.SUM_COLUMNS`."""
    found = one.found
    ends = (*_end(found.floor, found), *_end(found.ceiling, found))
    return (
        one.unit,
        *ends,
        float(found.assessment.coverage),
        float(100 * found.completeness.part),
        float(100 * found.completeness.whole),
        float(found.completeness.value),
        text.YES if found.assessment.complete_enough else text.NO,
    )


def _end(end: End | None, found: Explanation) -> tuple[Cell, ...]:
    if end is None:
        return (None,) * 5
    lower, upper = phrases.bounds(end.category, found.instrument)
    return (
        exact(end.exact),
        unrounded(end.exact, found.instrument.decimals),
        float(end.rounded),
        end.category.label,
        text.BOUNDS.format(lower=lower, upper=upper),
    )


def _detail_rows(one: Explained, known: Questions) -> Iterator[tuple[Cell, ...]]:
    """One row for each indicator of a unit, under `text.DETAIL_COLUMNS`."""
    for aspect in one.found.aspects:
        for part in aspect.indicators:
            indicator, result = part.indicator, part.result
            low, high = indicator.rungs[result.floor], indicator.rungs[result.ceiling]
            weight, climbing = indicator.weight_standing, indicator.ladder_standing
            yield (
                one.unit,
                aspect.aspect.label,
                indicator.id,
                indicator.label,
                "\n".join(phrases.statement_words(item, known) for item in phrases.answered(part)),
                phrases.proven_words(part),
                float(low.points),
                high.label,
                float(high.points),
                float(100 * part.share),
                exact(part.share),
                float(part.floor),
                exact(part.floor),
                float(part.ceiling),
                exact(part.ceiling),
                text.STANDING.format(basis=pages.BASES[weight.basis], source=weight.source),
                text.STANDING.format(basis=pages.BASES[climbing.basis], source=climbing.source),
                "\n".join(phrases.why_not(one.found, part, known)),
            )


def _ladder_rows(found: Explanation, known: Questions) -> Iterator[tuple[Cell, ...]]:
    """One row for each rung of each indicator, under `text.LADDER_SHEET_COLUMNS`."""
    for part in found.indicators:
        for step in ladder(found, part):
            conditions = [phrases.group_words(group, known, truths=True) for group in step.groups]
            yield (
                part.indicator.id,
                part.indicator.label,
                float(step.rung.points),
                step.rung.label,
                text.RUNG_TRUTHS[step.truth],
                "\n".join(conditions) or text.LOWEST,
                float(step.contribution),
                exact(step.contribution),
            )
