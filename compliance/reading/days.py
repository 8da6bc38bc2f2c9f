"""A cell of a column of dates → the one day it says, or why it says none. A day is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from compliance.problems import ProblemCode
from compliance.reading import doubts as d
from compliance.reading import words as w
from compliance.reading.complaints.values import read_day
from compliance.reading.folding import fold, is_placeholder, words
from compliance.reading.links import without_links
from compliance.reading.numbers import FIRST_YEAR, LAST_YEAR, typed_date
from compliance.reading.sheets import CellValue

_FIRST_CENTURY = 90  # "12 Jan 89" is of 2089, and then not likely
_YEARS = range(1900, LAST_YEAR + 1)
_DASHES = frozenset("-–—")
_MONTH = "|".join(sorted(w.MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_SHORT = re.compile(rf"(\d{{1,2}})[\s.\-/]*({_MONTH})[\s.,\-/]*'?(\d\d)")
_NO_DAY = re.compile(
    rf"(?:(?:pada )?(?:tahun|thn\.?|th\.?) ?)?{_YEAR}|(?:{_MONTH})[\s.,\-/]*'?(?:{_YEAR}|\d\d)"
    rf"|(?:0?[1-9]|1[0-2])[/.\-]{_YEAR}|{_YEAR}-(?:0?[1-9]|1[0-2])"
)
_NAMED = re.compile(rf"(?<!\w)\d{{1,2}}[\s.\-/]*(?:{_MONTH})[\s.,\-/]*\d{{4}}(?!\w)")
_TOLD = re.compile(
    r"\b(?:tanggal|tgl|sejak|mulai|tmt)\b[.: ]*"
    r"(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![-/.]?\d)"
)
_SHAPED = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
# "12 s.d. 14 Januari 2024" says two days.
_RANGE = re.compile(r"(?<!\d)\d{1,2}\s*(?:dan|s\.?\s*/?\s*d\.?|[-–,&])\s*$")
_UNTIL = re.compile(r"\bs\s*[./]\s*d\b")
_DOUBTS = d.DOUBTS_OF_ADA | d.DOUBTS_OF_DATES


class Day(NamedTuple):
    """What a cell says: a day, or the trouble with it; neither where it says nothing."""

    day: date | None = None
    trouble: ProblemCode | None = None


SILENT = Day()
_NONE = Day(trouble=ProblemCode.NOT_A_DATE)


def read_effect(value: CellValue, *, numbered: bool = False) -> Day:
    """The day of a cell: a date, one of Excel's serial numbers, or typed; also behind the number of a
    decree. A `numbered` column may give the number alone.
    """
    if isinstance(value, str):
        return _text(value, numbered)
    if value is None:
        return SILENT
    day = typed_date(value) or read_day(value)
    if day:
        return _likely(day)
    is_year = isinstance(value, int | float) and value in _YEARS
    return Day(trouble=ProblemCode.DATE_WITHOUT_DAY) if is_year else _NONE


def holds_day(value: CellValue) -> bool:
    """Whether a cell says a day."""
    return read_effect(value).day is not None


def _text(value: str, numbered: bool) -> Day:
    text = fold(value)
    if not text or (is_placeholder(text) and not set(text) <= _DASHES):
        return SILENT
    day = typed_date(text) or _short(text)
    if day:
        return _likely(day)
    if _NO_DAY.fullmatch(text):
        return Day(trouble=ProblemCode.DATE_WITHOUT_DAY)
    found = set(_inside(without_links(text)))
    if not found and numbered and not _SHAPED.fullmatch(text) and any(c.isdigit() for c in text):
        return SILENT
    only = next(iter(found)) if len(found) == 1 else None
    return _likely(only) if only and not _is_doubtful(text) else _NONE


def _short(text: str) -> date | None:
    """`12 Jan 24`: with the month named, the two digits behind it can only be the year."""
    found = _SHORT.fullmatch(text)
    if not found:
        return None
    century = "19" if int(found[3]) >= _FIRST_CENTURY else "20"
    return typed_date(f"{found[1]} {found[2]} {century}{found[3]}")


def _inside(text: str) -> Iterator[date | None]:
    """The days in a longer text; None for one that is no single day."""
    for found in _NAMED.finditer(text):
        yield None if _RANGE.search(text[: found.start()]) else typed_date(found[0])
    for found in _TOLD.finditer(text):
        yield typed_date(found[1])


def _is_doubtful(text: str) -> bool:
    return not _DOUBTS.isdisjoint(words(text)) or _UNTIL.search(text) is not None


def _likely(day: date) -> Day:
    """A day outside our time is a slip of the pen."""
    inside = FIRST_YEAR <= day.year <= LAST_YEAR
    return Day(day=day) if inside else Day(trouble=ProblemCode.DATE_UNLIKELY)
