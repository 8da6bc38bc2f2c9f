"""What was taken from a file of complaints: which file it was, why it is not kept, and all that is stored."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.registry import shipped_registry
from compliance.formats import moment
from compliance.model.complaints import HASHED, Case, CaseStatus, Recap
from compliance.reading.complaints.file import read_complaints_file
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reports.complaint_kept import Taken, kept_workbook, names_of
from compliance.text import complaints as text
from compliance.text.reports import INVENTED
from tests.reading.complaints.examples import FOLDER, LIST, RECAP

REGISTRY = shipped_registry("contoh")
UNITS = ("dinas-kesehatan", "dinas-sosial", "99.99.01.2002", "99.99.02.2001")  # the last two share a name
AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


def taken(cases: tuple[Case, ...] = (), recaps: tuple[Recap, ...] = (), name: str = "=aduan.csv") -> Taken:
    return Taken(
        name=name,
        sha256="ab" * 32,
        stored_at=AT,
        by="Tuti (akun 3)",
        whole=True,
        dropped=("Isian!B7 (Nama Pelapor)",),
        state=text.COUNTS,
        cases=cases,
        recaps=recaps,
        names=names_of(REGISTRY),
    )


def book(what: Taken, *, invented: bool = False) -> bytes:
    return kept_workbook(what, shipped_complaints(), invented=invented)


def again(what: Taken) -> ComplaintsReading:
    reading = read_complaints_file(book(what), "lagi.xlsx", REGISTRY, {})
    assert (reading.error, reading.asked) == (None, ())
    return reading


def test_it_says_which_file_it_was_and_why_that_is_not_kept() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(book(taken())))[text.ABOUT_SHEET]
    assert [tuple(row) for row in sheet.iter_rows(values_only=True)] == [
        (text.KEPT_NAME, "=aduan.csv"),
        (text.KEPT_SHA256, "ab" * 32),
        (text.KEPT_AT, moment(AT.astimezone())),
        (text.KEPT_BY, "Tuti (akun 3)"),
        (text.KEPT_PART, text.PART_WHOLE),
        (text.KEPT_DROPPED, "Isian!B7 (Nama Pelapor)"),
        (text.KEPT_WITHDRAWN, text.COUNTS),
        (text.KEPT_WHY, text.WHY_NOT_KEPT),
        (text.KEPT_PROOF, text.PROOF),
        (text.KEPT_AGAIN, text.AGAIN),
    ]
    assert sheet["B1"].data_type == "s"


def test_each_complaint_is_a_row_and_columns_that_say_nothing_are_left_out() -> None:
    one = Case(
        key="0a" * 16,
        unit=UNITS[2],
        received=date(2026, 1, 5),
        responded=date(2026, 1, 6),
        status=CaseStatus.PROSES,
        channel="sendiri",
        to_response=1440,
    )
    sheet = openpyxl.load_workbook(io.BytesIO(book(taken((one,)), invented=True)))[text.LIST_SHEET]
    mark, head, row = ([cell for cell in line if cell] for line in sheet.iter_rows(values_only=True))
    assert mark == [INVENTED]
    assert head == [
        *("No", "Nomor laporan", "Tanggal diterima", "Unit", "Status", "Kanal", "Tanggal tanggapan pertama"),
    ]
    assert row == [
        1,
        f"{HASHED}{'0a' * 16}",
        datetime(2026, 1, 5),
        "Desa Seandainya, Kecamatan Sumber Misal",
        "diproses",
        "Kanal sendiri, tidak dirinci",
        datetime(2026, 1, 6),
    ]


def test_the_examples_read_back_say_exactly_the_same() -> None:
    for name in (LIST, RECAP):
        first = read_complaints_file((FOLDER / name).read_bytes(), name, REGISTRY, {})
        second = again(taken(first.cases, first.recaps))
        assert (second.cases, second.recaps) == (first.cases, first.recaps)


DAYS = some.integers(0, 90)
CHANNELS = ["", *(one.option.id for one in shipped_complaints().channels)]


@some.composite
def cases(draw: some.DrawFn) -> Case:
    """A complaint as the reader gives it: a length of time beside two days is what these tell."""
    received = date(2025, 1, 1) + timedelta(draw(DAYS)) if draw(some.booleans()) else None
    status = draw(some.sampled_from([None, *CaseStatus]))
    responded, to_response = draw(moments(received))
    resolved, to_resolution = draw(moments(received))
    if responded and resolved and responded > resolved:
        resolved, to_resolution = None, None
    return Case(
        key=draw(some.text("0123456789abcdef", min_size=32, max_size=32)),
        unit=draw(some.sampled_from(UNITS)),
        received=received,
        responded=responded,
        resolved=resolved,
        status=status,
        category=draw(some.sampled_from(["", "Kesehatan", "Pelayanan administrasi"])),
        channel=draw(some.sampled_from(CHANNELS)),
        to_response=to_response,
        to_resolution=to_resolution if status in (None, CaseStatus.SELESAI) else None,
    )


@some.composite
def moments(draw: some.DrawFn, received: date | None) -> tuple[date | None, int | None]:
    if received is None or draw(some.booleans()):
        return None, draw(some.none() | some.integers(0, 200_000))
    days = draw(DAYS)
    return received + timedelta(days), days * 1440


@settings(max_examples=40, deadline=None)
@given(some.lists(cases(), min_size=1, max_size=12, unique_by=lambda case: case.key))
def test_any_list_read_back_says_exactly_the_same(listed: list[Case]) -> None:
    dated = Case(key="", unit=UNITS[0], received=date(2025, 1, 1), status=CaseStatus.SELESAI)
    each = (replace(dated, key=f"f{number:031x}") for number in range(len(listed)))
    every = (*each, *(case for case in listed if case.key[0] != "f"))  # days enough to be known as a list
    assert again(taken(every)).cases == every


def test_any_period_of_a_recap_reads_back() -> None:
    periods = ("2025", "2025-03", "2025-T2", "2025-S1")
    told = tuple(
        Recap(
            unit=unit,
            period=period,
            channel="surat",
            received=9,
            waiting=1,
            in_process=0,
            resolved=7,
            closed=1,
            on_time=3,
            mean_resolution=Fraction(5, 2),
        )
        for unit, period in zip(UNITS, periods, strict=True)
    )
    assert again(taken(recaps=told)).recaps == told
