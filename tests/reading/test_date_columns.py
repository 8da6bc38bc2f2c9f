"""Dates of effect in columns and rows of their own: whose they are, and what is no date of effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Place
from compliance.problems import ProblemCode
from compliance.reading.checklist import read_checklists
from compliance.reading.result import NONE_OF_THESE, MatchedColumn, Reading
from compliance.reading.sheets import Book, CellValue
from compliance.reading.wire_found import columns_in, columns_out
from tests.reading.books import (
    OPEN,
    SHA,
    Rows,
    asks,
    bojonegoro,
    codes,
    definitions,
    read,
    sentences,
    sheet,
    values,
)

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
DAY, LATER = date(2024, 1, 12), date(2025, 3, 4)
ONE, TWO = "2024-01-12", "2025-03-04"

Merges = tuple[tuple[int, int, int, int], ...]
Effects = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rows of a sheet and the dates of effect in them: unit → question → day."""

    name: str
    rows: Rows
    effects: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    merges: Merges = ()
    asked: Sequence[tuple[str, str]] = ()  # code and cell
    problems: Sequence[tuple[str, str]] = ()

    def __str__(self) -> str:
        return self.name


def effects(reading: Reading) -> Effects:
    return {
        c.unit.name: found
        for c in reading.checklists
        if (found := {q: a.effective.isoformat() for q, a in c.answers.items() if a.effective})
    }


def of_health(**days: str) -> Effects:
    return {HEALTH: {f"{element}.ada": day for element, day in days.items()}}


TOP = ("No", "Nama OPD")
FORM: Rows = [["Nama OPD", ":", HEALTH], []]

CLEAR = [
    Layout(
        name="Tanggal SOP",
        rows=[[*TOP, "SOP", "Tanggal SOP", "SP"], [1, HEALTH, "Ada", DAY, "Ada"]],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="named, away from its element and before it",
        rows=[[*TOP, "Tgl. Maklumat", "SOP", "Maklumat"], [1, HEALTH, "12/01/2024", "Ada", "Ada"]],
        effects=of_health(maklumat=ONE),
    ),
    Layout(
        name="Tgl SK Maklumat",
        rows=[[*TOP, "Maklumat Pelayanan", "Tgl SK Maklumat"], [1, HEALTH, "Ada", "12 Januari 2024"]],
        effects=of_health(maklumat=ONE),
    ),
    Layout(
        name="Tanggal Penetapan Standar Pelayanan",
        rows=[
            [*TOP, "Standar Pelayanan", "SOP", "Tanggal Penetapan Standar Pelayanan"],
            [1, HEALTH, "Ada", "Ada", "2024-01-12"],
        ],
        effects=of_health(sp=ONE),
    ),
    Layout(
        name="Nomor dan Tanggal SK SOP",
        rows=[
            [*TOP, "SOP", "Nomor dan Tanggal SK SOP", "SP"],
            [1, HEALTH, "Ada", "188/45/KEP/2024 tanggal 12 Januari 2024", "Ada"],
            [2, SOCIAL, "Ada", "188/46/2024", "Ada"],
        ],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="No. & Tgl. SK SOP",
        rows=[[*TOP, "SOP", "No. & Tgl. SK SOP"], [1, HEALTH, "Ada", "188/45, tgl 12/01/2024"]],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="SOP berlaku sejak",
        rows=[[*TOP, "SOP", "SOP berlaku sejak", "SP"], [1, HEALTH, "Ada", 45303, "Ada"]],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="TMT SP",
        rows=[[*TOP, "SOP", "SP", "TMT SP"], [1, HEALTH, "Ada", "Ada", "12 Jan 24"]],
        effects=of_health(sp=ONE),
    ),
    Layout(
        name="Sejak tanggal, under its element",
        rows=[
            [*TOP, "SOP", "", "SP"],
            ["", "", "Ada/Tidak", "Sejak tanggal", ""],
            [1, HEALTH, "Ada", DAY, "Ada"],
        ],
        effects=of_health(sop=ONE),
        merges=((0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4)),
    ),
    Layout(
        name="Maklumat Pelayanan | Ada/Tidak | Tanggal | Link",
        rows=[
            [*TOP, "Maklumat Pelayanan", "", "", "SOP"],
            ["", "", "Ada/Tidak", "Tanggal", "Link", ""],
            [1, HEALTH, "Ada", DAY, "https://a.go.id/m", "Ada"],
        ],
        effects=of_health(maklumat=ONE),
        merges=((0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 5, 1, 5)),
    ),
    Layout(
        name="the same without merges",
        rows=[
            [*TOP, "Maklumat Pelayanan", "", "", "SOP", "", ""],
            ["", "", "Ada/Tidak", "Tanggal", "Link", "Ada/Tidak", "Tgl.", "Link"],
            [1, HEALTH, "Ada", DAY, "", "Ada", LATER, ""],
        ],
        effects=of_health(maklumat=ONE, sop=TWO),
    ),
    Layout(
        name="a pair and its date under every element",
        rows=[
            [*TOP, "SOP", "", "", "SP", "", ""],
            ["", "", "Ada", "Tidak", "Tanggal", "Ada", "Tidak", "Tanggal"],
            [1, HEALTH, "v", "", DAY, "v", "", LATER],
            [2, SOCIAL, "", "v", "", "v", "", DAY],
        ],
        effects={**of_health(sop=ONE, sp=TWO), SOCIAL: {"sp.ada": ONE}},
        merges=((0, 2, 0, 4), (0, 5, 0, 7)),
    ),
    Layout(
        name="a decree with number and date under its element",
        rows=[
            [*TOP, "Maklumat", "", "SOP"],
            ["", "", "Tersedia", "Nomor dan Tanggal SK", ""],
            [1, HEALTH, "Ada", "188/1/2024, tanggal 12 Januari 2024", "Ada"],
        ],
        effects=of_health(maklumat=ONE),
        merges=((0, 2, 0, 3),),
    ),
    Layout(
        name="three header rows",
        rows=[
            [*TOP, "DOKUMEN", "", "", "", "", ""],
            ["", "", "Maklumat", "", "", "SOP", "", ""],
            ["", "", "Ada", "Tidak", "Tanggal", "Ada", "Tidak", "Tanggal SK"],
            [1, HEALTH, "v", "", DAY, "v", "", LATER],
        ],
        effects=of_health(maklumat=ONE, sop=TWO),
        merges=((0, 2, 0, 7), (1, 2, 1, 4), (1, 5, 1, 7), (0, 0, 2, 0), (0, 1, 2, 1)),
    ),
    Layout(
        name="one element and the date it was decided",
        rows=[
            [*TOP, "Maklumat Pelayanan", "Nomor SK", "Tanggal Penetapan", "Link"],
            [1, HEALTH, "Ada", "188/1", DAY, ""],
        ],
        effects=of_health(maklumat=ONE),
    ),
    Layout(
        name="a date behind each element",
        rows=[
            [*TOP, "SOP", "Tanggal", "SP", "Tanggal", "Maklumat", "Tanggal"],
            [1, HEALTH, "Ada", DAY, "Ada", "4 Maret 2025", "Ada", DAY],
        ],
        effects=of_health(sop=ONE, sp=TWO, maklumat=ONE),
    ),
    Layout(
        name="a link and a date behind each element",
        rows=[
            [*TOP, "SOP", "Link", "Tanggal Penetapan", "SP", "Link", "Tanggal Penetapan"],
            [1, HEALTH, "Ada", "https://a.go.id/s", DAY, "Ada", "", LATER],
        ],
        effects=of_health(sop=ONE, sp=TWO),
    ),
    Layout(
        name="a number and a date behind each element",
        rows=[
            [*TOP, "SOP", "Nomor SK", "Tanggal SK", "SP", "Nomor SK", "Tanggal SK", "Keterangan"],
            [1, HEALTH, "Ada", "188/1", DAY, "Ada", "188/2", LATER, ""],
        ],
        effects=of_health(sop=ONE, sp=TWO),
    ),
    Layout(
        name="Tanggal penetapan over the elements again",
        rows=[
            [*TOP, "Ketersediaan", "", "Tanggal Penetapan", ""],
            ["", "", "SOP", "SP", "SOP", "SP"],
            [1, HEALTH, "Ada", "Ada", DAY, LATER],
        ],
        effects=of_health(sop=ONE, sp=TWO),
        merges=((0, 2, 0, 3), (0, 4, 0, 5)),
    ),
    Layout(
        name="the date of effect before that of the decision",
        rows=[
            [*TOP, "SOP", "Tanggal Penetapan SOP", "Tanggal Berlaku SOP", "SP"],
            [1, HEALTH, "Ada", DAY, LATER, "Ada"],
            [2, SOCIAL, "Ada", DAY, "", "Ada"],
        ],
        effects={**of_health(sop=TWO), SOCIAL: {"sop.ada": ONE}},
    ),
    Layout(
        name="two columns that agree, and one that agrees with the cell of the answer",
        rows=[
            [*TOP, "SOP", "Tanggal SK SOP", "Tanggal Penetapan SOP"],
            [1, HEALTH, "Ada", DAY, "12/01/2024"],
            [2, SOCIAL, "Ada, 12 Januari 2024", DAY, ""],
        ],
        effects={**of_health(sop=ONE), SOCIAL: {"sop.ada": ONE}},
    ),
    Layout(
        name="one merged date for two units",
        rows=[[*TOP, "SOP", "Tanggal SOP"], [1, HEALTH, "Ada", DAY], [2, SOCIAL, "Ada", None]],
        effects={**of_health(sop=ONE), SOCIAL: {"sop.ada": ONE}},
        merges=((1, 3, 2, 3),),
    ),
    Layout(
        name="a numbering row, totals and a signature",
        rows=[
            [*TOP, "SOP", "Tanggal SOP"],
            ["(1)", "(2)", "(3)", "(4)"],
            [1, HEALTH, "Ada", DAY],
            ["", "JUMLAH", 1, 1],
            [],
            ["", "", "", "Bojonegoro, 12 Maret 2026"],
            ["", "", "", "Kepala Bagian Organisasi"],
        ],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="a question that is not the first of its element",
        rows=[
            [*TOP, "Publikasi", "SIPPN", "Tanggal SIPPN"],
            [1, HEALTH, "Ada", "Ada", DAY],
        ],
        effects={HEALTH: {"publikasi.sippn": ONE}},
    ),
    Layout(
        name="the date of a decree of an optional group",
        rows=[
            [*TOP, "SOP", "Peta Proses Bisnis", "Tanggal penetapan peta proses bisnis"],
            [1, HEALTH, "Ada", "Ada", DAY],
        ],
        effects=of_health(probis=ONE),
    ),
    Layout(
        name="a form with dates beside its questions",
        rows=[
            *FORM,
            ["No", "Uraian", "Jawaban", "Tanggal", "Keterangan"],
            [1, "SOP", "Ada", DAY, ""],
            [2, "SP", "Tidak", "", ""],
            [3, "Maklumat", "Ada", "4 Maret 2025", "ok"],
        ],
        effects=of_health(sop=ONE, maklumat=TWO),
    ),
    Layout(
        name="a form with ticks and dates",
        rows=[
            *FORM,
            ["No", "Uraian", "Ada", "Tidak", "Berlaku sejak", "Link"],
            [1, "SOP", "v", "", DAY, ""],
            [2, "SP", "", "v", "", ""],
        ],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="a form whose dates are lines",
        rows=[
            *FORM,
            ["No", "Uraian", "Jawaban"],
            [1, "SOP", "Ada"],
            [2, "Tanggal SOP", "12/01/2024"],
            [3, "Maklumat", "Ada"],
            [4, "Nomor dan tanggal SK maklumat", "188/1/2025 tanggal 4 Maret 2025"],
        ],
        effects=of_health(sop=ONE, maklumat=TWO),
    ),
    Layout(
        name="a form with a date below each answer",
        rows=[
            *FORM,
            ["No", "Uraian", "Jawaban"],
            [1, "SOP", "Ada"],
            [2, "Tanggal penetapan", "12/01/2024"],
            [3, "Maklumat", "Ada"],
            [4, "Tanggal penetapan", LATER],
        ],
        effects=of_health(sop=ONE, maklumat=TWO),
    ),
    Layout(
        name="a form with headings",
        rows=[
            *FORM,
            ["No", "Uraian", "Jawaban"],
            ["A", "Maklumat Pelayanan", ""],
            [1, "Maklumat tersedia", "Ada"],
            [2, "Maklumat ditetapkan", "Ada"],
            [3, "Tanggal penetapan", DAY],
            ["B", "SOP", ""],
            [1, "SOP tersedia", "Ada"],
            [2, "Tanggal penetapan", LATER],
            ["C", "Standar Pelayanan", ""],
            [1, "SP tersedia", "Ada"],
            [2, "Tanggal penetapan", ""],
        ],
        effects=of_health(maklumat=ONE, sop=TWO),
    ),
    Layout(
        name="a list without a header",
        rows=[
            ["Nama OPD", ":", HEALTH],
            ["SOP", ":", "Ada"],
            ["Tanggal penetapan SOP", ":", "12/01/2024"],
            ["SP", ":", "Ada"],
            ["Maklumat", ":", "Tidak"],
        ],
        effects=of_health(sop=ONE),
    ),
    Layout(
        name="units in columns",
        rows=[
            ["Uraian", HEALTH, SOCIAL],
            ["SOP", "Ada", "Tidak"],
            ["Tanggal SOP", "12/01/2024", ""],
            ["SP", "Ada", "Ada"],
            ["Tanggal SP", LATER, DAY],
        ],
        effects={**of_health(sop=ONE, sp=TWO), SOCIAL: {"sp.ada": ONE}},
    ),
    Layout(
        name="units in columns, with pairs",
        rows=[
            ["Uraian", HEALTH, "", SOCIAL, ""],
            ["", "Ada", "Tidak", "Ada", "Tidak"],
            ["SOP", "v", "", "", "v"],
            ["Tanggal SOP", DAY, "", "", ""],
            ["SP", "v", "", "v", ""],
        ],
        effects=of_health(sop=ONE),
        merges=((0, 1, 0, 2), (0, 3, 0, 4), (3, 1, 3, 2), (3, 3, 3, 4)),
    ),
]


@pytest.mark.parametrize("layout", CLEAR, ids=str)
def test_dates_that_plainly_belong_to_an_answer(layout: Layout) -> None:
    reading = read(sheet(layout.rows, merges=layout.merges))
    assert effects(reading) == layout.effects
    assert [ask for ask in reading.asked if ask.code is ProblemCode.ASK_DATE] == []
    assert reading.problems == ()


UNUSED = [
    Layout(
        name="the day of filling in, first",
        rows=[["Tanggal", "Nama OPD", "SOP", "SP"], [LATER, HEALTH, "Ada", "Ada"]],
    ),
    Layout(
        name="the day of filling in, before the answers",
        rows=[[*TOP, "Tanggal", "SOP", "SP"], [1, HEALTH, LATER, "Ada", "Ada"]],
    ),
    Layout(
        name="Tanggal Pengisian between elements",
        rows=[[*TOP, "SOP", "Tanggal Pengisian", "SP"], [1, HEALTH, "Ada", LATER, "Ada"]],
    ),
    Layout(
        name="Tanggal Lahir and Tanggal Pengumpulan",
        rows=[
            [*TOP, "SOP", "Tanggal Lahir", "SP", "Tanggal Pengumpulan"],
            [1, HEALTH, "Ada", DAY, "Ada", LATER],
        ],
    ),
    Layout(
        name="Tanggal Upload Bukti",
        rows=[[*TOP, "SOP", "Tanggal Upload", "SP"], [1, HEALTH, "Ada", LATER, "Ada"]],
    ),
    Layout(
        name="Timestamp of a form",
        rows=[["Timestamp", "Nama OPD", "SOP", "SP"], [datetime(2026, 1, 2, 3, 4), HEALTH, "Ada", "Ada"]],
    ),
    Layout(
        name="a signature in the columns of the table",
        rows=[
            [*TOP, "SOP", "SP", "Maklumat"],
            [1, HEALTH, "Ada", "Ada", "Ada"],
            ["", "", "", "", "Tanggal"],
            ["", "", "", "", "12 Maret 2026"],
        ],
    ),
    Layout(
        name="Tahun beside the name",
        rows=[[*TOP, "Tahun", "SOP", "SP"], [1, HEALTH, 2026, "Ada", "Ada"]],
    ),
    Layout(
        name="SOP Tahun 2025 is the SOP",
        rows=[[*TOP, "SOP Tahun 2025", "SP Tahun 2025"], [1, HEALTH, "Ada", "Ada"]],
    ),
    Layout(
        name="an empty column of dates nobody can place",
        rows=[[*TOP, "SOP", "Tanggal Penetapan", "SP", "Maklumat"], [1, HEALTH, "Ada", "", "Ada", "Ada"]],
    ),
    Layout(
        name="the day of filling in of a form",
        rows=[
            ["Nama OPD", ":", HEALTH],
            ["Tanggal", ":", "4 Maret 2025"],
            [],
            ["No", "Uraian", "Jawaban"],
            [1, "SOP", "Ada"],
            [2, "SP", "Ada"],
        ],
    ),
    Layout(
        name="a column of a form for when it was looked at",
        rows=[
            *FORM,
            ["No", "Uraian", "Jawaban", "Tanggal Pemeriksaan"],
            [1, "SOP", "Ada", LATER],
            [2, "SP", "Ada", LATER],
        ],
    ),
    Layout(
        name="a group of its own",
        rows=[
            [*TOP, "SOP", "SP", "Verifikasi", "", "Maklumat"],
            ["", "", "", "", "Tanggal", "Petugas", ""],
            [1, HEALTH, "Ada", "Ada", LATER, "Budi", "Ada"],
        ],
        merges=((0, 4, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 6, 1, 6)),
    ),
]


@pytest.mark.parametrize("layout", UNUSED, ids=str)
def test_dates_that_are_none_of_effect(layout: Layout) -> None:
    reading = read(sheet(layout.rows, merges=layout.merges))
    assert effects(reading) == {}
    assert set(values(reading)[HEALTH].values()) == {"ada"}
    assert (reading.asked, reading.problems) == ((), ())


DOUBTFUL = [
    Layout(
        name="between two elements",
        rows=[[*TOP, "SOP", "Tanggal Penetapan", "SP", "Maklumat"], [1, HEALTH, "Ada", DAY, "Ada", "Ada"]],
        asked=[("tanya_tanggal", "D1")],
    ),
    Layout(
        name="a mere Tanggal between two elements",
        rows=[[*TOP, "SOP", "Tanggal", "SP"], [1, HEALTH, "Ada", DAY, "Ada"]],
        asked=[("tanya_tanggal", "D1")],
    ),
    Layout(
        name="a decision after all elements",
        rows=[[*TOP, "SOP", "SP", "Tanggal SK"], [1, HEALTH, "Ada", "Ada", DAY]],
        asked=[("tanya_tanggal", "E1")],
    ),
    Layout(
        name="one element and a mere Tanggal",
        rows=[[*TOP, "Maklumat Pelayanan", "Tanggal"], [1, HEALTH, "Ada", DAY]],
        asked=[("tanya_tanggal", "D1")],
    ),
    Layout(
        name="dates that may stand before or behind",
        rows=[
            [*TOP, "SOP", "Tanggal", "SP", "Tanggal", "Maklumat"],
            [1, HEALTH, "Ada", DAY, "Ada", LATER, "Ada"],
        ],
        asked=[("tanya_tanggal", "D1"), ("tanya_tanggal", "F1")],
    ),
    Layout(
        name="a mere Tanggal after all elements",
        rows=[[*TOP, "SOP", "SP", "Tanggal"], [1, HEALTH, "Ada", "Ada", DAY]],
        problems=[("tanggal_tanpa_unsur", "E1")],
    ),
    Layout(
        name="a mere Tanggal behind the remarks",
        rows=[[*TOP, "SOP", "SP", "Keterangan", "Tanggal"], [1, HEALTH, "Ada", "Ada", "", DAY]],
        problems=[("tanggal_tanpa_unsur", "F1")],
    ),
    Layout(
        name="a decision before all elements",
        rows=[[*TOP, "Tanggal Penetapan", "SOP", "SP"], [1, HEALTH, DAY, "Ada", "Ada"]],
        problems=[("tanggal_tanpa_unsur", "C1")],
    ),
    Layout(
        name="a date before each element",
        rows=[[*TOP, "Tanggal SK", "SOP", "Tanggal SK", "SP"], [1, HEALTH, DAY, "Ada", LATER, "Ada"]],
        asked=[("tanya_tanggal", "E1")],
        problems=[("tanggal_tanpa_unsur", "C1")],
    ),
    Layout(
        name="the last line of a form",
        rows=[*FORM, ["No", "Uraian", "Jawaban"], [1, "SOP", "Ada"], [2, "SP", "Ada"], [3, "Tanggal", LATER]],
        problems=[("tanggal_tanpa_unsur", "B6")],
    ),
    Layout(
        name="the dates of a survey are an answer of their own, in a pattern too",
        rows=[[*TOP, "SOP", "Tanggal", "SKM", "Tanggal"], [1, HEALTH, "Ada", DAY, "Ada", LATER]],
        effects=of_health(sop=ONE),
        asked=[("tanya_tanggal", "F1")],
    ),
    Layout(
        name="the update of Google",
        rows=[
            [*TOP, "Google", "", ""],
            ["", "", "Terdaftar", "Tgl. Update Terakhir", "Link"],
            [1, HEALTH, "Ada", LATER, ""],
        ],
        merges=((0, 2, 0, 4),),
        asked=[("tanya_kolom", "D2")],
    ),
    Layout(
        name="the period of a survey",
        rows=[[*TOP, "SKM", "Periode SKM"], [1, HEALTH, "Ada", "12/01/2024"]],
        asked=[("tanya_kolom", "D1")],
    ),
    Layout(
        name="a revision of the SOP, which may be its review",
        rows=[[*TOP, "SOP", "Tanggal Revisi SOP"], [1, HEALTH, "Ada", DAY]],
        asked=[("tanya_kolom", "D1")],
    ),
    Layout(
        name="the making of the SOP",
        rows=[[*TOP, "SOP", "Tanggal Pembuatan SOP"], [1, HEALTH, "Ada", DAY]],
        asked=[("tanya_kolom", "D1")],
    ),
    Layout(
        name="a date of an element that is asked nothing else",
        rows=[[*TOP, "SP", "Tanggal SOP"], [1, HEALTH, "Ada", DAY]],
        asked=[("tanya_kolom", "D1")],
    ),
]


@pytest.mark.parametrize("layout", DOUBTFUL, ids=str)
def test_dates_that_may_be_anybodys_are_asked_or_pointed_out(layout: Layout) -> None:
    reading = read(sheet(layout.rows, merges=layout.merges))
    assert effects(reading) == layout.effects
    assert [(ask.code.value, ask.place.cell) for ask in reading.asked] == list(layout.asked)
    assert codes(reading) == list(layout.problems)
    assert set(values(reading)[HEALTH].values()) == {"ada"}


# --- what the cells say


def dated(*rows: Sequence[CellValue], today: date | None = None, **more: object) -> Reading:
    """A table of SOP with dates beside it, read."""
    header = [*TOP, "SOP", "Tanggal SOP"]
    return read_checklists(
        Book(sheets=(sheet([header, *map(list, rows)], **more),)),
        file="berkas.xlsx",
        sha256=SHA,
        definitions=definitions(),
        registry=bojonegoro(),
        remembered={},
        today=today,
    )


def test_an_answer_that_says_until_when_counts_as_of_today() -> None:
    rows = [[1, HEALTH, "Ada, berlaku sampai 2028", ""], [2, SOCIAL, "Ada, berlaku sampai 2020", ""]]
    assert values(dated(*rows, today=DAY)) == {HEALTH: {"sop.ada": "ada"}}
    assert values(dated(*rows)) == {}


def test_a_date_never_answers() -> None:
    reading = dated([1, HEALTH, "", DAY], [2, SOCIAL, "Tidak", DAY], [3, "Dinas Perhubungan", "Proses", DAY])
    assert values(reading) == {SOCIAL: {"sop.ada": "tidak"}, "Dinas Perhubungan": {"sop.ada": "proses"}}
    assert effects(reading) == {}
    assert codes(reading) == [("tanggal_tanpa_jawaban", f"D{row}") for row in (2, 3, 4)]
    assert sentences(reading)[0] == (
        "Tanggal “2024-01-12” tidak dipakai, karena “SOP tersedia” tidak dijawab “ada”. Periksa jawabannya."
    )


def test_a_date_beside_an_answer_that_is_not_understood_is_not_said_as_well() -> None:
    reading = dated([1, HEALTH, "entahlah", DAY], [2, SOCIAL, "x", DAY])
    assert codes(reading) == [("jawaban_tidak_dikenal", "C2")]
    assert asks(reading)[0][0] == "tanya_tanda"


@pytest.mark.parametrize("said", ["-", "belum", "31/02/2024", "12/01/24", "menyusul"])
def test_nonsense_beside_an_answer_is_said_with_its_cell(said: str) -> None:
    reading = dated([1, HEALTH, "Ada", said], [2, SOCIAL, "Ada", DAY])
    assert effects(reading) == {SOCIAL: {"sop.ada": ONE}}
    assert codes(reading) == [("bukan_tanggal", "D2")]
    assert sentences(reading) == [
        f"“{said}” untuk “Tanggal SOP” bukan tanggal yang jelas. Tulis seperti 31/12/2025."
    ]


@pytest.mark.parametrize("said", ["", "…", "-", "belum", "31/02/2024", 2023])
def test_what_is_no_date_needs_no_word_where_nothing_is_there(said: CellValue) -> None:
    reading = dated([1, HEALTH, "Tidak", said], [2, SOCIAL, "Ada", ""])
    assert (effects(reading), reading.problems) == ({}, ())


def test_a_year_is_no_date_of_effect_and_is_said_once_for_a_column() -> None:
    reading = dated([1, HEALTH, "Ada", 2023], [2, SOCIAL, "Ada", "Maret 2024"])
    assert effects(reading) == {}
    assert codes(reading) == [("tanggal_tanpa_hari", "D2")]
    assert sentences(reading) == [
        "“2023” untuk “Tanggal SOP” tidak menyebut harinya, sehingga tidak dipakai sebagai tanggal berlaku"
        " (2 sel). Tulis seperti 31/12/2025."
    ]


@pytest.mark.parametrize("title", ["Tahun SOP", "Tahun Penetapan SOP", "SOP (Tahun Terbit)"])
def test_a_column_of_years_is_no_second_answer(title: str) -> None:
    reading = read(sheet([[*TOP, "SOP", title, "SP"], [1, HEALTH, "Ada", 2023, "Ada"]]))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert (effects(reading), reading.asked, codes(reading)) == ({}, (), [("tanggal_tanpa_hari", "D2")])


def test_a_day_outside_our_time_is_not_taken() -> None:
    reading = dated([1, HEALTH, "Ada", date(1984, 5, 1)])
    assert effects(reading) == {}
    assert sentences(reading) == [
        "Tahun pada tanggal “1984-05-01” untuk “Tanggal SOP” tidak wajar, sehingga tidak dipakai."
        " Periksa tahunnya."
    ]


def test_a_day_to_come_is_taken_and_said() -> None:
    reading = dated([1, HEALTH, "Ada", LATER], [2, SOCIAL, "Ada", DAY], today=DAY)
    assert effects(reading) == {HEALTH: {"sop.ada": TWO}, SOCIAL: {"sop.ada": ONE}}
    assert codes(reading) == [("tanggal_belum_tiba", "D2")]
    assert sentences(reading) == [
        "Tanggal “2025-03-04” untuk “Tanggal SOP” belum tiba ketika berkas ini dibaca."
        " Tanggalnya tetap dipakai; periksa apakah sudah benar."
    ]


def test_the_answer_and_its_column_must_agree() -> None:
    reading = dated([1, HEALTH, "Ada, 4 Maret 2025", DAY])
    assert effects(reading) == {}
    assert sentences(reading) == [
        "Tanggal berlaku “SOP tersedia” bertentangan: 2025-03-04 / 2024-01-12."
        " Tidak satu pun dipakai; hapus yang keliru."
    ]


def test_two_columns_must_agree() -> None:
    header = [*TOP, "SOP", "Tanggal SK SOP", "Tanggal Penetapan SOP"]
    reading = read(sheet([header, [1, HEALTH, "Ada", DAY, LATER]]))
    assert effects(reading) == {}
    assert codes(reading) == [("tanggal_bertentangan", "E2")]


def test_two_sheets_must_agree() -> None:
    rows = [[*TOP, "SOP", "Tanggal SOP"], [1, HEALTH, "Ada", DAY]]
    other = [*rows[:1], [1, HEALTH, "Ada", LATER]]
    reading = read(sheet(rows, name="Satu"), sheet(other, name="Dua"), sheet(rows, name="Tiga"))
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}}
    assert effects(reading) == {}
    assert [(p.code, p.place.sheet) for p in reading.problems] == [(ProblemCode.DATES_DIFFER, "Dua")]


def test_a_date_that_one_of_two_sheets_gives() -> None:
    rows = [[*TOP, "SOP", "Tanggal SOP"], [1, HEALTH, "Ada", DAY]]
    other = [[*TOP, "SOP", "SP"], [1, HEALTH, "Ada", "Ada"]]
    assert effects(read(sheet(other, name="Satu"), sheet(rows, name="Dua"))) == of_health(sop=ONE)


def test_a_formula_without_result_is_said() -> None:
    reading = dated([1, HEALTH, "Ada", None], errors=frozenset({(1, 3)}))
    assert codes(reading) == [("sel_tidak_terbaca", "D2")]


def test_a_hidden_column_of_dates_is_read_and_said() -> None:
    reading = dated([1, HEALTH, "Ada", DAY], hidden_columns=frozenset({3}))
    assert effects(reading) == of_health(sop=ONE)
    assert codes(reading) == [("kolom_tersembunyi", "D2")]


def test_the_column_is_shown_as_what_it_was_taken_for() -> None:
    reading = dated([1, HEALTH, "Ada", DAY])
    assert [(c.header, c.question, c.dated) for c in reading.columns] == [
        ("SOP", "sop.ada", False),
        ("Tanggal SOP", "sop.ada", True),
    ]


# --- what people answer


def between(remembered: Mapping[str, str]) -> Reading:
    rows = [[*TOP, "SOP", "Tanggal Penetapan", "SP"], [1, HEALTH, "Ada", DAY, "Ada"]]
    return read(sheet(rows), remembered=remembered)


def test_an_answer_settles_whose_the_dates_are() -> None:
    [ask] = between({}).asked
    assert (ask.text, ask.count) == ("Tanggal Penetapan", 1)
    assert [c.id for c in ask.candidates] == ["sop.ada", "sp.ada", "sop.tinjau", "sp.tinjau"]
    assert effects(between({ask.key: "sop.ada"})) == of_health(sop=ONE)
    assert effects(between({ask.key: "sp.ada"})) == of_health(sp=ONE)
    nobody = between({ask.key: NONE_OF_THESE})
    assert (effects(nobody), nobody.asked, nobody.problems) == ({}, (), ())


def test_an_answer_may_make_them_the_answers_to_a_question_about_a_date() -> None:
    [ask] = between({}).asked
    reading = between({ask.key: "sop.tinjau"})
    assert values(reading)[HEALTH]["sop.tinjau"] == DAY
    assert (effects(reading), reading.asked) == ({}, ())


def test_an_answer_that_does_not_fit_this_table_is_asked_again() -> None:
    [ask] = between({}).asked
    assert [again.key for again in between({ask.key: "google.ada"}).asked] == [ask.key]


@pytest.mark.parametrize(
    ("answer", "found", "effect"),
    [
        ("sop.ada", {"sop.ada": "ada"}, {"sop.ada": ONE}),  # it was never meant to answer by itself
        ("sop.tinjau", {"sop.ada": "ada", "sop.tinjau": DAY}, {}),
        ("sop.ditetapkan", {"sop.ada": "ada", "sop.ditetapkan": "ada"}, {"sop.ditetapkan": ONE}),
        (NONE_OF_THESE, {"sop.ada": "ada"}, {}),
    ],
)
def test_what_was_answered_about_a_column_before_still_holds(
    answer: str, found: dict[str, object], effect: dict[str, str]
) -> None:
    rows = [[*TOP, "SOP", "Tanggal SOP"], [1, HEALTH, "Ada", DAY]]
    reading = read(sheet(rows), remembered={"kolom:sop tanggal": answer})
    assert values(reading) == {HEALTH: found}
    assert effects(reading) == ({HEALTH: effect} if effect else {})
    assert (reading.asked, reading.problems) == ((), ())


# --- questions about dates stay what they are


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Tanggal SKM terakhir", "skm.tanggal"),
        ("Tanggal Pelaksanaan SKM", "skm.tanggal"),
        ("Tanggal reviu SOP", "sop.tinjau"),
        ("Tanggal peninjauan standar pelayanan", "sp.tinjau"),
        ("Tanggal pelatihan pengaduan", "pengaduan.pelatihan"),
        ("Tanggal reviu probis", "probis.tinjau"),
    ],
)
def test_a_question_about_a_date_is_answered_by_it(title: str, question: str) -> None:
    rows = [[*TOP, "SOP", "SP", "SKM", title], [1, HEALTH, "Ada", "Ada", "Ada", DAY]]
    reading = read(sheet(rows))
    assert values(reading)[HEALTH][question] == DAY
    assert (effects(reading), reading.asked, reading.problems) == ({}, (), ())


def test_the_date_below_a_survey_answers_its_question() -> None:
    rows = [
        [*TOP, "SKM", "", "", "SOP"],
        ["", "", "Ada/Tidak", "Tanggal", "Link", ""],
        [1, HEALTH, "Ada", DAY, "", "Ada"],
    ]
    reading = read(sheet(rows, merges=((0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 5, 1, 5))))
    assert values(reading)[HEALTH]["skm.tanggal"] == DAY
    assert (effects(reading), reading.asked) == ({}, ())


# --- in general

TITLES = st.sampled_from(
    [
        "Tanggal", "Tgl.", "Tahun", "Tanggal Penetapan", "Tgl SK", "TMT", "Berlaku sejak", "Sejak tanggal",
        "Tanggal SOP", "Tahun SP", "Tgl SK Maklumat", "Nomor dan Tanggal SK SP", "Tanggal berlaku SOP",
        "Tanggal Pengisian", "Tanggal Lahir", "Tgl. Update Terakhir", "Tanggal Google", "Tahun Penetapan SOP",
    ]
)  # fmt: skip
CELLS = st.sampled_from(
    [DAY, "4 Maret 2025", "12/01/2024", "-", "belum", "31/02/2024", 2023, "2023", 45303, ""]
)
ANSWERS = st.sampled_from(["Ada", "Tidak", "Proses", ""])


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_columns_of_dates_change_no_answer_and_make_none(data: st.DataObject) -> None:
    names = [HEALTH, SOCIAL, "Dinas Perhubungan"]
    table: list[list[CellValue]] = [[*TOP, "SOP", "SP", "Maklumat"]]
    for number, name in enumerate(names, 1):
        table.append([number, name, "Ada", data.draw(ANSWERS), data.draw(ANSWERS)])
    wider = [list(row) for row in table]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(2, len(wider[0])))
        wider[0].insert(at, data.draw(TITLES))
        for row in wider[1:]:
            row.insert(at, data.draw(CELLS))
    plain, found = read(sheet(table), registry=OPEN), read(sheet(wider), registry=OPEN)
    assert values(found) == values(plain)
    for checklist in found.checklists:
        for answer in checklist.answers.values():
            assert answer.effective in (None, DAY, LATER)
            assert answer.effective is None or answer.value == "ada"


def test_columns_of_dates_come_back_from_the_reader_process() -> None:
    column = MatchedColumn(
        place=Place(sheet="A", cell="D1"), header="Tanggal", question="sop.ada", dated=True
    )
    assert columns_in(columns_out([column])) == (column,)
    assert columns_in([["A", "D1", "SOP", "sop.ada"]])[0].dated is False
