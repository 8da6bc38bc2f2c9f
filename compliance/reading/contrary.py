"""What stands around an answer and says otherwise: a row that goes on below, a note or verdict beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from compliance.model import AnswerKind, Question, Status
from compliance.problems import ProblemCode
from compliance.reading import words as w
from compliance.reading.blocks import Block, Field, all_moved
from compliance.reading.folding import fold, shown, words
from compliance.reading.sheets import CellValue, Position
from compliance.reading.values import Read, ValueReader

SHORTEST = 2  # letters of a note: a mere sign ticks, and says nothing
_ITSELF = ("dokumen", "dokumennya")
_COLON = re.compile(r"[:=]| - ")
_PARTS = re.compile(r"[;\n.]| dan |, ")


class Contrary:
    """What stands around the answers of one block."""

    def __init__(self, block: Block, reader: ValueReader) -> None:
        self._block, self._cells, self._reader = block, block.cells, reader
        self._origins = [subject.origin for subject in block.subjects]
        self._going_on = frozenset(n for n, subject in enumerate(block.subjects) if subject.below)

    def contested(self, field: Field, at: Sequence[Position], reads: Sequence[Read]) -> Sequence[Read]:
        """The reads of a column of answers, in which those that something else denies are contradictions."""
        if field.question.kind is not AnswerKind.STATUS or field.options:
            return reads
        notes, verdicts = self._beside(field.notes), self._beside(field.verdicts)
        around = {n for column in (*notes, *verdicts) for n, value in enumerate(column) if value}
        if not around and not self._going_on:
            return reads
        own = not any(other.notes == field.notes for other in self._block.fields if other is not field)
        found = list(reads)
        for n in around | self._going_on:
            read = reads[n]
            if read.value is None:
                continue
            said = chain(
                self._going_on_below(n, at[n], field.question, read),
                (text for text in _nth(notes, n) if self._is_otherwise(text, field.question, read, own)),
                (text for text in _nth(verdicts, n) if self._is_refused(text, field.question, read)),
            )
            if other := next(said, ""):
                values = f"{shown(self._cells.raw(*at[n]))} / {other}"
                facts = {"question": field.question.label, "values": values}
                found[n] = Read(trouble=ProblemCode.CONTRADICTION, facts=facts)
        return found

    def _beside(self, offsets: Sequence[Position]) -> list[list[CellValue]]:
        """What stands at some offsets from each subject."""
        return [self._cells.values(all_moved(offset, self._origins)) for offset in offsets]

    def _going_on_below(self, n: int, at: Position, question: Question, read: Read) -> Iterator[str]:
        """What goes on below an answer and makes another of it: "Ada" over "belum TTD"."""
        for row in self._block.subjects[n].below:
            text = self._cells.text(row, at[1])
            if any(map(str.isalpha, text)) and w.PAGES.isdisjoint(words(text)[:1]):
                whole = f"{shown(self._cells.raw(*at))}\n{text}"
                said = self._reader.status(text) or self._reader.read(whole, question).value
                if said != read.value:
                    yield shown(text)

    def _is_otherwise(self, note: str, question: Question, read: Read, own: bool) -> bool:
        """Whether a note says another status: by itself where it is the `own` of the answer, or by name."""
        folded, status = fold(note), self._reader.status
        if folded in w.NO_NOTES or len(folded) < SHORTEST:
            return False
        statuses: list[Status | None] = [status(folded)] if own else []
        titles = [*map(fold, question.headers), *(_ITSELF if own else ())]
        for part in _PARTS.split(_COLON.sub(" ", folded)):
            said = " ".join(part.split())
            title = max((t for t in titles if said.startswith(f"{t} ")), key=len, default="")
            statuses += [status(said[len(title) :].strip())] if title or own else []
        return any(said not in (None, read.value) for said in statuses)

    def _is_refused(self, verdict: str, question: Question, read: Read) -> bool:
        """Whether somebody finds that what is said to be there is not; "Sesuai" agrees with any answer."""
        said = self._reader.read(verdict, question).value
        denied = said in (Status.TIDAK, Status.PROSES) or not w.DENIALS.isdisjoint(words(verdict))
        return read.value is Status.ADA and said is not Status.ADA and denied


def _nth(columns: Sequence[Sequence[CellValue]], n: int) -> Iterator[str]:
    return (shown(column[n]) for column in columns)
