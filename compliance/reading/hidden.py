"""A hidden sheet is often an older copy: it may not fill what the visible sheets leave open."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found
from compliance.reading.marks import EMPTY
from compliance.reading.merge import Entry, in_words
from compliance.reading.sheets import Book


def without_old_copies(entries: Sequence[Entry], book: Book) -> tuple[list[Entry], list[Problem]]:
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
            values = f"{in_words(entry.answer.value)} / {EMPTY}"
            code, label = ProblemCode.CONTRADICTION, entry.question.label
            problems.append(found(code, entry.answer.place, question=label, values=values))
        else:
            kept.append(entry)
    return kept, problems
