"""Find the tables of a sheet: units in rows under one to three header rows, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from compliance.reading.banner import Banner, banner_of, below, example_over, heads_answers, plan_over
from compliance.reading.blocks import Block, Cells, Field, Subject
from compliance.reading.columns import asks_of, kinds_of, sort_out
from compliance.reading.dating import said_of
from compliance.reading.days import holds_day
from compliance.reading.folding import is_blank, shown
from compliance.reading.follow_ups import remarks_apart
from compliance.reading.headers import Headings
from compliance.reading.name_columns import column_of_names, unit_column
from compliance.reading.names import UnitMatcher
from compliance.reading.roles import ASKING, Header, Role
from compliance.reading.rows import is_numbering
from compliance.reading.sheets import CellValue, Position
from compliance.reading.strays import answers_plainly, asked_in_reason, is_untold, strays, taken_by, untold
from compliance.reading.titled import Column, read_columns
from compliance.reading.walk import Walk

MOST_HEADER_ROWS = 3
MOST_TABLES = 200  # of one sheet; no office has more, and each costs time
LEAST_QUESTIONS = 2  # in a row with a name, before it heads another table
LEAST_ANSWERS = 2  # in a row with a name, before it is of a unit
RECAP = "rekap"  # why a block is left out: its rows are groups of units

_OPENING = (Role.UNIT, Role.GROUP, Role.QUESTION)  # without any of these no header block begins
_BELOW = (Role.QUESTION, Role.ASK, Role.OPTION, Role.ANSWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What layout must know beyond the sheet: headers, names of units, answers."""

    headings: Headings
    is_unit: Callable[[str], bool]
    is_answer: Callable[[CellValue], bool]
    narrowest: Callable[[Sequence[str]], tuple[str, ...]]  # of several names of units
    headers: Mapping[CellValue, Header] = field(default_factory=dict)  # what texts of one sheet mean
    opening: frozenset[CellValue] = frozenset()  # those with which a header block can begin

    def of_sheet(self, cells: Cells) -> Clues:
        """With the meaning of every text of a sheet that could be a header, found out once."""
        headers = self.headings.known(cells.texts())
        opening = frozenset(text for text, header in headers.items() if header.role in _OPENING)
        return replace(self, headers=headers, opening=opening)


def clues_of(headings: Headings, matcher: UnitMatcher, is_answer: Callable[[CellValue], bool]) -> Clues:
    """What layout must know, with the names of the units of a registry."""
    return Clues(headings=headings, is_unit=matcher.knows, is_answer=is_answer, narrowest=matcher.narrowest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The header block of a table."""

    top: int
    bottom: int
    unit: int
    left: int = 0
    right: int = 0  # the first column that is not its own
    banner: Banner | None = None  # where nothing in the block itself asks


def find_tables(cells: Cells, clues: Clues) -> tuple[Block, ...]:
    """Every table with questions for columns and a column of names."""
    heads: list[Head] = []
    row = 0
    while row < cells.height and len(heads) < MOST_TABLES:
        head = _head_at(cells, row, heads[-1].bottom + 1 if heads else 0, clues)
        if head and not (heads and _is_of_unit(cells, row, heads[-1], clues)):
            heads.append(head)
            row = head.bottom
        row += 1
    ends = [*(head.top for head in heads[1:]), cells.height]
    return tuple(
        block
        for block_head, end in zip(heads, ends, strict=False)  # without heads, one end is left over
        for head in _side_by_side(cells, block_head, clues)
        if (block := _table(cells, head, end, clues)) is not None
    )


def _is_of_unit(cells: Cells, row: int, head: Head, clues: Clues) -> bool:
    """Whether a row below a header is of a unit, though "OPD" and "SK_SP.pdf" in it may head columns."""
    name = cells.text(row, head.unit)
    if not name.strip() or name in clues.headers:
        return False
    questions = sum(header.role is Role.QUESTION for header in row_headers(cells, row, clues).values())
    answers = sum(map(clues.is_answer, cells.rows[row]))
    return questions < LEAST_QUESTIONS and (answers >= LEAST_ANSWERS or clues.is_unit(name))


def row_headers(cells: Cells, row: int, clues: Clues) -> dict[int, Header]:
    """The texts of a row that mean something as headers."""
    known = clues.headers
    return {c: known[value] for c, value in enumerate(cells.rows[row]) if value in known}


def _head_at(cells: Cells, row: int, free: int, clues: Clues) -> Head | None:
    """The header block whose row with the names' header (or first row of questions) is `row`.

    Rows above `free` belong to the header block before it.
    """
    if clues.opening.isdisjoint(cells.rows[row]):
        return None  # as in nearly every row
    headers = row_headers(cells, row, clues)
    unit = unit_column(headers, cells, row)
    asking = sum(header.role in ASKING for header in headers.values())
    if unit is None:
        known = [column for column, header in headers.items() if header.role is Role.QUESTION]
        unit = column_of_names(cells, row, min(known), clues.is_unit) if len(known) > 1 else None
    if unit is None:
        return None
    bottom = row
    numbers = {column for column, header in headers.items() if header.role is Role.NUMBER}
    while bottom + 1 < cells.height and bottom - row + 1 < MOST_HEADER_ROWS:
        below = {c: h for c, h in row_headers(cells, bottom + 1, clues).items() if c not in numbers}
        if not _continues(cells, bottom + 1, unit, below) and not _subtitled(cells, bottom + 1, unit, clues):
            break
        asking += sum(header.role in ASKING for header in below.values())
        bottom += 1
    top = row
    while top > free and bottom - top + 1 < MOST_HEADER_ROWS and _is_group_row(cells, top - 1, unit, clues):
        top -= 1
        asking += sum(h.role in ASKING for h in row_headers(cells, top, clues).values())
    bare = not asking and heads_answers(headers)
    banner = banner_of(cells, top, clues.headings) if bare else None
    head = Head(top=top, bottom=bottom, unit=unit, right=cells.width, banner=banner)
    return head if asking or banner else None


def _side_by_side(cells: Cells, head: Head, clues: Clues) -> list[Head]:
    """The tables that stand beside each other under one header block, each with its own names."""
    headers: dict[int, Header] = {}
    titles: dict[int, str] = {}
    for row in range(head.top, head.bottom + 1):
        headers |= (here := row_headers(cells, row, clues))
        titles |= {column: cells.text(row, column) for column in here}
    units = [c for c in sorted(headers) if headers[c].role is Role.UNIT and headers[c].strong]
    numbers = [c for c in sorted(headers) if headers[c].role is Role.NUMBER]
    again = {c for c in units if any(titles[c] == titles[other] for other in units if other < c)}
    starts = [max((n for n in numbers if n < c), default=c if c in again else 0) for c in units]
    if len(set(starts)) < 2:
        return [head]
    firsts = dict(zip(reversed(starts), reversed(units), strict=True))  # the first names after each number
    lefts = sorted(firsts)
    return [
        replace(head, unit=firsts[left], left=left if i else 0, right=right)
        for i, (left, right) in enumerate(zip(lefts, [*lefts[1:], cells.width], strict=True))
    ]


def _continues(cells: Cells, row: int, unit: int, headers: dict[int, Header]) -> bool:
    """Whether a row is one more header row: no name in it, and titles under wider titles."""
    own = cells.raw(row, unit)
    if not is_blank(own) and cells.home(row, unit) == (row, unit):
        return False
    filled = [c for c, value in enumerate(cells.rows[row]) if not is_blank(value)]
    if not filled or not all(isinstance(cells.raw(row, c), str) for c in filled):
        return False
    below = [c for c, h in headers.items() if h.role in _BELOW]
    paired = [c for c in below if headers[c].role is Role.OPTION and is_blank(cells.raw(row - 1, c))]
    asking = [c for c in below if headers[c].role in ASKING]
    return bool(asking or paired) and 2 * len(below) >= len(filled)


def _subtitled(cells: Cells, row: int, unit: int, clues: Clues) -> bool:
    """Whether a row gives each column under a wide question a title of its own, known or not."""
    if not is_blank(cells.raw(row, unit)) and cells.home(row, unit) == (row, unit):
        return False
    filled = {c: cells.title(row, c).strip() for c, v in enumerate(cells.rows[row]) if not is_blank(v)}
    wide = [
        columns
        for column, header in row_headers(cells, row - 1, clues).items()
        if header.role in ASKING and len(columns := spanned(cells, row - 1, column)) > 1
    ]
    told = [[filled.get(column, "") for column in columns] for columns in wide]
    distinct = all(all(titles) and len(set(titles)) == len(titles) for titles in told)
    return bool(told) and distinct and filled.keys() <= {c for columns in wide for c in columns}


def spanned(cells: Cells, row: int, column: int) -> range:
    """The columns a title stands over: those merged with it, or the untitled ones to its right."""
    area = cells.merged.get((row, column))
    if area:
        return range(column, area[3] + 1)
    end = column + 1
    while end < cells.width and is_blank(cells.value(row, end)) and cells.title(row + 1, end).strip():
        end += 1
    return range(column, end)


def _is_group_row(cells: Cells, row: int, unit: int, clues: Clues) -> bool:
    """Whether a row above the names' header holds titles of groups of columns."""
    if not is_blank(cells.value(row, unit)):
        return False
    columns = [c for c, value in enumerate(cells.rows[row]) if not is_blank(value)]
    if not columns or min(columns) <= unit:
        return False
    headers = row_headers(cells, row, clues)
    return any(h.role in ASKING for h in headers.values()) or all((row, c) in cells.merged for c in columns)


def _table(cells: Cells, head: Head, end: int, clues: Clues) -> Block | None:
    read = _columns(cells, head, clues)
    columns = sort_out(read, clues.headings, head.unit, cells)
    if not columns.fields and not columns.asked:
        return None
    walk = Walk(cells, columns, head.left, head.unit, clues.is_answer)
    subjects = walk.subjects(_first_row(cells, head, end), end, kinds_of(read, head.unit))

    def answers(column: int) -> bool:
        return answers_plainly([cells.value(s.origin[0], column) for s in subjects], clues.is_answer)

    unknown = [column for column in read if is_untold(column) and answers(column.at[1])]
    doubts, skipped = strays(unknown, taken_by(columns.fields, columns.asked), clues.headings, cells)
    asking, listed = asked_in_reason([*columns.asked, *doubts], columns.fields, cells)

    def waiting(header: Position) -> int:
        return sum(not is_blank(cells.value(subject.origin[0], header[1])) for subject in subjects)

    def dated(header: Position) -> int:
        return sum(holds_day(cells.value(subject.origin[0], header[1])) for subject in subjects)

    undated, unclear = said_of(columns.undated, cells, dated)
    untitled = _untitled(cells, head, read, subjects)
    lost = [c for c in untitled if answers(c) and 2 * waiting((0, c)) >= len(subjects)]
    bare = [(0, column) for column in untitled if column not in lost]
    return Block(
        cells=cells,
        fields=_noted(columns.fields, bare),
        subjects=subjects,
        silent=tuple(walk.silent),
        columns=columns.matched,
        asked=(*asks_of(asking, cells, waiting), *undated),
        problems=(*walk.problems, *skipped, *listed, *unclear, *untold(cells, head.bottom, lost)),
        dates=columns.dates,
        asides=(*columns.asides, *bare),
        wanting=columns.wanting,
        strong=columns.strong,
        skip=RECAP if columns.recap or walk.only_groups else "",
        example=example_over(cells, head.top),
    )


def _columns(cells: Cells, head: Head, clues: Clues) -> tuple[Column, ...]:
    """The columns of a table below its titles, and below what stands over the table as a whole."""
    found = read_columns(cells, head.top, head.bottom, range(head.left, head.right), clues.headings)
    found = below(head.banner, found) if head.banner else found
    read = remarks_apart(found, cells, clues.is_answer)
    plan = plan_over(cells, head.top, clues.is_unit)
    return tuple(structs.replace(c, titles=(plan, *c.titles)) for c in read) if plan else tuple(read)


def _untitled(cells: Cells, head: Head, read: Sequence[Column], subjects: Sequence[Subject]) -> list[int]:
    """The columns without a title in which something is written beside units."""
    titled = {column.at[1] for column in read}
    untitled = (column for column in range(head.unit + 1, head.right) if column not in titled)
    return [c for c in untitled if any(cells.text(subject.origin[0], c) for subject in subjects)]


def _noted(fields: tuple[Field, ...], untitled: Sequence[Position]) -> tuple[Field, ...]:
    """The fields; what stands untitled beside the only one is a note to it."""
    if len(fields) != 1 or fields[0].notes:
        return fields
    beside = (0, fields[0].cells[-1][1] + 1)
    return (structs.replace(fields[0], notes=(beside,)),) if beside in untitled else fields


def _first_row(cells: Cells, head: Head, end: int) -> int:
    """The first row under the header and its numbering."""
    row = head.bottom + 1
    while row < end:
        filled = [shown(value) for value in cells.rows[row] if not is_blank(value)]
        if filled and not is_numbering(filled):
            break
        row += 1
    return row
