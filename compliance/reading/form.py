"""Find the forms of a sheet: questions in rows, about one unit or with a column for each unit."""

from __future__ import annotations

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


def find_forms(cells: Cells, clues: Clues) -> tuple[Block, ...]:
    """Every form of a sheet, with the identity that stands above it."""
    heads = [head for row in range(cells.height) if (head := _head_at(cells, row, clues))]
    heads = heads or [head for head in [_bare_head(cells, clues)] if head]
    blocks = []
    above = 0
    ends = [*(head.row for head in heads[1:]), cells.height]
    for head, end in zip(heads, ends, strict=False):  # the last end is left over without any head
        block = _form(cells, head, above, end, clues)
        if block is not None:
            blocks.append(block)
            above = head.first
    return tuple(blocks)


def _head_at(cells: Cells, row: int, clues: Clues) -> FormHead | None:
    """The header row of a form: what is asked, and where it is answered."""
    headers = row_headers(cells, row, clues)
    first = row + 1
    options = _options(headers)
    label = _first(headers, Role.LABEL)
    if not options and label is not None and not cells.text(row + 1, label):  # Jawaban over Ada | Tidak
        options = _options(row_headers(cells, row + 1, clues)) if row + 1 < cells.height else ()
        first += bool(options)
    answer = None if options else _first(headers, Role.ANSWER)
    units: tuple[int, ...] = ()
    if answer is None and not options:
        units = tuple(c for c in range(cells.width) if clues.is_unit(cells.text(row, c)))
        if len(units) < 2:
            return None
    left = min([answer] if answer is not None else [c for c, _ in options] or list(units))
    if label is None or label >= left:
        label = _label_column(cells, first, left, clues)
    if label is None or not _questions_below(cells, first, label, clues):
        return None
    if _is_question(cells.text(row, label), clues):  # a line of answers, not a header
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


def _label_column(cells: Cells, first: int, left: int, clues: Clues) -> int | None:
    """The column left of the answers in which most questions stand."""
    counts = {c: _questions_below(cells, first, c, clues) for c in range(left)}
    return max(counts, key=lambda c: counts[c]) if any(counts.values()) else None


def _questions_below(cells: Cells, first: int, column: int, clues: Clues) -> int:
    texts = (cells.text(row, column) for row in range(first, cells.height))
    return sum(_is_question(text, clues) for text in texts if text)


def _bare_head(cells: Cells, clues: Clues) -> FormHead | None:
    """A list of questions without a header: `SOP : Ada`."""
    counts = {c: _questions_below(cells, 0, c, clues) for c in range(min(cells.width, 6))}
    label = max(counts, key=lambda c: counts[c], default=None)
    if label is None or counts[label] < LEAST_QUESTIONS:
        return None
    rows = [r for r in range(cells.height) if _is_question(cells.text(r, label), clues)]
    filled = {c: sum(clues.is_answer(cells.raw(r, c)) for r in rows) for c in range(label + 1, cells.width)}
    answer = max(filled, key=lambda c: filled[c], default=None)
    if answer is None or not filled[answer]:
        return None
    return FormHead(row=rows[0], first=rows[0], label=label, answer=answer)


def _is_question(text: str, clues: Clues) -> bool:
    header = clues.headers.get(text)
    return header is not None and header.role is Role.QUESTION


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
