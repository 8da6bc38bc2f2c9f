"""The shipped examples say what they were made to say: 700 complaints listed, 500 counted."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date

import openpyxl

from compliance.analysis.complaints import overview
from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.registry import shipped_registry
from compliance.model.complaints import CaseStatus
from compliance.reading.complaints.file import read_complaints_file
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reports.complaint_template import complaint_template
from tests.reading.complaints.examples import FOLDER, INVENTED, LAST, LIST, RECAP, complaints, counts

REGISTRY = shipped_registry("contoh")


def reading_of(name: str) -> ComplaintsReading:
    return read_complaints_file((FOLDER / name).read_bytes(), name, REGISTRY, {})


def test_the_list_of_700_reads_back_complaint_by_complaint() -> None:
    reading, told = reading_of(LIST), complaints()
    names = {unit.id: unit.name for unit in reading.units}
    assert (reading.error, reading.problems, reading.asked) == (None, (), ())
    assert len(reading.cases) == len(told) == 700
    for case, one in zip(reading.cases, told, strict=True):
        assert (names[case.unit], case.category, case.channel) == (one.unit, one.category, "sp4n")
        assert (case.received, case.responded, case.resolved) == (one.received, one.responded, one.resolved)
    statuses = Counter(case.status for case in reading.cases)
    assert statuses[CaseStatus.SELESAI] == sum(one.status == "Selesai" for one in told)
    assert "Rekaan" not in repr(reading)


def test_the_recap_of_500_reads_back_month_by_month() -> None:
    reading, told = reading_of(RECAP), counts()
    names = {unit.id: unit.name for unit in reading.units}
    assert (reading.error, reading.problems, reading.asked) == (None, (), ())
    assert len(reading.recaps) == 12 * len(told)
    assert {recap.channel for recap in reading.recaps} == {"sendiri"}
    for recap in reading.recaps:
        month = int(recap.period[5:]) - 1
        said = (recap.received, recap.in_process, recap.resolved)
        assert said == told[names[recap.unit]][month]


def test_both_together_are_1200_and_every_unit_adds_up() -> None:
    listed, counted = reading_of(LIST), reading_of(RECAP)
    found = overview(listed.cases, counted.recaps, shipped_complaints(), LAST)
    assert found.region.received == 1200 == sum(one.figures.received for one in found.units)
    assert found.region.listed == 700
    parts = found.region.resolved + found.region.open + found.region.closed + found.region.unsaid
    assert parts == 1200
    assert found.weakest is not None
    assert {unit.id: unit.name for unit in listed.units}[found.weakest.unit] == slowest()


def slowest() -> str:
    """The unit with the smallest share resolved within 60 days, of those with ten judged or more."""
    judged: dict[str, list[bool]] = {}
    for one in complaints():
        days = ((one.resolved or LAST) - one.received).days
        if one.status != "Arsip" and (one.resolved or days > 60):
            judged.setdefault(one.unit, []).append(one.resolved is not None and days <= 60)
    shares = {unit: sum(some) / len(some) for unit, some in judged.items() if len(some) >= 10}
    return min(shares, key=lambda unit: shares[unit])


def test_the_examples_say_that_they_are_invented() -> None:
    for name in (LIST, RECAP):
        sheet = openpyxl.load_workbook(io.BytesIO((FOLDER / name).read_bytes())).worksheets[0]
        assert sheet["A2"].value == INVENTED


def filled(rows: dict[str, list[object]]) -> bytes:
    """The template with a row in some of its sheets."""
    book = openpyxl.load_workbook(io.BytesIO(complaint_template(REGISTRY.units, shipped_complaints())))
    for name, values in rows.items():
        for column, value in enumerate(values, start=1):
            book[name].cell(2, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_the_template_reads_back_what_is_filled_in() -> None:
    listed = [1, "A-17", "31/12/2025", "Dinas Kesehatan", "Obat", "Surat", "selesai"]
    listed += ["02/01/2026", "05/01/2026"]
    counted = [1, "Dinas Sosial", "Maret 2025", 5, 1, 1, 3, 0]
    reading = read_complaints_file(filled({"Daftar": listed, "Rekap": counted}), "t.xlsx", REGISTRY, {})
    (case,), (recap,) = reading.cases, reading.recaps
    assert (case.unit, case.received, case.resolved, case.channel) == (
        "dinas-kesehatan",
        date(2025, 12, 31),
        date(2026, 1, 5),
        "surat",
    )
    assert (recap.period, recap.received, recap.waiting, recap.resolved) == ("2025-03", 5, 1, 3)
    assert not reading.asked
    assert not [column for column in reading.dropped if column.header not in ("No", "")]


def test_an_empty_template_holds_nothing() -> None:
    reading = read_complaints_file(filled({}), "t.xlsx", REGISTRY, {})
    assert reading.error is not None
    assert reading.error.code.value == "tidak_ada_pengaduan"
