"""Find the forms of a sheet: questions in rows, about one unit or with a column for each unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.model import AnswerKind, Question, Status
from compliance.reading.blocks import Block, Cells, Field, Subject
from compliance.reading.columns import Column, asks_of
from compliance.reading.folding import collapsed, is_blank, is_placeholder, shown
from compliance.reading.headers import Headings
from compliance.reading.identity import identity
from compliance.reading.layout import Clues, row_headers
from compliance.reading.result import MatchedColumn
from compliance.reading.roles import Header, Role
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import Position

LEAST_QUESTIONS = 3  # a column of labels without any header needs so many known questions

_ASKING = (Role.QUESTION, Role.ASK)


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
    units: tuple[int, ...] = ()

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


def find_forms(cells: Cells, clues: Clues) -> tuple[Block, ...]:
    """Every form of a sheet, with the identity that stands above it."""
    scene = _scene(cells, clues)
    if not scene.questions:
        return ()
    heads: list[FormHead] = []
    for row in range(cells.height):
        head = _head_at(scene, row)
        if head and not (heads and scene.asks(row, head.label)):  # else a line of answers
            heads.append(head)
    heads = heads or [head for head in [_bare_head(scene)] if head]
    ends = [*(head.row for head in heads[1:]), cells.height]
    blocks = []
    above = 0
    for head, end in zip(heads, ends, strict=False):  # without heads, one end is left over
        block = _form(cells, head, above, end, clues)
        if block is not None:
            blocks.append(block)
            above = head.first
    return tuple(blocks)


def _scene(cells: Cells, clues: Clues) -> Scene:
    questions: dict[int, list[int]] = {}
    for row in range(cells.height):
        for column, header in row_headers(cells, row, clues).items():
            if header.role is Role.QUESTION:
                questions.setdefault(column, []).append(row)
    return Scene(cells=cells, clues=clues, questions=questions)


def _head_at(scene: Scene, row: int) -> FormHead | None:
    """The header row of a form: what is asked, and where it is answered."""
    cells = scene.cells
    headers = row_headers(cells, row, scene.clues)
    first = row + 1
    options = _options(headers)
    label = _first(headers, Role.LABEL)
    if not options and label is not None and first < cells.height and not cells.text(first, label):
        options = _options(row_headers(cells, first, scene.clues))  # Jawaban over Ada | Tidak
        first += bool(options)
    answer = None if options else _first(headers, Role.ANSWER)
    units: tuple[int, ...] = ()
    if answer is None and not options:
        units = tuple(c for c in range(len(cells.rows[row])) if scene.clues.is_unit(cells.text(row, c)))
        if len(units) < 2:
            return None
    left = min([answer] if answer is not None else [c for c, _ in options] or list(units))
    if label is None or label >= left:
        label = max(range(left), key=lambda c: scene.below(first, c), default=None)
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
        units=units,
    )


def _options(headers: dict[int, Header]) -> tuple[tuple[int, Status], ...]:
    found = tuple((c, h.status) for c, h in headers.items() if h.role is Role.OPTION and h.status)
    statuses = {status for _, status in found}
    return found if Status.ADA in statuses and len(statuses) > 1 else ()


def _first(headers: dict[int, Header], role: Role) -> int | None:
    return next((column for column, header in headers.items() if header.role is role), None)


def _bare_head(scene: Scene) -> FormHead | None:
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
    return (
        FormHead(row=rows[0], first=rows[0], label=label, answer=answers.pop()) if len(answers) == 1 else None
    )


def _form(cells: Cells, head: FormHead, above: int, end: int, clues: Clues) -> Block | None:
    rows = _Questions(cells, head, clues.headings)
    rows.walk(end)
    if not rows.fields and not rows.asked:
        return None
    if head.units:
        subjects = tuple(
            Subject(origin=(0, c), name=shown(cells.raw(head.row, c)), at=(head.row, c)) for c in head.units
        )
    else:
        subjects = (identity(cells, above, head.row, clues),)

    def waiting(label: Position) -> int:
        return sum(not is_blank(cells.value(label[0], column)) for column in head.answers)

    return Block(
        cells=cells,
        fields=tuple(rows.fields),
        subjects=subjects,
        columns=tuple(rows.matched),
        asked=asks_of(rows.asked, cells, waiting),
        strong=rows.strong,
        form=not head.units,
    )


class _Questions:
    """Goes down the labels of a form."""

    def __init__(self, cells: Cells, head: FormHead, headings: Headings) -> None:
        self.fields: list[Field] = []
        self.asked: list[tuple[Column, Header]] = []
        self.matched: list[MatchedColumn] = []
        self.strong = False
        self._cells = cells
        self._head = head
        self._headings = headings
        self._section = ""

    def walk(self, end: int) -> None:
        for row in range(self._head.first, end):
            text = shown(self._cells.raw(row, self._head.label))
            if is_placeholder(text):
                continue
            if read_label(text).kind is RowKind.SIGNATURE:
                break
            self._row(row, text)

    def _row(self, row: int, text: str) -> None:
        cells = self._cells
        answered = any(not is_blank(cells.value(row, column)) for column in self._head.answers)
        header = self._meaning(text)
        if not answered and self._is_section(row, header):
            self._section = text
            return
        at = (row, self._head.label)
        question = header.question
        self.strong = self.strong or (header.strong and question is not None)
        if question is not None:
            self.fields.append(self._field(row, text, question))
        elif header.role is Role.ASK:
            self.asked.append((Column(at=at, titles=(text,), header=header), header))
        if question is not None or answered:
            id = question.id if question else ""
            self.matched.append(MatchedColumn(place=cells.place(*at), header=collapsed(text), question=id))

    def _meaning(self, text: str) -> Header:
        return self._headings.path((self._section, text)) if self._section else self._headings.match(text)

    def _is_section(self, row: int, header: Header) -> bool:
        """An unanswered line that is not numbered like the questions heads those below it."""
        if self._head.number is None or header.role not in (*_ASKING, Role.UNKNOWN):
            return False
        number = shown(self._cells.raw(row, self._head.number)).strip(".) ")
        return not number.isdigit() and not any(c.isdigit() for c in number)

    def _field(self, row: int, text: str, question: Question) -> Field:
        head = self._head
        if head.units:
            cells: tuple[tuple[int, int], ...] = ((row, 0),)
        else:
            cells = tuple((row, column) for column in head.answers)
        paired = bool(head.options) and question.kind is AnswerKind.STATUS
        field = Field(
            question=question,
            header=collapsed(text),
            cells=cells,
            options=tuple(status for _, status in head.options) if paired else (),
        )
        notes = () if head.notes is None else ((row, head.notes),)
        evidence = () if head.evidence is None else ((row, head.evidence),)
        return field if head.units else replace(field, notes=notes, evidence=evidence)
