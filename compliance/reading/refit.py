"""A column whose header is known but whose cells answer another question is asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from compliance.model import AnswerKind, Question
from compliance.problems import ProblemCode
from compliance.reading.blocks import Block, Field, Subject, moved
from compliance.reading.folding import slug
from compliance.reading.gather import values_of
from compliance.reading.headers import CANDIDATES, candidates_of
from compliance.reading.raw_titles import without_measure
from compliance.reading.result import NONE_OF_THESE, Ask
from compliance.reading.sheets import CellValue
from compliance.reading.values import Read, ValueReader

LONGEST_COUNT = 6  # digits: a longer number is a telephone's or a person's
COUNTED = frozenset({"sop", "sp", "dokumen", "dok", "buah", "berkas", "layanan", "jenis", "file"})
SMALLEST_INDEX = 25  # of satisfaction: it runs from 25 to 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """What deciding about a column needs."""

    questions: Mapping[str, Question]
    values: ValueReader
    remembered: Mapping[str, str]


def refit(block: Block, fitting: Fitting, is_known: Callable[[Subject], bool]) -> Block:
    """The block with its doubtful columns settled, or moved from its fields to its questions.

    What stands above and below the units that surely are (`Kab. Bojonegoro`, `Belum Lapor`) decides nothing.
    """
    refitted = _refitted(block, fitting)
    if refitted is block:
        return block
    known = [n for n, subject in enumerate(block.subjects) if is_known(subject)]
    if not known or known[-1] - known[0] + 1 == len(block.subjects):
        return refitted
    named = replace(block, subjects=block.subjects[known[0] : known[-1] + 1])
    return replace(_refitted(named, fitting), subjects=block.subjects)


def _refitted(block: Block, fitting: Fitting) -> Block:
    fields: list[Field] = []
    asked: list[Ask] = []
    doubtful = [f for f in block.fields if f.question.kind is AnswerKind.STATUS]
    cells = {field.cells: values_of(block, field) for field in doubtful}
    counted = any(map(_is_small, set().union(*cells.values())))
    for field in block.fields:
        values = cells.get(field.cells, [])
        others = _better(field, values, fitting, counted)
        if not others:
            fields.append(field)
            continue
        key = f"isi:{slug(field.header)}|{others[0].id}"
        answer = fitting.remembered.get(key)
        if answer is None:
            asked.append(_ask(block, field, key, others, len(values)))
        elif answer in fitting.questions:
            fields.append(structs.replace(field, question=fitting.questions[answer]))
        elif answer != NONE_OF_THESE:
            fields.append(field)
    if len(fields) == len(block.fields) and all(a is b for a, b in zip(fields, block.fields, strict=True)):
        return block
    return replace(block, fields=tuple(fields), asked=(*block.asked, *asked))


def _better(
    field: Field, values: Sequence[CellValue], fitting: Fitting, counted: bool
) -> tuple[Question, ...]:
    """The questions of the same element that read every cell, where the header's own reads none well.

    `counted`: a column beside it counts, and then its ones and noughts may count as well.
    """
    question, reader = field.question, fitting.values
    told = {(value.__class__, value): value for value in values}
    values = [value for value in told.values() if _says(reader.read(value, question))]
    if not values:
        return ()
    amounts = [*map(_amount, values)]
    counted = counted or bool(without_measure(field.header)) or any(unit for _, unit in amounts)
    counts = any(_is_count(value) for value in values)
    counts = counts or (counted and all(number is not None for number, _ in amounts))
    own = [reader.read(value, question) for value in values]
    if field.options:
        return (question,) if counts else ()
    if not counts and any(read.trouble is not ProblemCode.UNKNOWN_ANSWER for read in own):
        return ()
    siblings = [
        q
        for q in fitting.questions.values()
        if q.element == question.element and q.kind is not AnswerKind.STATUS
        and all((read := reader.read(v, q)).value is not None and not read.trouble for v in values)
    ]  # fmt: skip
    if counts:
        return (*siblings[: CANDIDATES - 1], question)
    return tuple(siblings[:CANDIDATES])


def _says(read: Read) -> bool:
    """Whether a cell says anything, be it not understood."""
    return read.value is not None or read.trouble is not None or bool(read.mark)


def _number(value: CellValue) -> float | None:
    """The number of a cell that holds nothing else, be it typed as text."""
    if isinstance(value, str):
        text = value.strip()
        return float(text) if text.isdecimal() and len(text) <= LONGEST_COUNT else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _amount(value: CellValue) -> tuple[float | None, str]:
    """The number of a cell and what it counts: `12 SOP`, `3 dok`."""
    number, _, unit = value.strip().partition(" ") if isinstance(value, str) else ("", "", "")
    counted = unit.strip(" .").casefold() if unit else ""
    return (_number(number), counted) if counted in COUNTED else (_number(value), "")


def _is_count(value: CellValue) -> bool:
    """A number that is no tick: a column with a 7 in it counts, and then its 1 is no *ada*."""
    return _number(value) not in (None, 0, 1)


def _is_small(value: CellValue) -> bool:
    """A whole number of things, or a code such as 1, 2, 3; no index of satisfaction, no year."""
    number = _number(value)
    return number is not None and 2 <= number < SMALLEST_INDEX and number == int(number)


def _ask(block: Block, field: Field, key: str, questions: Sequence[Question], count: int) -> Ask:
    first = moved(field.cells[0], block.subjects[0].origin)
    return Ask(
        code=ProblemCode.ASK_COLUMN,
        key=key,
        place=block.cells.place(*first),
        text=field.header,
        candidates=candidates_of(questions),
        count=count,
    )
