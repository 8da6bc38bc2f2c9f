"""A cell of a column of dates: the one day it says, or why it says none."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.formats import day as in_words
from compliance.problems import ProblemCode
from compliance.reading.days import SILENT, Day, holds_day, read_effect
from compliance.reading.numbers import FIRST_YEAR, LAST_YEAR, read_date
from compliance.reading.sheets import CellValue

JANUARY = date(2024, 1, 12)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    "value",
    [
        datetime(2024, 1, 12),
        datetime(2024, 1, 12, 9, 30),
        date(2024, 1, 12),
        45303,
        45303.0,
        45303.4,
        "12 Januari 2024",
        "12 januari 2024",
        "12/01/2024",
        "12-01-2024",
        "12.1.2024",
        "2024-01-12",
        "2024-01-12 00:00:00",
        "12 Jan 24",
        "12-Jan-24",
        "12 Jan '24",
        "Jumat, 12 Januari 2024",
        "tanggal 12 Januari 2024",
        "Bojonegoro, 12 Januari 2024",
        "No. 188/45/KEP/2024 tanggal 12 Januari 2024",
        "188.45/12/2024, tgl 12/01/2024",
        "SK Bupati Nomor 45 Tahun 2024 tgl. 2024-01-12",
        "sejak 12 Januari 2024",
        "TMT 12/01/2024",
        "Ada (12 Januari 2024)",
        "12 Januari 2024 / 1 Rajab 1445 H",
    ],
)
def test_one_certain_day(value: CellValue) -> None:
    assert read_effect(value) == Day(day=JANUARY)
    assert holds_day(value)


@pytest.mark.parametrize("value", [None, "", "  ", "……", "…/…/……", ":", "\u200b"])
def test_what_waits_to_be_filled_says_nothing(value: CellValue) -> None:
    assert read_effect(value) == SILENT


@pytest.mark.parametrize(
    "value",
    [2023, 2023.0, "2023", "Tahun 2023", "th. 2023", "Maret 2026", "Mar 26", "03/2024", "2024-03"],
)
def test_a_year_or_a_month_is_no_day(value: CellValue) -> None:
    assert read_effect(value) == Day(trouble=ProblemCode.DATE_WITHOUT_DAY)


@pytest.mark.parametrize("value", [datetime(1985, 5, 1), date(1900, 1, 1), "12 Januari 1989", "12/01/2201"])
def test_a_day_outside_our_time_is_a_slip(value: CellValue) -> None:
    assert read_effect(value) == Day(trouble=ProblemCode.DATE_UNLIKELY)


@pytest.mark.parametrize(
    "value",
    [
        "-",
        "—",
        "belum",
        "Ada",
        "31/02/2024",
        "31 Februari 2024",
        "01/13/2024",
        "12/01/24",
        "2023/2024",
        "12",
        12,
        7.5,
        True,
        1_000_000,
        time(9, 0),
        timedelta(days=3),
        "12 s.d. 14 Januari 2024",
        "12 - 14 Januari 2024",
        "12 dan 13 Januari 2024",
        "s/d 31 Desember 2026",
        "berlaku sampai 31 Desember 2026",
        "rencana 12 Januari 2027",
        "belum, target 12 Januari 2027",
        "revisi 12 Januari 2024",
        "1 Januari 2023 dan 12 Januari 2024",
        "188/45/KEP/2024",
        "https://drive.google.com/12-januari-2024",
        "menyusul",
    ],
)
def test_what_says_no_single_day(value: CellValue) -> None:
    assert read_effect(value) == Day(trouble=ProblemCode.NOT_A_DATE)


@pytest.mark.parametrize("value", ["188/45/KEP/2024", "188/46/2024", "Nomor 12 Tahun 2023", "45"])
def test_a_numbered_column_may_hold_the_number_alone(value: str) -> None:
    assert read_effect(value, numbered=True) == SILENT


@pytest.mark.parametrize("value", ["31/02/2024", "-", "belum", "12/01/24", "188/1 tanggal 31 Februari 2024"])
def test_a_numbered_column_hides_no_slip(value: str) -> None:
    assert read_effect(value, numbered=True).trouble is ProblemCode.NOT_A_DATE


@given(DAYS, st.integers(0, 4))
def test_every_usual_spelling_of_a_day_is_that_day(day: date, spelling: int) -> None:
    spelled: tuple[CellValue, ...] = (
        day,
        in_words(day),
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        (day - date(1899, 12, 30)).days,
    )
    if day < date(LAST_YEAR, 1, 1):
        assert read_effect(spelled[spelling]) == Day(day=day)


@given(st.text(max_size=30))
def test_what_is_read_agrees_with_the_date_questions(text: str) -> None:
    found = read_effect(text)
    assert found.day is None or found.trouble is None
    known = read_date(text)
    if known:
        assert found.day == known
