"""The cells of a block, read: what each subject's row says about each question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from compliance.model import AnswerKind
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, Cells, Field, Subject, found, moved
from compliance.reading.folding import is_blank, not_blank, shown
from compliance.reading.links import find_links, is_address, without_links
from compliance.reading.sheets import CellValue, Position
from compliance.reading.values import NOTHING, UNREADABLE, Read, ValueReader

COLOURED = Read(trouble=ProblemCode.COLOUR_ONLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What stands beside an answer."""

    note: str = ""
    evidence: tuple[str, ...] = ()


NO_REMARK = Remark()
_Said = tuple[Subject, tuple[Position, ...], tuple[Read, ...]]
Remarks = defaultdict[tuple[Position, ...], dict[Position, Remark]]  # by the cells beside, then by subject


class Finding(NamedTuple):
    """What one subject's cells say about one question: one read for each cell of the field.

    A tuple, because a workbook makes a thousand of them and a dataclass costs five times as much.
    """

    subject: Subject
    field: Field
    at: tuple[Position, ...]
    reads: tuple[Read, ...]
    remark: Remark


def gather(block: Block, reader: ValueReader) -> tuple[Finding, ...]:
    """Everything a block says, field by field; cells that say nothing are left out."""
    remarks: Remarks = defaultdict(dict)
    findings: list[Finding] = []
    for field in block.fields:
        findings += _of_field(block, field, reader, remarks)
    return tuple(findings)


def values_of(block: Block, field: Field) -> list[CellValue]:
    """The filled cells of a field, for a look at the whole column."""
    places = [moved(cell, subject.origin) for cell in field.cells for subject in block.subjects]
    return not_blank([block.cells.value(*place) for place in places])


def _of_field(block: Block, field: Field, reader: ValueReader, remarks: Remarks) -> list[Finding]:
    said = _said_in_one(block, field, reader) if len(field.cells) == 1 else _said(block, field, reader)
    beside = field.notes + field.evidence
    if not beside:
        return [Finding(subject, field, at, reads, NO_REMARK) for subject, at, reads in said]
    findings = []
    known = remarks[beside]
    for subject, at, reads in said:
        remark = known.get(subject.origin)
        if remark is None:
            remark = _remark(block.cells, _positions(block.cells, subject, beside))
            known[subject.origin] = remark
        findings.append(Finding(subject, field, at, reads, remark))
    return findings


def _said(block: Block, field: Field, reader: ValueReader) -> Iterator[_Said]:
    """The subjects whose cells say something, with the places and what they say."""
    for subject in block.subjects:
        at = _positions(block.cells, subject, field.cells)
        reads = tuple([_read(block.cells, position, field, reader) for position in at])
        if any(read is not NOTHING for read in reads):
            yield subject, at, reads


def _said_in_one(block: Block, field: Field, reader: ValueReader) -> Iterator[_Said]:
    """The same for a field of one cell, as nearly every column of nearly every workbook is."""
    cells, question = block.cells, field.question
    raw, special = cells.raw, cells.special
    ((down, right),) = field.cells
    for subject in block.subjects:
        row, column = subject.origin
        at = (row + down, column + right)
        if at in special:
            at = cells.home(*at)
            read = _read(cells, at, field, reader)
        else:
            value = raw(*at)
            read = NOTHING if value is None or value == "" else reader.read(value, question)
        if read is not NOTHING:
            yield subject, (at,), (read,)


def _positions(cells: Cells, subject: Subject, offsets: tuple[Position, ...]) -> tuple[Position, ...]:
    row, column = subject.origin
    at = [(row + r, column + c) for r, c in offsets]
    return tuple([cells.home(*position) for position in at] if cells.merged else at)


def _read(cells: Cells, at: Position, field: Field, reader: ValueReader) -> Read:
    sheet = cells.sheet
    value = cells.raw(*at)
    link = sheet.links.get(at, "")
    if at in sheet.errors:
        return UNREADABLE
    if is_blank(value):
        if is_address(link):
            return reader.read(link, field.question)
        return COLOURED if at in sheet.fills else NOTHING
    if is_address(link):
        return _linked(value, link, field, reader)
    return reader.read(value, field.question, symbol=at in sheet.ticks)


def _linked(value: CellValue, link: str, field: Field, reader: ValueReader) -> Read:
    """A cell whose text hides a link: the link is evidence, or the answer where links are asked."""
    if field.question.kind is AnswerKind.LINKS:
        return reader.read(link, field.question)
    read = reader.read(value, field.question)
    if read.value is None:
        return read
    return replace(read, evidence=tuple(dict.fromkeys((*read.evidence, link))))


def _remark(cells: Cells, places: tuple[Position, ...]) -> Remark:
    """The texts and links beside an answer."""
    texts: list[str] = []
    links: list[str] = []
    for place in places:
        text = shown(cells.raw(*place))
        target = cells.sheet.links.get(place, "")
        if not text and not target:
            continue
        found_here = find_links(text)
        links += [*found_here, *([target] if is_address(target) else [])]
        texts.append(without_links(text) if found_here else text)
    if not texts:
        return NO_REMARK
    kept = [text for text in texts if any(c.isalnum() for c in text)]
    return Remark(note="; ".join(dict.fromkeys(kept)), evidence=tuple(dict.fromkeys(links)))


def hidden_parts(block: Block) -> Iterator[Problem]:
    """What was read although it is hidden."""
    sheet, cells = block.sheet, block.cells
    if sheet.hidden_rows:
        rows = {moved(c, s.origin)[0] for s in block.subjects for f in block.fields for c in f.cells}
        for row in sorted(rows & sheet.hidden_rows):
            yield found(ProblemCode.HIDDEN_ROW_READ, cells.place(row, 0))
    if sheet.hidden_columns:
        headers = {
            c + s.origin[1]: f.header for f in block.fields for _, c in f.cells for s in block.subjects[:1]
        }
        for column in sorted(headers.keys() & sheet.hidden_columns):
            top = min((s.origin[0] for s in block.subjects), default=0)
            yield found(ProblemCode.HIDDEN_COLUMN_READ, cells.place(top, column), header=headers[column])
