"""Which rows are titles, respondents, or neither; and that a row of remarks never becomes titles."""

from __future__ import annotations

import pytest

from compliance.problems import ProblemCode
from tests.reading.surveys.reading import NAMES, SCORES, codes, means, nrr, only, read, respondents, said

UNLIKE = (
    "Baris ini tidak seperti baris responden lain (tanpa nomor, atau hampir kosong), sehingga tidak "
    "dihitung. Lengkapi bila memang responden."
)


@pytest.mark.parametrize("name", ["Ni Made Suarni", "Total Suprapto", "Rata Wijaya", "Nik Aminah"])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_name_that_begins_like_a_total_is_a_respondent(name: str, numbered: bool) -> None:
    rows = [[*([n] if numbered else []), name if n == 4 else "Ani", *row] for n, row in enumerate(SCORES)]
    reading = read([[*(["No"] if numbered else []), "Nama", *NAMES], *rows])
    assert nrr(reading) == means()
    assert reading.problems == ()


@pytest.mark.parametrize("label", ["Max", "Target", "Peringkat", "Standar Deviasi", "Prioritas"])
def test_a_row_of_targets_or_ranks_is_no_respondent(label: str) -> None:
    rows = respondents(NAMES)
    reading = read([rows[0], [label, *[4] * 9], *rows[1:], [label, *[1] * 9]])
    assert nrr(reading) == means()
    assert reading.problems == ()


def test_a_row_without_a_number_among_numbered_ones_is_said() -> None:
    reading = read([*respondents(NAMES), ["Pembanding", *[1] * 9]])
    assert nrr(reading) == means()
    assert said(reading) == [f"A14: {UNLIKE}"]


def test_a_list_below_the_table_is_no_respondent() -> None:
    reading = read([*respondents(NAMES), [], ["1", "Baik"], ["2", "Sangat Baik"]])
    assert nrr(reading) == means()
    assert codes(reading) == [ProblemCode.SURVEY_ROW_UNLIKE, ProblemCode.SURVEY_ROW_UNLIKE]


@pytest.mark.parametrize("words", [False, True])
def test_remarks_that_name_unsur_are_no_titles(words: bool) -> None:
    answer = {1: "Tidak kompeten", 2: "Kurang kompeten", 3: "Kompeten", 4: "Sangat kompeten"}
    remarks = ["Sarana parkir kurang", "Petugas lebih ramah", "Prosedur berbelit"]
    scores = [[answer[s] if words else s for s in row] for row in SCORES]
    rows = [["Siti Aminah", *row, *remarks] for row in scores]
    reading = read([["Nama", *NAMES, "Saran", "Kritik", "Keluhan"], *rows])
    assert nrr(reading) == means()
    assert [one.header for one in reading.dropped] == ["Nama", "Saran", "Kritik", "Keluhan"]


@pytest.mark.parametrize(
    "title",
    [
        ["Kepala Desa", ":", "Suwarno"],
        ["Petugas Puskesmas : Suwarno"],
        ["Operator Kecamatan", "Suwarno"],
        ["Kepala Puskesmas Kalitidu dr. Suwarno"],
    ],
)
def test_who_heads_a_unit_is_not_the_name_of_one(title: list[str]) -> None:
    reading = read([title, *respondents(NAMES)])
    assert only(reading).name == ""


def test_each_table_of_a_sheet_is_of_the_unit_in_the_title_above_it() -> None:
    table = respondents(NAMES)
    reading = read([["UNIT : Puskesmas Kalitidu"], *table, [], ["UNIT : Puskesmas Ngasem"], *table[:8]])
    assert [survey.name for survey in reading.surveys] == ["Puskesmas Kalitidu", "Puskesmas Ngasem"]
    assert [survey.respondents for survey in reading.surveys] == [12, 7]


def test_means_of_periods_are_no_respondents_however_round_they_are() -> None:
    rows = [["TW I", *[3.5] * 9], ["TW II", *[3.25] * 9], ["TW III", *[3] * 9]]
    assert codes(read([["Triwulan", *NAMES], *rows])) == [ProblemCode.SURVEY_ROWS_ARE_MEANS]


def test_cells_that_are_no_numbers_at_all_are_said() -> None:
    rows = respondents(NAMES, [[float("nan")] * 9, *SCORES])
    reading = read(rows)
    assert nrr(reading) == means()
    assert set(codes(reading)) == {ProblemCode.SURVEY_SCORE_UNREADABLE}


def test_a_table_in_which_no_column_can_be_put_in_order_is_refused() -> None:
    cells = ["Sangat Baik", "mantap", "mantap", "mantap", 3.5, 2.5]
    reading = read(respondents(NAMES, [[cell] * 9 for cell in cells]))
    assert reading.surveys == ()
    assert set(codes(reading)) == {ProblemCode.SURVEY_WORDS_UNCLEAR}
