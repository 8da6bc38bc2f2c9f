"""What stands around an answer and says otherwise: a row that goes on below, a note or verdict beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compliance.model import AnswerKind, Question, Status
from compliance.problems import ProblemCode
from compliance.reading import words as w
from compliance.reading.blocks import Block, Cells, Field, moved
from compliance.reading.folding import fold, shown, words
from compliance.reading.sheets import Position
from compliance.reading.values import Read, ValueReader

SHORTEST = 2  # letters of a note: a mere sign ticks, and says nothing
_ITSELF = ("dokumen", "dokumennya")
_COLON = re.compile(r"[:=]| - ")
_PARTS = re.compile(r"[;\n.]| dan |, ")


def contested(
    block: Block, field: Field, at: Sequence[Position], reads: Sequence[Read], reader: ValueReader
) -> Sequence[Read]:
    """The reads of a column of answers, in which those that something else denies are contradictions."""
    if field.question.kind is not AnswerKind.STATUS or field.options:
        return reads
    going_on = any(subject.below for subject in block.subjects)
    if not field.notes and not field.verdicts and not going_on:
        return reads
    own = not any(other.notes == field.notes for other in block.fields if other is not field)
    cells, found = block.cells, list(reads)
    for n, (subject, place, read) in enumerate(zip(block.subjects, at, reads, strict=True)):
        if read.value is None:
            continue
        notes, verdicts = (
            [shown(cells.raw(*cells.home(*moved(cell, subject.origin)))) for cell in some]
            for some in (field.notes, field.verdicts)
        )
        said = next(_denied(cells, place, subject.below, field.question, read, reader), "")
        said = said or next((s for s in notes if _otherwise(s, field.question, read, reader, own)), "")
        said = said or next((s for s in verdicts if _refused(s, field.question, read, reader)), "")
        if said:
            values = f"{shown(cells.raw(*place))} / {said}"
            facts = {"question": field.question.label, "values": values}
            found[n] = Read(trouble=ProblemCode.CONTRADICTION, facts=facts)
    return found


def _denied(
    cells: Cells, at: Position, below: Sequence[int], question: Question, read: Read, reader: ValueReader
) -> Iterator[str]:
    """What goes on below an answer and makes another of it: "Ada" over "belum TTD"."""
    for row in below:
        text = cells.text(row, at[1])
        if any(map(str.isalpha, text)) and w.PAGES.isdisjoint(words(text)[:1]):
            alone = reader.status(text)
            whole = f"{shown(cells.raw(*at))}\n{text}"
            if (alone or reader.read(whole, question).value) != read.value:
                yield shown(text)


def _otherwise(note: str, question: Question, read: Read, reader: ValueReader, own: bool) -> bool:
    """Whether a note says another status: by itself where it is the answer's `own`, or of its question."""
    folded = fold(note)
    if folded in w.NO_NOTES or len(folded) < SHORTEST:
        return False
    statuses: list[Status | None] = [reader.status(folded)] if own else []
    titles = [*map(fold, question.headers), *(_ITSELF if own else ())]
    for part in _PARTS.split(_COLON.sub(" ", folded)):
        said = " ".join(part.split())
        title = max((t for t in titles if said.startswith(f"{t} ")), key=len, default="")
        statuses += [reader.status(said[len(title) :].strip())] if title or own else []
    return any(status not in (None, read.value) for status in statuses)


def _refused(verdict: str, question: Question, read: Read, reader: ValueReader) -> bool:
    """Whether somebody finds that what is said to be there is not; "Sesuai" agrees with any answer."""
    said = reader.read(verdict, question).value
    denied = said in (Status.TIDAK, Status.PROSES) or not w.DENIALS.isdisjoint(words(verdict))
    return read.value is Status.ADA and said is not Status.ADA and denied
