"""Published tables of unsur: sums, means, counts of answers, lying or standing; and what they do not say."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compliance.problems import ProblemCode
from compliance.reading.sheets import CellValue
from compliance.reading.surveys.means import means_of
from compliance.reading.surveys.result import Scale, Shape
from tests.reading.surveys.reading import CODES, NAMES, SCORES, codes, nrr, only, read, said, sheet

SUMS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
NRR = tuple(round(total / 29, 2) for total in SUMS)


def table(*titles: str, rows: list[list[CellValue]], above: tuple[list[CellValue], ...] = ()):
    return [
        *above,
        ["No", "Unsur Pelayanan", *titles],
        *([n, name, *row] for n, (name, row) in enumerate(zip(NAMES, rows, strict=True), 1)),
    ]


def test_sums_and_a_stated_number_of_respondents_are_exact() -> None:
    rows = table("Jumlah Nilai", rows=[[total] for total in SUMS])
    reading = read([*rows, ["", "Jumlah responden", 29], ["", "IKM", "90,56"]])
    survey = only(reading)
    assert (survey.shape, survey.respondents, survey.scale) == (Shape.TABLE, 29, Scale.FOUR)
    assert tuple(means_of(survey).values()) == tuple(Fraction(total, 29) for total in SUMS)
    assert [one.value for one in survey.stated] == [Fraction("90.56")]
    assert reading.problems == ()


def test_sums_and_means_tell_the_respondents_together() -> None:
    reading = read(table("Jumlah Nilai", "NRR", rows=[[s, m] for s, m in zip(SUMS, NRR, strict=True)]))
    assert only(reading).respondents == 29
    assert only(reading).means[0] == Fraction(105, 29)


def test_sums_alone_are_refused() -> None:
    reading = read(table("Jumlah Nilai", rows=[[total] for total in SUMS]))
    assert reading.error is not None
    assert said(reading) == [
        "B2: Tabel unsur ini tidak jelas kolom NRR-nya, sehingga tidak dihitung. Beri satu kolom berjudul "
        "NRR, atau jumlah nilai beserta jumlah responden."
    ]


def test_means_without_a_number_of_respondents_are_a_problem() -> None:
    reading = read(table("NRR", "Mutu", rows=[[mean, "A"] for mean in NRR]))
    assert only(reading).respondents is None
    assert only(reading).means == tuple(Fraction(str(mean)) for mean in NRR)
    assert said(reading) == [
        "B2: Tabel unsur ini tidak menyebut jumlah responden. Tulis jumlahnya, misalnya “Jumlah "
        "responden: 150”."
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (["Jumlah Responden : 150 orang"], 150),
        (["Jumlah responden", ":", 150], 150),
        (["Total Responden", None, "150"], 150),
        (["Responden: 150"], 150),
        (["Jumlah responden laki-laki", 70], None),
        (["Responden 2025"], None),
        (["Jumlah responden 100 - 150"], None),
    ],
)
def test_the_number_of_respondents_is_read_from_its_label(
    label: list[CellValue], expected: int | None
) -> None:
    assert only(read([label, [], *table("NRR", rows=[[mean] for mean in NRR])])).respondents == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (["IKM UNIT PELAYANAN", None, 90.56], ["90.56"]),
        (["Nilai IKM = 90,56 (Sangat Baik)"], ["90.56"]),
        (["Indeks Kepuasan Masyarakat", ":", "90,56"], ["90.56"]),
        (["IKM 2024", 88.1], []),
        (["Interval IKM", 88.31], []),
        (["IKM", "88,31 - 100"], []),
        (["Jumlah NRR IKM tertimbang", 88.5], []),
    ],
)
def test_an_index_is_read_from_its_label(label: list[CellValue], expected: list[str]) -> None:
    survey = only(read([*table("NRR", rows=[[mean] for mean in NRR]), label]))
    assert [one.value for one in survey.stated] == [Fraction(value) for value in expected]


@pytest.mark.parametrize(
    "titles", [("1", "2", "3", "4"), ("Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik")]
)
def test_how_many_gave_each_answer_is_exact(titles: tuple[str, ...]) -> None:
    reading = read(table(*titles, "Jumlah", rows=[[0, 1, 10, 18, 29]] * 9))
    assert only(reading).respondents == 29
    assert only(reading).means == (Fraction(2 + 30 + 72, 29),) * 9


def test_means_on_the_scale_to_a_hundred_stay_on_it() -> None:
    survey = only(read(table("Nilai IKM", rows=[[80.5 + n] for n in range(9)])))
    assert (survey.scale, survey.means[0]) == (Scale.HUNDRED, Fraction("80.5"))


def test_means_stand_before_their_conversion_and_weight() -> None:
    rows = [[mean, round(mean * 0.111, 3), mean * 25] for mean in NRR]
    survey = only(read(table("NRR", "NRR tertimbang", "Nilai konversi", rows=rows)))
    assert survey.means == tuple(Fraction(str(mean)) for mean in NRR)


def test_weighted_means_alone_are_refused() -> None:
    reading = read(table("NRR Tertimbang", rows=[[0.39]] * 9))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SURVEY_TABLE_WEIGHTED


def test_several_columns_of_means_are_as_many_surveys() -> None:
    reading = read([["No", "Unsur", 2024, 2025], *([n, name, 3.2, 3.5] for n, name in enumerate(NAMES, 1))])
    assert [(s.part, float(s.means[0])) for s in reading.surveys] == [("2024", 3.2), ("2025", 3.5)]
    assert codes(reading) == [ProblemCode.SURVEY_SEVERAL, ProblemCode.SURVEY_RESPONDENTS_UNKNOWN]


def test_a_long_table_has_a_survey_for_each_unit() -> None:
    units = ("Dinas Kesehatan", "Dinas Sosial")
    rows = [["nama_opd", "unsur", "nrr"], *([unit, name, 3.25] for unit in units for name in NAMES)]
    assert [survey.name for survey in read(rows).surveys] == ["Dinas Kesehatan", "Dinas Sosial"]


def test_a_lying_table_is_read_by_the_labels_of_its_rows() -> None:
    rows = [
        ["Uraian", *CODES],
        ["Jumlah Nilai", *SUMS],
        ["NRR", *NRR],
        ["NRR tertimbang", *[0.4] * 9],
        ["IKM", 90.56],
    ]
    survey = only(read(rows))
    assert (survey.shape, survey.respondents) == (Shape.TABLE, 29)
    assert means_of(survey)["sarana"] == Fraction(105, 29)  # U8 in the order of most forms


def test_respondents_may_lie_in_columns() -> None:
    rows = [["Unsur", *(f"R{n}" for n in range(1, 13))]]
    rows += [[name, *(row[i] for row in SCORES)] for i, name in enumerate(NAMES)]
    survey = only(read(rows))
    assert (survey.shape, survey.respondents) == (Shape.RESPONDENTS, 12)
    assert nrr(read(rows))["persyaratan"] == round(sum(row[0] for row in SCORES) / 12, 4)


def test_a_list_of_components_is_no_survey() -> None:
    reading = read(sheet([["No", "Komponen", "Ada"], *([n, name, 1] for n, name in enumerate(NAMES, 1))]))
    assert reading.surveys == ()
