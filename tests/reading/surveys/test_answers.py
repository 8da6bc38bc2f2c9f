"""What respondents say: numbers, letters, words; on which scale; and what is not counted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from compliance.definitions.survey import shipped_survey
from compliance.problems import ProblemCode
from compliance.reading.sheets import CellValue
from compliance.reading.surveys.answers import read_answer
from compliance.reading.surveys.grades import Grader
from compliance.reading.surveys.result import Scale
from tests.reading.surveys.reading import (
    CODES,
    NAMES,
    SCORES,
    codes,
    means,
    nrr,
    only,
    read,
    respondents,
    said,
    sheet,
)

WORDS = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")


@pytest.mark.parametrize(
    ("cell", "number", "letter", "phrase"),
    [
        (4, 4, "", ""),
        (3.0, 3, "", ""),
        (3.5, Fraction(7, 2), "", ""),
        ("4", 4, "", ""),
        (" 3,0 ", 3, "", ""),
        ("87.5", Fraction(175, 2), "", ""),
        ("85%", 85, "", ""),
        ("'4", 4, "", ""),
        ("d", None, "d", ""),
        ("(C)", None, "c", ""),
        ("b.", None, "b", ""),
        ("Sangat Sesuai.", None, "", "sangat sesuai"),
        ("d. Sangat sesuai", None, "", "sangat sesuai"),
        ("4 (Sangat Baik)", 4, "", "sangat baik"),
        ("Sangat Baik (4)", 4, "", "sangat baik"),
        ("3=Baik", 3, "", "baik"),
        ("Skor 4", 4, "", ""),
        ("★★★", 3, "", ""),
    ],
)
def test_a_cell_says_a_number_a_letter_or_words(
    cell: CellValue, number: object, letter: str, phrase: str
) -> None:
    read_as = read_answer(cell)
    assert (read_as.number, read_as.letter, read_as.phrase) == (number, letter, phrase)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "…", "NULL", "tidak diisi", "N/A"])
def test_a_cell_may_say_nothing(cell: CellValue) -> None:
    assert read_answer(cell).blank


@pytest.mark.parametrize(
    "cell",
    [True, date(2026, 3, 4), float("inf"), "menurut saya pelayanannya sudah sangat baik sekali"],
)
def test_a_cell_may_be_no_answer(cell: CellValue) -> None:
    assert read_answer(cell).unreadable


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([["tidak baik", "kurang baik", "baik", "sangat baik"]], [1, 2, 3, 4]),
        ([["sangat tidak puas", "tidak puas", "puas", "sangat puas"]], [1, 2, 3, 4]),
        ([["kurang baik", "cukup baik", "baik", "sangat baik"]], [1, 2, 3, 4]),
        ([["tidak baik", "kurang baik", "cukup baik", "baik"]], [1, 2, 3, 4]),
        ([["sangat mahal", "cukup mahal", "murah", "gratis"]], [1, 2, 3, 4]),
        ([["sangat mahal", "mahal", "murah", "gratis"]], [1, 2, 3, 4]),
        ([["buruk", "cukup", "baik", "sangat baik"]], [1, 2, 3, 4]),
        ([["sangat buruk", "buruk", "baik", "sangat baik"]], [1, 2, 3, 4]),
        ([["tidak oke", "kurang oke", "oke", "sangat oke"]], [1, 2, 3, 4]),
        ([["tidak puas", "puas"], ["sangat tidak puas"]], [2, 3]),  # what another column tells
        ([["mahal", "murah"]], [None, None]),  # "mahal" may be the first or the second
        ([["kurang baik", "cukup baik", "baik"]], [None, None, None]),
        ([["budi", "siti"]], [None, None]),
    ],
)
def test_words_are_put_in_order_by_the_scale_they_are_of(
    columns: list[list[str]], expected: list[int | None]
) -> None:
    graded = Grader(shipped_survey()).grade(columns)[0]
    assert [graded.worth.get(phrase) for phrase in columns[0]] == expected
    assert not graded.five


def test_what_fits_two_scales_is_of_the_guideline_and_it_is_said() -> None:
    graded = Grader(shipped_survey()).grade([["tidak baik", "baik", "sangat baik"]])[0]
    assert dict(graded.worth) == {"tidak baik": 1, "baik": 3, "sangat baik": 4}
    assert graded.assumed == (("tidak", 1), ("", 3), ("sangat", 4))
    words = ("Tidak baik", "Tidak baik", "Baik", "Sangat baik")
    reading = read(respondents(NAMES, [[words[score - 1] for score in row] for row in SCORES]))
    assert said(reading) == [
        "B1: Kata jawabannya cocok dengan beberapa skala; dibaca: tidak = 1, … = 3, sangat = 4. "
        "Bila berbeda, tulis angkanya."
    ]


def test_words_letters_and_numbers_give_the_same() -> None:
    worded = read(respondents(NAMES, [[WORDS[score - 1] for score in row] for row in SCORES]))
    numbered = read(respondents(NAMES, [[f"{s}. {WORDS[s - 1]}" for s in row] for row in SCORES]))
    lettered = read(respondents(NAMES, [["abcd"[score - 1] for score in row] for row in SCORES]))
    assert nrr(worded) == nrr(numbered) == nrr(lettered) == means()
    assert worded.problems == numbered.problems == ()
    assert said(lettered) == [
        "B1: Jawaban berupa huruf dibaca seperti kuesioner Permen: a = 1, b = 2, c = 3, d = 4. "
        "Bila terbalik, ganti hurufnya dengan angka."
    ]


FIVE = ("Tidak baik", "Kurang baik", "Cukup baik", "Baik", "Sangat baik")


@pytest.mark.parametrize(
    "scores",
    [
        [[score + 1 for score in row] for row in SCORES],  # 1 to 5
        [["abcde"[score] for score in row] for row in SCORES],
        [[FIVE[(score + n) % 5] for score in row] for n, row in enumerate(SCORES)],
        [[score * 2 for score in row] for row in SCORES],  # 1 to 10
    ],
)
def test_a_scale_of_five_or_ten_is_refused(scores: list[list[CellValue]]) -> None:
    reading = read(respondents(NAMES, scores))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_SCALE_UNKNOWN


def test_a_scale_of_a_hundred_is_taken_as_it_is() -> None:
    scores = [[score * 25 for score in row] for row in SCORES]
    reading = read(respondents(NAMES, scores))
    assert only(reading).scale is Scale.HUNDRED
    assert nrr(reading) == means(scores)


@pytest.mark.parametrize("mixed", ["rows", "column", "words"])
def test_mixed_scales_are_refused(mixed: str) -> None:
    scores: list[list[CellValue]] = [list(row) for row in SCORES]
    for n, row in enumerate(scores):
        if mixed == "rows" and n % 2:
            row[:] = [90] * 9
        if mixed == "column":
            row[3] = 88
        if mixed == "words":
            row[:] = [85] * 5 + ["Baik"] * 4
    reading = read(respondents(NAMES, scores))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_SCALES_MIXED


def test_a_few_numbers_off_the_scale_are_slips_each_with_its_cell() -> None:
    scores: list[list[CellValue]] = [list(row) for row in SCORES]
    scores[0][0], scores[1][0], scores[2][0], scores[3][0] = 44, 0, 3.5, "tiga"
    reading = read(respondents(NAMES, scores))
    assert nrr(reading)["persyaratan"] == round(sum(row[0] for row in SCORES[4:]) / 8, 4)
    assert only(reading).respondents == 12
    assert said(reading) == [
        "B2: Nilai 44 di luar skala 1–4, sehingga tidak dihitung. Periksa kuesionernya.",
        "B3: Nilai 0 di luar skala 1–4, sehingga tidak dihitung. Periksa kuesionernya.",
        "B4: Nilai 3,5 di luar skala 1–4, sehingga tidak dihitung. Periksa kuesionernya.",
        "B5: Isi sel ini bukan nilai survei, sehingga tidak dihitung. Ketik angkanya.",
    ]


def test_a_low_number_among_hundreds_may_be_of_the_other_scale() -> None:
    scores = [[score * 25 for score in row] for row in SCORES]
    scores[0][0] = 4
    reading = read(respondents(NAMES, scores))
    assert codes(reading) == [ProblemCode.SURVEY_SCORE_OFF_SCALE]


def test_zero_is_a_score_of_a_hundred_and_a_blank_is_none() -> None:
    scores: list[list[CellValue]] = [[score * 25 for score in row] for row in SCORES]
    scores[0][0], scores[1][0] = 0, None
    reading = read(respondents(NAMES, scores))
    rest = sum(row[0] for row in scores[2:])  # type: ignore[misc]  # numbers
    assert nrr(reading)["persyaratan"] == round(rest / 11, 4)
    assert said(reading) == [
        "B3: “Persyaratan” tidak dijawab 1 responden, mulai dari sel ini. NRR-nya dihitung dari responden "
        "yang menjawab."
    ]


def test_many_fractions_are_means_of_several_questions() -> None:
    scores = [[score - 0.5 if i % 2 else score for i, score in enumerate(row)] for row in SCORES]
    reading = read(respondents(["Nama", *NAMES], [["x", *row] for row in scores]))
    assert nrr(reading) == means(scores)  # type: ignore[arg-type]  # floats
    assert codes(reading) == [ProblemCode.SURVEY_FRACTIONS]


def test_a_number_and_a_word_that_disagree_are_no_answer() -> None:
    scores = [[f"{s}. {WORDS[s - 1]}" for s in row] for row in SCORES]
    scores[0][0] = "2. Sangat baik"
    assert codes(read(respondents(NAMES, scores))) == [ProblemCode.SURVEY_SCORE_UNREADABLE]


def test_a_formula_that_failed_is_no_answer() -> None:
    reading = read(sheet(respondents(NAMES), errors=frozenset({(1, 1)})))
    assert [(p.code, p.place.cell) for p in reading.problems] == [(ProblemCode.SURVEY_SCORE_UNREADABLE, "B2")]


def test_words_in_no_order_leave_their_unsur_out() -> None:
    words = {2: "Mahal", 3: "Mahal", 4: "Murah"}
    scores = [[*row[:3], words[row[3]], *row[4:]] for row in SCORES]
    reading = read(respondents(NAMES, scores))
    assert "biaya" not in nrr(reading)
    assert codes(reading) == [ProblemCode.SURVEY_WORDS_UNCLEAR, ProblemCode.SURVEY_UNSUR_MISSING]


def test_very_many_bad_cells_are_counted_not_listed() -> None:
    scores = [[*row[:8], 70 if n % 3 == 0 else row[8]] for n, row in enumerate(SCORES * 60)]
    reading = read(respondents(NAMES, scores))
    assert len(reading.problems) == 51
    assert said(reading)[-1] == ": 190 sel lain bermasalah serupa dan tidak dihitung."


def test_the_text_of_a_cell_is_never_repeated() -> None:
    scores: list[list[CellValue]] = [list(row) for row in SCORES]
    scores[0][0], scores[1][1], scores[2][2] = "Budi Santoso", "081234567890", 3522010101800001
    told = " ".join(said(read(respondents(CODES, scores))))
    assert "Budi" not in told
    assert "0812" not in told
    assert "3522" not in told
