"""Titles that ask something of an element, or remark on the whole row: `Rencana Tindak Lanjut`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import structs

from compliance.model import AnswerKind
from compliance.reading.blocks import Cells
from compliance.reading.columns import answered_by, asked_of
from compliance.reading.folding import words
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import CellValue
from compliance.reading.strays import answers_plainly
from compliance.reading.telling import concepts
from compliance.reading.titled import Column
from compliance.reading.words import OBSTACLES

_BETWEEN = (Role.NOTE, Role.EVIDENCE)  # of the answers to the left of them


def remarks_apart(
    columns: Sequence[Column], cells: Cells, is_answer: Callable[[CellValue], bool]
) -> list[Column]:
    """The columns, with a `Rencana Tindak Lanjut` that stands apart from those of its element, or is not
    answered like a question, as a remark: it speaks of whatever the row lacks.
    """
    row = [(column, _element(column)) for column in columns if column.header.role not in _BETWEEN]
    apart = {
        column.at
        for n, (column, element) in enumerate(row)
        if _may_remark(column, element)
        and not (
            element in [e for _, e in (*row[max(n - 1, 0) : n], *row[n + 1 : n + 2])]
            and answers_plainly(_openings(column, cells), is_answer)
        )
    }
    remark = Header(role=Role.IGNORED)
    return [structs.replace(c, header=remark) if c.at in apart else c for c in columns]


def _openings(column: Column, cells: Cells) -> list[CellValue]:
    """What stands below a title, of texts the first word: `Ada` of "Ada (2025)", `Segera` of a plan."""
    values = (cells.raw(row, column.at[1]) for row in range(column.at[0] + 1, cells.height))
    return [next(iter(words(v)), v) if isinstance(v, str) else v for v in values]


def _may_remark(column: Column, element: str) -> bool:
    """Whether a title asks something only among the columns of its element, which it does not name."""
    question = column.header.question
    if question is None or question.kind is not AnswerKind.STATUS:
        return False
    told = concepts(" ".join(column.titles))
    owner = column.owner.question if column.owner else None
    return (
        not OBSTACLES.isdisjoint(told) and element not in told and (owner is None or owner.element != element)
    )


def _element(column: Column) -> str:
    """The element a column asks about, surely or likely; "" for none."""
    asked = asked_of(column)
    question = asked.candidates[0] if asked and asked.candidates else answered_by(column)[0]
    return question.element if question else ""
