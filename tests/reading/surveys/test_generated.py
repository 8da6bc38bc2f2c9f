"""Hundreds of files as offices make them: not one wrong value, nobody's data in what comes out."""

from __future__ import annotations

import csv
import io

import pytest
import xlsxwriter

from compliance.reading.opening import open_book
from compliance.reading.sheets import Book, Sheet
from compliance.reading.surveys.means import means_of
from compliance.reading.surveys.read import read_surveys
from compliance.reading.surveys.result import SurveyReading
from compliance.reading.typed_json import from_json, to_json
from compliance.text.problems import sentence
from tests.reading.survey_making import Made, made

FILES = 400
OPENED = 30  # of them written as files and opened


def read(book: Book) -> SurveyReading:
    return read_surveys(book, file="skm.xlsx", sha256="0" * 64, is_unit=lambda text: False)


def wrong(truth: Made, reading: SurveyReading) -> list[str]:
    """What differs from the truth; nothing may."""
    if reading.error:
        return [sentence(reading.error)]
    if len(reading.surveys) != 1:
        return [f"{len(reading.surveys)} surveys"]
    survey = reading.surveys[0]
    told = {problem.place.cell for problem in reading.problems}
    come_out = to_json(reading).decode()
    dropped = {one.header: one.personal for one in reading.dropped}
    found = {
        "respondents": survey.respondents != truth.respondents,
        "scale": survey.scale.value != truth.scale,
        "means": means_of(survey) != truth.means,
        "unsaid": bool(truth.bad - told),
        "personal": any(secret in come_out for secret in truth.secrets),
        "dropped": any(not dropped.get(title) for title in truth.personal),
        "wire": from_json(to_json(reading), SurveyReading) != reading,
    }
    return [name for name, is_wrong in found.items() if is_wrong]


@pytest.mark.parametrize("part", range(8))
def test_every_generated_file_is_read_as_it_was_made(part: int) -> None:
    share = FILES // 8
    results = {
        seed: wrong(made(seed), read(made(seed).book)) for seed in range(part * share, (part + 1) * share)
    }
    assert {seed: what for seed, what in results.items() if what} == {}


def as_csv(book: Book) -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerows(
        [["" if value is None else value for value in row] for row in book.sheets[0].rows]
    )
    return target.getvalue().encode("utf-8-sig")


def as_xlsx(book: Book) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        for sheet in book.sheets:
            page = workbook.add_worksheet(sheet.name)
            for r, row in enumerate(sheet.rows):
                page.write_row(r, 0, row)
            for top, left, bottom, right in sheet.merges:
                page.merge_range(top, left, bottom, right, sheet.rows[top][left])
    return target.getvalue()


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_files_that_are_opened_are_read_the_same(write) -> None:
    for seed in range(1000, 1000 + OPENED):
        truth = made(seed)
        merged = bool(truth.book.sheets[0].merges)
        legend = len(truth.book.sheets) > 1
        if write is as_csv and (merged or legend):
            continue  # neither survives a csv
        name = "skm.csv" if write is as_csv else "skm.xlsx"
        assert wrong(truth, read(open_book(write(truth.book), name))) == [], seed


def test_what_makes_no_survey_is_no_survey() -> None:
    book = Book(sheets=(Sheet(name="A", rows=[["No", "Nama OPD", "SOP"], [1, "Dinas Kesehatan", "Ada"]]),))
    reading = read(book)
    assert reading.error is not None
    assert reading.error.code.value == "tidak_ada_survei"
