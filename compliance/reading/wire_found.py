"""What every reading has in common as the worker sends it: places, problems, questions, matched columns.

Each goes as a list of plain values and comes back from one; anything else raises ValueError,
LookupError or TypeError.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading.result import Ask, Candidate, MatchedColumn

_DATED = "tanggal"


def place_out(place: Place) -> tuple[str, str]:
    """Sheet and cell."""
    return place.sheet, place.cell


@lru_cache(maxsize=50_000)
def place_in(sheet: str, cell: str) -> Place:
    """The place again; the same few come back in every file of the same layout."""
    return Place(sheet=sheet, cell=cell)


def problem_out(problem: Problem) -> list[Any]:
    """Code, sheet, cell, facts."""
    return [problem.code.value, *place_out(problem.place), dict(problem.details)]


def problem_in(parts: list[Any]) -> Problem:
    """The problem again."""
    code, sheet, cell, details = parts
    return Problem(code=ProblemCode(code), place=place_in(sheet, cell), details=details)


def ask_out(ask: Ask) -> list[Any]:
    """Code, key, sheet, cell, text, count, candidates."""
    candidates = [[candidate.id, candidate.label] for candidate in ask.candidates]
    return [ask.code.value, ask.key, *place_out(ask.place), ask.text, ask.count, candidates]


def ask_in(parts: list[Any]) -> Ask:
    """The question again."""
    code, key, sheet, cell, text, count, candidates = parts
    return Ask(
        code=ProblemCode(code),
        key=key,
        place=place_in(sheet, cell),
        text=text,
        count=count,
        candidates=tuple(Candidate(id=id_, label=label) for id_, label in candidates),
    )


def columns_out(columns: Iterable[MatchedColumn]) -> list[Any]:
    """Of each its sheet, cell, header and question; and a mark after those of dates."""
    return [
        [*place_out(column.place), column.header, column.question, *([_DATED] if column.dated else [])]
        for column in columns
    ]


def columns_in(told: list[list[str]]) -> tuple[MatchedColumn, ...]:
    """The columns again."""
    return tuple(
        MatchedColumn(place=place_in(sheet, cell), header=header, question=question, dated=more == [_DATED])
        for sheet, cell, header, question, *more in told
    )
