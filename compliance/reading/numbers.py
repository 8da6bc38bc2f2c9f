"""Numbers and dates as people type them → exact values, or why not. A reading is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from compliance.model import AnswerKind, Question
from compliance.problems import ProblemCode
from compliance.reading import words as w
from compliance.reading.folding import fold, words
from compliance.reading.sheets import CellValue

FIRST_YEAR, LAST_YEAR = 1990, 2100  # outside, a date is a slip: Excel's 1900, or year 20025

LONGEST_NUMBER = 40  # characters: nothing that is counted has more, and Python refuses thousands of digits
_DIGITS = re.compile(r"[+-]?(\d+([.,]\d+)*|[.,]\d+)")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*")
_GRADE = re.compile(r"\s*\(\s*([a-d]|(sangat |kurang |tidak )?baik)\s*\)$")  # "91,77 (Sangat Baik)"
_COUNTED = re.compile(
    r"\s+(orang|responden|layanan|jenis|buah|sop|sp|ulasan|review|komponen|bulan|bintang|dokumen|pelayanan"
    r"|pengaduan|aduan|laporan|kasus|petugas|pegawai)"
    r"(\s+(layanan|pelayanan|sop)|\s+setelah(\s+(laporan|skm|terbit)){1,3})?$"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([ t]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?z?)?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4})([ t]\d{1,2}[:.]\d{2}([:.]\d{2})?)?"
)
_MONTH_NAMED = re.compile(r"(\d{1,2})[\s.\-/]*([a-z]+)[\s.,\-/]*(\d{4})")
_BEFORE_DATE = re.compile(r"^([a-z' ]+,|tanggal|tgl\.?|per)\s*(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, or the problem with it; `readings` when it can be read in more than one way."""

    value: Fraction | None = None
    trouble: ProblemCode | None = None
    readings: tuple[Fraction, ...] = ()


_NOT = Number(trouble=ProblemCode.NOT_A_NUMBER)


def read_number(value: CellValue, question: Question) -> Number:
    """The exact number of a cell, inside the range of the question."""
    explicit = isinstance(value, str) and "%" in value
    readings = _readings(value, question)
    if question.kind is AnswerKind.COUNT:
        readings = tuple(r for r in readings if r.denominator == 1)
    if not readings:
        return _NOT
    if question.kind is AnswerKind.PERCENT and not explicit and 0 < readings[0] <= 1:
        # Excel stores 50 % as 0.5, and a person may mean half a percent.
        return Number(trouble=ProblemCode.AMBIGUOUS_NUMBER, readings=(readings[0], readings[0] * 100))
    possible = tuple(r for r in readings if _in_range(r, question))
    if not possible:
        return Number(trouble=ProblemCode.OUT_OF_RANGE)
    if len(possible) > 1:
        return Number(trouble=ProblemCode.AMBIGUOUS_NUMBER, readings=possible)
    return Number(value=possible[0])


def _readings(value: CellValue, question: Question) -> tuple[Fraction, ...]:
    """Every number a cell can mean: `1.234` means two."""
    if isinstance(value, bool):
        return ()
    if isinstance(value, int):
        return (Fraction(value),)
    if isinstance(value, float):
        return (Fraction(Decimal(repr(value))),) if value == value and abs(value) != float("inf") else ()
    if not isinstance(value, str):
        return ()
    text = _GRADE.sub("", fold(value))
    if question.kind in (AnswerKind.COUNT, AnswerKind.NUMBER):
        text = _COUNTED.sub("", text)
    if question.kind is not AnswerKind.COUNT:
        text = text.removesuffix("%").rstrip()
    return _text_readings(text) if len(text) <= LONGEST_NUMBER and _DIGITS.fullmatch(text) else ()


def _text_readings(text: str) -> tuple[Fraction, ...]:
    commas, points = text.count(","), text.count(".")
    plain = text.replace(".", "").replace(",", "")
    if not commas and not points:
        return (Fraction(plain),)
    if commas and points:
        decimal = max(text.rfind(","), text.rfind("."))
        mark = "." if text[decimal] == "," else ","
        whole = text[:decimal]
        grouped = _THOUSANDS.fullmatch(whole) is not None and text[decimal] not in whole and mark in whole
        return (_decimal(whole, text[decimal + 1 :]),) if grouped else ()
    if _THOUSANDS.fullmatch(text):
        head, _, tail = text.replace(",", ".").rpartition(".")
        return (Fraction(plain), _decimal(head, tail)) if commas + points == 1 else (Fraction(plain),)
    head, _, tail = text.replace(",", ".").rpartition(".")
    return (_decimal(head, tail),) if commas + points == 1 else ()


def _decimal(whole: str, decimals: str) -> Fraction:
    digits = whole.replace(".", "").replace(",", "")
    return Fraction(Decimal(f"{digits}.{decimals}"))


def _in_range(value: Fraction, question: Question) -> bool:
    low, high = bounds(question)
    return (low is None or value >= low) and (high is None or value <= high)


def bounds(question: Question) -> tuple[Fraction | None, Fraction | None]:
    """The range of a question, with what its kind implies."""
    low, high = question.minimum, question.maximum
    if question.kind in (AnswerKind.COUNT, AnswerKind.PERCENT) and low is None:
        low = Fraction(0)
    if question.kind is AnswerKind.PERCENT and high is None:
        high = Fraction(100)
    return low, high


def read_date(value: CellValue) -> date | None:
    """A day that is certain and of our time; see `typed_date`."""
    day = typed_date(value)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def typed_date(value: CellValue) -> date | None:
    """A day of any time: a date cell, ISO, day first with four digits of year, or with a named month."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = _BEFORE_DATE.sub("", fold(value)).strip()
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[3], found[2], found[1])
    named = _MONTH_NAMED.fullmatch(text)
    if named and named[2] in w.MONTHS:
        return _day(named[3], str(w.MONTHS[named[2]]), named[1])
    return None


def mentions_date(text: str) -> bool:
    """Whether a text is a date as far as it says one: also `Maret 2026`."""
    spoken = words(text)
    return read_date(text) is not None or (
        len(spoken) == 2 and spoken[0] in w.MONTHS and spoken[1].isdigit() and len(spoken[1]) == 4
    )


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
