"""The downloaded ranking: numbers are numbers, text is text, and it says what it is not."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest

from compliance.analysis import frames
from compliance.analysis.explanation import explain
from compliance.model import ChecklistDefinition, ScoreBasis
from compliance.reports.explanation import Details, Explained
from compliance.reports.workbook import ranking_workbook
from compliance.text import explanation as explaining
from compliance.text import reports as words
from tests.builders import TODAY, ada, answers, indicator, instrument

MADE_AT = datetime(2026, 6, 30, 8, 15, tzinfo=UTC)
ROW: dict[str, Any] = {
    frames.RANK: 1,
    frames.NAME: "Dinas Kesehatan",
    frames.KIND: "dinas",
    frames.FLOOR: 86.8,
    frames.CEILING: 100.0,
    frames.VERIFIED_FLOOR: 54.0,
    frames.BEYOND: 32.8,
    frames.CATEGORY_FLOOR: "B",
    frames.CATEGORY_CEILING: "A",
    frames.ZONE: "hijau",
    frames.COVERAGE: 27.3,
    frames.COMPLETENESS: 1.0,
    frames.DISPENSATIONS: "",
}


def made(
    *rows: dict[str, Any],
    invented: bool = False,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
    details: Details | None = None,
) -> openpyxl.Workbook:
    frame = pd.DataFrame([{**ROW, **row} for row in rows], columns=list(ROW))
    yardstick = replace(
        instrument(indicator("I1", ada("sop.ada"))),
        title="Kesiapan 2026",
        limits=("Tidak melihat survei masyarakat.",),
        sources={"pp": "Peraturan contoh"},
    )
    data = ranking_workbook(
        frame,
        instrument=yardstick,
        period="Penilaian 2026",
        assessment_date=date(2026, 9, 30),
        made_at=MADE_AT,
        basis=basis,
        details=details,
        invented=invented,
    )
    return openpyxl.load_workbook(io.BytesIO(data))


def values(book: openpyxl.Workbook, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_ranked_units_and_provisional_ones_stand_apart() -> None:
    book = made({}, {frames.RANK: None, frames.NAME: "Dinas Sosial", frames.FLOOR: 100.0})
    assert book.sheetnames == ["Peringkat", "Sementara", "Tentang"]
    assert [row[1] for row in values(book, words.RANKED)] == ["Unit", "Dinas Kesehatan"]
    assert [row[0] for row in values(book, words.PROVISIONAL)] == ["Unit", "Dinas Sosial"]


def test_numbers_are_numbers_with_the_decimals_of_the_instrument() -> None:
    sheet = made({})[words.RANKED]
    rank, floor = sheet["A2"], sheet["D2"]
    assert (rank.value, rank.number_format) == (1, "0")
    assert (floor.value, floor.data_type, floor.number_format) == (86.8, "n", "#,##0.00")


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-2", "@SUM(A1)", "https://contoh.go.id", "123", "{=1}", "mailto:a@b.id"]
)
def test_a_name_is_never_a_formula_nor_a_link(name: str) -> None:
    cell = made({frames.NAME: name})[words.RANKED]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


def test_what_is_unknown_stays_an_empty_cell() -> None:
    row = values(made({frames.RANK: None, frames.FLOOR: None, frames.ZONE: None}), words.PROVISIONAL)[1]
    assert row[2] is None
    assert row[8] is None


def test_the_header_stays_and_filters() -> None:
    sheet = made({}, {})[words.RANKED]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M3"


def test_what_is_claimed_beyond_what_was_verified_stands_beside_it() -> None:
    head, row = values(made({}), words.RANKED)
    place = head.index("Selisih dengan pernyataan")
    assert (head[place - 1], row[place - 1], row[place]) == ("Terbukti, yang diperiksa", 54.0, 32.8)


def test_a_dispensation_is_printed_beside_the_unit_and_among_the_notes() -> None:
    said = "Dispensasi SKM sampai 31 Des 2026 (dasar: =surat 1)"
    book = made({frames.DISPENSATIONS: said}, {frames.NAME: "Dinas Sosial"})
    column = [row[-1] for row in values(book, words.RANKED)]
    assert column == ["Dispensasi", said, None]
    assert ["Dispensasi", f"Dinas Kesehatan: {said}"] in values(book, words.ABOUT)
    assert "Dispensasi" not in [row[0] for row in values(made({}), words.ABOUT)]


def test_it_says_on_what_its_figures_stand() -> None:
    assert ["Dasar angka", "Pernyataan unit"] in values(made({}), words.ABOUT)
    assert ["Dasar angka", "Yang sudah diperiksa"] in values(
        made({}, basis=ScoreBasis.TERVERIFIKASI), words.ABOUT
    )


def test_an_empty_ranking_is_a_workbook_too() -> None:
    assert len(values(made(), words.RANKED)) == 1


def test_it_says_what_it_is_and_what_it_is_not() -> None:
    lines = values(made({}), words.ABOUT)
    assert ["Instrumen", "Kesiapan 2026 (uji-2026)"] in lines
    assert ["Tanggal penilaian", datetime(2026, 9, 30)] in lines
    assert ["Dibuat", datetime(2026, 6, 30, 8, 15)] in lines
    assert ["Perhatian", "Kesiapan bukan nilai resmi. Angka dihitung dari isian unit sendiri."] in lines
    assert ["Batas", "Tidak melihat survei masyarakat."] in lines
    assert ["Sumber", "Peraturan contoh"] in lines


def test_invented_data_is_marked_on_every_sheet() -> None:
    book = made({}, invented=True)
    first = [book[name]["A1"].value for name in book.sheetnames]
    assert first == ["DATA REKAAN: Kabupaten Contoh. Jangan dipakai sebagai laporan."] * 3
    assert book[words.RANKED].freeze_panes == "A3"
    assert book[words.RANKED]["B3"].value == "Dinas Kesehatan"


def test_with_details_every_figure_is_told_how_it_came_about() -> None:
    found = explain(answers({"sop.ada": "ada"}), instrument(indicator("I1", ada("sop.ada"))), TODAY)
    details = Details(
        instrument=found.instrument,
        checklist=ChecklistDefinition(elements=()),
        basis=ScoreBasis.PERNYATAAN,
        units=[Explained(unit="=Dinas", found=found)],
    )
    book = made({}, details=details, invented=True)
    assert book.sheetnames == [
        "Peringkat",
        "Sementara",
        "Cara hitung",
        "Jumlah per unit",
        "Rincian",
        "Tentang",
    ]
    assert {str(sheet["A1"].value)[:11] for sheet in book} == {"DATA REKAAN"}
    cell = book["Rincian"]["A3"]
    assert (cell.value, cell.data_type) == ("=Dinas", "s")
    assert book["Jumlah per unit"]["D3"].value == 100
    assert ["Perhatian", explaining.WHO] in values(book, "Cara hitung")
