"""How much of someone else's file is read. None of these limits refused a real workbook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from compliance.problems import FileRefused, Problem, ProblemCode

MB = 1_000_000

# The whole upload. The largest checklist seen was 3 MB; what is larger carries photographs.
MAX_FILE_BYTES = 25 * MB
# Parts of an archive. A workbook has a few dozen, one with hundreds of pictures about 1,000.
MAX_PARTS = 3_000
# Unpacked sizes, counted while unpacking because an archive may lie about them. Values and
# their bookkeeping take up to four times as much, and a worker has 1.5 GB.
MAX_PART_BYTES = 150 * MB
MAX_UNPACKED_BYTES = 250 * MB
# Deflate reaches 1,000 on repetition; sheets of real text stay below 100. Small parts may
# be repetitive by nature, so the ratio only counts above a size that can hurt.
MAX_RATIO = 300
RATIO_COUNTS_ABOVE = 5 * MB
# One sheet per unit is a usual layout; an office has at most some forty units in one file.
MAX_SHEETS = 60
# The window of cells that is read. The longest list of units (desa) has under 500 rows;
# calamine sets aside memory for every cell between the first and the last filled one, and
# aborts the process on a cell at XFD1048576. What lies outside is counted and reported.
MAX_ROWS = 20_000
MAX_COLUMNS = 300
# Filled cells of all sheets together, inside the window or not: 1 M take about 4 s.
MAX_FILLED_CELLS = 1_000_000
# Merged ranges or links of all sheets: real sheets have a median of 44 merges; each one costs
# time again when headers are matched.
MAX_MERGES_OR_LINKS = 20_000
# One link may stand on a range of cells: up to so many get it, of a longer one the first only.
MAX_CELLS_OF_ONE_LINK = 1_000
# Coloured empty cells that are pointed out; a sheet with more is simply coloured.
MAX_FILLS = 20_000
# Characters in one csv field. Excel allows 32,767; an open quote swallows the rest of a file.
MAX_FIELD_CHARACTERS = 131_072


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How much of one file is read; what lies outside the rows and columns is counted and reported."""

    size: int = MAX_FILE_BYTES
    rows: int = MAX_ROWS
    columns: int = MAX_COLUMNS
    filled: int = MAX_FILLED_CELLS
    marks: int = MAX_MERGES_OR_LINKS


CHECKLISTS = Window()
# Lists of one row per case: 100,000 complaints of 15 columns are 12 MB as xlsx and 36 MB as csv (the
# texts are long), and every address of an e-mail becomes a link. Measured in a worker: 4 s and
# 0.6 GB; the whole window, filled, is within its 20 s and 1.5 GB. Fewer columns than for
# checklists, for calamine sets aside memory for rows × columns.
LONG_LISTS = Window(size=60 * MB, rows=150_000, columns=100, filled=3_000_000, marks=300_000)
# Lists that tell a story in each row: 100,000 complaints with texts of 800 characters are 105 MB as
# csv. Measured in a worker, an emoji in every text (which makes its characters four bytes each): 9 s
# and 1.4 GB of its 20 s and 1.5 GB. What does not fit is refused in words, as with every file.
LONG_TEXTS = replace(LONG_LISTS, size=105 * MB)

# What this process reads within at present: like its memory and its time a matter of the job, not
# of the file format, so the readers of nine formats ask rather than hand it on.
_WINDOW: ContextVar[Window | None] = ContextVar("window", default=None)


@contextmanager
def within(window: Window) -> Iterator[None]:
    """Read with these limits instead of those for checklists."""
    token = _WINDOW.set(window)
    try:
        yield
    finally:
        _WINDOW.reset(token)


def the_window() -> Window:
    """The limits to read with now."""
    return _WINDOW.get() or CHECKLISTS


def refused(code: ProblemCode, **details: str) -> FileRefused:
    """The error for a file that is not read at all, ready to be raised."""
    return FileRefused(Problem(code=code, details=details))


def grouped(number: int) -> str:
    """A count as Indonesians write it: `1.000.000`."""
    return f"{number:,}".replace(",", ".")


def too_many_cells(limit: int | None = None) -> FileRefused:
    """The refusal for more cells, or more things on cells, than `limit` (None: than may be filled)."""
    return refused(ProblemCode.TOO_MANY_CELLS, limit=grouped(limit or most_filled()))


def too_many_sheets(count: int) -> FileRefused:
    """The refusal for a workbook with more than `MAX_SHEETS` sheets."""
    return refused(ProblemCode.TOO_MANY_SHEETS, count=grouped(count), limit=grouped(MAX_SHEETS))


def damaged() -> FileRefused:
    """The refusal for a file that contradicts its own format."""
    return refused(ProblemCode.DAMAGED)


def most_filled() -> int:
    """How many cells of a book may be filled."""
    window = _WINDOW.get()
    return MAX_FILLED_CELLS if window is None else window.filled


def check_filled(count: int) -> None:
    """Refuse a book with too many filled cells."""
    if count > most_filled():
        raise too_many_cells()


def check_size(count: int, most: int | None = None) -> None:
    """Refuse an upload of too many bytes."""
    most = most or the_window().size
    if count > most:
        size, limit = f"{-(-count // MB)} MB", f"{most // MB} MB"
        raise refused(ProblemCode.TOO_LARGE, size=size, limit=limit)
