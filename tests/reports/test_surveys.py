"""The workbooks of surveys: a template that is read back, and a list without anybody's answers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

from compliance.analysis.survey import satisfaction
from compliance.definitions.survey import shipped_survey
from compliance.model import Place
from compliance.reading.opening import open_book
from compliance.reading.surveys.read import read_surveys
from compliance.reading.surveys.result import Scale, Shape, Survey
from compliance.reports.surveys import Line, survey_template, survey_workbook

SKM = shipped_survey()


def test_the_template_is_read_back_once_it_is_filled_in() -> None:
    book = open_book(survey_template(SKM), "templat.xlsx")
    responses, guide = book.sheets
    assert list(responses.rows[0]) == ["No", *(unsur.label for unsur in SKM.unsur)]
    assert "NIK" in " ".join(str(row[0]) for row in guide.rows)
    filled = type(responses)(name=responses.name, rows=[*responses.rows, [1, *[4] * 9], [2, *[3] * 9]])
    reading = read_surveys(
        type(book)(sheets=(filled, guide)), file="t.xlsx", sha256="", is_unit=lambda text: False
    )
    (survey,) = reading.surveys
    assert (survey.respondents, reading.problems) == (2, ())


def test_an_empty_template_has_no_survey() -> None:
    book = open_book(survey_template(SKM), "templat.xlsx")
    reading = read_surveys(book, file="t.xlsx", sha256="", is_unit=lambda text: False)
    assert reading.error is not None


def test_the_list_has_the_figures_of_each_survey() -> None:
    means = tuple(Fraction(total, 29) for total in (105, 101, 100, 116, 102, 105, 106, 105, 115))
    survey = Survey(
        place=Place(), shape=Shape.TABLE, scale=Scale.FOUR, unsur=SKM.ids, means=means, respondents=29
    )
    line = Line(
        unit="=Dinas Kesehatan",
        file="skm.xlsx",
        held_on=date(2026, 2, 1),
        found=satisfaction(survey, SKM),
        claim=Fraction("90.56"),
        agrees="bobot 0,11",
    )
    data = survey_workbook(
        [line], SKM, period="2026", made_at=datetime(2026, 3, 1, tzinfo=UTC), invented=False
    )
    rows = open_book(data, "skm.xlsx").sheets[0].rows
    told = dict(zip(rows[2], rows[3], strict=False))
    assert told["Unit"] == "=Dinas Kesehatan"
    assert (told["IKM (bobot 1/9)"], told["IKM (bobot 0,11)"]) == (91.48, 90.56)
    assert (told["Mutu"], told["Unsur terlemah"], told["IKM ditulis unit"]) == (
        "A",
        "Waktu penyelesaian",
        90.56,
    )
    assert told["Persyaratan"] == 3.6207
    assert told["Responden"] == 29
