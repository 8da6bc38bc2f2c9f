"""The downloaded comparison: figures to be subtracted by hand, answers, and what the yardstick changed."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl

from compliance.analysis.unit_progress import changed_answers
from compliance.model import AnswerKind, ChecklistDefinition, Element, Question, ScoreBasis
from compliance.reports.progress import Compared, progress_workbook
from compliance.text import progress as text
from compliance.text import reports as words
from tests.analysis.test_progress import ALL, LATER, NEW, NONE, OLD, SOME, THEN, compared
from tests.builders import answer, unit

MADE_AT = datetime(2026, 6, 30, 8, 15, tzinfo=UTC)
CHECKLIST = ChecklistDefinition(
    elements=(
        Element(
            id="sop",
            label="SOP",
            questions=(Question(id="sop.ada", label="SOP tersedia", kind=AnswerKind.STATUS),),
        ),
    )
)


def made(*, invented: bool = False) -> openpyxl.Workbook:
    changes = changed_answers(
        {"sop.ada": answer("tidak")},
        {"sop.ada": answer("ada", evidence=["https://contoh.go.id/sop"], note="=1+1")},
        ["sop.ada"],
    )
    data = progress_workbook(
        Compared(
            progress=compared({"=A": SOME, "B": NONE}, {"=A": ALL, "C": ALL}, OLD, NEW, days=(THEN, LATER)),
            periods=("Penilaian 2025", "Penilaian 2026"),
            days=("30 Juni 2025", "30 Juni 2026"),
            basis=ScoreBasis.PERNYATAAN,
            answers=[(unit("=A"), change) for change in changes],
            checklist=CHECKLIST,
        ),
        made_at=MADE_AT,
        invented=invented,
    )
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_every_difference_is_that_of_the_two_columns_beside_it() -> None:
    [row] = rows(made(), text.SHEET_PAIRS)
    assert (row["Unit"], row["Gerak"]) == ("=A", "turun")
    before, after = row["Terbukti (lama)"], row["Terbukti (baru)"]
    assert (before, after, row["Selisih terbukti"]) == (66.67, 50.0, -16.67)
    parts = [row[name] for name in (text.COLUMN_YARDSTICK, text.COLUMN_TIME, text.COLUMN_ANSWERS)]
    assert parts == [8.33, -25.0, 0.0]
    assert round(sum(parts), 2) == row["Selisih terbukti"]


def test_what_is_not_compared_says_why() -> None:
    found = {row["Unit"]: row for row in rows(made(), text.SHEET_OTHERS)}
    assert (found["B"]["Gerak"], found["B"]["Keadaan (baru)"]) == ("tidak ada lagi", "tidak terdaftar")
    assert (found["C"]["Gerak"], found["C"]["Keadaan (lama)"]) == ("baru", "tidak terdaftar")
    assert found["C"]["Terbukti (lama)"] is None


def test_text_stays_text_and_evidence_is_there() -> None:
    [row] = rows(made(), text.SHEET_ANSWERS)
    assert row["Pertanyaan"] == "SOP tersedia"
    assert (row["Jawaban (lama)"], row["Jawaban (baru)"]) == ("tidak", "ada")
    assert row["Bukti dan keterangan (baru)"] == "=1+1 · https://contoh.go.id/sop"
    assert row["Bukti dan keterangan (lama)"] is None


def test_what_the_yardstick_changed_is_in_it() -> None:
    found = {row["Indikator"]: (row["Perubahan"], row["Bobot (lama)"]) for row in rows(made(), "Tolok ukur")}
    assert found["lapor"] == ("indikator baru", None)
    assert found["sp"] == ("tidak dinilai lagi", 33.33)
    assert found["sop"] == ("bobot berubah", 33.33)


def test_it_says_what_is_compared_and_how_to_read_it() -> None:
    told = [str(row[1]) for row in made()[text.SHEET_ABOUT].iter_rows(values_only=True)]
    assert "Penilaian 2025, tanggal penilaian 30 Juni 2025" in told
    assert words.NOT_OFFICIAL in told
    assert set(text.ABOUT_READING) <= set(told)


def test_invented_data_is_marked_on_every_sheet() -> None:
    book = made(invented=True)
    assert {sheet.cell(1, 1).value for sheet in book.worksheets} == {words.INVENTED}
