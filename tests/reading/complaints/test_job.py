"""The reading crosses the process border exactly, and nothing personal can cross it."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from fractions import Fraction

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Place
from compliance.model.complaints import Case, CaseStatus, Recap
from compliance.problems import Problem, ProblemCode
from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.complaints.result import ComplaintsReading, Drop, DroppedColumn, FoundTable, TableKind
from compliance.reading.limits import LONG_TEXTS, MB
from compliance.reading.pool import ReaderPool
from compliance.reading.result import Ask, Candidate, MatchedColumn
from compliance.reading.typed_json import from_json, to_json
from tests.reading.books import bojonegoro
from tests.reading.complaints.lists import read
from tests.reading.complaints.test_lists import HEADER, row

DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
MINUTES = st.one_of(st.none(), st.integers(0, 10**7))
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CASES = st.builds(
    Case,
    key=st.sampled_from(["", "0123456789abcdef0123456789abcdef"]),
    unit=NAMES,
    received=DAYS,
    responded=DAYS,
    resolved=DAYS,
    status=st.one_of(st.none(), st.sampled_from(CaseStatus)),
    category=NAMES,
    channel=NAMES,
    to_response=MINUTES,
    to_resolution=MINUTES,
)
COUNTS = st.one_of(st.none(), st.integers(0, 10**6))
MEANS = st.one_of(st.none(), st.fractions(0, 1000))
RECAPS = st.builds(
    Recap,
    unit=NAMES,
    period=st.sampled_from(["", "2025", "2025-03", "2025-T1"]),
    received=COUNTS,
    waiting=COUNTS,
    resolved=COUNTS,
    unresolved=COUNTS,
    on_time=COUNTS,
    mean_response=MEANS,
    mean_resolution=MEANS,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(CASES, max_size=6), st.lists(RECAPS, max_size=4))
def test_cases_and_recaps_come_back_as_they_went(cases: list[Case], recaps: list[Recap]) -> None:
    place = Place(sheet="Lembar", cell="B3")
    reading = ComplaintsReading(
        file="a.xlsx",
        sha256="0" * 64,
        tables=(FoundTable(place=place, kind=TableKind.RECAP, rows=3),),
        cases=tuple(cases),
        recaps=tuple(recaps),
        asked=(
            Ask(
                code=ProblemCode.ASK_UNIT,
                key="k",
                place=place,
                text="t",
                count=2,
                candidates=(Candidate(id="a", label="A"),),
            ),
        ),
        problems=(Problem(code=ProblemCode.COMPLAINT_DAY, place=place, details={"name": "x"}),),
        columns=(MatchedColumn(place=place, header="Unit", question="unit"),),
        dropped=(DroppedColumn(place=place, header="Nama", reason=Drop.PERSONAL),),
    )
    assert from_json(to_json(reading), ComplaintsReading) == reading


def test_a_whole_reading_comes_back_as_it_went() -> None:
    reading = read([HEADER, row(1), row(2, unit="Dinas Angkasa")])
    assert from_json(to_json(reading), ComplaintsReading) == reading


@pytest.mark.parametrize(
    ("field", "said"),
    [("key", "Siti"), ("to_response", -1), ("unit", 99), ("received", ""), ("status", "lama")],
)
def test_what_a_worker_could_not_have_said_is_refused(field: str, said: object) -> None:
    told = json.loads(to_json(read([HEADER, row(1)])))
    told["cases"][0][Case.__struct_fields__.index(field)] = said
    with pytest.raises((ValueError, LookupError, TypeError)):
        from_json(json.dumps(told).encode(), ComplaintsReading)


PEOPLE = ("Siti Aminah", "Jl. Melati 5", "081234567890", "siti@contoh.id", "3522014101900001")
TEXT = "Bu bidan Ratna tidak ada di tempat sejak pagi dan kami menunggu lama"


def workbook(rows: int) -> bytes:
    """A list as SP4N-LAPOR! exports it, with everything about whoever complained."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, [*HEADER, "Alamat", "Email", "NIK"])
        for n in range(rows):
            day = date(2025, 1, 1) + timedelta(days=n % 365)
            told = (n + 1, 7_000_000 + n, f"{day:%d/%m/%Y}", PEOPLE[0], PEOPLE[2], TEXT, "Kesehatan")
            done = (f"{day + timedelta(2):%d/%m/%Y}", f"{day + timedelta(9):%d/%m/%Y}")
            sheet.write_row(n + 1, 0, [*told, "Dinas Kesehatan", "Selesai", *done, PEOPLE[1], PEOPLE[3]])
            sheet.write_string(n + 1, 13, PEOPLE[4])
    return target.getvalue()


def test_a_worker_reads_more_rows_than_a_checklist_may_have_and_says_nothing_of_persons() -> None:
    data = workbook(21_000)
    with ReaderPool(bojonegoro(), workers=1) as pool:
        (reading,) = pool.ask_many(COMPLAINTS, [("aduan.xlsx", data)], {})
    assert reading.error is None
    assert len(reading.cases) == 21_000
    assert {case.to_resolution for case in reading.cases} == {9 * 24 * 60}
    assert not reading.problems
    said = to_json(reading)
    assert not [one for one in (*PEOPLE, TEXT, "Ratna") if one.encode() in said]


def test_answers_are_handed_to_the_worker() -> None:
    data = b"Tracking ID;Unit;Tanggal\n1;Dinas Angkasa;1/1/2025\n"
    with ReaderPool(bojonegoro(), workers=1) as pool:
        (asking,) = pool.ask_many(COMPLAINTS, [("a.csv", data)], {})
        answers = {asking.asked[0].key: "dinas-sosial"}
        (answered,) = pool.ask_many(COMPLAINTS, [("a.csv", data)], answers)
    assert [case.unit for case in asking.cases] == [""]
    assert [case.unit for case in answered.cases] == ["dinas-sosial"]


def test_a_file_larger_than_a_long_list_may_be_is_refused() -> None:
    with ReaderPool(bojonegoro(), workers=1) as pool:
        (reading,) = pool.ask_many(COMPLAINTS, [("a.csv", b" " * (LONG_TEXTS.size + 1))], {})
    assert reading.error is not None
    assert reading.error.details == {"size": "106 MB", "limit": f"{LONG_TEXTS.size // MB} MB"}


def test_fractions_stay_exact() -> None:
    reading = ComplaintsReading(
        file="a", sha256="", recaps=(Recap(unit="u", mean_response=Fraction(1, 3), received=3),)
    )
    assert from_json(to_json(reading), ComplaintsReading).recaps[0].mean_response == Fraction(1, 3)
