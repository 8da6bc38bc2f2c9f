"""One cell of a list of complaints → a day, a length of time, a count; None where it is not certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction

from compliance.model import AnswerKind, Question
from compliance.model.complaints import MINUTES_OF_A_DAY
from compliance.reading.folding import fold
from compliance.reading.numbers import FIRST_YEAR, LAST_YEAR, read_date, read_number
from compliance.reading.sheets import CellValue

_TIME = re.compile(
    r"[\s,t]*(?:\b(?:pukul|jam|pkl)\b\.?\s*)?(?<![\d.:/-])\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm)?"
    r"\s*(?:wib|wita|wit|z|[+-]\d{2}:?\d{2})?$"
)
_USUAL = re.compile(
    r"\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?)?\s*"
)
_THREE = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{2}|\d{4})")
_DAY_ZERO = date(1899, 12, 30)  # of Excel's serial numbers
_FIRST_SERIAL, _LAST_SERIAL = ((date(year, 1, 1) - _DAY_ZERO).days for year in (FIRST_YEAR, LAST_YEAR))
_ENOUGH_SHORT_YEARS = 5  # cells that tell which of three numbers is the year
_MOST_SHORT_YEARS = 3  # different years of one list

_LENGTHS = {
    "minggu": 7 * MINUTES_OF_A_DAY, "pekan": 7 * MINUTES_OF_A_DAY, "week": 7 * MINUTES_OF_A_DAY,
    "hari": MINUTES_OF_A_DAY, "hr": MINUTES_OF_A_DAY, "day": MINUTES_OF_A_DAY, "hk": MINUTES_OF_A_DAY,
    "jam": 60, "hour": 60, "menit": 1, "mnt": 1, "minute": 1, "min": 1, "detik": 0, "second": 0,
}  # fmt: skip
_PIECE = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(" + "|".join(_LENGTHS) + r")(?:s|\b)\.?(?:\s*\(?kerja\)?)?[\s,]*(?:dan\s+)?"
)
_PLAIN = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?")
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::\d{2})?")
_COUNTED = re.compile(r"\s+(?:laporan|pengaduan|aduan|keluhan|kasus|kali|buah|hari|jam)$")
_COUNT = Question(id="jumlah", label="", kind=AnswerKind.COUNT)
_MEAN = Question(id="rata", label="", kind=AnswerKind.NUMBER, minimum=Fraction(0), maximum=Fraction(10_000))


class DayOrder(StrEnum):
    """In which order the days of one column are typed, where no month is named."""

    USUAL = "hari/bulan/tahun"
    MONTH_FIRST = "bulan/hari/tahun"
    SHORT_YEAR = "hari/bulan/tahun dua angka"


def without_time(value: CellValue) -> CellValue:
    """The day of a cell without the time behind it, as it was typed; other values as they are."""
    if not isinstance(value, str):
        return value
    usual = _USUAL.fullmatch(value)
    return usual[1] if usual else _TIME.sub("", fold(value)).strip(" ,")


def order_of(values: Iterable[CellValue]) -> DayOrder:
    """The order in which a column types its days, by those that allow only one; `values` without times."""
    parts = [found for value in values if isinstance(value, str) and (found := _three(value))]
    long = [(int(a), int(b)) for a, b, year in parts if len(year) == 4]
    if any(b > 12 for _, b in long) and not any(a > 12 for a, _ in long):
        return DayOrder.MONTH_FIRST
    short = [(int(a), int(b), int(year)) for a, b, year in parts if len(year) == 2]
    if len(short) >= _ENOUGH_SHORT_YEARS and not long:
        years = {year for _, _, year in short}
        told = any(a > 12 for a, _, _ in short) and all(b <= 12 for _, b, _ in short)
        if told and len(years) <= _MOST_SHORT_YEARS and max(years) < 50:
            return DayOrder.SHORT_YEAR
    return DayOrder.USUAL


def read_day(value: CellValue, order: DayOrder = DayOrder.USUAL) -> date | None:
    """The day of a cell without its time; a bare number is one of Excel's serial numbers."""
    if isinstance(value, datetime | date):
        return read_date(value)
    if isinstance(value, int | float):
        inside = not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL
        return _DAY_ZERO + timedelta(days=int(value)) if inside else None
    if not isinstance(value, str):
        return None
    text = value
    parts = _three(text) if order is not DayOrder.USUAL else None
    if parts:
        a, b, year = parts
        first, second = (b, a) if order is DayOrder.MONTH_FIRST else (a, b)
        text = f"{first}/{second}/{year if len(year) == 4 else f'20{year}'}"
    return read_date(text)


def _three(text: str) -> tuple[str, str, str] | None:
    found = _THREE.fullmatch(text)
    return (found[1], found[2], found[3]) if found else None


def is_serial(value: CellValue) -> bool:
    """Whether a day is read from a bare number."""
    return isinstance(value, int | float) and read_day(value) is not None


def read_minutes(value: CellValue, unit: int = MINUTES_OF_A_DAY) -> int | None:
    """A length of time in minutes; `unit`: what a bare number counts."""
    if isinstance(value, timedelta):
        return round(value / timedelta(minutes=1)) if value >= timedelta() else None
    if isinstance(value, datetime):
        return None
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int | float):
        return round(value * unit) if 0 <= value < 100_000 else None
    text = fold(value).replace("kurang dari", "<")
    if _PLAIN.fullmatch(text):
        return round(Fraction(text.replace(",", ".")) * unit)
    clock = _CLOCK.fullmatch(text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    return _pieces(text)


def _pieces(text: str) -> int | None:
    """`2 hari 4 jam` in minutes; None where anything else stands there."""
    minutes, end = Fraction(0), 0
    for piece in _PIECE.finditer(text):
        if piece.start() != end:
            return None
        minutes += Fraction(piece[1].replace(",", ".")) * _LENGTHS[piece[2]]
        end = piece.end()
    return round(minutes) if end and end == len(text) else None


def is_length(value: CellValue) -> bool:
    """Whether a cell is a length of time that says so itself."""
    if isinstance(value, timedelta | time):
        return True
    return isinstance(value, str) and not _PLAIN.fullmatch(value.strip()) and read_minutes(value) is not None


def read_count(value: CellValue) -> int | None:
    """A whole number that is not negative."""
    number = read_number(_COUNTED.sub("", fold(value)) if isinstance(value, str) else value, _COUNT)
    return None if number.value is None else int(number.value)


def read_mean(value: CellValue, unit: int = MINUTES_OF_A_DAY) -> Fraction | None:
    """A mean length of time in days."""
    if is_length(value):
        minutes = read_minutes(value)
        return None if minutes is None else Fraction(minutes, MINUTES_OF_A_DAY)
    number = read_number(_COUNTED.sub("", fold(value)) if isinstance(value, str) else value, _MEAN)
    return None if number.value is None else number.value * unit / MINUTES_OF_A_DAY


def is_number(value: CellValue) -> bool:
    """Whether a cell is a number, typed or counted."""
    if isinstance(value, str):
        return _PLAIN.fullmatch(value.strip()) is not None or read_count(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
