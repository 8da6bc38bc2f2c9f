"""Results of real assessments on screen: the series, the table, and how far off readiness was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import streamlit as st

from compliance.analysis.calibration import Gauge, summary
from compliance.analysis.readiness import Readiness, ancestry
from compliance.formats import count, gain, number, score_range, unrounded
from compliance.model import Instrument, Result
from compliance.text import pages as words
from compliance.text import results as text
from compliance.ui import dispensed, show
from compliance.ui.series import YEAR, Mark, series
from compliance.workflows.results import Entry

Editions = Mapping[str, Instrument]


def counting(entries: Sequence[Entry]) -> list[Entry]:
    """Those that were not withdrawn."""
    return [entry for entry in entries if entry.withdrawn is None]


def families(entries: Sequence[Entry], editions: Editions) -> list[tuple[str, list[Entry]]]:
    """The entries by the assessment they are of: editions that supersede each other are one, under
    the title of the newest of them that has a result; of another kind, under its own."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        found.setdefault(_root(entry.result, editions), []).append(entry)
    return [(_title(members), members) for members in found.values()]


def _root(result: Result, editions: Editions) -> tuple[str, str]:
    """The oldest edition of its line, or its own title."""
    return (ancestry(result.edition, editions)[-1] if result.edition else "", result.title.casefold())


def _title(members: Sequence[Entry]) -> str:
    newest = what(max(members, key=lambda entry: entry.result.year))
    several = len({entry.result.edition for entry in members}) > 1
    return text.AND_EARLIER.format(title=newest) if several else newest


def what(entry: Entry) -> str:
    """What was assessed: the title of the edition, or the name of an assessment of another kind."""
    return entry.edition.title if entry.edition else entry.result.title or entry.result.edition


def whom(entry: Entry) -> str:
    """Of whom a result is: the unit, or the whole regency."""
    return entry.whom or text.REGION_SHOWN


def family(title: str, members: Sequence[Entry]) -> None:
    """One assessment over the years: the region drawn and listed, its units folded."""
    st.subheader(show.plain(title), anchor=False)
    region = [entry for entry in members if not entry.result.unit_id]
    units = [entry for entry in members if entry.result.unit_id]
    scale = next((entry.edition.scale for entry in members if entry.edition), None)
    if scale is not None and any(entry.result.score is not None for entry in region):
        series(_marks(region), scale=float(scale), step=YEAR)
    if region:
        _table(region)
    if units:
        with st.expander(text.UNITS_HEAD.format(count=count(len(units)))):
            _table(units)
    dispensed.listed(dispensed.by_unit((entry.period, entry.dispensed) for entry in members))


def _marks(entries: Sequence[Entry]) -> list[Mark]:
    """Every year from the first to the last, those without a result as well."""
    by_year = {entry.result.year: entry for entry in entries}
    years = range(min(by_year), max(by_year) + 1)
    return [_mark(by_year[y]) if y in by_year else Mark(label=str(y), told="") for y in years]


def _mark(entry: Entry) -> Mark:
    result, found = entry.result, entry.readiness
    year, score = str(result.year), result.score
    told = (
        text.SERIES_ALT_BARE.format(year=year)
        if score is None
        else text.SERIES_ALT.format(year=year, score=number(score))
    )
    if found is None or found.floor is None or found.ceiling is None:
        return Mark(label=year, told=told, dot=None if score is None else float(score))
    told = text.SERIES_ALT_RANGE.format(told=told, range=score_range(found.floor, found.ceiling))
    return Mark(
        label=year,
        told=told,
        low=float(found.floor),
        high=float(found.ceiling),
        ring=None if found.verified_floor is None else float(found.verified_floor),
        dot=None if score is None else float(score),
        tone=show.tone_of(found.category_floor),
    )


def _table(entries: Sequence[Entry]) -> None:
    """The results with what stands beside them; of units, whose they are."""
    units = any(entry.result.unit_id for entry in entries)
    heads = (text.UNIT_COLUMN, *text.TABLE) if units else text.TABLE
    rows = [(whom(entry), *_row(entry)) if units else _row(entry) for entry in entries]
    show.table(heads, rows, numbers=frozenset({2 if units else 1}), least=1000)


def _row(entry: Entry) -> tuple[str, ...]:
    score = entry.result.score
    claimed, verified = entry.calibration.claimed, entry.calibration.verified
    return (
        str(entry.result.year),
        text.NO_SCORE if score is None else number(score),
        category(entry),
        what(entry),
        _readiness(entry),
        _both(claimed, verified, lambda gauge: gain(gauge.difference)),
        _both(claimed, verified, lambda gauge: text.INSIDE if gauge.inside else text.OUTSIDE),
        _source(entry),
    )


def category(entry: Entry) -> str:
    """Its label in the edition; the zone where only that is known; and how it was announced."""
    result = entry.result
    known = {item.id: item.label for item in entry.edition.categories} if entry.edition else {}
    label = known.get(result.category, result.category)
    if label and label != result.category:
        label = text.CATEGORY_NAMED.format(id=result.category, label=label)
    if not label:
        label = text.NOTHING if result.zone is None else words.ZONES[result.zone]
    return text.SAID.format(category=label, words=result.words) if result.words else label


def _readiness(entry: Entry) -> str:
    found = entry.readiness
    if not entry.period:
        return text.NOTHING
    if found is None:
        return text.NO_READINESS.format(period=entry.period)
    told = score_range(found.floor, found.ceiling)
    if found.verified_floor is not None:
        verified = score_range(found.verified_floor, found.verified_ceiling)
        told = text.RANGE_VERIFIED.format(range=told, verified=verified)
    if not entry.result.unit_id:
        told = _of_units(told, entry, found)
    return text.RANGE.format(period=entry.period, range=told)


def _of_units(told: str, entry: Entry, found: Readiness) -> str:
    sentence = text.OF_RANKED if entry.assessed is None else text.OF_ASSESSED
    units = count(found.units)
    if entry.assessed is not None and entry.assessed != found.units:
        units = text.INSIDE_OF.format(inside=units, count=count(entry.assessed))
    return sentence.format(range=told, units=units)


def _both(claimed: Gauge | None, verified: Gauge | None, told: Callable[[Gauge], str]) -> str:
    if claimed is None:
        return text.NOTHING
    if verified is None:
        return told(claimed)
    return text.BOTH.format(claimed=told(claimed), verified=told(verified))


def _source(entry: Entry) -> str:
    standing = entry.result.standing
    sentence = text.SHIPPED if entry.id is None else text.BASED
    told = sentence.format(source=standing.source, basis=text.BASES[standing.basis])
    return text.NOTED.format(source=told, note=standing.note) if standing.note else told


def calibration(entries: Sequence[Entry], editions: Editions) -> None:
    """How far off readiness was, for each assessment, by what was claimed and by what was verified."""
    st.subheader(text.CALIBRATION_HEAD, anchor=False)
    rows = [
        row
        for title, members in families(entries, editions)
        for scope, some in _scopes(members)
        for row in _summaries(title, scope, some)
    ]
    if not rows:
        show.lead(text.CALIBRATION_NONE)
        return
    show.lead(text.CALIBRATION_LEAD)
    show.table(text.CALIBRATION_TABLE, [row for row, _ in rows], numbers=frozenset({4}), least=620)
    with st.expander(text.HOW_CALIBRATION):
        show.bullets(how for _, how in rows)


def _scopes(members: Sequence[Entry]) -> tuple[tuple[str, list[Entry]], ...]:
    return (
        (text.OF_REGION, [entry for entry in members if not entry.result.unit_id]),
        (text.OF_UNITS, [entry for entry in members if entry.result.unit_id]),
    )


def _summaries(title: str, scope: str, entries: Sequence[Entry]) -> list[tuple[tuple[str, ...], str]]:
    """A row for each basis, with how its mean came about."""
    gauged = [(entry.result.year, entry.calibration) for entry in entries]
    told = (
        (text.CLAIMED, [(year, found.claimed) for year, found in gauged if found.claimed]),
        (text.VERIFIED, [(year, found.verified) for year, found in gauged if found.verified]),
    )
    return [
        ((title, scope, basis, *_summed(some)), _averaged(title, scope, basis, some))
        for basis, some in told
        if some
    ]


def _averaged(title: str, scope: str, basis: str, told: Sequence[tuple[int, Gauge]]) -> str:
    """The mean of the differences as a sum."""
    found = summary([gauge for _, gauge in told])
    total = sum((Fraction(gauge.difference) for _, gauge in told), Fraction(0))
    decimals = -int(found.mean_difference.as_tuple().exponent)
    return text.HOW_AVERAGE.format(
        what=title,
        scope=scope,
        basis=basis,
        differences="; ".join(
            text.HOW_ONE.format(year=year, difference=gain(gauge.difference)) for year, gauge in told
        ),
        count=count(found.count),
        exact=unrounded(total / found.count, decimals),
        mean=gain(found.mean_difference),
    )


def _summed(told: Sequence[tuple[int, Gauge]]) -> tuple[str, ...]:
    """On how many years it rests, the mean of the differences, and how many lay inside."""
    found = summary([gauge for _, gauge in told])
    years = ", ".join(str(year) for year in sorted({year for year, _ in told}))
    total = count(found.count)
    return (
        text.RESTS_ON.format(count=total, years=years),
        gain(found.mean_difference),
        text.INSIDE_OF.format(inside=count(found.inside), count=total),
    )


def withdrawn(entries: Sequence[Entry]) -> None:
    """What no longer counts, with why."""
    gone = [entry for entry in entries if entry.withdrawn is not None]
    if not gone:
        return
    with st.expander(text.WITHDRAWN_HEAD.format(count=count(len(gone)))):
        rows = [
            (
                str(entry.result.year),
                whom(entry),
                what(entry),
                number(entry.result.score),
                entry.withdrawn or "",
            )
            for entry in gone
        ]
        show.table(text.WITHDRAWN_TABLE, rows, numbers=frozenset({3}))
