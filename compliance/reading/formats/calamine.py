"""Values by python-calamine, with its ways of failing turned into one exception."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from compliance.problems import ProblemCode
from compliance.reading.limits import refused, the_window
from compliance.reading.sheets import CellValue

# A sheet this much larger than its content is stored without its empty ends.
_SPARSE_CELLS = 200_000


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


def sheet_rows(book: CalamineWorkbook, index: int) -> tuple[list[list[CellValue]], int]:
    """The values by true Excel position, and how many outside the window were left out."""
    with calamine_failures():
        sheet = book.get_sheet_by_index(index)
        rows: list[list[CellValue]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]  # list is invariant
    rows, dropped = cut_to_window(rows)
    return _without_empty_ends(rows, sheet), dropped


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
