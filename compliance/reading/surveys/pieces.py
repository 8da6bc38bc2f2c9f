"""What is found in one sheet: the respondents of each table, and published tables of unsur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from compliance.model import Place
from compliance.problems import Problem
from compliance.reading.surveys.result import DroppedColumn, Scale, Scores, Survey
from compliance.reading.surveys.stated import Sheetwide


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The respondents of one unit in one table. `rows`: their scores, each with how many gave it.

    `table`: which table of the sheet; `closed`: totals stand below it.
    """

    sheet: str
    table: int
    closed: bool
    place: Place
    scale: Scale
    unsur: tuple[str, ...]
    rows: Counter[Scores]
    name: str
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading:
    """One sheet, read. `tables`: published tables of unsur, as surveys without respondents' rows."""

    name: str
    pieces: tuple[Piece, ...] = ()
    tables: tuple[Survey, ...] = ()
    stated: Sheetwide = field(default_factory=Sheetwide)
    dropped: tuple[DroppedColumn, ...] = ()
    problems: tuple[Problem, ...] = ()


def counted(scores: Sequence[Scores]) -> Counter[Scores]:
    """How many gave which scores; those that are one object are told without looking into them."""
    objects = {id(one): one for one in scores}
    counts: Counter[Scores] = Counter()
    for key, count in Counter(map(id, scores)).items():
        counts[objects[key]] += count
    return counts
