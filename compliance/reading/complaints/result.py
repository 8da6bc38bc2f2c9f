"""What comes of reading one file of complaints. Nothing personal and no text of a complaint is in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.model import Place, Unit
from compliance.model.complaints import Case, Recap
from compliance.problems import Problem
from compliance.reading.result import Ask, MatchedColumn


class Drop(StrEnum):
    """Why a column was left out."""

    PERSONAL = "data pribadi"
    TEXT = "isi laporan"
    UNUSED = "tidak diperlukan"
    UNKNOWN = "tidak dikenal"


class TableKind(StrEnum):
    """What the rows of a table are."""

    LIST = "daftar"  # one complaint each
    RECAP = "rekap"  # counts of one unit each


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedColumn:
    """A column of which nothing was kept but its header."""

    place: Place
    header: str
    reason: Drop


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table that was read: where its header stands, and how many rows of it count."""

    place: Place
    kind: TableKind
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintsReading:
    """One file, read. With an `error` the rest is empty.

    `units`: those that cases and recaps name by their ids. Cases and recaps whose unit is asked
    about are there with the unit ""; those that an answer left out are not.
    """

    file: str
    sha256: str
    error: Problem | None = None
    tables: tuple[FoundTable, ...] = ()
    units: tuple[Unit, ...] = ()
    cases: tuple[Case, ...] = ()
    recaps: tuple[Recap, ...] = ()
    asked: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[MatchedColumn, ...] = ()
    dropped: tuple[DroppedColumn, ...] = ()
