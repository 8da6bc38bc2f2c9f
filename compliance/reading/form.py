"""Find the forms of a sheet: questions in rows, about one unit or with a column for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, Cells, Field, Subject, found
from compliance.reading.columns import asks_of
from compliance.reading.dating import said_of
from compliance.reading.days import holds_day
from compliance.reading.folding import is_blank, shown
from compliance.reading.form_head import FormHead, Scene, bare_head, head_at, scene_of
from compliance.reading.form_lines import Questions
from compliance.reading.identity import EXAMPLE, heads_part, identity, is_example, names_unit
from compliance.reading.layout import Clues, row_headers
from compliance.reading.long_list import parts_of_list
from compliance.reading.relaid import relaid
from compliance.reading.roles import UNKNOWN, Role
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import Position
from compliance.reading.strays import answers_plainly, strays, taken_by


def find_forms(cells: Cells, clues: Clues) -> tuple[Block, ...]:
    """Every form of a sheet, with the identity that stands above it."""
    scene = relaid(scene_of(cells, clues))
    if not scene.questions:
        return ()
    cells, clues = scene.cells, scene.clues
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
    rows = Questions(cells, head, clues)
    rows.walk(end)
    if not rows.fields and not rows.asked:
        return None
    subjects = _subjects(cells, head, above, clues)

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
        problems=(*_beside(cells, head, rows.fields, clues), *rows.untold, *skipped, *unclear),
        dates=tuple(rows.dates),
        asides=tuple(rows.asides),
        strong=rows.strong,
        form=not head.units,
        skip=EXAMPLE if is_example(cells, above, head.row) else "",
    )


def _subjects(cells: Cells, head: FormHead, above: int, clues: Clues) -> tuple[Subject, ...]:
    """The units that a form is about."""
    if head.units:
        named = ((c, shown(cells.raw(head.row, c))) for c in head.units)
        return tuple(Subject(origin=(0, c), name=name, at=(head.row, c)) for c, name in named)
    if head.named:
        return (Subject(origin=(0, 0), name=shown(cells.raw(*head.named)), at=head.named),)
    return (identity(cells, above, head.row, clues, head.columns or range(cells.width)),)


def _beside(cells: Cells, head: FormHead, fields: Sequence[Field], clues: Clues) -> Iterator[Problem]:
    """The columns among those of units that name none, and those beside the answers to the same questions
    of which nobody knows whose they are.
    """
    for column in head.nameless:
        yield found(ProblemCode.ROW_WITHOUT_UNIT, cells.place(head.row, column))
    known = {*head.answers, head.notes, head.evidence, head.verdict, *dict(head.dates)}
    lines = [field.cells[0][0] for field in fields]
    for column in range(head.label + 1, 0 if head.units else cells.width):
        title = cells.text(head.row, column)
        if column in known or read_label(title).kind is not RowKind.NAME:
            continue
        if answers_plainly([cells.raw(row, column) for row in lines], clues.is_answer):
            yield found(ProblemCode.COLUMN_SKIPPED, cells.place(head.row, column), header=shown(title))
