"""Down the labels of a form: what each line asks, the section it is in, and where it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from compliance.model import AnswerKind, Question, Status
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells, Dated, Field, found
from compliance.reading.date_titles import DateTitle
from compliance.reading.dating import UNDATED, Doubt, Line, settle_dates
from compliance.reading.folding import collapsed, fold, is_blank, is_placeholder, shown
from compliance.reading.form_head import FormHead
from compliance.reading.headers import Headings
from compliance.reading.layout import Clues
from compliance.reading.result import MatchedColumn
from compliance.reading.roles import ASKING, Header, Role
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import Position
from compliance.reading.telling import unnumbered
from compliance.reading.titled import Column

_LETTERED = re.compile(r"\s*\(?[a-h][.)]\s*\w")


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


def _parted(lines: Sequence[_Asked]) -> list[Question]:
    """The questions that are asked in several sections and not answered in each: below TAHUN 2025 and TAHUN
    2026, none answers for the other.
    """
    asked: dict[str, list[_Asked]] = {}
    for line in lines:
        if line.header.question:
            asked.setdefault(line.header.question.id, []).append(line)
    return [
        question
        for some in asked.values()
        if len({line.group for line in some}) > 1 and len({line.answered for line in some}) > 1
        if (question := some[0].header.question)
    ]


class Questions:
    """Goes down the labels of a form."""

    def __init__(self, cells: Cells, head: FormHead, clues: Clues) -> None:
        self.fields: list[Field] = []
        self.dates: list[Dated] = []
        self.asides: list[Position] = []  # of each unit, in lines that ask nothing
        self.undated: tuple[Doubt, ...] = ()
        self.asked: list[tuple[Column, Header]] = []
        self.unknown: list[Column] = []
        self.untold: list[Problem] = []
        self.matched: list[MatchedColumn] = []
        self.strong = False
        self._cells = cells
        self._head = head
        self._headings = clues.headings
        self._is_answer = clues.is_answer
        self._section = ""
        self._section_at: Position | None = None
        self._lettered = False  # whether the section is numbered, and its lines have letters
        self._within = False  # whether a line of the section had a letter

    def walk(self, end: int) -> None:
        lines = list(self._lines(end))
        settled = UNDATED
        if any(line.date for line in lines):
            settled = settle_dates([self._line(line) for line in lines], self._headings)
        self.undated = settled.doubts
        unsure = _parted(lines)
        for at, line in enumerate(lines):
            question = settled.dates.get(at)
            if question is None:
                self._sort(self._doubted(line) if line.header.question in unsure else line)
            else:
                self._date(line, question)

    def _lines(self, end: int) -> Iterator[_Asked]:
        last: _Asked | None = None  # the question to which rows without a label go on
        for row in self._head.rows or range(self._head.first, end):
            text = shown(self._cells.raw(row, self._head.label))
            if not text and self._begins_another(row):
                self._section_at = (row, 0)
            if self._head.group is not None and (own := shown(self._cells.raw(row, self._head.group))):
                self._section, self._section_at = own, (row, self._head.group)
                text = text or own
            if is_placeholder(text) or self._is_example(row):
                last = last if any(not is_blank(value) for value in self._cells.rows[row]) else None
                if last and not text and self._goes_on(row, last):
                    yield last._replace(row=row, answered=True)
                continue
            if read_label(text).kind is RowKind.SIGNATURE:
                break
            answered = any(not is_blank(self._cells.value(row, column)) for column in self._head.answers)
            if self._lettered and self._numbered(row):
                self._section, self._section_at, self._lettered = "", None, False
            titles = tuple(unnumbered(fold(title)) for title in (self._section, text) if title)
            header = self._headings.path(titles)
            if header.role in (Role.OPTION, Role.ANSWER):  # "Tersedia" below STANDAR PELAYANAN
                header = _worded(self._headings, " ".join(titles), header)
            date = self._headings.dated(titles, header)
            if not answered and date is None and self._is_section(row, header):
                self._section, self._section_at = text, (row, self._head.label)
                self._lettered, self._within = self._numbered(row), False
                last = None
            else:
                self._within = self._within or _LETTERED.match(text) is not None
                line = _Asked(row, text, header, date, answered, self._section_at)
                last = line if header.role in ASKING else None
                yield line

    def _goes_on(self, row: int, line: _Asked) -> bool:
        """Whether a row without a label answers the question above it, too; one that tells what it is about
        does so only where that question is answered, and may say otherwise.
        """
        head = self._head
        told = {*head.answers, head.number, head.notes, head.evidence, head.verdict, *dict(head.dates)}
        filled = {c for c, value in enumerate(self._cells.rows[row]) if not is_blank(value)}
        answered = any(self._is_answer(self._cells.raw(row, column)) for column in head.answers)
        return answered and (line.answered or filled <= told)

    def _begins_another(self, row: int) -> bool:
        """Whether a row holds but a text beside the labels, maybe a unit nobody knows: `KUA Kapas`."""
        texts = [text for v in self._cells.rows[row] if (text := shown(v))]
        return len(texts) == 1 and any(map(str.isalpha, texts[0]))

    def _is_example(self, row: int) -> bool:
        """Whether a line only shows how to answer: `Contoh | SOP | Ada`."""
        texts = (self._cells.text(row, column) for column in range(self._head.label + 1))
        return any(read_label(text).kind is RowKind.EXAMPLE for text in texts if text)

    def _line(self, line: _Asked) -> Line:
        return Line(
            at=(line.row, self._head.label),
            text=line.text,
            question=line.header.question,
            date=line.date,
            beside=self._headings.is_beside(line.text, line.header),
            group=line.group,
        )

    def _doubted(self, line: _Asked) -> _Asked:
        """A line of which it is asked whether its section is the one that counts."""
        section = "" if line.group is None else fold(self._cells.text(*line.group))
        candidates = (line.header.question,) if line.header.question else ()
        core = f"{line.header.core} {section}".strip()
        header = self._headings.settled(Header(role=Role.ASK, core=core, candidates=candidates))
        return line._replace(header=header)

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
        if question is None and answered and self._head.units:
            self.asides += ((line.row, offset) for offset in self._head.offsets)
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
        """An unanswered line that is not numbered like the questions heads those below it; one that is, those
        with letters, unless they are options to tick.
        """
        if self._head.number is None or header.role not in (*ASKING, Role.UNKNOWN):
            return False
        below, then = (self._cells.text(row + n, self._head.label) for n in (1, 2))
        options = then.strip() and self._headings.match(then).role is Role.OPTION
        lettered = _LETTERED.match(below) is not None and not self._numbered(row + 1) and not options
        number = shown(self._cells.raw(row, self._head.number))
        if self._within and _LETTERED.match(self._cells.text(row, self._head.label)):
            return False
        return lettered if self._numbered(row) else not any(c.isdigit() for c in number)

    def _numbered(self, row: int) -> bool:
        number = "" if self._head.number is None else shown(self._cells.raw(row, self._head.number))
        return number.strip(".) ").isdigit()

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
            needed=head.needed,
        )
        notes = () if head.notes is None else ((row, head.notes),)
        evidence = () if head.evidence is None else ((row, head.evidence),)
        verdicts = () if head.verdict is None else ((row, head.verdict),)
        if head.units:
            return structs.replace(field, notes=notes)
        return structs.replace(field, notes=notes, evidence=evidence, verdicts=verdicts)
