"""The examples of Kabupaten Contoh: read as anybody's files, without a person in what is left of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from compliance.analysis.survey import compare, satisfaction
from compliance.definitions.load import DATA
from compliance.definitions.registry import read_registry
from compliance.definitions.survey import shipped_survey
from compliance.reading.surveys.file import read_survey_file
from compliance.reading.surveys.job import SURVEY
from compliance.reading.surveys.result import SurveyReading
from compliance.reading.typed_json import to_json

EXAMPLES = DATA / "examples" / "skm"
UNITS = DATA / "units" / "contoh.csv"
DEFINITION = shipped_survey()


def example(name: str) -> tuple[SurveyReading, bytes]:
    """The reading of an example, and what left the process it was read in."""
    data = (EXAMPLES / name).read_bytes()
    left = [to_json(read_survey_file(data, name, read_registry(UNITS.read_bytes(), name=UNITS.name)))]
    return SURVEY.decode(left, name, data), left


@pytest.mark.parametrize(
    ("name", "respondents", "indexes"),
    [
        ("01-responden-dinas-kesehatan.xlsx", [205], ["85.91"]),
        ("02-formulir-daring-puskesmas.csv", [64], ["81.92"]),
        ("03-tabel-unsur-kecamatan.xlsx", None, ["87.47", "87.08"]),
    ],
)
def test_each_example_is_read(name: str, respondents: list[int] | None, indexes: list[str]) -> None:
    reading, _ = example(name)
    assert reading.error is None
    found = [satisfaction(survey, DEFINITION) for survey in reading.surveys]
    assert [one.index for one in found] == [Decimal(index) for index in indexes]
    if respondents is not None:
        assert [one.respondents for one in found] == respondents


def test_what_the_first_one_states_was_made_with_another_weight() -> None:
    (survey,) = example("01-responden-dinas-kesehatan.xlsx")[0].surveys
    assert survey.population == 420
    stated = next(iter(survey.stated)).value
    agreed = compare(stated, satisfaction(survey, DEFINITION).ikm, DEFINITION)
    assert agreed is not None
    assert agreed.weight is not None
    assert agreed.weight.id == "0.11"


@pytest.mark.parametrize("name", ["01-responden-dinas-kesehatan.xlsx", "02-formulir-daring-puskesmas.csv"])
def test_no_respondent_is_left(name: str) -> None:
    reading, left = example(name)
    assert any(column.personal for column in reading.dropped)
    for one in (b"Warga Rekaan", b"Fulan", b"contoh.example", b"0800000", b"ruang tunggu"):
        assert one not in left


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.name)
def test_other_programs_open_the_examples(path: Path) -> None:
    assert load_workbook(path).worksheets
