"""Files that are scored in something else than 1 to 4 with 4 as the best: refused, never counted as if."""

from __future__ import annotations

import pytest

from compliance.problems import ProblemCode
from compliance.reading.sheets import CellValue
from tests.reading.surveys.reading import NAMES, SCORES, codes, means, nrr, read, respondents, said, sheet

DECLARED = (
    "Keterangan di sini menyebut skala selain 1–4 (misalnya 1–5), sehingga nilainya tidak dihitung "
    "sebagai IKM. Bila skalanya 1–4, betulkan keterangannya."
)
REVERSED = (
    "Keterangan di sini menyebut angka kecil sebagai yang terbaik, terbalik dari kuesioner Permen (1 = "
    "terburuk, 4 = terbaik), sehingga nilainya tidak dihitung. Balik angkanya, atau betulkan keterangannya."
)


@pytest.mark.parametrize(
    "legend",
    [
        "SKALA PENILAIAN 1 - 5",
        "Skala Likert 5",
        "Nilai maksimal 5",
        "1 = Sangat Tidak Puas, 2 = Tidak Puas, 3 = Netral, 4 = Puas, 5 = Sangat Puas",
        "Sangat Baik (5), Baik (4), Cukup (3)",
        "0 = Tidak Baik; 1 = Kurang Baik; 2 = Baik; 3 = Sangat Baik",
    ],
)
def test_a_file_that_tells_of_five_steps_is_not_counted_though_nobody_gave_a_five(legend: str) -> None:
    reading = read([[legend], *respondents(NAMES)])
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_SCALE_DECLARED
    assert said(reading) == [f"A1: {DECLARED}"]
    assert reading.surveys == ()


def test_a_title_that_tells_of_five_steps_and_a_published_table_are_not_counted_either() -> None:
    titled = read(respondents([f"{name} (1-5)" for name in NAMES]))
    assert codes(titled) == [ProblemCode.SURVEY_SCALE_DECLARED]
    table = read([["Skala 1 s.d. 5"], ["Unsur", "NRR"], *([name, 3.81] for name in NAMES)])
    assert table.error is not None
    assert table.error.code is ProblemCode.SURVEY_SCALE_DECLARED


@pytest.mark.parametrize(
    "legend",
    [
        [["Keterangan: 1 = Sangat Baik, 2 = Baik, 3 = Kurang Baik, 4 = Tidak Baik"]],
        [["1", ":", "Sangat Baik"], ["2", ":", "Baik"], ["3", ":", "Kurang Baik"], ["4", ":", "Tidak Baik"]],
    ],
)
def test_numbers_that_are_said_to_be_turned_round_are_not_counted(legend: list[list[CellValue]]) -> None:
    reading = read(sheet(respondents(NAMES)), sheet(legend, "Keterangan"))
    assert reading.surveys == ()
    assert [problem.code for problem in reading.problems] == [ProblemCode.SURVEY_SCALE_REVERSED]
    assert said(reading)[0].endswith(REVERSED)


@pytest.mark.parametrize(
    "harmless",
    [
        [["4 = Sangat Baik, 3 = Baik, 2 = Kurang Baik, 1 = Tidak Baik"]],
        [["Skala 1-4 (1 tidak baik s.d. 4 sangat baik)"]],
        [["No", "Mutu"], [1, "Sangat Baik"], [2, "Baik"], [3, "Kurang Baik"], [4, "Tidak Baik"]],
        [["1. Sangat Baik (88,31-100) 2. Baik (76,61-88,30) 3. Kurang Baik (65-76,60)"]],
    ],
)
def test_a_legend_that_agrees_and_a_list_of_mutu_change_nothing(harmless: list[list[CellValue]]) -> None:
    reading = read([*harmless, *respondents(NAMES)])
    assert nrr(reading) == means()
    assert reading.problems == ()


def test_many_numbers_beside_the_scale_are_no_slips() -> None:
    lower = read(respondents(NAMES, [[{4: 3, 3: 0}.get(score, 2) for score in row] for row in SCORES]))
    assert lower.error is not None
    assert lower.error.code is ProblemCode.SURVEY_SCALE_UNKNOWN
    fives = [[5, *row[1:]] if n < 3 else row for n, row in enumerate(SCORES)]
    assert codes(read(respondents(NAMES, fives))) == [ProblemCode.SURVEY_SCALE_UNKNOWN]


def test_ticks_of_a_checklist_are_no_scores() -> None:
    ticks = [["Dinas Sosial", *[1] * 9], ["Dinas Kesehatan", *[1] * 8, 0]]
    reading = read([["Unit", *NAMES], *ticks], units=frozenset({"Dinas Sosial", "Dinas Kesehatan"}))
    assert reading.surveys == ()
    assert codes(reading) == [ProblemCode.SURVEY_SCALE_UNKNOWN]


@pytest.mark.parametrize("cell", ["{}%", "{},0 %"])
def test_shares_of_answers_are_no_respondents(cell: str) -> None:
    rows = [[name, *map(cell.format, (0, 2, 60, 38))] for name in NAMES]
    reading = read([["Unsur", "Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"], *rows])
    assert reading.surveys == ()
    assert codes(reading) == [ProblemCode.SURVEY_TABLE_UNCLEAR]


def test_a_hundred_in_every_row_may_be_shares_unless_a_hundred_respondents_are_told() -> None:
    table = [["Unsur", "1", "2", "3", "4"], *([name, 0, 2, 60, 38] for name in NAMES)]
    assert codes(read(table)) == [ProblemCode.SURVEY_TABLE_UNCLEAR]
    told = read([*table, ["Jumlah responden", 100]])
    assert set(nrr(told).values()) == {3.36}


def test_counts_of_five_steps_are_not_read_as_four() -> None:
    table = [["Unsur", "1", "2", "3", "4", "5"], *([name, 0, 2, 20, 30, 8] for name in NAMES)]
    assert codes(read(table)) == [ProblemCode.SURVEY_TABLE_UNCLEAR]


def test_words_of_a_scale_that_nobody_knows_spoil_the_column_they_come_back_in() -> None:
    words = ["tidak", "kurang", "cukup", "baik"]
    reading = read(respondents(NAMES, [[words[score - 1] for score in row] for row in (*SCORES, [1] * 9)]))
    assert all(code is ProblemCode.SURVEY_WORDS_UNCLEAR for code in codes(reading)[:-1])
    assert not any(survey.unsur for survey in reading.surveys)


def test_abbreviated_and_english_answers_are_known() -> None:
    for words in (
        ["TS", "KS", "S", "SS"],
        ["Tdk Puas", "Krg Puas", "Puas", "Sgt Puas"],
        ["Very Dissatisfied", "Dissatisfied", "Satisfied", "Very Satisfied"],
        ["Nilai 1 (Tidak Baik)", "Nilai 2 (Kurang Baik)", "Nilai 3 (Baik)", "Nilai 4 (Sangat Baik)"],
    ):
        assert nrr(read(respondents(NAMES, [[words[s - 1] for s in row] for row in SCORES]))) == means()
