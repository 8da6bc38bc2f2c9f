"""The explanation in a workbook: its rows add up to the figures, in words a reader can follow."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given, settings

from compliance import wording
from compliance.analysis.explanation import Explanation, explain
from compliance.definitions.load import load_definitions
from compliance.model import (
    Answer,
    ChecklistDefinition,
    ScoreBasis,
    VerificationState,
)
from compliance.reports import phrases
from compliance.reports.explanation import Details, Explained, explanation_workbook
from compliance.text import explanation as words
from tests.analysis.explained import RULER, exempted
from tests.builders import TODAY, ada, answer, answers, at_least, indicator, instrument
from tests.scoring.shipped import shipped_answers

MADE_AT = datetime(2026, 6, 30, 8, 15, tzinfo=UTC)
DEFINITIONS = load_definitions()
KNOWN = wording.questions(DEFINITIONS.checklist)


def book_of(
    found: Explanation, unit: str = "Dinas Kesehatan", *, invented: bool = False
) -> openpyxl.Workbook:
    one = Explained(unit=unit, found=found)
    details = Details(
        instrument=found.instrument,
        checklist=DEFINITIONS.checklist,
        basis=ScoreBasis.PERNYATAAN,
        units=[one],
    )
    data = explanation_workbook(one, details, period="Penilaian 2026", made_at=MADE_AT, invented=invented)
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    heads, *lines = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    return [dict(zip(heads, line, strict=True)) for line in lines]


def fraction(words: object) -> Fraction:
    """What `formats.exact` wrote."""
    return Fraction(str(words).replace(".", "").replace("−", "-"))


@pytest.mark.parametrize("edition", DEFINITIONS.instruments)
@settings(deadline=None, max_examples=3)
@given(unit=shipped_answers)
def test_the_rows_of_a_unit_add_up_to_its_figures(edition: str, unit: dict[str, Answer]) -> None:
    found = explain(unit, DEFINITIONS.instruments[edition], TODAY)
    book = book_of(found)
    details, [total] = rows(book, words.SHEET_DETAILS), rows(book, words.SHEET_SUMS)
    assert len(details) == len(found.instrument.indicators)
    if found.floor is None or found.ceiling is None:
        assert total["Terbukti"] is None
        return
    for column, end in (("Sumbangan terbukti", found.floor), ("Sumbangan paling tinggi", found.ceiling)):
        assert sum(fraction(row[f"{column}, eksak"]) for row in details) == end.exact
        assert sum(float(str(row[column])) for row in details) == pytest.approx(float(end.exact))
    assert fraction(total["Jumlah terbukti, eksak"]) == found.floor.exact
    assert Decimal(str(total["Terbukti"])) == found.floor.rounded
    assert total["Diberi peringkat"] == (words.YES if found.assessment.complete_enough else words.NO)
    ladders = rows(book, words.SHEET_LADDERS)
    assert len(ladders) == sum(len(i.rungs) for i in found.instrument.indicators)


def test_a_row_says_answers_rung_weight_source_and_why_not_higher() -> None:
    given_ = {"sp.ada": answer("ada", cell="C7", evidence=["x", "y"]), "sp.komponen": answer(12)}
    states = {"sp.ada": VerificationState.DITERIMA, "sp.komponen": VerificationState.BELUM}
    [sp, skm, walk] = rows(book_of(explain(given_, RULER, TODAY, states=states)), words.SHEET_DETAILS)
    assert sp["Jawaban yang dilihat"] == (
        "Standar pelayanan tersedia: ada · Isian!C7 · 2 tautan bukti · diterima\n"
        "Jumlah komponen standar pelayanan: 12 · belum diperiksa"
    )
    assert (sp["Anak tangga terbukti"], sp["Nilai terbukti"], sp["Nilai paling tinggi"]) == (
        "Tangga 1",
        0.5,
        1,
    )
    assert (sp["Bobot eksak"], sp["Sumbangan terbukti, eksak"]) == ("4/9", "200/9")
    assert sp["Dasar dan sumber bobot"] == "asumsi — uji"
    assert sp["Catatan"] == (
        "Belum “Tangga 2”: Jumlah komponen standar pelayanan: paling sedikit 14 (sekarang: 12) atau "
        "Forum konsultasi publik dilaksanakan: ada (belum diisi)"
    )
    assert skm["Catatan"] == (
        "Belum ada satu pun jawaban untuk indikator ini.\n"
        "Belum “Tangga 1”: SKM dilaksanakan: ada (belum diisi)"
    )
    assert walk["Catatan"] == "Tidak terlihat dari isian: Perlu wawancara."
    assert skm["Anak tangga terbukti"] == "belum ada jawaban yang dihitung"
    assert walk["Anak tangga terbukti"] == "tidak terlihat dari isian"


def test_the_first_sheet_leads_from_the_sum_to_the_category() -> None:
    book = book_of(explain(answers({"sp.ada": "ada", "skm.ada": "tidak"}), RULER, TODAY))
    lines = [tuple(cell.value for cell in row) for row in book[words.SHEET_RULES].iter_rows()]
    assert ("Unit", "Dinas Kesehatan") in lines
    place = lines.index(("Terbukti", "Jumlah eksak semua sumbangan: 200/9 = 22,222222…"))
    assert [line for _, line in lines[place + 1 : place + 3]] == [
        "Dibulatkan sekali, setengah ke atas, ke 2 desimal: 22,22",
        "22,22 berada dalam Kategori C, Zona merah (0,00–50,99)",
    ]
    assert (
        "Cakupan",
        "Cakupan 66,67 %: bobot resmi 2 indikator yang terlihat dari jawaban unit ini (terjawab atau "
        "dinyatakan tidak berlaku), dibagi bobot resmi seluruh 3 indikator",
    ) in lines
    assert ("Pembulatan", "Sekali, setengah ke atas, ke 2 desimal. asumsi — uji") in lines
    assert ("Bobot aspek", "Aspek I: 6 dari 9 (asumsi — uji)") in lines


@pytest.mark.parametrize("name", ["=1+1", "+1", "-2", "@SUM(A1)", "https://contoh.go.id", "123", "{=1}"])
def test_a_name_is_never_a_formula_nor_a_link(name: str) -> None:
    said = {"sp.ada": answer("ada", note=name)}
    book = book_of(explain(said, RULER, TODAY), name)
    for sheet in (words.SHEET_SUMS, words.SHEET_DETAILS):
        cell = book[sheet]["A2"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)
    assert {cell.data_type for row in book[words.SHEET_DETAILS].iter_rows() for cell in row} <= {"s", "n"}


def test_invented_data_is_marked_on_every_sheet() -> None:
    book = book_of(explain({}, RULER, TODAY), invented=True)
    assert len(book.sheetnames) == 4
    for sheet in book:
        assert sheet["A1"].value == "DATA REKAAN: Kabupaten Contoh. Jangan dipakai sebagai laporan."


def statement(found: Explanation, question: str) -> str:
    return phrases.statement_words(found.statements[question], KNOWN)


def test_what_does_not_count_says_so() -> None:
    said = answers({"sp.ada": "ada"})
    returned = {"sp.ada": VerificationState.DIKEMBALIKAN}
    found = explain({}, RULER, TODAY, claims=said, states=returned)
    assert statement(found, "sp.ada") == (
        "Standar pelayanan tersedia: ada, tetapi belum dihitung (dikembalikan)"
    )
    [lacking] = [line for line in phrases.why_not(found, found.indicators[0], KNOWN) if "Tangga 1" in line]
    assert lacking == "Belum “Tangga 1”: Standar pelayanan tersedia: ada (dinyatakan ada, dikembalikan)"


def test_a_correction_stands_before_what_was_said() -> None:
    found = explain(
        answers({"sp.ada": "tidak"}),
        RULER,
        TODAY,
        claims=answers({"sp.ada": "ada"}),
        states={"sp.ada": VerificationState.DIKOREKSI},
    )
    assert statement(found, "sp.ada") == "Standar pelayanan tersedia: tidak, dikoreksi dari ada · dikoreksi"


def test_an_exception_is_printed_with_its_ground_and_its_end() -> None:
    found = exempted()
    said = (
        "Standar pelayanan tersedia: tidak berlaku karena dispensasi sampai 31 Des 2026 (SK 1); "
        "jawaban unit: tidak"
    )
    assert statement(found, "sp.ada") == said
    assert phrases.why_not(found, found.indicators[0], KNOWN) == (
        f"Tidak berlaku menurut jawaban {said}; bobotnya dibagi ke indikator lain.",
    )


def test_a_sum_of_parts_says_how_many_are_there() -> None:
    parts = ("sp.komponen.persyaratan", "sp.komponen.biaya")
    ruler = instrument(indicator("SP", at_least("sp.komponen", 2, parts=parts)))
    found = explain(answers({parts[0]: "ada"}), ruler, TODAY)
    [line] = [
        line for line in phrases.why_not(found, found.indicators[0], KNOWN) if line.startswith("Belum “")
    ]
    assert line.endswith("paling sedikit 2 (sekarang: belum diisi; bagian yang dinyatakan ada: 1 dari 2)")


def test_an_aspect_that_drops_out_lends_its_weight() -> None:
    found = explain(answers({"sp.ada": "tidak berlaku", "skm.ada": "tidak berlaku"}), RULER, TODAY)
    assert [phrases.aspect_words(part, RULER) for part in found.aspects] == [
        "Aspek I: tidak ada yang berlaku, jadi bobot 6 dibagi ke aspek lain",
        "Aspek II: bobot 3 dari 3 setelah aspek yang tidak berlaku dikeluarkan",
    ]


def test_a_fraction_too_long_to_read_is_left_to_its_decimals() -> None:
    ruler = instrument(indicator("A", ada("sp.ada"), weight=10**19 + 51), indicator("B", ada("skm.ada")))
    found = explain(answers({"sp.ada": "ada"}), ruler, TODAY)
    assert found.floor is not None
    assert phrases.sum_words(found.floor, ruler) == "Jumlah eksak semua sumbangan: 99,999999…"


def test_another_scale_than_that_of_the_points_stands_in_the_rule() -> None:
    assert phrases.rule_words(RULER) == (
        "Rumus: jumlah dari (nilai anak tangga ÷ 1 × 100 × bobot), skala 0–100"
    )
    assert phrases.rule_words(DEFINITIONS.instruments["pekppp-2022"]) == (
        "Rumus: jumlah dari (nilai anak tangga × bobot), skala 0–5"
    )


def test_a_checklist_without_the_question_shows_its_id() -> None:
    nothing = ChecklistDefinition(elements=())
    found = explain(answers({"sp.ada": "ada"}), RULER, TODAY)
    assert phrases.statement_words(found.statements["sp.ada"], wording.questions(nothing)) == "sp.ada: ada"
