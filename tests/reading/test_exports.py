"""Exports of the F-01 form of many units: raw column names, codes, lists of answers, columns by the dozen."""

from __future__ import annotations

import random
from datetime import datetime
from fractions import Fraction

import pytest

from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.result import Reading
from compliance.reading.sheets import CellValue
from tests.reading.books import asks, codes, read, sentences, sheet, values

OPEN = Registry(open=True)
UNITS = ("Dinas Sosial", "Kecamatan Dander", "Puskesmas Kalitidu")
FIELDS = {  # a column, the question of the form, and its answers by unit
    "dibuat_standar_pelayanan": (
        "1a. Apakah sudah dibuat Standar Pelayanan, baik sebagian ataupun seluruh jenis pelayanan?",
        ("Ya", "Tidak", "Ya"),
    ),
    "pelayanan_telah_ditetapkan": ("1d. Apakah Standar Pelayanan telah ditetapkan?", ("Ya", "Ya", "Tidak")),
    "sebutkan_media_publikasi_sp": (
        "3c. Sebutkan media publikasi SP",
        ("Website, Aplikasi yang bisa diunduh", "SIPP Nasional", "Media Cetak / Non Elektronik"),
    ),
    "melaksanakan_skm": (
        "6a. Apakah Unit Lokus telah melaksanakan Survei Kepuasan Masyarakat?",
        ("Tidak", "Ya", "Ya"),
    ),
    "berapa_lama_tindaklanjut_skm": (
        "9b. Berapa lama tindak lanjut hasil SKM?",
        ("6 bulan setelah laporan SKM terbit", "NULL", "1 bulan setelah laporan SKM terbit"),
    ),
    "aturan_perilaku_kode_etik": (
        "11a. Apakah sudah tersedia Aturan Perilaku dan Kode Etik Pelaksana Pelayanan?",
        ("Ya", "Tidak", "Ya"),
    ),
}
TRUTH = {
    "Dinas Sosial": {
        "sp.ada": "ada", "sp.ditetapkan": "ada", "publikasi.media": ["website", "aplikasi"],
        "skm.ada": "tidak", "skm.rtl_bulan": 6, "sdm.kode_etik": "ada",
    },
    "Kecamatan Dander": {
        "sp.ada": "tidak", "sp.ditetapkan": "ada", "publikasi.media": ["sippn"], "skm.ada": "ada",
        "sdm.kode_etik": "tidak",
    },
    "Puskesmas Kalitidu": {
        "sp.ada": "ada", "sp.ditetapkan": "tidak", "publikasi.media": ["cetak"], "skm.ada": "ada",
        "skm.rtl_bulan": 1, "sdm.kode_etik": "ada",
    },
}  # fmt: skip
Rows = list[list[CellValue]]


def wide(titles: list[str], unit: str = "nama_unit") -> Rows:
    """One row for each unit, behind what a system keeps of its own."""
    head: list[CellValue] = ["id", "user_id", unit, "tahun", "created_at", *titles]
    answers = [some for _, some in FIELDS.values()]
    rows = [
        [k, 30 + k, name, 2024, "2024-04-29 10:11:12", *(some[k] for some in answers)]
        for k, name in enumerate(UNITS)
    ]
    return [head, *rows]


def listed(reading: Reading) -> dict[str, dict[str, object]]:
    """The answers, with lists and numbers as they are written here."""
    return {
        unit: {
            id: list(value)
            if isinstance(value, tuple)
            else int(value)
            if isinstance(value, Fraction)
            else value
            for id, value in answers.items()
        }
        for unit, answers in values(reading).items()
    }


def found(rows: Rows) -> dict[str, dict[str, object]]:
    reading = read(sheet(rows), registry=OPEN)
    assert asks(reading) == []
    return listed(reading)


@pytest.mark.parametrize(
    "written",
    [
        "{raw}",
        "f01_{raw}",
        "kepel.{raw}",
        "jawaban__{raw}",
        "{raw}_f01",
        "{text}",
        "[{code}] {bare}",
        "{bare} ({code})",
        "Indikator {text}",
        "{raw} - {bare}",
    ],
)
def test_columns_are_known_under_raw_names_and_by_the_words_of_the_form(written: str) -> None:
    titles = []
    for raw, (text, _) in FIELDS.items():
        code, _, bare = text.partition(". ")
        titles.append(written.format(raw=raw, text=text, code=code, bare=bare))
    assert found(wide(titles)) == TRUTH


def test_codes_may_stand_above_the_words() -> None:
    rows = wide([text for text, _ in FIELDS.values()])
    codes: list[CellValue] = [*[None] * 5, *(f"q{k}" for k in range(len(FIELDS)))]
    assert found([codes, *rows]) == TRUTH


@pytest.mark.parametrize("unit", ["opd", "nama_upp", "unit_lokus", "users.name", "penyelenggara"])
def test_the_column_of_units_has_many_names(unit: str) -> None:
    assert found(wide(list(FIELDS), unit)) == TRUTH


@pytest.mark.parametrize("order", ["by unit", "by question", "shuffled", "named once"])
def test_a_list_with_a_row_for_every_answer_is_read_by_unit(order: str) -> None:
    rows: Rows = [
        [name, text.partition(".")[0], text.partition(". ")[2], some[k]]
        for k, name in enumerate(UNITS)
        for text, some in FIELDS.values()
    ]
    if order == "by question":
        rows.sort(key=lambda row: str(row[1]))
    if order == "shuffled":
        random.Random(5).shuffle(rows)
    if order == "named once":
        rows = [[None if k % len(FIELDS) else row[0], *row[1:]] for k, row in enumerate(rows)]
    assert found([["nama_unit", "kode_indikator", "pertanyaan", "jawaban"], *rows]) == TRUTH


def test_a_kind_and_names_of_files_in_a_row_do_not_make_it_a_header() -> None:
    rows = wide(list(FIELDS))
    rows[0] += ["jenis_upp", "foto_maklumat"]
    kinds = ("OPD", "Kecamatan", "Puskesmas")
    reading = read(
        sheet([rows[0], *([*row, kind, "maklumat.jpg"] for row, kind in zip(rows[1:], kinds, strict=True))]),
        registry=OPEN,
    )
    assert listed(reading) == TRUTH
    assert [text for _, text, _ in asks(reading)] == ["foto_maklumat"]


def test_numbers_of_users_are_no_units() -> None:
    rows = [[cell for c, cell in enumerate(row) if c != 2] for row in wide(list(FIELDS))]
    assert read(sheet(rows), registry=OPEN).checklists == ()


def test_a_person_is_asked_about_fifteen_columns_and_told_of_the_others() -> None:
    rows = wide(list(FIELDS))
    titles = [f"Uraian SOP bidang {chr(97 + k) * 2}" for k in range(20)]
    rows[0] += titles
    rows[1:] = [[*row, *["Ya"] * 20] for row in rows[1:]]
    reading = read(sheet(rows), registry=OPEN)
    assert listed(reading) == TRUTH
    assert len(reading.asked) == 15
    assert sentences(reading) == [
        f"Kolom “{title}” tidak dikenal, sehingga isinya tidak dibaca. Ganti judulnya bila memang bagian "
        "isian."
        for title in titles[15:]
    ]


@pytest.mark.parametrize(
    "cell", ["Ya", "budi@contoh.id", "SK_SP_2023.pdf", "https://drive.google.com/file/d/1"]
)
def test_an_answer_an_address_or_a_file_is_no_unit(cell: str) -> None:
    rows = wide(list(FIELDS))
    reading = read(sheet([rows[0], *([*row[:2], cell, *row[3:]] for row in rows[1:])]), registry=OPEN)
    assert reading.checklists == ()


@pytest.mark.parametrize(
    "title", ["f01_nama_pengisi", "kepel.nama_responden", "namaPengisi", "1a. Nama pengisi"]
)
def test_a_raw_title_tells_of_a_person_too(title: str) -> None:
    assert Headers(shipped_personal()).told(title) is Told.PERSON


def test_what_surveymonkey_writes_below_its_titles_is_no_unit() -> None:
    below = [None, "Open-Ended Response", "Ya", "Tidak", "Response"]
    rows: list[list[CellValue]] = [["Respondent ID", "Nama OPD", "Apakah SOP tersedia?", None, "SKM"], below]
    rows += [[1, "Dinas Sosial", None, "Tidak", "Ya"], [2, "Dinas Kesehatan", "Ya", None, "Tidak"]]
    reading = read(sheet(rows))
    assert asks(reading) == []
    assert values(reading) == {
        "Dinas Sosial": {"sop.ada": "tidak", "skm.ada": "ada"},
        "Dinas Kesehatan": {"sop.ada": "ada", "skm.ada": "tidak"},
    }


def sent(*moments: CellValue, title: str = "Timestamp") -> Reading:
    """Three submissions, of which the first and the last are of one unit and differ."""
    units = ("Dinas Sosial", "Dinas Kesehatan", "Dinas Sosial")
    answers = (("Belum", "Ada"), ("Ada", "Ada"), ("Ada", None))
    lines = [[moment, unit, *said] for moment, unit, said in zip(moments, units, answers, strict=True)]
    return read(sheet([[title, "Nama OPD", "Apakah SOP tersedia?", "SKM"], *lines]))


def test_of_what_a_unit_sent_twice_the_newest_counts() -> None:
    first, other, last = (datetime(2026, 3, day, 8, 30) for day in (1, 2, 3))
    reading = sent(first, other, last)
    assert values(reading)["Dinas Sosial"] == {
        "sop.ada": "ada",
        "skm.ada": "ada",
    }  # nothing said of SKM again
    assert codes(reading) == [("isian_dikirim_ulang", "B2")]
    assert sentences(reading) == [
        "Unit “Dinas Sosial” mengirim isian lagi dengan jawaban berbeda (B4). "
        "Yang dipakai kiriman terbaru itu, bukan yang ini."
    ]
    assert values(sent(last, other, first))["Dinas Sosial"] == {"sop.ada": "tidak", "skm.ada": "ada"}
    written = [f"2026-03-0{day}T08:30:00.000+07:00" for day in (1, 2, 3)]
    assert values(sent(*written, title="end"))["Dinas Sosial"] == {"sop.ada": "ada", "skm.ada": "ada"}


def test_a_day_that_can_be_read_in_two_ways_tells_of_no_newest() -> None:
    reading = sent("03/02/2026", "03/02/2026", "02/03/2026")
    assert values(reading)["Dinas Sosial"] == {"skm.ada": "ada"}
    assert codes(reading) == [("unit_ganda", "B4")]
