"""Forms answered elsewhere than to the right of their questions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compliance.reading.sheets import CellValue
from tests.reading.books import Rows, asks, codes, read, sheet, values

HEALTH = "Dinas Kesehatan"
WHO: Rows = [["Nama OPD", ":", HEALTH], []]
HEAD: Rows = [["No", "Uraian", "Jawaban", "Keterangan"]]
SAID = {"sop.ada": "ada", "skm.ada": "tidak", "maklumat.ada": "ada"}
WORDS = ("Ada", "Belum", "Ada")
ASKED = ("Apakah SOP sudah tersedia?", "SKM", "Maklumat Pelayanan")


def said(*rows: Sequence[CellValue]) -> dict[str, object]:
    """What a form says about its unit."""
    return values(read(sheet([*WHO, *rows]))).get(HEALTH, {})


def each(*shapes: Rows) -> list[Sequence[CellValue]]:
    """The rows of a form: of `ada`, of `tidak`, and of `ada` again, each below its question."""
    return [row for shape in shapes for row in shape]


def test_questions_answered_in_their_own_cell() -> None:
    assert said(["1. SOP : Ada"], ["2. SKM : Belum"], ["3. Maklumat Pelayanan : Ada"]) == SAID
    assert said(["a) SOP - Ya"], ["b) SKM - Tidak"], ["c) Maklumat Pelayanan - Ya"]) == SAID
    assert said(["SOP? Ada"], ["SKM? Belum ada"], ["Maklumat? Ada"]) == SAID
    assert said(["☑ SOP"], ["☐ SKM"], ["☑ Maklumat"]) == SAID
    assert said(["[x] SOP"], ["[ ] SKM"], ["[x] Maklumat"]) == SAID
    reading = read(sheet([*WHO, ["1. SOP : Ada"], ["2. SKM : Belum"], ["3. Maklumat : Ada"]]))
    assert [answer.place.cell for answer in reading.checklists[0].answers.values()] == ["A3", "A4", "A5"]


def test_a_list_nobody_ticked_says_nothing() -> None:
    assert said(["☐ SOP"], ["☐ SKM"], ["☐ Maklumat"]) == {}
    assert said(["- SOP"], ["- SKM"], ["- Maklumat"]) == {}


def test_an_answer_before_its_question() -> None:
    rows = [["Ada", "SOP"], ["Belum", "SKM"], ["Ada", "Maklumat"]]
    assert said(*rows) == SAID
    assert said(["Status", "Dokumen"], *rows) == SAID
    assert said(["No", "Ada", "Tidak", "Uraian"], [1, "v", "", "SOP"], [2, "", "v", "SKM"]) == {
        "sop.ada": "ada", "skm.ada": "tidak"
    }  # fmt: skip


@pytest.mark.parametrize("label", ["", "Jawaban : ", "Jawab: "])
def test_an_answer_in_the_row_below(label: str) -> None:
    shapes = [[[i, q], ["", f"{label}{a}"]] for i, (q, a) in enumerate(zip(ASKED, WORDS, strict=True), 1)]
    assert said(*each(*shapes)) == SAID
    apart: list[Rows] = [[[q], ["", "Jawaban", a], []] for q, a in zip(ASKED, WORDS, strict=True)]
    assert said(*each(*apart)) == SAID


@pytest.mark.parametrize("header", [[], HEAD])
def test_options_below_a_question_of_which_one_is_ticked(header: Rows) -> None:
    right = [[["1", q], ["", "a. Ada", yes], ["", "b. Tidak ada", no]] for q, yes, no in _ticks("v")]
    assert said(*header, *each(*right)) == SAID
    left = [[["1", q], [yes, "Ada"], [no, "Tidak ada"]] for q, yes, no in _ticks("√")]
    assert said(*header, *each(*left)) == SAID


def test_options_beside_a_question_of_which_one_is_ticked() -> None:
    for tick, empty in (("☑", "☐"), ("v", ""), ("(x)", "( )")):
        left = [["1", q, yes or empty, "Ada", no or empty, "Tidak"] for q, yes, no in _ticks(tick)]
        right = [["1", q, "Ada", yes or empty, "Tidak", no or empty] for q, yes, no in _ticks(tick)]
        whole = [["1", q, f"{yes or '☐'} Ada", f"{no or '☐'} Tidak"] for q, yes, no in _ticks("☑")]
        for rows in (left, right, whole):
            assert said(*rows) == SAID
            assert said(["No", "Uraian", "Jawaban"], *rows) == SAID


def test_a_word_that_may_be_ticked_on_either_side_is_not_taken() -> None:
    rows = [["1", q, "", "Ada", "v", "Tidak", ""] for q in ASKED]
    assert said(*rows) == {}


def test_a_lone_option_below_a_section_is_not_taken() -> None:
    rows = [["No", "Uraian", "Jawaban"], ["A", "SOP"], [1, "Belum", "v"], ["B", "SKM"], [1, "Belum", "v"],
            ["C", "Maklumat"], [1, "Belum ada", "v"]]  # fmt: skip
    reading = read(sheet([*WHO, *rows]))
    assert values(reading) == {}
    assert asks(reading) or codes(reading) or reading.error


def test_a_question_over_two_rows() -> None:
    rows = [["No", "Uraian", "Jawaban"],
            [1, "Apakah unit kerja memiliki Standar"], ["", "Operasional Prosedur (SOP)?", "Ada"],
            [2, "Apakah Standar Pelayanan sudah", "Belum"], ["", "dipublikasikan?"],
            [3, "Apakah tersedia", "Ada"], ["", "Maklumat Pelayanan?"]]  # fmt: skip
    reading = read(sheet([*WHO, *rows]))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "publikasi.ada": "tidak", "maklumat.ada": "ada"}}
    assert [answer.place.cell for answer in reading.checklists[0].answers.values()] == ["C5", "C6", "C8"]


def test_what_is_struck_out_is_no_answer_wherever_it_is_moved() -> None:
    rows = [["Nama OPD", HEALTH], ["SOP"], ["", "Ada"], ["SKM"], ["", "Ada"], ["Maklumat"], ["", "Ada"]]
    reading = read(sheet(rows, struck=frozenset({(2, 1)})))
    assert values(reading) == {HEALTH: {"skm.ada": "ada", "maklumat.ada": "ada"}}
    assert codes(reading) == [("isi_dicoret", "B3")]


def _ticks(tick: str) -> list[tuple[str, str, str]]:
    """The questions, each with what stands at its Ada and at its Tidak."""
    return [(q, tick if yes else "", "" if yes else tick) for q, yes in zip(ASKED, (1, 0, 1), strict=True)]


def test_a_question_nobody_is_sure_of_is_asked_with_its_answer_below_it() -> None:
    unsure = "Apakah Standar Pelayanan dipublikasikan melalui media publikasi?"
    shapes = [[[question], [f"Jawaban: {word}"], []] for question, word in zip(ASKED, WORDS, strict=True)]
    reading = read(sheet([*WHO, *each(*shapes, [[unsure], ["Jawaban: Ada"]])]))
    assert values(reading) == {HEALTH: SAID}
    assert [text for _, text, _ in asks(reading)] == [unsure]


def test_options_of_which_none_is_ticked_leave_the_others_readable() -> None:
    rows = [
        [1, "SOP", "Ada", "☑", "Tidak", "☐"],
        [2, "SKM", "Ada", "☐", "Tidak", "☑"],
        [3, "Maklumat", "Ada", "☐", "Tidak", "☐"],
        [4, "Standar Pelayanan", "Ada", "☑", "Tidak", "☐"],
    ]
    assert said(*rows) == {"sop.ada": "ada", "skm.ada": "tidak", "sp.ada": "ada"}
    typed = [[{"☑": "v", "☐": None}.get(str(cell), cell) for cell in row] for row in rows]
    assert said(*typed) == {"sop.ada": "ada", "skm.ada": "tidak", "sp.ada": "ada"}
