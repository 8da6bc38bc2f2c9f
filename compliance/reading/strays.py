"""Columns nobody knows although their cells answer like a checklist: asked or said, not dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from string import digits

from compliance.model import Question
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells, Field, found
from compliance.reading.folding import not_blank
from compliance.reading.headers import Headings, ask_key
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import CellValue
from compliance.reading.titled import Column

MOST_COLUMNS = 15  # of one table that a person is asked about; the others are listed
MOST_ASKED = 6  # of one table, as many as there are elements; in a sheet with more, most are not ours

Doubts = list[tuple[Column, Header]]


def strays(
    unknown: Sequence[Column], taken: Iterable[Question], headings: Headings, cells: Cells
) -> tuple[Doubts, list[Problem]]:
    """The unknown columns as questions for the elements nobody answers yet; else as problems."""
    met, core = {question.element for question in taken}, headings.index.core
    about = not met or not met.isdisjoint(core)  # a table of an optional group alone asks for no element
    open_ = tuple(q for element, q in core.items() if element not in met and about)
    asked: Doubts = []
    problems = []
    for column in unknown:
        header = _untold(column)
        if header is None or ask_key(header) in headings.remembered:
            continue
        if open_ and len({ask_key(h) for _, h in asked} | {ask_key(header)}) <= MOST_ASKED:
            asked.append((column, Header(role=Role.ASK, core=header.core, candidates=open_)))
        else:
            problems.append(found(ProblemCode.COLUMN_SKIPPED, cells.place(*column.at), header=column.text))
    return asked, problems


def untold(cells: Cells, row: int, columns: Iterable[int]) -> Iterator[Problem]:
    """That columns of answers without a title are not read; each is called by its letter."""
    for place in (cells.place(row, column) for column in columns):
        yield found(ProblemCode.COLUMN_SKIPPED, place, header=place.cell.rstrip(digits))


def asked_in_reason(asked: Doubts, fields: Iterable[Field], cells: Cells) -> tuple[Doubts, list[Problem]]:
    """As many columns as one can be asked about, first those whose likeliest question has no other column."""
    taken = {field.question.id for field in fields}
    keys = dict.fromkeys(ask_key(h) for _, h in asked)
    if len(keys) <= MOST_COLUMNS:
        return asked, []
    likely = {ask_key(h): h.candidates[0].id in taken for _, h in asked if h.candidates}
    kept = set(sorted(keys, key=lambda key: likely.get(key, True))[:MOST_COLUMNS])
    left = [column for column, header in asked if ask_key(header) not in kept]
    return [(column, header) for column, header in asked if ask_key(header) in kept], [
        found(ProblemCode.COLUMN_SKIPPED, cells.place(*column.at), header=column.text) for column in left
    ]


def is_untold(column: Column) -> bool:
    """Whether nobody knows what a column is for, nor what the pair it is half of is for."""
    return _untold(column) is not None


def _untold(column: Column) -> Header | None:
    header, owner = column.header, column.owner
    if header.role in (Role.OPTION, Role.ANSWER) and owner is not None:
        header = owner
    return header if header.role is Role.UNKNOWN and header.core else None


def taken_by(fields: Iterable[Field], asked: Iterable[tuple[Column, Header]]) -> list[Question]:
    """The questions that a table has columns for, be they sure or likely."""
    likely = [header.candidates[0] for _, header in asked if header.candidates]
    return [*(field.question for field in fields), *likely]


def answers_plainly(values: Sequence[CellValue], is_answer: Callable[[CellValue], bool]) -> bool:
    """Whether most filled cells are words or signs of a checklist."""
    filled = not_blank(values)
    return bool(filled) and 2 * sum(map(is_answer, filled)) >= len(filled)
