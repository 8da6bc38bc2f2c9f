"""What the numbers of unsur stand for, and questions that only mention an unsur."""

from __future__ import annotations

import pytest

from compliance.problems import ProblemCode
from compliance.reading.sheets import CellValue
from tests.reading.surveys.reading import (
    CODES,
    FORM_ORDER,
    IDS,
    NAMES,
    SCORES,
    codes,
    means,
    nrr,
    read,
    respondents,
    said,
    sheet,
)

OLD = (*NAMES[:7], "Maklumat Pelayanan", "Penanganan Pengaduan")


@pytest.mark.parametrize("between", [[], [None], [":"]])
def test_a_list_of_numbers_and_names_is_believed_across_a_gap(between: list[CellValue]) -> None:
    legend = [[code, *between, name] for code, name in zip(CODES, NAMES, strict=True)]
    reading = read(sheet(respondents(CODES)), sheet(legend, "Keterangan"))
    assert nrr(reading) == means()
    assert reading.problems == ()


def test_a_line_of_numbers_and_names_is_believed() -> None:
    line = "Keterangan: " + ", ".join(f"{code} {name}" for code, name in zip(CODES, NAMES, strict=True))
    assert nrr(read([[line], *respondents(CODES)])) == means()


@pytest.mark.parametrize("where", ["below", "line", "title"])
def test_an_unsur_of_an_older_edition_is_none_of_these(where: str) -> None:
    listed: list[list[CellValue]] = [[code, name] for code, name in zip(CODES, OLD, strict=True)]
    line: list[list[CellValue]] = [[", ".join(f"{code} {name}" for code, name in listed)]]
    header = [f"{code} {name}" for code, name in listed] if where == "title" else list(CODES)
    rows = respondents(header)
    reading = read([*rows, [], *(listed if where == "below" else line if where == "line" else [])])
    assert set(nrr(reading)) == set(IDS) - {"sarana"}
    assert codes(reading) == [ProblemCode.SURVEY_UNSUR_MISSING]


@pytest.mark.parametrize(
    "title", ["Jawaban {}", "Unsur ke-{}", "Unsur Pelayanan {}", "p{}_nilai", "q{}_skor"]
)
def test_numbers_are_told_in_many_ways(title: str) -> None:
    reading = read(respondents([title.format(n) for n in range(1, 10)]))
    assert nrr(reading) == means(order=FORM_ORDER)


def test_a_question_of_another_survey_is_no_second_question_of_its_unsur() -> None:
    rows = respondents([*NAMES, "Tidak ada pungutan liar di luar biaya resmi"], [[*row, 1] for row in SCORES])
    reading = read(rows)
    assert nrr(reading) == means()
    assert said(reading) == [
        "K1: Kolom ini menanyakan hal lain (misalnya pungutan liar atau diskriminasi), sehingga tidak "
        "dihitung sebagai “Biaya/tarif”."
    ]


def test_a_title_that_begins_with_another_unsur_is_not_taken_for_the_one_it_ends_with() -> None:
    header = [*NAMES[:6], "Sikap petugas saat menangani pengaduan", *NAMES[7:]]
    assert nrr(read(respondents(header))) == means()


def test_titles_in_camel_case_are_read() -> None:
    assert nrr(read(respondents([f"jawaban{name}" for name in NAMES]))) == means()


def test_respondents_of_a_hidden_sheet_are_left_out_and_said() -> None:
    rows = respondents(NAMES)
    reading = read(sheet(rows), sheet([rows[0], *rows[3:]], "TW II", hidden=True))
    assert nrr(reading) == means()
    assert said(reading) == [
        ": Lembar tersembunyi ini juga memuat jawaban survei, tetapi tidak dihitung. Tampilkan lembarnya "
        "bila harus ikut."
    ]
    assert reading.problems[0].place.sheet == "TW II"
