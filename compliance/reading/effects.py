"""The dates of effect that stand in columns or rows of their own → the answers they belong to.

A date never answers: beside anything but an answer it is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from msgspec import structs

from compliance.model import Question, Status, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, Dated, Subject, found, moved
from compliance.reading.days import SILENT, Day, read_effect
from compliance.reading.folding import shown
from compliance.reading.gather import Findings
from compliance.reading.merge import Entry
from compliance.reading.sheets import Position
from compliance.reading.values import LONGEST_SAID

_NOT_THERE = frozenset(Status) - {Status.ADA}


class _Cell(NamedTuple):
    """A cell of dates that says something, and what."""

    dated: Dated
    at: Position
    said: str
    day: Day


def with_dates(
    block: Block,
    findings: Sequence[Findings],
    units: Mapping[Position, Unit | None],
    said: tuple[list[Entry], list[Problem]],
    today: date | None,
) -> tuple[list[Entry], list[Problem]]:
    """What is `said` in a block, answers and problems, with the dates that stand beside the answers.

    Dates after `today` are pointed out, and kept; with None, none is after it.
    """
    if not block.dates:
        return said
    entries, problems = said
    reading = _Reading(block, findings, units, entries, today)
    for dates in _by_question(block.dates):
        reading.read(dates)
    return reading.entries, [*problems, *reading.problems, *reading.without_day()]


def _by_question(dates: Sequence[Dated]) -> Iterator[list[Dated]]:
    """Those for one question together, the plainest title first."""
    together: dict[str, list[Dated]] = {}
    for dated in dates:
        together.setdefault(dated.question.id, []).append(dated)
    yield from (sorted(some, key=attrgetter("title.rank")) for some in together.values())


class _Reading:
    """The dates of one block, question by question."""

    def __init__(
        self,
        block: Block,
        findings: Sequence[Findings],
        units: Mapping[Position, Unit | None],
        entries: Sequence[Entry],
        today: date | None,
    ) -> None:
        self.entries = list(entries)
        self.problems: list[Problem] = []
        self._block = block
        self._units = units
        self._today = today
        self._findings = {some.field.question.id: some for some in findings}
        self._places: dict[tuple[str, object], int] = {}
        for at, entry in enumerate(entries):
            self._places.setdefault((entry.question.id, entry.row), at)
        self._years: dict[str, list[_Cell]] = {}  # cells that say no day, by their title

    def read(self, dates: Sequence[Dated]) -> None:
        """All dates of one question."""
        for n, subject in enumerate(self._block.subjects):
            cells = self._cells(dates, subject) if self._units[subject.at] else []
            if cells:
                self._put(dates[0].question, n, subject, cells)

    def without_day(self) -> list[Problem]:
        """One problem for each column that says years or months where it should say days."""
        return [
            self._problem(ProblemCode.DATE_WITHOUT_DAY, cells[0], count=str(len(cells)))
            for cells in self._years.values()
        ]

    def _cells(self, dates: Sequence[Dated], subject: Subject) -> list[_Cell]:
        """What the cells of one subject say; those under the plainest title that say anything."""
        for _, some in groupby(dates, key=attrgetter("title.rank")):
            cells = [cell for dated in some if (cell := self._cell(dated, subject)).day is not SILENT]
            if cells:
                return cells
        return []

    def _cell(self, dated: Dated, subject: Subject) -> _Cell:
        cells = self._block.cells
        at = cells.home(*moved(dated.at, subject.origin))
        if at in cells.sheet.errors:
            return _Cell(dated, at, "", Day(trouble=ProblemCode.UNREADABLE_CELL))
        value = cells.raw(*at)
        said = shown(value)
        said = said if len(said) <= LONGEST_SAID else f"{said[:LONGEST_SAID]}…"
        return _Cell(dated, at, said, read_effect(value, numbered=dated.title.numbered))

    def _put(self, question: Question, subject: int, row: Subject, cells: Sequence[_Cell]) -> None:
        at = self._places.get((question.id, self._block.cells.place(*row.at)))
        if at is None or self.entries[at].answer.value in _NOT_THERE:
            if at is not None or self._is_silent(question, subject):
                self._tell_unused(question, cells)
            return
        self._tell_troubles(cells)
        dated = [cell for cell in cells if cell.day.day]
        if dated:
            entry = self.entries[at]
            day = self._agreed(question, entry.answer.effective, dated)
            self.entries[at] = structs.replace(entry, answer=structs.replace(entry.answer, effective=day))

    def _agreed(self, question: Question, known: date | None, cells: Sequence[_Cell]) -> date | None:
        """The one day that these cells and the answer itself (`known`) say; None where they differ."""
        days = dict.fromkeys(day for day in (known, *(cell.day.day for cell in cells)) if day)
        day = next(iter(days))
        if len(days) > 1:
            facts = {"question": question.label, "values": " / ".join(map(str, days))}
            self.problems.append(self._problem(ProblemCode.DATES_DIFFER, cells[-1], **facts))
            return None
        if self._today and day > self._today:
            self.problems.append(self._problem(ProblemCode.DATE_AHEAD, cells[0]))
        return day

    def _is_silent(self, question: Question, subject: int) -> bool:
        """Whether the answer was left blank, rather than not understood or asked about."""
        some = self._findings.get(question.id)
        return some is not None and not any(read.trouble or read.mark for read in some.reads(subject))

    def _tell_unused(self, question: Question, cells: Sequence[_Cell]) -> None:
        dated = next((cell for cell in cells if cell.day.day), None)
        if dated:
            code = ProblemCode.DATE_WITHOUT_ANSWER
            self.problems.append(self._problem(code, dated, question=question.label))

    def _tell_troubles(self, cells: Sequence[_Cell]) -> None:
        for cell in cells:
            if cell.day.trouble is ProblemCode.DATE_WITHOUT_DAY:
                self._years.setdefault(cell.dated.header, []).append(cell)
            elif cell.day.trouble:
                self.problems.append(self._problem(cell.day.trouble, cell, question=cell.dated.header))

    def _problem(self, code: ProblemCode, cell: _Cell, **facts: str) -> Problem:
        place = self._block.cells.place(*cell.at)
        return found(code, place, answer=cell.said, header=cell.dated.header, **facts)
