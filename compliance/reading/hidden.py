"""A hidden sheet, or that of an earlier year, is an older copy: it may not fill what others leave open."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found
from compliance.reading.folding import fold
from compliance.reading.marks import EMPTY
from compliance.reading.merge import Entry, in_words
from compliance.reading.sheets import Book
from compliance.reading.telling import YEAR


def without_older(entries: Sequence[Entry], book: Book) -> tuple[list[Entry], list[Problem]]:
    """The entries but those that only a hidden sheet, or that of an earlier year, gives."""
    kept, copied = _without_copies(entries, book)
    kept, early = _without_earlier_years(kept)
    return kept, [*copied, *early]


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


def _without_earlier_years(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """The entries but those that only an earlier year's sheet gives, where a later one of the same title
    answers the question for others.
    """
    sheets = {entry.row.sheet: YEAR.findall(entry.row.sheet) for entry in entries}
    years = {sheet: (YEAR.sub("", fold(sheet)), max(said)) for sheet, said in sheets.items() if said}
    if len(years) < 2:
        return list(entries), []
    latest: dict[tuple[str, str], str] = {}
    told: dict[tuple[str, str, str], str] = {}
    for entry in entries:
        if dated := years.get(entry.row.sheet):
            title, year = dated
            question = entry.question.id
            latest[title, question] = max(year, latest.get((title, question), ""))
            unit = (title, question, entry.unit.id)
            told[unit] = max(year, told.get(unit, ""))

    def is_early(entry: Entry) -> bool:
        title = years.get(entry.row.sheet, ("", ""))[0]
        question = entry.question.id
        return told.get((title, question, entry.unit.id), "") < latest.get((title, question), "")

    early = [entry for entry in entries if is_early(entry)]
    return [entry for entry in entries if not is_early(entry)], list(map(_left_open, early))


def _left_open(entry: Entry) -> Problem:
    values = f"{in_words(entry.answer.value)} / {EMPTY}"
    return found(ProblemCode.CONTRADICTION, entry.answer.place, question=entry.question.label, values=values)
