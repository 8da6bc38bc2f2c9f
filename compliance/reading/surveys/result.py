"""What comes of reading a file of a survey: scores and counts, never who gave them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from compliance.model import Place
from compliance.problems import Problem

Scores = tuple[Fraction | None, ...]  # of one respondent, one for each unsur; None: not answered


class Shape(StrEnum):
    """What a survey was read from."""

    RESPONDENTS = "responden"  # one row each
    TABLE = "tabel"  # a published table of unsur


class Scale(StrEnum):
    """In which numbers the unsur are scored."""

    FOUR = "1-4"
    HUNDRED = "0-100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number that the file states itself, and where."""

    value: Fraction
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One survey of a file.

    `unsur`: ids of those it asks about, in which order `rows` and `means` have them. `rows`: of a
    file of respondents the different scores, each with how many respondents gave it; `means`: of
    a published table the mean of each unsur. `respondents`: None where a table does not say.
    `name`: what the file calls the unit, "" where it does not; `part`: which survey of the file.
    """

    place: Place
    shape: Shape
    scale: Scale
    unsur: tuple[str, ...]
    rows: tuple[tuple[int, Scores], ...] = ()
    means: tuple[Fraction, ...] = ()
    respondents: int | None = None
    name: str = ""
    part: str = ""
    stated: tuple[Stated, ...] = ()  # indexes of 0–100 that the file states itself
    population: int | None = None
    first_day: date | None = None
    last_day: date | None = None

    def __post_init__(self) -> None:
        if any(len(scores) != len(self.unsur) for _, scores in self.rows):
            raise ValueError("scores and unsur do not belong together")


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedColumn:
    """A column that was not kept; `personal` where its title or its cells tell of persons."""

    place: Place
    header: str
    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyReading:
    """One file, read. With an `error` there are no surveys."""

    file: str
    sha256: str
    error: Problem | None = None
    surveys: tuple[Survey, ...] = ()
    dropped: tuple[DroppedColumn, ...] = ()
    problems: tuple[Problem, ...] = ()
