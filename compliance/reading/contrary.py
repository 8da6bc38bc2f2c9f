"""What stands around an answer and says otherwise: a row that goes on below, a note or verdict beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from compliance.model import AnswerKind, Question, Status
from compliance.problems import ProblemCode
from compliance.reading import doubts as d
from compliance.reading import words as w
from compliance.reading.blocks import Block, Field, all_moved
from compliance.reading.claims import ALL, APPLIES, OTHERS, STAGED, Agreeing
from compliance.reading.folding import fold, shown, typed, words
from compliance.reading.footnotes import footnotes
from compliance.reading.sheets import CellValue, Position
from compliance.reading.values import Read, ValueReader

SHORTEST = 2  # letters of a note: a mere sign ticks, and says nothing
_REFUSALS = d.DENIALS.union(
    {"ditolak", "dikembalikan", "revisi", "perbaiki", "perbaikan", "salah", "kurang", "x", "×"}
)
_NOTHING = re.compile(r"(tidak|tdk|tak) ada\b")
_REMARKS = frozenset({"catatan", "kendala", "hambatan", "permasalahan"})


class Contrary:
    """What stands around the answers of one block."""

    def __init__(self, block: Block, reader: ValueReader) -> None:
        self._block, self._cells, self._reader = block, block.cells, reader
        self._origins = [subject.origin for subject in block.subjects]
        self._nothing: dict[int, frozenset[str]] = {}  # by column of notes: what says that there is no note
        self._going_on = frozenset(n for n, subject in enumerate(block.subjects) if subject.below)
        self._columns: dict[Position, tuple[list[CellValue], frozenset[int]]] = {}  # with who fills it
        self._named: dict[str, dict[int, list[tuple[Agreeing, str]]]] = {}
        for offset in block.asides:
            column, filled = self._column(offset)
            start = "belum ada " if offset in block.wanting else ""
            told = {v for v in set(column) if isinstance(v, str) and self._told(v, start)}
            for n in (n for n in filled if column[n] in told) if told else ():
                self._name(n, self._told(typed(column[n]), start))
        lines = {field.cells[0][0]: field.question.id for field in block.fields}  # of units in columns
        for n, row, text in footnotes(block, reader.claims.speaks):
            self._name(n, text)
            if row in lines and not reader.claims.named(text):
                for agreeing in reader.claims.alone(text):
                    self._claim(lines[row], n, agreeing, text)
        for n in self._going_on:
            for row in block.subjects[n].below:
                self._name(n, typed(self._cells.value(row, block.subjects[n].at[1])))

    def contested(
        self, field: Field, at: Sequence[Position], reads: Sequence[Read], option: Status | None
    ) -> Sequence[Read]:
        """The reads of a column of answers, in which those that something else denies are contradictions.

        `option`: what a tick in the column says.
        """
        if field.question.kind is not AnswerKind.STATUS:
            return reads
        named = self._named.get(field.question.id, {}).keys() | self._named.get(ALL, {}).keys()
        beside = map(self._column, (*field.notes, *field.verdicts, *field.obstacles))
        around = named | frozenset[int]().union(*(filled for _, filled in beside))
        around |= frozenset() if option else self._going_on
        if not around:
            return reads
        found = list(reads)
        for n in around:
            read = reads[n]
            if option and read.value is Status.ADA:
                read = Read(value=option)
            said = read.value is not None and option in (None, read.value)
            denied = said and next(self._denials(field, n, at[n], read), "")
            if denied:
                values = f"{option or shown(self._cells.raw(*at[n]))} / {shown(denied)}"
                facts = {"question": field.question.label, "values": values}
                found[n] = Read(trouble=ProblemCode.CONTRADICTION, facts=facts)
        return found

    def _denials(self, field: Field, n: int, at: Position, read: Read) -> Iterator[str]:
        """What stands around one answer and says otherwise."""
        question = field.question
        yield from self._going_on_below(n, at, question, read)
        for named in (self._named.get(question.id, {}), self._named.get(ALL, {})):
            yield from (text for agreeing, text in named.get(n, ()) if read.value not in agreeing)
        own = not any(other.notes == field.notes for other in self._block.fields if other is not field)
        for text in self._noted(field.notes, n):
            if self._is_otherwise(text, question, read, own):
                yield text
        for text in self._said(field.obstacles, n):
            if fold(text) not in w.NO_OBSTACLES and self._is_otherwise(text, question, read, True):
                yield text
        yield from (text for text in self._said(field.verdicts, n) if self._is_refused(text, question, read))

    def _said(self, offsets: Sequence[Position], n: int) -> Iterator[str]:
        return (typed(self._column(offset)[0][n]) for offset in offsets)

    def _told(self, text: str, start: str) -> str:
        """What a text tells about questions it names, by itself or below a title that it goes on from."""
        named = self._reader.claims.named
        return text if named(text) else start + text if start and named(start + text) else ""

    def _name(self, n: int, text: str) -> None:
        named = self._reader.claims.named(text)
        for question, agreeing in named.items():
            about = self._unnamed_by(named) if question == OTHERS else [question]
            for one in about:
                self._claim(one, n, agreeing, text)

    def _claim(self, question: str, n: int, agreeing: Agreeing, text: str) -> None:
        self._named.setdefault(question, {}).setdefault(n, []).append((agreeing, text))

    def _unnamed_by(self, named: Iterable[str]) -> list[str]:
        """The first questions of the elements that a remark does not name."""
        elements = {question.partition(".")[0] for question in named}
        return [question for question in self._reader.firsts if question.partition(".")[0] not in elements]

    def _column(self, offset: Position) -> tuple[list[CellValue], frozenset[int]]:
        """What stands at an offset from each subject, and the subjects beside whom something does."""
        found = self._columns.get(offset)
        if found is None:
            column = _repeated(self._cells.values(all_moved(offset, self._origins)))
            filled = frozenset(n for n, value in enumerate(column) if value)
            found = self._columns[offset] = column, filled
        return found

    def _going_on_below(self, n: int, at: Position, question: Question, read: Read) -> Iterator[str]:
        """What goes on below an answer and makes another of it: "Ada" over "belum TTD"."""
        for row in self._block.subjects[n].below:
            text = self._cells.text(row, at[1])
            if (any(map(str.isalpha, text)) or self._reader.status(text)) and w.PAGES.isdisjoint(
                words(text)[:1]
            ):
                whole = f"{shown(self._cells.raw(*at))}\n{text}"
                said = self._reader.status(text) or self._reader.read(whole, question).value
                if said != read.value:
                    yield text

    def _noted(self, notes: Sequence[Position], n: int) -> Iterator[str]:
        """The notes beside an answer, but for those that say that there is none."""
        for (_, left), text in zip(notes, self._said(notes, n), strict=True):
            column = left + self._origins[n][1]
            if column not in self._nothing:
                self._nothing[column] = self._saying_nothing(column)
            if fold(text) not in self._nothing[column]:
                yield text

    def _saying_nothing(self, column: int) -> frozenset[str]:
        """What says in a column of notes that there is nothing to note.

        "Tidak ada" does below `Catatan` or `Kendala`, and where most of the notes say it; not where others
        say "Ada", nor below what is somebody else's view.
        """
        fields, block = self._block.fields, self._block
        rows = {
            top + s.origin[0]
            for f in fields
            for top, c in f.notes
            for s in block.subjects
            if c + s.origin[1] == column
        }
        said = [fold(shown(self._cells.raw(row, column))) for row in sorted(rows)]
        statuses = [text for text in said if self._reader.status(text)]
        nothing = [text for text in statuses if _NOTHING.match(text)]
        above = (self._cells.text(row, column) for row in range(min(rows) - 1, -1, -1))
        title = next((spoken for text in above if (spoken := {*words(text)}) & w.NOTE_WORDS), set())
        remarks = bool(title & _REMARKS) and title.isdisjoint(w.VIEWS)
        usual = len(nothing) > 1 and 2 * len(nothing) >= len(rows)
        taken = (remarks or usual) and len(statuses) == len(nothing)
        return frozenset(nothing if taken else ())

    def _is_otherwise(self, note: str, question: Question, read: Read, own: bool) -> bool:
        """Whether a note says another status: by itself where it is the `own` of the answer, or by name.

        What does not apply has no stages: beside it, "belum TTD" speaks of it without a name.
        """
        folded, claims = fold(note), self._reader.claims
        if folded in w.NO_NOTES or len(folded) < SHORTEST:
            return False
        named = claims.named(note)
        said = [named.get(question.id), named.get(ALL)]
        if OTHERS in named and question.id in self._unnamed_by(named):
            said.append(named[OTHERS])
        if own or (read.value is Status.TIDAK_BERLAKU and not named):
            said += [a for a in claims.alone(note) if (own or a in STAGED) and not (named and a == APPLIES)]
        return any(agreeing is not None and read.value not in agreeing for agreeing in said)

    def _is_refused(self, verdict: str, question: Question, read: Read) -> bool:
        """Whether somebody finds otherwise than what is said; "Sesuai" agrees with any answer."""
        said, spoken = self._reader.read(verdict, question).value, words(verdict)
        denied = said in (Status.TIDAK, Status.PROSES) or not _REFUSALS.isdisjoint(spoken)
        if read.value is Status.ADA:
            return said is not Status.ADA and denied
        return said is Status.ADA and "ada" in spoken


def _repeated(column: list[CellValue]) -> list[CellValue]:
    """A column in which "sda" is what stands above it."""
    dittos = {v for v in set(column) if isinstance(v, str) and fold(v) in w.DITTOS}
    for n in range(1, len(column)) if dittos else ():
        column[n] = column[n - 1] if column[n] in dittos else column[n]
    return column
