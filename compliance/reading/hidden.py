"""Sheets about the same units: what one of them leaves open, a hidden, older, or other copy may not fill."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from compliance.problems import Problem, ProblemCode
from compliance.reading import words as w
from compliance.reading.blocks import found
from compliance.reading.folding import CACHED_TEXTS, words
from compliance.reading.marks import EMPTY
from compliance.reading.merge import Entry, in_words
from compliance.reading.sheets import Book

_ROUNDS = ("versi", "ver", "v", "revisi", "rev", "semester", "smt", "sem", "triwulan", "tw", "tahap")
_ROUND = re.compile(rf"({'|'.join(_ROUNDS)})?(\d{{1,2}}|[ivx]{{1,4}})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_Rank = tuple[int, int, int]


def without_older(entries: Sequence[Entry], book: Book) -> tuple[list[Entry], list[Problem]]:
    """The entries but those that one sheet gives and another of the same units leaves open."""
    if len(book.sheets) < 2:
        return list(entries), []
    kept, copied = _without_copies(entries, book)
    kept, filled = _without_fillings(kept, {sheet.name for sheet in book.sheets if sheet.hidden})
    return kept, [*copied, *filled]


def _without_copies(entries: Sequence[Entry], book: Book) -> tuple[list[Entry], list[Problem]]:
    """The entries but those of hidden sheets that only they give for a unit of a visible sheet."""
    hidden = {sheet.name for sheet in book.sheets if sheet.hidden}
    if not hidden:
        return list(entries), []
    visible = [entry for entry in entries if entry.row.sheet not in hidden]
    units = {entry.unit.id for entry in visible}
    said = {(entry.unit.id, entry.question.id) for entry in visible}
    kept: list[Entry] = []
    problems = []
    for entry in entries:
        copy = entry.row.sheet in hidden and entry.unit.id in units
        if copy and (entry.unit.id, entry.question.id) not in said:
            problems.append(_left_open(entry))
        else:
            kept.append(entry)
    return kept, problems


def _without_fillings(entries: Sequence[Entry], hidden: Set[str]) -> tuple[list[Entry], list[Problem]]:
    """The entries but those that another sheet leaves open, though it answers the same question for others:
    a sheet that names the unit, or a later one of the same title and about some of the same units.
    """
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # sheet → unit → questions
    naming: dict[str, set[str]] = defaultdict(set)  # unit → sheets
    for entry in entries:
        if (sheet := entry.row.sheet) not in hidden:
            told[sheet][entry.unit.id].add(entry.question.id)
            naming[entry.unit.id].add(sheet)
    asked = {sheet: set().union(*units.values()) for sheet, units in told.items()}
    later = {
        sheet: {o for o in told if _is_later(o, sheet) and told[o].keys() & told[sheet].keys()}
        for sheet in told
    }
    kept: list[Entry] = []
    problems = []
    for entry in entries:
        sheet, unit, question = entry.row.sheet, entry.unit.id, entry.question.id
        others = {o for o in naming[unit] if not _is_later(sheet, o)} | later[sheet] if sheet in told else ()
        if any(question in asked[o] and question not in told[o].get(unit, ()) for o in others):
            problems.append(_left_open(entry))
        else:
            kept.append(entry)
    return kept, problems


def _is_later(sheet: str, other: str) -> bool:
    """Whether the names of two sheets differ only in that the first speaks of a later time or version."""
    (title, rank), (other_title, other_rank) = version_of(sheet), version_of(other)
    return title == other_title and rank > other_rank


@lru_cache(maxsize=CACHED_TEXTS)
def version_of(sheet: str) -> tuple[str, _Rank]:
    """The name of a sheet without what tells its version: its year, its month or round, old or new."""
    title, year, part, age, before = [], 0, 0, 0, ""
    for word in words(sheet):
        number = _ROUND.fullmatch(word)
        if word.isdigit() and len(word) == 4:
            year = int(word)
        elif number and (number[1] or before in _ROUNDS):
            part = _ROMAN.get(number[2]) or (int(number[2]) if number[2].isdigit() else 0)
        elif word in w.MONTHS:
            part = w.MONTHS[word]
        elif word in w.OLDER or word in w.NEWER:
            age = 1 if word in w.NEWER else -1
        elif word not in _ROUNDS:
            title.append(word)
        before = word
    return " ".join(title), (year, part, age)


def _left_open(entry: Entry) -> Problem:
    values = f"{in_words(entry.answer.value)} / {EMPTY}"
    return found(ProblemCode.CONTRADICTION, entry.answer.place, question=entry.question.label, values=values)
