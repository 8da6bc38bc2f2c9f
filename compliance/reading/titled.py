"""The columns of a header block, each with the titles above it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from compliance.reading.blocks import Cells
from compliance.reading.date_titles import DateTitle
from compliance.reading.folding import collapsed, is_blank
from compliance.reading.headers import Headings
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import Position

_NO_GROUP = (Role.NUMBER, Role.UNIT, Role.NOTE, Role.TOTAL, Role.OPTION, Role.ANSWER, Role.EVIDENCE)


class Column(Struct, frozen=True, kw_only=True, gc=False):
    """A column under its header: `titles` from the outermost group to its own."""

    at: Position
    titles: tuple[str, ...]
    header: Header
    owner: Header | None = None
    group: Position | None = None  # where the title of its group stands
    date: DateTitle | None = None

    @property
    def text(self) -> str:
        return " – ".join(collapsed(title) for title in self.titles)


def read_columns(
    cells: Cells, top: int, bottom: int, columns: Sequence[int], headings: Headings
) -> tuple[Column, ...]:
    """Each column with the path of its titles in the header rows `top` … `bottom`."""
    found = []
    for column in columns:
        path = _titles(cells, top, bottom, column, headings)
        if not path:
            continue
        titles = tuple(title for title, _ in path)
        group = path[-2][1] if len(path) > 1 else None
        owner = headings.match(titles[-2]) if len(path) > 1 else None
        at, header = path[-1][1], headings.path(titles)
        date = headings.dated(titles, header)
        found.append(
            Column(at=(at[0], column), titles=titles, header=header, owner=owner, group=group, date=date)
        )
    return tuple(found)


def _titles(
    cells: Cells, top: int, bottom: int, column: int, headings: Headings
) -> list[tuple[str, Position]]:
    """The titles above a column with their places, a merged or spilling title counted once."""
    path: list[tuple[str, Position]] = []
    for row in range(top, bottom + 1):
        at = cells.home(row, column)
        if at == (row, column) and is_blank(cells.raw(row, column)) and row < bottom:
            at = _spilling(cells, row, column, bottom, headings)
        if top <= at[0] <= bottom and cells.title(*at).strip() and (not path or path[-1][1] != at):
            path.append((cells.title(*at), at))
    return path


def _spilling(cells: Cells, row: int, column: int, bottom: int, headings: Headings) -> Position:
    """The group title to the left that an empty cell above a lower title belongs to."""
    nothing = (row, column)
    if not any(cells.title(lower, column).strip() for lower in range(row + 1, bottom + 1)):
        return nothing
    for left in range(column - 1, -1, -1):
        if (row, left) in cells.merged and cells.home(row, left) != (row, column):
            return nothing
        title = cells.text(row, left)
        if title.strip():
            return nothing if headings.match(title).role in _NO_GROUP else (row, left)
    return nothing
