"""The job as it is asked of a reader process; and the reading as JSON, exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Place, Registry, Unit, UnitKind
from compliance.problems import Problem, ProblemCode
from compliance.reading.limits import LONG_LISTS
from compliance.reading.pool import ReaderPool
from compliance.reading.surveys.job import SURVEY
from compliance.reading.surveys.result import (
    DroppedColumn,
    Scale,
    Shape,
    Stated,
    Survey,
    SurveyReading,
)
from compliance.reading.surveys.stored import survey_from_bytes, survey_to_bytes
from compliance.reading.typed_json import from_json, to_json

REGISTRY = Registry(units=(Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS, short="Dinkes"),))
GOOD = "No;Nama;U1;U2;U3;U4;U5;U6;U7;U8;U9\n1;Budi;4;4;3;4;3;4;4;3;4\n2;Siti;3;4;3;4;3;4;4;3;4\n"


@pytest.fixture(scope="module")
def pool():
    with ReaderPool(REGISTRY, workers=1) as readers:
        yield readers


def test_files_are_read_in_another_process_in_their_order(pool: ReaderPool) -> None:
    files = [("baik.csv", GOOD.encode()), ("gambar.png", b"\x89PNG\r\n" + bytes(64)), ("kosong.csv", b"  ")]
    good, image, empty = pool.ask_many(SURVEY, files)
    assert good.error is None
    assert good.surveys[0].respondents == 2
    assert "Budi" not in repr(good)
    assert image.error is not None
    assert image.error.code is ProblemCode.NOT_A_SPREADSHEET
    assert empty.error is not None
    assert empty.error.code is ProblemCode.EMPTY_FILE


def test_a_unit_is_known_by_its_short_name_from_the_registry(pool: ReaderPool) -> None:
    (reading,) = pool.ask_many(SURVEY, [("x.csv", ("Dinkes;;\n" + GOOD).encode())])
    assert reading.surveys[0].name == "Dinkes"


def test_a_file_that_is_too_large_is_never_opened(pool: ReaderPool) -> None:
    (reading,) = pool.ask_many(SURVEY, [("besar.csv", b"x" * (LONG_LISTS.size + 1))])
    assert reading.error is not None
    assert reading.error.code is ProblemCode.TOO_LARGE


places = st.builds(Place, sheet=st.text(max_size=8), cell=st.text(max_size=4))
scores = st.one_of(st.none(), st.fractions(0, 100, max_denominator=6))
problems = st.builds(
    Problem,
    code=st.sampled_from(ProblemCode),
    place=places,
    details=st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=2),
)
surveys = st.builds(
    Survey,
    place=places,
    shape=st.sampled_from(Shape),
    scale=st.sampled_from(Scale),
    unsur=st.just(("persyaratan", "waktu")),
    rows=st.lists(st.tuples(st.integers(1, 9), st.tuples(scores, scores)), max_size=4).map(tuple),
    means=st.lists(st.fractions(1, 4), max_size=2).map(tuple),
    respondents=st.one_of(st.none(), st.integers(0, 10**6)),
    name=st.text(max_size=8),
    part=st.text(max_size=8),
    stated=st.lists(st.builds(Stated, value=st.fractions(25, 100), place=places), max_size=2).map(tuple),
    population=st.one_of(st.none(), st.integers(1, 10**6)),
    first_day=st.one_of(st.none(), st.dates(date(2000, 1, 1))),
    last_day=st.one_of(st.none(), st.dates(date(2000, 1, 1))),
)
readings = st.builds(
    SurveyReading,
    file=st.text(max_size=8),
    sha256=st.text(max_size=8),
    error=st.one_of(st.none(), problems),
    surveys=st.lists(surveys, max_size=2).map(tuple),
    dropped=st.lists(
        st.builds(DroppedColumn, place=places, header=st.text(max_size=8), personal=st.booleans()), max_size=2
    ).map(tuple),
    problems=st.lists(problems, max_size=2).map(tuple),
)


@settings(max_examples=60)
@given(readings)
def test_a_reading_comes_back_as_it_was(reading: SurveyReading) -> None:
    assert from_json(to_json(reading), SurveyReading) == reading


@settings(max_examples=30)
@given(surveys)
def test_a_survey_comes_back_as_it_was(survey: Survey) -> None:
    assert survey_from_bytes(survey_to_bytes(survey)) == survey


ONE = Survey(
    place=Place(), shape=Shape.TABLE, scale=Scale.FOUR, unsur=("waktu",), rows=((1, (Fraction(1),)),)
)


@pytest.mark.parametrize(
    "wrong",
    [b"", b"[]", b"{}", b'{"rows": 1}', b"\xff", survey_to_bytes(ONE).replace(b'"1"', b'"1 2"')],
)
def test_anything_else_is_refused(wrong: bytes) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        survey_from_bytes(wrong)
