"""Small books of a survey, read."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.problems import ProblemCode
from compliance.reading.sheets import Book, CellValue, Sheet
from compliance.reading.surveys.means import means_of
from compliance.reading.surveys.read import read_surveys
from compliance.reading.surveys.result import Survey, SurveyReading
from compliance.text.problems import sentence

Rows = Sequence[Sequence[CellValue]]
CODES = tuple(f"U{n}" for n in range(1, 10))
NAMES = (
    "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku", "Pengaduan", "Sarana",
)  # fmt: skip
IDS = tuple(name.lower() for name in NAMES)
# Twelve respondents, no two of whom say the same.
SCORES = tuple(
    tuple(score) for score in (
        (4, 3, 3, 4, 3, 3, 3, 4, 3), (3, 3, 4, 4, 3, 4, 4, 3, 3), (4, 4, 3, 4, 4, 3, 4, 3, 2),
        (3, 2, 3, 4, 3, 3, 4, 4, 4), (4, 4, 4, 4, 4, 4, 4, 4, 4), (3, 3, 3, 3, 3, 3, 3, 3, 3),
        (2, 3, 3, 4, 3, 3, 4, 3, 3), (4, 3, 4, 4, 3, 4, 3, 4, 3), (3, 4, 3, 4, 4, 4, 3, 3, 4),
        (4, 4, 4, 4, 3, 3, 3, 3, 3), (3, 3, 2, 4, 3, 3, 4, 4, 3), (4, 3, 3, 3, 4, 4, 4, 3, 4),
    )
)  # fmt: skip


def sheet(rows: Rows, name: str = "Data", **more: object) -> Sheet:
    return Sheet(name=name, rows=rows, **more)  # type: ignore[arg-type]  # the fields of Sheet, by name


def read(*sheets: Sheet | Rows, file: str = "skm.xlsx", units: frozenset[str] = frozenset()) -> SurveyReading:
    """The reading of some sheets; `units`: the names that are known."""
    made = tuple(one if isinstance(one, Sheet) else sheet(one) for one in sheets)
    return read_surveys(Book(sheets=made), file=file, sha256="0" * 64, is_unit=lambda text: text in units)


def respondents(
    header: Sequence[CellValue], scores: Sequence[Sequence[CellValue]] = SCORES, *before: Sequence[CellValue]
) -> list[list[CellValue]]:
    """A header with a number in front, and a row for each respondent."""
    rows = [list(row) for row in before]
    return [*rows, ["No", *header], *([n, *row] for n, row in enumerate(scores, start=1))]


def only(reading: SurveyReading) -> Survey:
    """The one survey of a file that must have one."""
    assert reading.error is None
    assert len(reading.surveys) == 1
    return reading.surveys[0]


def nrr(reading: SurveyReading) -> dict[str, float]:
    """The means of the one survey, rounded for the eye."""
    return {unsur: round(float(mean), 4) for unsur, mean in means_of(only(reading)).items()}


def codes(reading: SurveyReading) -> list[ProblemCode]:
    return [problem.code for problem in reading.problems]


def said(reading: SurveyReading) -> list[str]:
    """The problems as a person reads them, with their cells."""
    return [f"{problem.place.cell}: {sentence(problem)}" for problem in reading.problems]


def means(scores: Sequence[Sequence[int]] = SCORES, order: Sequence[str] = IDS) -> dict[str, float]:
    """What the means must be, when the columns are in this order."""
    found = {unsur: round(sum(row[i] for row in scores) / len(scores), 4) for i, unsur in enumerate(order)}
    return {unsur: found[unsur] for unsur in IDS}


FORM_ORDER = (*IDS[:7], "sarana", "pengaduan")
