"""The smallest example of each rule for what a cell of a list of services says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import pytest

from compliance.model import Status
from compliance.model.services import ServiceField
from compliance.reading.result import NONE_OF_THESE
from compliance.reading.services.result import ServicesReading
from compliance.reading.sheets import CellValue, Sheet
from compliance.text.problems import SENTENCES
from tests.reading.books import sentences
from tests.reading.services.making import read

F = ServiceField
ADA, TIDAK, PROSES = Status.ADA, Status.TIDAK, Status.PROSES


def listed(
    header: str, *cells: CellValue, beside: Sequence[CellValue] = (), remembered: dict[str, str] | None = None
) -> ServicesReading:
    """A column of cells under a header, one service each, beside a column of texts if there is one."""
    rows: list[list[CellValue]] = [["No", "OPD", "Nama Layanan", header, *(["Prosedur"] * bool(beside))]]
    for number, cell in enumerate(cells, start=1):
        rows.append([number, "Dinas Kesehatan", f"Layanan {number}", cell, *beside[number - 1 : number]])
    return read(Sheet(name="Sheet1", rows=rows), remembered=remembered)


def said(header: str, *cells: CellValue, **more: Sequence[CellValue]) -> list[Status | None]:
    reading = listed(header, *cells, **more)
    field = next(column.question for column in reading.columns if column.question not in ("nama", "prosedur"))
    return [one.service.said.get(F(field)) for one in reading.services]


def texts(header: str, *cells: CellValue) -> list[str]:
    return [next(iter(one.service.texts.values()), "") for one in listed(header, *cells).services]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Ada", ADA),
        ("✓", ADA),
        ("1 hari kerja", ADA),
        ("3", ADA),
        ("Ada, 3 hari kerja", ADA),
        ("Terlampir", ADA),
        ("Belum ada", TIDAK),
        ("tidak", TIDAK),
        ("Dalam proses", PROSES),
        ("", None),
        (None, None),
        ("…", None),
    ],
)
def test_a_component_is_there_by_a_word_or_by_its_text(cell: CellValue, status: Status | None) -> None:
    assert said("Jangka Waktu", cell, "5 hari kerja")[0] is status


def test_the_text_of_what_is_published_is_kept_and_no_other() -> None:
    assert texts("Jangka Waktu", "1 hari kerja", "Ada, 3 hari kerja", "ada") == [
        "1 hari kerja",
        "3 hari kerja",
        "",
    ]
    assert texts("Kompetensi Pelaksana", "Minimal D3") == [""]
    assert texts("Persyaratan", "1. KTP \n\n 2.  KK ") == ["1. KTP\n2. KK"]


@pytest.mark.parametrize(
    "cell", ["Belum ditetapkan dengan SK", "masih disusun tim", "sebagian", "tidak jelas", "c"]
)
def test_what_is_neither_there_nor_missing_is_told(cell: str) -> None:
    reading = listed("Jangka Waktu", cell, "1 hari")
    assert reading.services[0].service.said == {}
    assert sentences(reading) == [
        (
            "“Jangka waktu pelayanan” di sini tidak jelas sudah ada atau belum, sehingga tidak"
            " dipakai. Tulis ada, belum, atau isinya."
        )
    ]


@pytest.mark.parametrize("cell", [datetime(2026, 3, 1), date(2026, 3, 1), time(0, 15)])
def test_what_excel_made_a_date_is_told(cell: CellValue) -> None:
    reading = listed("Jangka Waktu", cell, "1 hari")
    assert F.WAKTU not in reading.services[0].service.said
    assert sentences(reading) == [
        (
            "“Jangka waktu pelayanan” di sini tersimpan sebagai tanggal atau jam (Excel"
            " mengubahnya), sehingga tidak dipakai. Ketik sebagai teks, misalnya “1–3 hari kerja”."
        )
    ]


def test_one_and_zero_are_statuses_in_a_column_of_them_and_numbers_in_a_column_of_numbers() -> None:
    assert said("Jangka Waktu", 1, 0, 1) == [ADA, TIDAK, ADA]
    assert said("Jangka Waktu", 1, 3, 14) == [ADA, ADA, ADA]
    assert texts("Jangka Waktu (hari kerja)", 1, 3) == ["1 hari kerja", "3 hari kerja"]
    assert texts("Biaya (Rp)", 10000, 2500) == ["Rp10.000", "Rp2.500"]


def test_a_time_without_its_measure_is_told() -> None:
    assert sentences(listed("Waktu", 3, 5))[0] == (
        "“Jangka waktu pelayanan” hanya angka 3, tanpa satuan. Tulis satuannya, misalnya “3 hari kerja”."
    )


@pytest.mark.parametrize(
    "cell",
    [
        "Gratis",
        "Tidak dipungut biaya",
        "Rp 0",
        "tidak ada biaya",
        "Nihil",
        0,
        "Tidak dipungut biaya (gratis)",
    ],
)
def test_no_charge_is_a_charge_that_is_stated(cell: CellValue) -> None:
    assert said("Biaya/Tarif", cell, "Rp 10.000") == [ADA, ADA]


def test_among_statuses_no_charge_word_is_a_status() -> None:
    assert said("Biaya/Tarif", "Tidak ada", "Ada", "Nihil") == [TIDAK, ADA, TIDAK]
    assert said("Biaya/Tarif", 0, 1) == [TIDAK, ADA]
    assert said("Biaya/Tarif", "Tidak ada", "Tidak ada", beside=["ada", "ada"]) == [TIDAK, TIDAK]


def test_what_may_be_no_charge_or_no_component_is_asked() -> None:
    reading = listed("Biaya/Tarif", "Tidak ada", "Rp 10.000", "Tidak ada")
    [ask] = reading.asked
    assert (
        SENTENCES[ask.code].format(text=ask.text)
        == "Dalam berkas ini, apa arti isian “Biaya/tarif: Tidak ada”?"
    )
    assert [candidate.label for candidate in ask.candidates] == [
        "tidak dipungut biaya (komponennya ada)",
        "tidak",
        "belum diisi",
    ]
    assert ask.count == 2
    again = {
        answer: listed("Biaya/Tarif", "Tidak ada", "Rp 10.000", remembered={ask.key: answer})
        for answer in ("ada", "tidak", NONE_OF_THESE)
    }
    assert [one.services[0].service.said.get(F.BIAYA) for one in again.values()] == [ADA, TIDAK, None]
    assert not any(one.asked for one in again.values())


def test_the_word_is_asked_too_where_only_the_other_columns_hold_texts() -> None:
    reading = listed("Biaya/Tarif", "Tidak ada", "Tidak ada", beside=["Ke loket", "Ke loket lalu bayar"])
    assert len(reading.asked) == 1
    assert all(F.BIAYA not in one.service.said for one in reading.services)


def test_a_dash_beside_ticks_is_no_and_else_asked() -> None:
    assert said("Dasar Hukum", "✓", "-") == [ADA, TIDAK]
    reading = listed("Dasar Hukum", "UU 24/2013", "-")
    assert [SENTENCES[ask.code].format(text=ask.text) for ask in reading.asked] == [
        "Dalam berkas ini, apa arti tanda “-”?"
    ]
    assert said("Dasar Hukum", "v", "x") == [ADA, TIDAK]


def test_a_broken_formula_is_told() -> None:
    reading = listed("Jangka Waktu", "#REF!", "1 hari")
    assert sentences(reading) == [
        "Isi sel tidak terbaca (galat rumus atau rumus yang belum dihitung). Ketik jawabannya langsung."
    ]


def test_documents_are_there_by_their_number_or_their_day() -> None:
    rows = [
        ["Nama Layanan", "SOP", "Nomor SOP", "Tanggal SOP", "SK", "Tanggal SK"],
        ["A", "Ada", "067/12/2025", "12/03/2025", "188/4/2025", None],
        ["B", None, None, datetime(2024, 5, 6), None, "1 Maret 2026"],
        ["C", "belum", "-", "belum", "tidak ada", "kemarin"],
    ]
    reading = read(Sheet(name="Dinas Kesehatan", rows=rows))
    first, second, third = (one.service for one in reading.services)
    assert first.said == {F.SOP: ADA, F.SOP_NOMOR: ADA, F.SK: ADA}
    assert first.texts == {F.SOP_NOMOR: "067/12/2025", F.SK: "188/4/2025"}
    assert first.dates == {F.SOP_TANGGAL: date(2025, 3, 12)}
    assert second.said == {F.SOP: ADA, F.SK: ADA}
    assert second.dates == {F.SOP_TANGGAL: date(2024, 5, 6), F.SK_TANGGAL: date(2026, 3, 1)}
    assert third.said == {F.SOP: TIDAK, F.SK: TIDAK}
    assert "“kemarin” untuk “Tanggal SK” bukan tanggal yang jelas. Tulis seperti 31/12/2025." in sentences(
        reading
    )


def test_how_many_components_is_a_number_up_to_fourteen() -> None:
    reading = listed("Jumlah Komponen", 14, "12/14", "15", "banyak")
    assert [one.service.counted for one in reading.services] == [14, 12, None, None]
    assert sentences(reading) == [
        "Nilai “15” untuk “Jumlah komponen yang termuat” di luar rentang 0–14. Periksa angkanya.",
        "“banyak” untuk “Jumlah komponen yang termuat” bukan angka. Ketik angkanya saja.",
    ]


def test_two_columns_of_one_choice() -> None:
    rows = [
        ["No", "Nama Layanan", "SOP", None],
        [None, None, "Ada", "Tidak"],
        [1, "A", "v", None],
        [2, "B", None, "v"],
        [3, "C", "v", "v"],
    ]
    merges = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3))
    reading = read(Sheet(name="Dinas Kesehatan", rows=rows, merges=merges))
    assert [one.service.said.get(F.SOP) for one in reading.services] == [ADA, TIDAK, None]
    assert sentences(reading) == ["Jawaban untuk “SOP” bertentangan: ada / tidak. Pilih salah satu."]


def test_media_say_that_it_is_shown() -> None:
    assert said("Publikasi Elektronik", "Website dan Instagram", "belum", "Ada") == [ADA, TIDAK, ADA]


def test_of_many_cells_alike_the_first_are_named_and_the_others_counted() -> None:
    reading = listed("Jangka Waktu", *["belum jelas kapan"] * 25, "1 hari")
    assert len(reading.problems) == 21
    assert sentences(reading)[-1] == "5 sel lain di lembar ini bermasalah sama."
