"""Find the forms of a sheet: questions in rows, about one unit or with a column for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from msgspec import structs

from compliance.model import AnswerKind, Question, Status
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, Cells, Dated, Field, Subject, found
from compliance.reading.columns import asks_of
from compliance.reading.date_titles import DateTitle
from compliance.reading.dating import UNDATED, Doubt, Line, said_of, settle_dates
from compliance.reading.days import holds_day
from compliance.reading.folding import collapsed, is_blank, is_placeholder, shown
from compliance.reading.form_head import FormHead, Scene, bare_head, head_at, scene_of
from compliance.reading.headers import Headings
from compliance.reading.identity import EXAMPLE, heads_part, identity, is_example, names_unit
from compliance.reading.layout import Clues, row_headers
from compliance.reading.long_list import parts_of_list
from compliance.reading.result import MatchedColumn
from compliance.reading.roles import ASKING, UNKNOWN, Header, Role
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import Position
from compliance.reading.strays import answers_plainly, strays, taken_by
from compliance.reading.titled import Column


def find_forms(cells: Cells, clues: Clues) -> tuple[Block, ...]:
    """Every form of a sheet, with the identity that stands above it."""
    scene = scene_of(cells, clues)
    if not scene.questions:
        return ()
    heads: list[list[FormHead]] = []  # of each header row
    for row in range(cells.height):
        here = () if heads and row < heads[-1][0].first else _heads_at(scene, row)
        if here and not (scene.asks(row, here[0].label) and (heads or _is_numbered(cells, here[0]))):
            heads.append(here)  # not a line of answers
    heads = heads or [[head] for head in [bare_head(scene)] if head]
    ends = [*(here[0].row for here in heads[1:]), cells.height]
    blocks: list[Block] = []
    above = 0
    for here, end in zip(heads, ends, strict=False):  # without heads, one end is left over
        parts = [part for head in here for part in _parts(head, above, end, scene)]
        own = [block for part in parts if (block := _form(cells, *part, clues)) is not None]
        above = here[0].first if own else above
        blocks += own
    return tuple(blocks)


def _parts(head: FormHead, above: int, end: int, scene: Scene) -> list[tuple[FormHead, int, int]]:
    """The head with where its identity begins and its questions end; again for each unit named below it."""
    if listed := parts_of_list(head, end, scene):
        return [(part, above, stop) for part, stop in listed]
    columns = head.columns or range(scene.cells.width)
    named = range(head.first, 0 if head.units else end)
    names = [
        row
        for row in named
        if names_unit(scene.cells, row, columns, scene.clues)
        or heads_part(scene.cells, row, columns, scene.clues)
    ]
    parts = [(head, above), *((replace(head, row=row + 1, first=row + 1), row) for row in names)]
    return [(part, top, stop) for (part, top), stop in zip(parts, [*names, end], strict=True)]


def _heads_at(scene: Scene, row: int) -> list[FormHead]:
    """The header of a form in a row, or those of the forms that stand beside each other there."""
    headers = row_headers(scene.cells, row, scene.clues)
    labels = [column for column, header in headers.items() if header.role is Role.LABEL]
    starts = [c - (headers.get(c - 1, UNKNOWN).role is Role.NUMBER) for c in labels]
    if len(starts) > 1:
        bounds = zip(starts, [*starts[1:], scene.cells.width], strict=True)
        columns = [range(left, right) for left, right in bounds]
        own = [{c: header for c, header in headers.items() if c in part} for part in columns]
        found = [head_at(scene, row, some, part) for some, part in zip(own, columns, strict=True)]
        beside = [head for head in found if head is not None and not head.units]
        if len(beside) == len(starts):
            return beside
    head = head_at(scene, row, headers, range(scene.cells.width))
    return [head] if head else []


def _is_numbered(cells: Cells, head: FormHead) -> bool:
    """Whether a number stands before the label, as before the questions of a list."""
    return any(shown(cells.raw(head.row, c)).strip("(). ").isdigit() for c in range(head.label))


def _form(cells: Cells, head: FormHead, above: int, end: int, clues: Clues) -> Block | None:
    rows = _Questions(cells, head, clues.headings)
    rows.walk(end)
    if not rows.fields and not rows.asked:
        return None
    if head.units:
        subjects = tuple(
            Subject(origin=(0, c), name=shown(cells.raw(head.row, c)), at=(head.row, c)) for c in head.units
        )
    elif head.named:
        subjects = (Subject(origin=(0, 0), name=shown(cells.raw(*head.named)), at=head.named),)
    else:
        subjects = (identity(cells, above, head.row, clues, head.columns or range(cells.width)),)

    def waiting(label: Position) -> int:
        return sum(not is_blank(cells.value(label[0], column)) for column in head.answers)

    unknown = [
        line
        for line in rows.unknown
        if answers_plainly([cells.value(line.at[0], column) for column in head.answers], clues.is_answer)
    ]
    doubts, skipped = strays(unknown, taken_by(rows.fields, rows.asked), clues.headings, cells)

    def dated(label: Position) -> int:
        return sum(holds_day(cells.value(label[0], column)) for column in head.answers)

    undated, unclear = said_of(rows.undated, cells, dated)
    return Block(
        cells=cells,
        fields=tuple(rows.fields),
        subjects=subjects,
        columns=tuple(rows.matched),
        asked=(*asks_of((*rows.asked, *doubts), cells, waiting), *undated),
        problems=(*_nameless(cells, head), *rows.untold, *skipped, *unclear),
        dates=tuple(rows.dates),
        strong=rows.strong,
        form=not head.units,
        skip=EXAMPLE if is_example(cells, above, head.row) else "",
    )


def _nameless(cells: Cells, head: FormHead) -> Iterator[Problem]:
    """The columns of answers among those of units that name none."""
    return (found(ProblemCode.ROW_WITHOUT_UNIT, cells.place(head.row, column)) for column in head.nameless)


def _worded(headings: Headings, joined: str, leaf: Header) -> Header:
    """A line that is a word of an answer, below a section: "Tersedia" asks for its element, "Belum" may ask
    the contrary.
    """
    header = headings.match(joined)
    if header.question is None or leaf.status in (None, Status.ADA):
        return header
    core = f"{header.core} {leaf.status}"
    return headings.settled(Header(role=Role.ASK, core=core, candidates=(header.question,)))


class _Asked(NamedTuple):
    """A line of a form as its label has it; `group`: where the heading above it stands."""

    row: int
    text: str
    header: Header
    date: DateTitle | None
    answered: bool
    group: Position | None


class _Questions:
    """Goes down the labels of a form."""

    def __init__(self, cells: Cells, head: FormHead, headings: Headings) -> None:
        self.fields: list[Field] = []
        self.dates: list[Dated] = []
        self.undated: tuple[Doubt, ...] = ()
        self.asked: list[tuple[Column, Header]] = []
        self.unknown: list[Column] = []
        self.untold: list[Problem] = []
        self.matched: list[MatchedColumn] = []
        self.strong = False
        self._cells = cells
        self._head = head
        self._headings = headings
        self._section = ""
        self._section_at: Position | None = None

    def walk(self, end: int) -> None:
        lines = list(self._lines(end))
        settled = UNDATED
        if any(line.date for line in lines):
            settled = settle_dates([self._line(line) for line in lines], self._headings)
        self.undated = settled.doubts
        for at, line in enumerate(lines):
            question = settled.dates.get(at)
            if question is None:
                self._sort(line)
            else:
                self._date(line, question)

    def _lines(self, end: int) -> Iterator[_Asked]:
        for row in self._head.rows or range(self._head.first, end):
            text = shown(self._cells.raw(row, self._head.label))
            if self._head.group is not None and (own := shown(self._cells.raw(row, self._head.group))):
                self._section, self._section_at = own, (row, self._head.group)
                text = text or own
            if is_placeholder(text):
                continue
            if read_label(text).kind is RowKind.SIGNATURE:
                break
            answered = any(not is_blank(self._cells.value(row, column)) for column in self._head.answers)
            titles = (self._section, text) if self._section else (text,)
            header = self._headings.path(titles)
            if header.role in (Role.OPTION, Role.ANSWER):  # "Tersedia" below STANDAR PELAYANAN
                header = _worded(self._headings, " ".join(titles), header)
            date = self._headings.dated(titles, header)
            if not answered and date is None and self._is_section(row, header):
                self._section, self._section_at = text, (row, self._head.label)
            else:
                yield _Asked(row, text, header, date, answered, self._section_at)

    def _line(self, line: _Asked) -> Line:
        return Line(
            at=(line.row, self._head.label),
            text=line.text,
            question=line.header.question,
            date=line.date,
            beside=self._headings.is_beside(line.text, line.header),
            group=line.group,
        )

    def _sort(self, line: _Asked) -> None:
        """A line that is no line of dates."""
        header, question, answered = line.header, line.header.question, line.answered
        at = (line.row, self._head.label)
        self.strong = self.strong or (header.strong and question is not None)
        if question is not None:
            self.fields.append(field := self._field(line.row, line.text, question))
            self.dates += self._beside(field)
        elif header.role is Role.ASK:
            self.asked.append((Column(at=at, titles=(line.text,), header=header), header))
        elif header.role in (Role.OPTION, Role.ANSWER) and answered:
            self.untold.append(found(ProblemCode.COLUMN_SKIPPED, self._cells.place(*at), header=line.text))
        elif header.role is Role.UNKNOWN and header.core and answered:
            self.unknown.append(Column(at=at, titles=(line.text,), header=header))
        if question is not None or answered:
            self._match(line, question.id if question else "")

    def _date(self, line: _Asked, question: Question) -> None:
        """A line of dates of a question, or that answers it with one."""
        if question.kind is AnswerKind.DATE or line.date is None:
            self.fields.append(self._field(line.row, line.text, question))
        else:
            header, title = collapsed(line.text), line.date
            for column in self._head.offsets[:1] if self._head.units else self._head.answers:
                at = (line.row, column)
                self.dates.append(Dated(question=question, title=title, header=header, at=at))
        self._match(line, question.id, dated=question.kind is not AnswerKind.DATE)

    def _beside(self, field: Field) -> Iterator[Dated]:
        """The dates in the columns beside an answer."""
        row, question = field.cells[0][0], field.question
        for column, title in self._head.dates if question.kind is not AnswerKind.DATE else ():
            header = f"{field.header} – {collapsed(self._cells.text(self._head.row, column))}"
            yield Dated(question=question, title=title, header=header, at=(row, column))

    def _match(self, line: _Asked, question: str, *, dated: bool = False) -> None:
        place = self._cells.place(line.row, self._head.label)
        header = collapsed(line.text)
        self.matched.append(MatchedColumn(place=place, header=header, question=question, dated=dated))

    def _is_section(self, row: int, header: Header) -> bool:
        """An unanswered line that is not numbered like the questions heads those below it."""
        if self._head.number is None or header.role not in (*ASKING, Role.UNKNOWN):
            return False
        number = shown(self._cells.raw(row, self._head.number)).strip(".) ")
        return not number.isdigit() and not any(c.isdigit() for c in number)

    def _field(self, row: int, text: str, question: Question) -> Field:
        head = self._head
        if head.units:
            cells: tuple[tuple[int, int], ...] = tuple((row, i) for i in head.offsets)
        else:
            cells = tuple((row, column) for column in head.answers)
        options = head.pair or tuple(status for _, status in head.options)
        field = Field(
            question=question,
            header=collapsed(text),
            cells=cells,
            options=options if question.kind is AnswerKind.STATUS else (),
        )
        notes = () if head.notes is None else ((row, head.notes),)
        evidence = () if head.evidence is None else ((row, head.evidence),)
        return field if head.units else structs.replace(field, notes=notes, evidence=evidence)
