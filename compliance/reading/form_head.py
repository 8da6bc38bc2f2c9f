"""The header of a form: where its questions stand, and where they are answered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compliance.model import Status
from compliance.reading.blocks import Cells
from compliance.reading.date_titles import DateTitle
from compliance.reading.layout import Clues, row_headers
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import Position

LEAST_QUESTIONS = 3  # a column of labels without any header needs so many known questions


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """The columns of a form; `first` is its first row of questions."""

    row: int
    first: int
    label: int
    number: int | None = None
    answer: int | None = None
    options: tuple[tuple[int, Status], ...] = ()
    notes: int | None = None
    evidence: int | None = None
    dates: tuple[tuple[int, DateTitle], ...] = ()
    units: tuple[int, ...] = ()
    pair: tuple[Status, ...] = ()  # the options below each of the units
    columns: range = range(0)  # its own, where forms stand beside each other
    rows: tuple[int, ...] = ()  # those of one unit, in a list of answers of several …
    named: Position | None = None  # … and where it is named

    @property
    def answers(self) -> tuple[int, ...]:
        single = () if self.answer is None else (self.answer,)
        return single + tuple(column for column, _ in self.options) + self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sheet and where questions stand in it: their rows by column."""

    cells: Cells
    clues: Clues
    questions: Mapping[int, Sequence[int]]

    def below(self, row: int, column: int) -> int:
        """How many questions stand in a column from a row on."""
        rows = self.questions.get(column, ())
        return len(rows) - bisect_left(rows, row)

    def asks(self, row: int, column: int) -> bool:
        header = self.clues.headers.get(self.cells.text(row, column))
        return header is not None and header.role is Role.QUESTION


def scene_of(cells: Cells, clues: Clues) -> Scene:
    """A sheet with the rows in which its questions stand, by column."""
    questions: dict[int, list[int]] = {}
    for row in range(cells.height):
        for column, header in row_headers(cells, row, clues).items():
            if header.role is Role.QUESTION:
                questions.setdefault(column, []).append(row)
    return Scene(cells=cells, clues=clues, questions=questions)


def head_at(scene: Scene, row: int, headers: dict[int, Header], columns: range) -> FormHead | None:
    """The header row of a form in some columns: what is asked, and where it is answered."""
    cells = scene.cells
    first = row + 1
    options = _options(headers)
    label = _first(headers, Role.LABEL)
    if not options and label is not None and first < cells.height and not cells.text(first, label):
        below = row_headers(cells, first, scene.clues)  # Jawaban over Ada | Tidak
        options = _options({column: header for column, header in below.items() if column in columns})
        first += bool(options)
    answer = None if options else _first(headers, Role.ANSWER)
    units: tuple[int, ...] = ()
    pair: tuple[Status, ...] = ()
    if answer is None and not options:
        units = tuple(c for c in range(len(cells.rows[row])) if scene.clues.is_unit(cells.text(row, c)))
        if len(units) < 2:
            return None
        pair = _pair(row_headers(cells, first, scene.clues), units) if first < cells.height else ()
        first += bool(pair)
    left = min([answer] if answer is not None else [c for c, _ in options] or list(units))
    if label is None or label >= left:
        label = max(range(columns.start, left), key=lambda c: scene.below(first, c), default=None)
    if label is None or not scene.below(first, label):
        return None
    return FormHead(
        row=row,
        first=first,
        label=label,
        number=_first(headers, Role.NUMBER),
        answer=answer,
        options=options,
        notes=_first(headers, Role.NOTE),
        evidence=_first(headers, Role.EVIDENCE),
        dates=() if units else _dates(scene, row, columns, left),
        units=units,
        pair=pair,
        columns=columns,
    )


def _dates(scene: Scene, row: int, columns: range, left: int) -> tuple[tuple[int, DateTitle], ...]:
    """The columns of dates beside the answers, each with its title."""
    headings = scene.clues.headings
    texts = {c: text for c in columns if c > left and (text := scene.cells.text(row, c))}
    dated = ((c, headings.dated((text,), headings.match(text))) for c, text in texts.items())
    return tuple((c, title) for c, title in dated if title and not title.questions)


def _pair(below: Mapping[int, Header], units: Sequence[int]) -> tuple[Status, ...]:
    """The options that stand in the same order below each of the units, from its column on."""
    found = {c: h.status for c, h in below.items() if h.role is Role.OPTION and h.status}
    width = min(right - left for left, right in pairwise(units))
    rows = [tuple(found[unit + i] for i in range(width) if unit + i in found) for unit in units]
    return rows[0] if len(set(rows)) == 1 and len(rows[0]) == width > 1 else ()


def _options(headers: dict[int, Header]) -> tuple[tuple[int, Status], ...]:
    found = tuple((c, h.status) for c, h in headers.items() if h.role is Role.OPTION and h.status)
    statuses = {status for _, status in found}
    once = len(statuses) == len(found)  # else they belong to several units, or several years
    return found if Status.ADA in statuses and len(statuses) > 1 and once else ()


def _first(headers: dict[int, Header], role: Role) -> int | None:
    return next((column for column, header in headers.items() if header.role is role), None)


def bare_head(scene: Scene) -> FormHead | None:
    """A list of questions without a header: `SOP : Ada`. Answers in one column only, or none is sure."""
    cells = scene.cells
    label = max(scene.questions, key=lambda column: scene.below(0, column))
    rows = scene.questions[label]
    if len(rows) < LEAST_QUESTIONS:
        return None
    answers = {
        column
        for row in rows
        for column in range(label + 1, len(cells.rows[row]))
        if scene.clues.is_answer(cells.raw(row, column))
    }
    if len(answers) != 1:
        return None
    answer = answers.pop()
    above = (scene.clues.headers.get(cells.text(row, answer)) for row in range(rows[0]))
    if any(header is not None and header.role is Role.OPTION for header in above):
        return None  # "Tidak" above the only ticks: a header nobody understood
    return FormHead(row=rows[0], first=rows[0], label=label, answer=answer)
