"""Workbooks as offices really make them, each as the smallest example of one habit."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from compliance.reading.opening import open_book
from compliance.reading.sheets import CellValue
from tests.reading.books import Rows, asks, codes, read, sentences, sheet, values

HEALTH, SOCIAL, SCHOOLS = "Dinas Kesehatan", "Dinas Sosial", "Dinas Pendidikan"
GROUPS = ((0, 2, 0, 3), (0, 4, 0, 5))
LINK = "https://drive.google.com/a"


def grouped(first: str, second: str, *rows: list[CellValue]) -> Rows:
    """SOP and SP under each of two group titles."""
    return [["No", "Nama OPD", first, None, second, None], [None, None, "SOP", "SP", "SOP", "SP"], *rows]


def answered(first: CellValue, second: CellValue, third: CellValue, header: str = "SOP") -> Rows:
    return [["No", "Nama OPD", header], [1, HEALTH, first], [2, SOCIAL, second], [3, SCHOOLS, third]]


# -- groups of columns


@pytest.mark.parametrize(
    ("first", "second"),
    [("Semester I", "Semester II"), ("Target", "Realisasi"), ("Isian OPD", "Penilaian Tim"), ("OPD", "Tim")],
)
def test_an_element_under_two_groups_is_asked_even_where_only_one_is_filled(first: str, second: str) -> None:
    reading = read(sheet(grouped(first, second, [1, HEALTH, "Ada", "Belum", None, "Belum"]), merges=GROUPS))
    assert values(reading) == {}
    assert [text for _, text, _ in asks(reading)] == [f"{first} – SOP", f"{first} – SP", f"{second} – SP"]


def test_an_answer_about_one_group_settles_it_alone() -> None:
    rows = grouped("Target", "Realisasi", [1, HEALTH, "Ada", "Ada", "Belum", "Ada"])
    first = read(sheet(rows, merges=GROUPS))
    remembered = {ask.key: "sop.ada" if ask.text == "Realisasi – SOP" else "-" for ask in first.asked}
    assert values(read(sheet(rows, merges=GROUPS), remembered=remembered)) == {HEALTH: {"sop.ada": "tidak"}}


@pytest.mark.parametrize(
    ("group", "cell", "question", "value"),
    [
        ("PENETAPAN", "Belum", "sop.ditetapkan", "tidak"),
        ("BUKTI DUKUNG", LINK, "sop.bukti", (LINK,)),
        ("JUMLAH", 3, "sop.layanan_ber_sop", 3),
    ],
)
def test_a_group_makes_another_question_of_the_element_below_it(
    group: str, cell: CellValue, question: str, value: object
) -> None:
    rows = grouped("KETERSEDIAAN", group, [1, HEALTH, "Ada", "Belum", cell, None])
    assert values(read(sheet(rows, merges=GROUPS))) == {
        HEALTH: {"sop.ada": "ada", "sp.ada": "tidak", question: value}
    }


def test_remarks_by_element_are_no_answers() -> None:
    rows = grouped("KETERSEDIAAN", "KETERANGAN", [1, HEALTH, "Ada", "Ada", "baik", "belum TTD"])
    reading = read(sheet(rows, merges=GROUPS))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert (codes(reading), asks(reading)) == ([], [])


def test_a_column_called_after_whoever_answers_is_asked() -> None:
    rows = [["No", "Nama OPD", "SOP", None], [None, None, "OPD", "Verifikator"], [1, HEALTH, "Ada", "Belum"]]
    reading = read(sheet(rows, merges=((0, 2, 0, 3),)))
    assert values(reading) == {}
    assert [text for _, text, _ in asks(reading)] == ["SOP – OPD", "SOP – Verifikator"]


# -- legends


@pytest.mark.parametrize(
    ("legend", "cells", "said"),
    [
        ("0 = Ada, 1 = Tidak", (0, 1, "1"), ("ada", "tidak", "tidak")),
        ("1 = Belum; 2 = Ada", (1, 1, 1), ("tidak", "tidak", "tidak")),
        ("T = Tersedia, B = Belum", ("T", "B", "t"), ("ada", "tidak", "ada")),
        ("Sudah = S, Belum = B, Proses = P", ("S", "B", "P"), ("ada", "tidak", "proses")),
    ],
)
def test_a_legend_says_what_codes_mean(
    legend: str, cells: tuple[CellValue, CellValue, CellValue], said: tuple[str, ...]
) -> None:
    expected = {unit: {"sop.ada": word} for unit, word in zip((HEALTH, SOCIAL, SCHOOLS), said, strict=True)}
    rows = answered(*cells)
    assert values(read(sheet([*rows, [], [f"Keterangan: {legend}"]]))) == expected
    assert values(read(sheet([[legend], [], *rows]))) == expected
    assert values(read(sheet(answered(*cells, header=f"SOP ({legend})")))) == expected


def test_a_legend_may_stand_in_two_cells() -> None:
    rows = [*answered("v", "x", "x"), [], [None, "Keterangan:"], [None, "v", "= Belum"], [None, "x", "Ada"]]
    assert values(read(sheet(rows))) == {
        HEALTH: {"sop.ada": "tidak"}, SOCIAL: {"sop.ada": "ada"}, SCHOOLS: {"sop.ada": "ada"}
    }  # fmt: skip


def test_without_a_legend_codes_mean_what_they_usually_do() -> None:
    assert values(read(sheet(answered(1, 0, "T")))) == {
        HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}, SCHOOLS: {"sop.ada": "tidak"}
    }  # fmt: skip


@pytest.mark.parametrize(("yes", "no"), [("t", "f"), ("Y", "N")])
def test_t_beside_f_is_true_and_n_beside_y_no(yes: str, no: str) -> None:
    assert values(read(sheet(answered(yes, no, yes)))) == {
        HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "tidak"}, SCHOOLS: {"sop.ada": "ada"}
    }  # fmt: skip


def test_a_no_under_a_title_that_says_no_is_not_guessed() -> None:
    rows = [["No", "Nama OPD", "SOP (belum)", "SP"], [1, HEALTH, "Tidak", "Ada"], [2, SOCIAL, "Ya", "Ada"]]
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}
    assert codes(reading) == [("jawaban_tidak_dikenal", "C2"), ("jawaban_tidak_dikenal", "C3")]


# -- what is typed in a cell


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("(v)", "ada"),
        ("[√]", "ada"),
        ("√ Ada", "ada"),
        ("Belum (v)", "tidak"),
        ("x Tidak", "tidak"),
        ("'Ada", "ada"),
        ("\u202aAda\u202c", "ada"),
        ("☑ Ada ☐ Tidak", "ada"),
        ("(√) Ada ( ) Belum", "ada"),
        ("☐ Ada\n☒ Tidak ada", "tidak"),
        ("Ya [ ] / Tidak [x]", "tidak"),
        ("(x) Ada  (v) Belum", "tidak"),
    ],
)
def test_a_ticked_or_wrapped_answer_is_read(cell: str, said: str) -> None:
    assert values(read(sheet(answered(cell, "Ada", "Belum"))))[HEALTH] == {"sop.ada": said}


@pytest.mark.parametrize("cell", ["x Ada", "☐ Ada", "☑ Ada ☑ Tidak", "(√) Ada (v) Belum", "*"])
def test_an_answer_marked_in_two_ways_is_said_and_not_guessed(cell: str) -> None:
    reading = read(sheet(answered(cell, "Ada", "Belum")))
    assert HEALTH not in values(reading)
    assert codes(reading) == [("jawaban_tidak_dikenal", "C2")]
    assert sentences(reading) == [
        f"Jawaban “{cell}” untuk “SOP tersedia” tidak dikenal. "
        "Tulis salah satu dari: ada, proses, tidak, tidak berlaku."
    ]


def test_a_number_kept_as_text_by_an_apostrophe_is_a_number() -> None:
    rows = [["No", "Nama OPD", "SKM", "Nilai IKM"], [1, HEALTH, "Ada", "'88,31"]]
    assert float(values(read(sheet(rows)))[HEALTH]["skm.ikm"]) == 88.31


# -- headers


@pytest.mark.parametrize(
    ("header", "question"),
    [
        ("Nilai IKM (25-100)", "skm.ikm"),
        ("Jumlah\nResponden (orang)", "skm.responden"),
        ("Tanggal SKM (dd/mm/yyyy)", "skm.tanggal"),
        ("SKM (1 = ada, 0 = tidak)", "skm.ada"),
        ("SKM¹", "skm.ada"),
        ("SKM 2)", "skm.ada"),
        ("SKM [isi: Ada/Belum]", "skm.ada"),
        ("Bagian A/SKM", "skm.ada"),
        ("Apakah sudah melaksanakan SKM?\nJawab apa adanya", "skm.ada"),
    ],
)
def test_what_stands_around_a_title_is_left_out(header: str, question: str) -> None:
    reading = read(sheet([["No", "Nama OPD", "SOP", header], [1, HEALTH, "Ada", None]]))
    assert [column.question for column in reading.columns] == ["sop.ada", question]


@pytest.mark.parametrize("header", ["SP/SOP", "SOP (buah)", "Bagian Hukum/SOP"])
def test_a_title_that_may_mean_something_else_is_still_asked(header: str) -> None:
    reading = read(sheet([["No", "Nama OPD", header, "SKM"], [1, HEALTH, "Ada", "Ada"]]))
    assert [text for _, text, _ in asks(reading)] == [header]


# -- rows and names


@pytest.mark.parametrize("label", ["Belum Lapor", "Tahun 2025", "Nilai Akhir", "Σ"])
def test_figures_below_the_units_make_no_column_doubtful(label: str) -> None:
    reading = read(sheet([*answered("Ada", "Belum", "Ada"), [None, label, 7]]))
    assert set(values(reading)) == {HEALTH, SOCIAL, SCHOOLS}
    assert not [code for code, _, _ in asks(reading) if code == "tanya_kolom"]


def test_a_figure_of_a_known_unit_still_makes_its_column_doubtful() -> None:
    reading = read(sheet(answered(1, 7, 0)))
    assert [code for code, _, _ in asks(reading)] == ["tanya_kolom"]


def test_a_day_in_the_row_of_a_unit_is_no_place_of_signature() -> None:
    rows = [["No", "Nama OPD", "SKM", "Tanggal SKM"], [1, HEALTH, None, "Senin, 2 Maret 2026"],
            [2, SOCIAL, None, "3 Maret 2026"]]  # fmt: skip
    reading = read(sheet(rows))
    assert set(values(reading)) == {HEALTH, SOCIAL}


@pytest.mark.parametrize("name", [f"{HEALTH} (Kab. Bojonegoro)", f"{HEALTH} (OPD)", "Din. Kesehatan"])
def test_a_name_with_its_regency_behind_it_or_a_short_kind_is_known(name: str) -> None:
    assert set(values(read(sheet([["No", "Nama OPD", "SOP"], [1, name, "Ada"]])))) == {HEALTH}


@pytest.mark.parametrize("name", [f"{HEALTH} (Kab. Tuban)", f"{HEALTH} (Provinsi)"])
def test_a_name_with_another_regency_behind_it_is_asked(name: str) -> None:
    reading = read(sheet([["No", "Nama OPD", "SOP"], [1, name, "Ada"], [2, SOCIAL, "Ada"]]))
    assert set(values(reading)) == {SOCIAL}


def test_the_regency_above_its_units_makes_no_column_doubtful() -> None:
    head, *rows = answered("Ada", "Belum", "Ada")
    reading = read(sheet([head, [None, "KABUPATEN BOJONEGORO", 7], *rows]))
    assert set(values(reading)) == {HEALTH, SOCIAL, SCHOOLS}


def test_what_only_one_of_two_periods_says_is_not_taken() -> None:
    rows = [["No", "Nama OPD", "Periode", "SOP", "SP"], [1, HEALTH, 2025, "Ada", "Belum"],
            [None, None, 2026, None, "Belum"]]  # fmt: skip
    reading = read(sheet(rows, merges=((1, 0, 2, 0), (1, 1, 2, 1))))
    assert values(reading) == {HEALTH: {"sp.ada": "tidak"}}
    assert codes(reading) == [("jawaban_bertentangan", "D2")]
    assert sentences(reading) == [
        "Jawaban untuk “SOP tersedia” bertentangan: ada / belum diisi. Pilih salah satu."
    ]


def test_a_period_for_which_a_unit_says_nothing_at_all_is_one_of_its_periods() -> None:
    rows = [["No", "Nama OPD", "Tahun", "SOP", "SP"], [1, HEALTH, 2025, "Ada", "Ada"],
            [None, HEALTH, 2026, None, None], [2, SOCIAL, 2025, "Ada", "Ada"],
            [None, SOCIAL, 2026, "Ada", "Ada"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "D2"), ("jawaban_bertentangan", "E2")]


def test_an_empty_period_of_one_desa_is_not_that_of_another_of_its_name() -> None:
    """Desa Sumberejo is in Malo and in Trucuk."""
    rows = [["No", "Kecamatan", "Desa", "Tahun", "SOP"], [1, "Malo", "Desa Sumberejo", 2025, "Ada"],
            [None, "Malo", "Desa Sumberejo", 2026, None], [2, "Trucuk", "Desa Sumberejo", 2025, "Ada"],
            [3, "Malo", "Desa Malo", 2026, "Ada"]]  # fmt: skip
    reading = read(sheet(rows))
    assert codes(reading) == [("jawaban_bertentangan", "E2")]
    assert set(values(reading)) == {"Desa Sumberejo", "Desa Malo"}


def test_a_period_for_which_nobody_says_anything_is_only_prepared() -> None:
    rows = [["No", "Nama OPD", "Tahun", "SOP", "SP"], [1, HEALTH, 2025, "Ada", "Belum"],
            [None, HEALTH, 2026, None, None], [2, SOCIAL, 2025, "Ada", "Ada"],
            [None, SOCIAL, 2026, None, None]]  # fmt: skip
    assert values(read(sheet(rows))) == {
        HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"}, SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"}
    }  # fmt: skip


def test_a_target_is_no_answer() -> None:
    rows = [["No", "Nama OPD", "Uraian", "SOP", "SP", "SKM"], [1, HEALTH, "Target", "Ada", "Ada", None],
            [None, HEALTH, "Realisasi", None, "Belum", "Ada"]]  # fmt: skip
    reading = read(sheet(rows))
    assert values(reading) == {HEALTH: {"sp.ada": "tidak", "skm.ada": "ada"}}
    assert codes(reading) == [("jawaban_bertentangan", "D2")]


def test_rows_of_one_unit_for_other_things_than_periods_are_joined() -> None:
    rows = [["No", "Nama OPD", "Uraian", "SOP"], [1, HEALTH, "Status", "Ada"], [None, HEALTH, "Link", LINK]]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada"}}


@pytest.mark.parametrize(("yes", "no"), [("TRUE", "TRUE"), ("Ya", "Ya"), ("✓", "✓")])
def test_a_yes_in_both_halves_of_a_pair_is_said(yes: str, no: str) -> None:
    rows = [["No", "Nama OPD", "SOP", None], [None, None, "Ada", "Tidak"], [1, HEALTH, yes, no]]
    reading = read(sheet(rows, merges=((0, 2, 0, 3),)))
    assert values(reading) == {}
    assert [place for _, place in codes(reading)] == ["D3"]


@pytest.mark.parametrize(("ticked", "empty"), [("TRUE", "FALSE"), ("1", "0"), (1, 0), (True, False)])
def test_boxes_written_out_are_ticks_of_a_pair(ticked: CellValue, empty: CellValue) -> None:
    rows = [["No", "Nama OPD", "SOP", None], [None, None, "Ada", "Tidak"],
            [1, HEALTH, empty, ticked], [2, SOCIAL, ticked, empty], [3, SCHOOLS, empty, empty]]  # fmt: skip
    assert values(read(sheet(rows, merges=((0, 2, 0, 3),)))) == {
        HEALTH: {"sop.ada": "tidak"}, SOCIAL: {"sop.ada": "ada"}
    }  # fmt: skip


# -- struck out


def test_a_workbook_in_which_answers_were_struck_out_by_hand() -> None:
    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    for row in answered("Ada", "Ada", "Ada"):
        page.append(row)
    page["C2"].font = Font(strike=True)
    page["C3"].value = CellRichText(TextBlock(InlineFont(strike=True), "Belum"), " Ada")
    target = io.BytesIO()
    workbook.save(target)
    reading = read(*open_book(target.getvalue(), "isian.xlsx").sheets)
    assert values(reading) == {SCHOOLS: {"sop.ada": "ada"}}
    assert codes(reading) == [("isi_dicoret", "C2"), ("isi_dicoret", "C3")]
