"""Which column of a table holds the names of its units."""

from __future__ import annotations

from collections.abc import Callable

from compliance.model import UnitKind
from compliance.reading.blocks import Cells
from compliance.reading.roles import Header, Role

NAMES_LOOKED_AT = 30  # rows under a header that tell which column holds the names


def unit_column(headers: dict[int, Header], cells: Cells, row: int) -> int | None:
    """The column of names: desa before kecamatan, `Nama` only for want of others.

    Of several as good the one with the most different names: beside its dinas, the puskesmas.
    """
    units = [(c, h) for c, h in headers.items() if h.role in (Role.UNIT, Role.GROUP)]
    if not units:
        return None

    def rank(entry: tuple[int, Header]) -> tuple[int, int]:
        column, header = entry
        if header.role is Role.GROUP:
            return (3, column)
        if header.strong and UnitKind.KECAMATAN not in header.kinds:
            return (0, column)
        return (1 if header.strong else 2, column)

    best = min(units, key=rank)
    titles: dict[str, int] = {}
    for column, header in units:
        if rank((column, header))[0] == rank(best)[0]:
            titles.setdefault(cells.text(row, column), column)
    if len(titles) == 1:
        return best[0]
    return max(titles.values(), key=lambda column: (_names(cells, row, column), -column))


def _names(cells: Cells, row: int, column: int) -> int:
    """How many different texts stand in a column below its title."""
    return len({cells.text(r, column) for r in range(row + 1, min(row + 1 + NAMES_LOOKED_AT, cells.height))})


def column_of_names(cells: Cells, row: int, before: int, is_unit: Callable[[str], bool]) -> int | None:
    """The column left of the questions where most cells are names of units."""
    looked = range(row + 1, min(row + 1 + NAMES_LOOKED_AT, cells.height))
    scores = {column: sum(is_unit(cells.text(r, column)) for r in looked) for column in range(0, before)}
    best = max(scores, key=lambda column: scores[column], default=None)
    return best if best is not None and scores[best] >= 2 else None
