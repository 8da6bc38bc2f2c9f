"""What comes of reading one file."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from compliance.model import Checklist, Place
from compliance.problems import Problem, ProblemCode

NONE_OF_THESE = "-"  # the candidate id for "bukan salah satu": leave the row or column out
NEW_UNIT = "+"  # the candidate id for "unit baru", offered where the registry is open


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible answer: the id to remember, and what the user sees."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question to the user. Reading again with `{key: candidate.id}` remembered settles it.

    `text` is what stood in the file (the name, header or mark); `count` how many rows or
    cells wait for the answer.
    """

    code: ProblemCode
    key: str
    place: Place
    text: str
    candidates: tuple[Candidate, ...]
    count: int = 1


class MatchedColumn(Struct, frozen=True, kw_only=True, gc=False):
    """A column (or, in a form, a row) and the question it answers; "" where it is none.

    One that is `dated` holds the date of effect of the answer to that question.
    """

    place: Place
    header: str
    question: str
    dated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file, read. With an `error` the rest is empty."""

    file: str
    sha256: str
    error: Problem | None = None
    checklists: tuple[Checklist, ...] = ()
    asked: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[MatchedColumn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Personal data left out together: a column (`D`), the cells beside a label (`C7:F7`), a cell (`C7`).

    `header` is what stands above or beside it, "" where nothing does.
    """

    place: Place
    header: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A file, looked through for personal data. `kept`: what may be stored of it.

    That are its own bytes where nothing was `dropped`, else an xlsx without those cells; with an
    `error` it could not be looked through, and nothing of it may be stored.
    """

    kept: bytes | None = None
    dropped: tuple[Part, ...] = ()
    error: Problem | None = None
