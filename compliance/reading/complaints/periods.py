"""Months, quarters, half-years and years, as headers, cells and titles name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from compliance.reading import words as w
from compliance.reading.folding import words
from compliance.reading.numbers import FIRST_YEAR, LAST_YEAR
from compliance.reading.sheets import CellValue

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = frozenset({"triwulan", "tw", "kuartal", "quarter", "twl", "trw"})
_HALF = frozenset({"semester", "smt", "sem"})
_BESIDE = frozenset({"bulan", "bln", "tahun", "thn", "th", "periode", "ta", "per"})
_GLUED = re.compile(r"(?:tw|triwulan)(i{1,3}|iv|[1-4])")
_NUMERIC = re.compile(r"(0?[1-9]|1[0-2])\s*[-/.]\s*(20\d\d)|(20\d\d)\s*[-/.]\s*(0?[1-9]|1[0-2])")
_LAST_MONTHS = {(1, 3): "T1", (4, 6): "T2", (7, 9): "T3", (10, 12): "T4", (1, 6): "S1", (7, 12): "S2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`part`: a month `03`, `T1`, `S2`, or "" for the whole year; `year` None where it is not told."""

    year: int | None
    part: str = ""

    def text(self, year: int | None = None) -> str:
        """`2025-03`; "" where neither it nor its surroundings tell the year."""
        known = self.year or year
        return "" if known is None else "-".join(filter(None, (str(known), self.part)))


def read_period(value: CellValue) -> Period | None:
    """The period that a cell or header is, and nothing else; None for anything else."""
    if isinstance(value, date):
        return Period(year=value.year, part=f"{value.month:02}") if _is_year(value.year) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Period(year=int(value)) if value == int(value) and _is_year(int(value)) else None
    if not isinstance(value, str) or len(value) > 60:
        return None
    numeric = _NUMERIC.fullmatch(value.strip())
    if numeric:
        month, year = (numeric[1], numeric[2]) if numeric[1] else (numeric[4], numeric[3])
        return Period(year=int(year), part=f"{int(month):02}")
    return _spoken(tuple(word for word in words(value) if word not in _BESIDE))


def _spoken(spoken: tuple[str, ...]) -> Period | None:
    years = [int(word) for word in spoken if word.isdigit() and _is_year(int(word)) and len(word) == 4]
    rest = [word for word in spoken if word not in {str(year) for year in years}]
    if len(set(years)) > 1:
        return None
    year = years[0] if years else None
    if not rest:
        return Period(year=year) if year else None
    part = _part(rest)
    return Period(year=year, part=part) if part else None


def _part(rest: list[str]) -> str:
    """The month, quarter or half-year that some words are, and nothing else; "" for none."""
    months = [w.MONTHS[word] for word in rest if word in w.MONTHS]
    others = [word for word in rest if word not in w.MONTHS and word not in ("s", "d", "sd", "sampai", "dan")]
    if months and not others:
        return f"{months[0]:02}" if len(months) == 1 else _LAST_MONTHS.get((months[0], months[-1]), "")
    glued = _GLUED.fullmatch("".join(rest))
    if glued:
        return f"T{_ordinal(glued[1])}"
    if len(rest) == 2 and (number := _ordinal(rest[1])):
        if rest[0] in _QUARTER:
            return f"T{number}"
        if rest[0] in _HALF and number <= 2:
            return f"S{number}"
    return ""


def _ordinal(word: str) -> int:
    return _ROMAN.get(word) or (int(word) if word in ("1", "2", "3", "4") else 0)


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def told_in(texts: Iterable[str]) -> Period | None:
    """The one period that titles speak of, among other words: `REKAP BULAN MARET TAHUN 2025`."""
    years: set[int] = set()
    parts: set[str] = set()
    for text in texts:
        spoken = words(text)
        years.update(
            int(word) for word in spoken if len(word) == 4 and word.isdigit() and _is_year(int(word))
        )
        pairs = zip(spoken, (*spoken[1:], ""), strict=True)
        parts.update(part for first, second in pairs if (part := _part([first, second])))
        named = [word for word in spoken if word in w.MONTHS and len(word) > 2]
        parts.update([_part(named)] if named else [])
    year = next(iter(years)) if len(years) == 1 else None
    part = next(iter(parts - {""})) if len(parts - {""}) == 1 else ""
    return Period(year=year, part=part) if year or part else None
