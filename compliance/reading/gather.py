"""The cells of a block, read: what each subject's row says about each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from msgspec import Struct, structs

from compliance.model import AnswerKind, Question
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, Cells, Field, all_moved, found, moved
from compliance.reading.contrary import Contrary
from compliance.reading.folding import is_blank, not_blank, shown
from compliance.reading.links import find_links, is_address, without_links
from compliance.reading.sheets import CellValue, Position
from compliance.reading.values import NOTHING, UNREADABLE, Read, ValueReader

COLOURED = Read(trouble=ProblemCode.COLOUR_ONLY)
STRUCK = Read(trouble=ProblemCode.STRUCK_OUT)


class Remark(Struct, frozen=True, kw_only=True, gc=False):
    """What stands beside an answer."""

    note: str = ""
    evidence: tuple[str, ...] = ()


NO_REMARK = Remark()


class Column(NamedTuple):
    """One cell of a field for each subject: where it stands, and what it says."""

    at: Sequence[Position]
    reads: Sequence[Read]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the subjects of a block, in their order, say about one question.

    By column, because a workbook has a thousand cells and few different ones.
    """

    field: Field
    columns: tuple[Column, ...]  # one for each cell of the field
    remarks: Sequence[Remark]

    def at(self, subject: int) -> tuple[Position, ...]:
        """Where the cells of one subject stand."""
        return tuple(column.at[subject] for column in self.columns)

    def reads(self, subject: int) -> tuple[Read, ...]:
        """What the cells of one subject say."""
        return tuple(column.reads[subject] for column in self.columns)

    def by_subject(self) -> Iterator[tuple[Position, Read]]:
        """Each cell and what it says, subject by subject."""
        for subject in range(len(self.remarks)):
            yield from zip(self.at(subject), self.reads(subject), strict=True)


def gather(block: Block, reader: ValueReader, today: date | None = None) -> tuple[Findings, ...]:
    """Everything a block says, field by field, as of `today`."""
    origins = [subject.origin for subject in block.subjects]
    beside: dict[tuple[Position, ...], Sequence[Remark]] = {(): [NO_REMARK] * len(origins)}
    contrary, findings = Contrary(block, reader), []
    for field in block.fields:
        columns = tuple(
            _today(_column(block.cells, cell, origins, field.question, reader), today) for cell in field.cells
        )
        if len(columns) == 1 or field.options:
            sides = zip(columns, field.options or (None,), strict=True)
            columns = tuple(Column(at, contrary.contested(field, at, r, side)) for (at, r), side in sides)
        around = field.notes + field.evidence
        if around not in beside:
            places = zip(*(_places(block.cells, cell, origins) for cell in around), strict=True)
            beside[around] = [_remark(block.cells, some) for some in places]
        findings.append(Findings(field=field, columns=columns, remarks=beside[around]))
    return tuple(findings)


def values_of(block: Block, field: Field) -> list[CellValue]:
    """The filled cells of a field, for a look at the whole column."""
    origins = [subject.origin for subject in block.subjects]
    return not_blank(block.cells.values([at for cell in field.cells for at in all_moved(cell, origins)]))


def _column(
    cells: Cells, offset: Position, origins: Sequence[Position], question: Question, reader: ValueReader
) -> Column:
    at = all_moved(offset, origins)
    if cells.special.isdisjoint(at):
        said = reader.of(question)
        return Column(at, [said[value] for value in cells.raws(at)])
    at = [cells.home(*place) for place in at]
    return Column(at, [_read(cells, place, question, reader) for place in at])


def _today(column: Column, today: date | None) -> Column:
    """The column with what it says until some day as it is `today`."""
    if not any(read.until for read in {*column.reads}):
        return column
    return Column(column.at, [read.on(today) for read in column.reads])


def _places(cells: Cells, offset: Position, origins: Sequence[Position]) -> list[Position]:
    return [cells.home(*place) for place in all_moved(offset, origins)]


def _read(cells: Cells, at: Position, question: Question, reader: ValueReader) -> Read:
    sheet = cells.sheet
    value = cells.raw(*at)
    link = sheet.links.get(at, "")
    if at in sheet.errors:
        return UNREADABLE
    if is_blank(value):
        if is_address(link):
            return reader.link(link, question)
        return COLOURED if at in sheet.fills else NOTHING
    if at in sheet.struck:
        return STRUCK
    if is_address(link):
        return _linked(value, link, question, reader)
    return reader.read(value, question, symbol=at in sheet.ticks)


def _linked(value: CellValue, link: str, question: Question, reader: ValueReader) -> Read:
    """A cell whose text hides a link: the link is evidence, or the answer where links are asked."""
    if question.kind is AnswerKind.LINKS:
        return reader.link(link, question)
    read = reader.read(value, question)
    if read.value is None:
        return read
    return structs.replace(read, evidence=tuple(dict.fromkeys((*read.evidence, link))))


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
        dates = {d.at[1] + s.origin[1]: d.header for d in block.dates for s in block.subjects[:1]}
        headers = {**dates, **headers}
        for column in sorted(headers.keys() & sheet.hidden_columns):
            top = min((s.origin[0] for s in block.subjects), default=0)
            yield found(ProblemCode.HIDDEN_COLUMN_READ, cells.place(top, column), header=headers[column])
