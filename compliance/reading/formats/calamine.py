"""Values by python-calamine, with its ways of failing turned into one exception."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from compliance.problems import ProblemCode
from compliance.reading.limits import MAX_SHEETS, refused, the_window, too_many_cells
from compliance.reading.sheets import CellValue, Sheet

# A sheet this much larger than its content is stored without its empty ends.
_SPARSE_CELLS = 200_000
# So many whole windows may the sheets of a book span, filled or not: some 4 s of processor time.
_WINDOWS = 5


class CalamineFailed(Exception):
    """Calamine could not read the bytes; another reader may."""


@contextmanager
def calamine_failures() -> Iterator[None]:
    """Turn errors and panics of calamine into `CalamineFailed`, a password into ENCRYPTED."""
    try:
        yield
    except PasswordError as error:
        raise refused(ProblemCode.ENCRYPTED) from error
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise CalamineFailed from error
    except BaseException as error:
        # pyo3 gives a Rust panic a class of its own, which cannot be imported
        if type(error).__name__ == "PanicException":
            raise CalamineFailed from error
        raise


def open_workbook(data: bytes) -> CalamineWorkbook:
    """The workbook; its kind is told from the bytes."""
    with calamine_failures():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def sheets_rows(
    book: CalamineWorkbook, indices: Iterable[int]
) -> Iterator[tuple[list[list[CellValue]], int]]:
    """Of each sheet the values by true Excel position, and how many outside the window were left out.

    Raises `FileRefused` where the sheets together reach too far: one cell in the corner of a sheet
    makes calamine fill all of it.
    """
    window, spanned = the_window(), 0
    for index in indices:
        with calamine_failures():
            sheet = book.get_sheet_by_index(index)
            spanned += sheet.total_height * sheet.total_width
            if spanned > _WINDOWS * window.rows * window.columns:
                raise too_many_cells()
            rows: list[list[CellValue]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]  # list is invariant
        rows, dropped = cut_to_window(rows)
        yield _without_empty_ends(rows, sheet), dropped


def worksheets(book: CalamineWorkbook) -> list[Sheet]:
    """The sheets that hold cells; never many more than are allowed."""
    entries = book.sheets_metadata[: MAX_SHEETS + 1]
    listed = [n for n, entry in enumerate(entries) if entry.typ is SheetTypeEnum.WorkSheet]
    return [
        Sheet(
            name=entries[n].name,
            rows=rows,
            dropped=dropped,
            hidden=entries[n].visible is not SheetVisibleEnum.Visible,
        )
        for n, (rows, dropped) in zip(listed, sheets_rows(book, listed), strict=True)
    ]


def cut_to_window(rows: list[list[CellValue]]) -> tuple[list[list[CellValue]], int]:
    """The rows inside the window, and the number of filled cells outside it."""
    width = max(map(len, rows), default=0)
    window = the_window()
    if len(rows) <= window.rows and width <= window.columns:
        return rows, 0
    outside = [row[window.columns :] for row in rows[: window.rows]] + rows[window.rows :]
    return [row[: window.columns] for row in rows[: window.rows]], filled_cells(outside)


def _without_empty_ends(rows: list[list[CellValue]], sheet: CalamineSheet) -> list[list[CellValue]]:
    if len(rows) * sheet.total_width < _SPARSE_CELLS:
        return rows
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    return rows


def filled_cells(rows: Sequence[Sequence[CellValue]]) -> int:
    """How many cells are not empty."""
    return sum(value not in ("", None) for row in rows for value in row)
