"""The workbook of complaints: the figures of the page, how they were counted, and nothing that runs."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from compliance.analysis.complaints import overview
from compliance.definitions.complaints import shipped_complaints
from compliance.formats import moment
from compliance.model.complaints import Case, CaseStatus, Recap
from compliance.reports.complaints import Counted, complaints_workbook
from compliance.text import complaints as text
from compliance.text.reports import INVENTED

ON = date(2026, 3, 1)
MADE = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
NAMES = {"a": "=Dinas A", "b": "Dinas B"}


def case(unit: str, received: date, days: int | None = None, category: str = "=Obat") -> Case:
    return Case(
        key="",
        unit=unit,
        received=received,
        resolved=None if days is None else received + timedelta(days),
        to_resolution=None if days is None else days * 1440,
        status=CaseStatus.PROSES if days is None else CaseStatus.SELESAI,
        category=category,
        channel="sp4n",
    )


CASES = (
    case("a", date(2025, 12, 1), 3),
    case("a", date(2026, 1, 5), 70),  # after the day it is counted on: still open then, and not due
    case("a", date(2026, 1, 5)),
    case("b", date(2026, 2, 27)),
    case("b", date(2026, 3, 9)),
)
RECAPS = (Recap(unit="b", period="2025", channel="surat", received=8, resolved=5, closed=1),)


def counted(unit: str = "", *, whole: bool = True) -> Counted:
    found = overview(CASES, RECAPS, shipped_complaints(), ON)
    return Counted(
        period="2026",
        overview=found,
        names=NAMES,
        definition=shipped_complaints(),
        whole=whole,
        unit=unit,
    )


def book(what: Counted, *, invented: bool = False) -> dict[str, Worksheet]:
    data = complaints_workbook(what, made_at=MADE, invented=invented)
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets}


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_each_sheet_tells_all_together_and_then_each_unit() -> None:
    sheets = book(counted())
    head, *units = rows(sheets[text.UNITS_SHEET])
    assert head == (*text.COLUMNS, text.NOT_PURSUED_HEAD, text.UNSAID_HEAD, text.NOTE_HEAD)
    few = text.FEW.format(few=10)
    assert units == [
        (text.ALL_UNITS, 12, 6, 5, 54.55, None, 3, 3, None, 100, 1, 0, None),
        ("Dinas B", 9, 5, 3, 62.5, None, None, None, None, None, 1, 0, few),
        ("=Dinas A", 3, 1, 2, 33.33, None, 3, 3, None, 100, 0, 0, few),
    ]


def test_months_years_ages_categories_and_channels() -> None:
    sheets = book(counted())
    assert rows(sheets[text.MONTHS_SHEET])[1:4] == [
        (text.ALL_UNITS, "Des 2025", 1, 1),
        (text.ALL_UNITS, "Jan 2026", 2, 0),
        (text.ALL_UNITS, "Feb 2026", 1, 0),
    ]
    assert rows(sheets[text.YEARS_SHEET])[1:3] == [
        (text.ALL_UNITS, "2025", 9, 6),
        (text.ALL_UNITS, "2026", 3, 0),
    ]
    head, region, *_ = rows(sheets[text.BACKLOG_SHEET])
    bands = ("0–7 hari", "8–14 hari", "15–30 hari", "31–60 hari", "lebih dari 60 hari")
    assert head == (text.COLUMNS[0], *bands, text.AGE_UNKNOWN_HEAD)
    assert region == (text.ALL_UNITS, 1, 0, 0, 2, 0, 2)
    assert sum(region[1:]) == rows(sheets[text.UNITS_SHEET])[1][3]  # all that are open
    assert rows(sheets[text.CATEGORY])[1:3] == [
        (text.ALL_UNITS, text.NOT_SAID, 8),
        (text.ALL_UNITS, "=Obat", 4),
    ]
    assert rows(sheets[text.CHANNEL])[1:3] == [
        (text.ALL_UNITS, "Surat", 8),
        (text.ALL_UNITS, "SP4N-LAPOR!", 4),
    ]


def test_deadlines_say_how_sure_they_are() -> None:
    sheets = book(counted())
    told = {row[1]: row[2:] for row in rows(sheets[text.DEADLINES_SHEET]) if row[0] == text.ALL_UNITS}
    assert told == {
        "Tanggapan pertama dalam 14 hari": (0, 0, 0, 4, None, "sekunder"),
        "Selesai dalam 60 hari": (1, 0, 3, 0, 100, "sekunder"),
    }
    about = rows(sheets[text.ABOUT_SHEET])
    assert about[:4] == [
        (text.ABOUT_PERIOD, "2026"),
        (text.ABOUT_SCOPE, text.ALL_UNITS),
        (text.ON, "1 Maret 2026"),
        ("Dibuat", moment(MADE)),
    ]
    assert (text.ABOUT_LATER, text.LATER.format(count="1")) in about
    said = "\n".join(str(row[1]) for row in about)
    for deadline in shipped_complaints().deadlines:
        assert deadline.source in said
        assert deadline.note in said
    assert said.count("Kedudukan: sekunder.") == 2
    assert text.NOT_PERSONAL in said


def test_one_unit_alone_is_all_that_is_in_its_workbook() -> None:
    sheets = book(counted("a"))
    assert rows(sheets[text.ABOUT_SHEET])[1] == (text.ABOUT_SCOPE, "=Dinas A")
    for name, sheet in sheets.items():
        if name != text.ABOUT_SHEET:
            assert {row[0] for row in rows(sheet)[1:]} == {"=Dinas A"}, name
    assert rows(book(counted(whole=False))[text.ABOUT_SHEET])[1] == (text.ABOUT_SCOPE, text.OWN_UNITS)


def test_text_stays_text_and_figures_are_figures() -> None:
    sheet = book(counted())[text.UNITS_SHEET]
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=Dinas A", "s")
    assert (sheet["B2"].data_type, sheet["B2"].number_format) == ("n", "#,##0")
    assert (sheet["E2"].data_type, sheet["E2"].number_format) == ("n", "#,##0.00####")


def test_invented_figures_say_so_on_every_sheet() -> None:
    assert {sheet["A1"].value for sheet in book(counted(), invented=True).values()} == {INVENTED}
