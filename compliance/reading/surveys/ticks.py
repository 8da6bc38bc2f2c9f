"""Forms in which each unsur has four columns, one of them ticked: the tick becomes the number above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compliance.reading.blocks import MOST_TITLE_ROWS, Cells
from compliance.reading.folding import fold, is_blank
from compliance.reading.sheets import CellValue, Sheet
from compliance.reading.surveys.answers import exact
from compliance.reading.surveys.index import UnsurIndex

LEAST_GROUPS = 5
STEPS = 4
_LABELS = (("1", "2", "3", "4"), ("a", "b", "c", "d"), ("tb", "kb", "b", "sb"))
_TICKS = frozenset({"v", "√", "✓", "✔", "☑", "x", "1", "*", "ü", "●", "•"})
UNCLEAR = "?"  # two ticks, or something else: no answer, to be pointed out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    """The row with the numbers above the ticks, and where each group begins."""

    row: int
    starts: tuple[int, ...]


def without_ticks(sheet: Sheet, index: UnsurIndex) -> Sheet:
    """The sheet with one number for each unsur, in the first of its columns; itself where none has ticks."""
    cells = Cells(sheet)
    first = range(min(cells.height, MOST_TITLE_ROWS))
    groups = next((g for row in first if (g := _groups(cells, row, index)) is not None), None)
    if groups is None:
        return sheet
    rows: list[Sequence[CellValue]] = list(sheet.rows[: groups.row])
    rows.append([None if _in_group(c, groups) else v for c, v in enumerate(sheet.rows[groups.row])])
    rows += [_scored(list(row), groups) for row in sheet.rows[groups.row + 1 :]]
    return replace(sheet, rows=rows)


def _groups(cells: Cells, row: int, index: UnsurIndex) -> _Groups | None:
    starts = []
    for column, value in enumerate(cells.rows[row]):
        if not isinstance(value, str) or not index.match(value).says:
            continue
        labels = tuple(_label(cells.raw(row + 1, column + step)) for step in range(STEPS))
        untitled = all(is_blank(cells.raw(row, column + step)) for step in range(1, STEPS))
        if untitled and labels in _LABELS:
            starts.append(column)
    return _Groups(row=row + 1, starts=tuple(starts)) if len(starts) >= LEAST_GROUPS else None


def _label(value: CellValue) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = exact(value)
        return str(number) if number is not None else ""
    return fold(value).strip(" .()") if isinstance(value, str) else ""


def _in_group(column: int, groups: _Groups) -> bool:
    return any(start <= column < start + STEPS for start in groups.starts)


def _scored(row: list[CellValue], groups: _Groups) -> Sequence[CellValue]:
    """The row with a number in the place of each group's ticks; sums and other numbers are left alone."""
    for start in groups.starts:
        given = [(step, row[start + step]) for step in range(STEPS) if start + step < len(row)]
        filled = [(step, value) for step, value in given if not is_blank(value)]
        if not filled:
            continue
        for step, _ in filled:
            row[start + step] = None
        alone = len(filled) == 1 and _is_tick(filled[0][1], filled[0][0])
        row[start] = filled[0][0] + 1 if alone else UNCLEAR
    return row


def _is_tick(value: CellValue, step: int) -> bool:
    """A tick, or the number of the column itself."""
    if value is True:
        return True
    label = _label(value)
    return label in _TICKS or label == str(step + 1)
