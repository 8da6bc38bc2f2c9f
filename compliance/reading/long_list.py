"""Lists with one row for each answer: the name of a unit, a question, an answer; again for every unit."""

from __future__ import annotations

from dataclasses import replace

from compliance.reading.folding import collapsed, is_blank
from compliance.reading.form_head import FormHead, Scene
from compliance.reading.identity import has_name
from compliance.reading.layout import row_headers
from compliance.reading.naming import read_name
from compliance.reading.roles import Role

LEAST_UNITS = 2
_MOSTLY = 0.8  # of the different names


def parts_of_list(head: FormHead, end: int, scene: Scene) -> list[tuple[FormHead, int]]:
    """The head again for the rows of each unit, with where they end; empty where no column names units."""
    headers = row_headers(scene.cells, head.row, scene.clues)
    own = head.columns or range(scene.cells.width)
    columns = [c for c, h in headers.items() if h.role is Role.UNIT and c in own and c not in head.answers]
    for column in () if head.units else columns:
        rows = _rows(head, end, column, scene)
        units = sum(_is_unit(name, scene) for name in rows)
        if len(rows) >= LEAST_UNITS and units >= _MOSTLY * len(rows):
            return [(replace(head, rows=tuple(some), named=(some[0], column)), end) for some in rows.values()]
    return []


def _rows(head: FormHead, end: int, column: int, scene: Scene) -> dict[str, list[int]]:
    """The rows of each name, in any order; a name may be written once for the rows below it."""
    found: dict[str, list[int]] = {}
    name = ""
    for row in range(head.first, end):
        value = scene.cells.value(row, column)
        name = name if is_blank(value) else collapsed(value) if isinstance(value, str) else ""
        if name:
            found.setdefault(name, []).append(row)
    return found


def _is_unit(name: str, scene: Scene) -> bool:
    return scene.clues.is_unit(name) or (read_name(name, "").kind is not None and has_name(name))
