"""Findings → answers with their places, and the problems of cells that give none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs

from compliance.model import Answer, AnswerKind, AnswerValue, Place, Status, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, found
from compliance.reading.folding import fold, shown
from compliance.reading.gather import NO_REMARK, Findings, Remark
from compliance.reading.marks import DASH, Marks
from compliance.reading.merge import Entry, in_words
from compliance.reading.sheets import Position
from compliance.reading.values import NOTHING, Read

CACHED_MEANINGS = 2_000
_BLANK = "–"
_BOXES = frozenset({"true", "false", "1", "0"})  # ticked or not, written out: in a csv all is text

_Subject = tuple[Unit | None, Place]  # whose row it is, and where the name stands


def answers_of(
    block: Block,
    findings: Sequence[Findings],
    units: Mapping[Position, Unit | None],
    marks: Marks,
) -> tuple[list[Entry], list[Problem]]:
    """The answers of a block; `units` by the place of the subject. Rows of nobody are passed over."""
    subjects = [(units[subject.at], block.cells.place(*subject.at)) for subject in block.subjects]
    reading = _Reading(block, subjects, marks)
    for some in findings:
        reading.read(some)
    return reading.understood(), [*reading.problems, *reading.unlisted()]


class _Reading:
    """The answers of one block, question by question, and the problems of cells that give none."""

    def __init__(self, block: Block, subjects: Sequence[_Subject], marks: Marks) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._bare: list[tuple[tuple[str, str], Problem]] = []  # of what is listed, and is not yet
        self._doubted: set[tuple[Place, str]] = set()
        self._block = block
        self._subjects, self._marks = subjects, marks

    def read(self, some: Findings) -> None:
        """What all subjects say about one question."""
        if _is_plain(some, self._marks):
            self._plain(some)
        else:
            for n, (unit, row) in enumerate(self._subjects):
                if unit is not None:
                    self._one(some, n, unit, row)

    def understood(self) -> list[Entry]:
        """The answers but those beside which another row of the same name says what nobody understands."""
        doubted = self._doubted
        return [e for e in self.entries if (e.row, e.question.id) not in doubted] if doubted else self.entries

    def unlisted(self) -> Iterator[Problem]:
        """Of a bare answer to a question about a list that is given nowhere else."""
        listed = {(entry.unit.id, entry.question.id) for entry in self.entries} if self._bare else set()
        return (problem for asked, problem in self._bare if asked not in listed)

    def _plain(self, some: Findings) -> None:
        question, column, place = some.field.question, some.columns[0], self._block.cells.placing
        cells = zip(self._subjects, column.at, column.reads, some.remarks, strict=True)
        self.entries += [
            Entry(unit, question, _answer(value, read, place(*at), remark), row)
            for (unit, row), at, read, remark in cells
            if unit is not None and (value := read.value) is not None
        ]

    def _one(self, some: Findings, n: int, unit: Unit, row: Place) -> None:
        """What subject number `n` says, where its column needs a look at each cell."""
        question, options, marks = some.field.question, some.field.options, self._marks
        read, cell = some.columns[0].reads[n], 0
        if not options and len(some.columns) > 1:
            read, cell = self._agreed(some, n)
        if read is NOTHING and not options:
            return
        if read.code in marks.codes and not options:
            read = _meaning(Read(), marks.codes[read.code])
        if options or read.trouble or read.mark:
            chosen = _paired(some, n, self._block, marks) if options else _single(read, marks)
            found_here = _problems(some, n, self._block, chosen)
            if read.trouble is ProblemCode.UNKNOWN_ANSWER and question.kind is AnswerKind.STATUS:
                self._doubted.add((row, question.id))
            if read.bare:
                self._bare += [((unit.id, question.id), problem) for problem in found_here]
            else:
                self.problems += found_here
            read, cell = chosen.read, chosen.cell
        elif read.tick:
            read = _meaning(read, marks.tick)
        if read.value is None:
            return
        place = self._block.cells.place(*some.columns[cell].at[n])
        answer = _answer(read.value, read, place, some.remarks[n])
        self.entries.append(Entry(unit, question, answer, row))
        if read.value is Status.TIDAK_BERLAKU and not answer.note:
            code = ProblemCode.NOT_APPLICABLE_WITHOUT_REASON
            self.problems.append(found(code, answer.place, question=question.label))

    def _agreed(self, some: Findings, n: int) -> tuple[Read, int]:
        """What the columns of answers to one question say together; nothing where they differ."""
        said: dict[AnswerValue, tuple[Read, int]] = {}
        silent: set[int] = set()
        for cell, read in enumerate(some.reads(n)):
            value = self._marks.meanings.get(read.mark) if read.mark else read.value
            if value is not None:
                said.setdefault(value, (read, cell))
            else:
                silent.add(cell)
        if len(said) < 2 and not (said and any(map(silent.issuperset, some.field.needed))):
            return next(iter(said.values()), (some.reads(n)[0], 0))
        blank = [_BLANK] if len(said) < 2 else []
        values, label = " / ".join((*map(in_words, said), *blank)), some.field.question.label
        at = self._block.cells.place(*some.at(n)[-1])
        self.problems.append(found(ProblemCode.CONTRADICTION, at, question=label, values=values))
        return NOTHING, 0


def _is_plain(some: Findings, marks: Marks) -> bool:
    """Whether each cell of a column means what it says, and there is nothing to say about any: as usual."""
    reads = set(some.columns[0].reads)
    return (
        not some.field.options
        and len(some.columns) == 1
        and not any(
            read.trouble
            or read.mark
            or read.value is Status.TIDAK_BERLAKU
            or (read.tick and read.value is not marks.tick)
            or read.code in marks.codes
            for read in reads
        )
    )


class _Chosen(NamedTuple):
    """What a subject says in a field, in which of its cells, and a problem of the pair as a whole."""

    read: Read
    cell: int = 0
    trouble: tuple[ProblemCode, str] | None = None


@lru_cache(maxsize=CACHED_MEANINGS)
def _meaning(read: Read, value: AnswerValue | None) -> Read:
    """A read as the workbook means it."""
    return read if read.value is value else structs.replace(read, value=value)


def _single(read: Read, marks: Marks) -> _Chosen:
    return _Chosen(_meaning(read, marks.meanings.get(read.mark)) if read.mark else read)


def _paired(some: Findings, subject: int, block: Block, marks: Marks) -> _Chosen:
    """The one option that is ticked."""
    at, reads = some.at(subject), some.reads(subject)
    if any(read.value is None and read.trouble for read in reads):
        return _Chosen(NOTHING)
    if any(read.mark and read.mark != DASH and not marks.known(read.mark) for read in reads):
        return _Chosen(NOTHING)
    chosen: dict[Status, int] = {}
    ticked: set[int] = set()
    denied: list[int] = []
    for cell, (option, read) in enumerate(zip(some.field.options, reads, strict=True)):
        value = marks.meanings.get(read.mark) if read.mark and read.mark != DASH else read.value
        raw = block.cells.raw(*at[cell])
        typed = isinstance(raw, str) and fold(raw) not in _BOXES
        word = typed and shown(raw)[:1].isalpha()
        if value is Status.ADA and option is Status.TIDAK and word and not read.tick:
            denied.append(cell)  # "Ada" under Tidak
        elif value is Status.ADA or (value is option and word and not read.mark and len(reads) > 1):
            chosen.setdefault(option, cell)
            ticked.add(cell)
        elif value in (Status.PROSES, Status.TIDAK_BERLAKU):
            chosen.setdefault(Status(str(value)), cell)
            ticked.add(cell)
        elif value is Status.TIDAK and typed:
            denied.append(cell)
    contrary = Status.ADA in chosen and any(some.field.options[cell] is Status.TIDAK for cell in denied)
    if len(chosen) == 1 and not contrary:
        status, cell = next(iter(chosen.items()))
        if any(map(ticked.isdisjoint, some.field.needed)):
            return _Chosen(NOTHING, cell, (ProblemCode.CONTRADICTION, f"{status.value} / {_BLANK}"))
        return _Chosen(_meaning(reads[cell], status), cell)
    if len(chosen) > 1:
        values = " / ".join(status.value for status in chosen)
        return _Chosen(NOTHING, max(chosen.values()), (ProblemCode.CONTRADICTION, values))
    if denied:
        said = shown(block.cells.raw(*at[denied[0]]))
        return _Chosen(NOTHING, denied[0], (ProblemCode.UNKNOWN_ANSWER, said))
    return _Chosen(NOTHING)


def _problems(some: Findings, subject: int, block: Block, chosen: _Chosen) -> list[Problem]:
    at = some.at(subject)
    problems = [
        Problem(code=read.trouble, place=block.cells.place(*place), details=read.facts)
        for place, read in zip(at, some.reads(subject), strict=True)
        if read.trouble
    ]
    if chosen.trouble:
        code, said = chosen.trouble
        label = some.field.question.label
        expected = ", ".join(status.value for status in Status)
        facts = {"question": label, "values": said, "answer": said, "expected": expected}
        problems.append(Problem(code=code, place=block.cells.place(*at[chosen.cell]), details=facts))
    return problems


def _answer(value: AnswerValue, read: Read, place: Place, remark: Remark) -> Answer:
    """What a cell says, `value`, with what supports it there and beside it."""
    evidence, note = read.evidence, read.note
    if remark is not NO_REMARK:
        evidence = tuple(dict.fromkeys((*evidence, *remark.evidence)))
        note = f"{note}; {remark.note}" if note and remark.note else note or remark.note
    return Answer(value=value, place=place, evidence=evidence, effective=read.effective, note=note)
