"""What layout finds in a sheet: blocks of fields (questions) and subjects (units to be).

A field is where the answer to one question stands, as offsets; a subject is a unit as the sheet
calls it, with the origin those offsets are added to. Units in rows: a subject's origin is its
row. Units in columns: its column. A form about one unit: the corner of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice

from msgspec import Struct

from compliance.model import Place, Question, Status, UnitKind
from compliance.problems import Problem, ProblemCode
from compliance.reading.date_titles import DateTitle
from compliance.reading.folding import not_blank
from compliance.reading.result import Ask, MatchedColumn
from compliance.reading.sheets import Area, CellValue, Position, Sheet, address

# Merges beyond these say nothing about a table and would only cost time.
LARGEST_MERGE = 4_000  # cells of one merged range
MOST_COVERED = 200_000  # cells of all merged ranges of a sheet together
# A sheet with more different texts is a database, and its headers stand at its beginning.
MOST_TEXTS = 20_000
MOST_TITLE_ROWS = 60  # above a table
YEARS = range(2000, 2100)  # numbers that can head a column
# Files of one form have their answers at the same places: remembered from one to the next.
CACHED_PLACES = 50_000


class Cells:
    """A sheet as it looks: a merged range shows its one value everywhere.

    `moved`: where what a position holds stands in the file, if not there.
    """

    def __init__(self, sheet: Sheet, moved: Mapping[Position, Position] | None = None) -> None:
        self.sheet = sheet
        self._moved = moved or {}
        self.rows = sheet.rows
        self.height = len(sheet.rows)
        self.width = max((len(row) for row in sheet.rows), default=0)
        self.merged: dict[Position, Area] = {}
        for area in sheet.merges:
            self._cover(area)
        self._merged_rows = frozenset(row for row, _ in self.merged)
        # Cells about which more than their own value is to be said; the others are quickly read.
        self.special = frozenset().union(
            self.merged, sheet.links, sheet.errors, sheet.ticks, sheet.struck, sheet.fills
        )

    def _cover(self, area: Area) -> None:
        top, left, bottom, right = area
        bottom, right = min(bottom, self.height - 1), min(right, self.width - 1)
        size = max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if 1 < size <= LARGEST_MERGE and len(self.merged) + size <= MOST_COVERED:
            kept = (top, left, bottom, right)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self.merged[row, column] = kept

    def texts(self) -> tuple[str, ...]:
        """The different texts of the sheet in order, as many as are worth looking at for headers."""
        different = dict.fromkeys(chain.from_iterable(self.rows))
        return tuple(islice((value for value in different if isinstance(value, str) and value), MOST_TEXTS))

    def raw(self, row: int, column: int) -> CellValue:
        """The value of the cell itself."""
        if 0 <= row < self.height and column >= 0:
            line = self.rows[row]
            return line[column] if column < len(line) else None
        return None

    def raws(self, places: Iterable[Position]) -> list[CellValue]:
        """The values of many cells, as `raw` gives them."""
        rows, height = self.rows, self.height
        return [
            line[column] if 0 <= row < height and 0 <= column < len(line := rows[row]) else None
            for row, column in places
        ]

    def values(self, places: Sequence[Position]) -> list[CellValue]:
        """The values of many cells, as `value` gives them."""
        if self.special.isdisjoint(places):
            return self.raws(places)
        return [self.value(*place) for place in places]

    def home(self, row: int, column: int) -> Position:
        """Where the value of a cell stands: the first cell of its merged range."""
        area = self.merged.get((row, column)) if self.merged else None
        return (area[0], area[1]) if area else (row, column)

    def value(self, row: int, column: int) -> CellValue:
        if row in self._merged_rows:
            row, column = self.home(row, column)
        return self.raw(row, column)

    def filled(self, row: int, columns: Sequence[int]) -> list[CellValue]:
        """The values of some cells of a row that are not blank."""
        if row in self._merged_rows:
            values = [self.value(row, column) for column in columns]
        else:
            line = self.rows[row]
            width = len(line)
            values = [line[column] for column in columns if column < width]
        return not_blank(values)

    def text(self, row: int, column: int) -> str:
        """The text of the cell itself; "" when it holds none."""
        value = self.raw(row, column)
        return value if isinstance(value, str) else ""

    def title(self, row: int, column: int) -> str:
        """The text of a cell of a header; a year is one although it is a number."""
        value = self.raw(row, column)
        year = isinstance(value, int | float) and value in YEARS
        return str(int(value)) if isinstance(value, int | float) and year else self.text(row, column)

    def place(self, row: int, column: int) -> Place:
        return place_of(self.sheet.name, *self.home_of((row, column)))

    @property
    def placing(self) -> Callable[[int, int], Place]:
        """`place`, to be called for many cells."""
        return self.place if self._moved else partial(place_of, self.sheet.name)

    def home_of(self, at: Position) -> Position:
        """Where what a position holds stands in the file."""
        return self._moved.get(at, at)


@lru_cache(maxsize=CACHED_PLACES)
def place_of(sheet: str, row: int, column: int) -> Place:
    """The place of a cell as a problem names it; `row` and `column` count from 0."""
    return Place(sheet=sheet, cell=address(row, column))


class Field(Struct, frozen=True, kw_only=True, gc=False):
    """Where one question is answered. With `options`, one cell for each, to be ticked.

    `verdicts` are the cells in which somebody else judges the answer, `obstacles` what is in its way. Of
    several cells the others answer nothing where all of a group that is `needed` say nothing.
    """

    question: Question
    header: str
    cells: tuple[Position, ...]
    options: tuple[Status, ...] = ()
    notes: tuple[Position, ...] = ()
    evidence: tuple[Position, ...] = ()
    verdicts: tuple[Position, ...] = ()
    obstacles: tuple[Position, ...] = ()
    needed: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Where the date of effect of an answer stands, under which title; `at` as the cells of a field."""

    question: Question
    title: DateTitle
    header: str
    at: Position


class Subject(Struct, frozen=True, kw_only=True, gc=False):
    """A unit as the sheet names it, with what the surroundings say about its kind, parent and period.

    `below` are the rows without a name or number that go on below its own; `said` the units of which nobody
    can tell which one a form means.
    """

    origin: Position
    name: str
    at: Position
    kinds: frozenset[UnitKind] = frozenset()
    parent: str = ""
    period: str = ""
    below: tuple[int, ...] = ()
    titled: bool = False  # named by the titles of a form alone, which may be those of whoever sent it …
    letterhead: bool = False  # … and stand in a letterhead
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A table or a form. `skip` names why it is not a checklist after all; `silent` are rows of units for
    a period in which they answer nothing, `asides` columns that answer nothing and may speak of answers,
    `wanting` those of them that list what is not there."""

    cells: Cells
    fields: tuple[Field, ...]
    subjects: tuple[Subject, ...]
    silent: tuple[Subject, ...] = ()
    columns: tuple[MatchedColumn, ...] = ()
    asked: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    dates: tuple[Dated, ...] = ()
    asides: tuple[Position, ...] = ()
    wanting: frozenset[Position] = frozenset()
    strong: bool = False  # names an element of the checklist, not only words any table has
    form: bool = False
    skip: str = ""
    example: str = ""  # the title that says that it shows how to fill in the others

    @property
    def sheet(self) -> Sheet:
        return self.cells.sheet


def moved(offset: Position, origin: Position) -> Position:
    """An offset from an origin, as a position in the sheet."""
    return (offset[0] + origin[0], offset[1] + origin[1])


def all_moved(offset: Position, origins: Sequence[Position]) -> list[Position]:
    """`moved` for many: one call for a column, not one for each cell."""
    down, right = offset
    return [(row + down, column + right) for row, column in origins]


def found(code: ProblemCode, place: Place, **details: str) -> Problem:
    """A problem at a place, with the facts its sentence names."""
    return Problem(code=code, place=place, details=details)


def titles_above(block: Block) -> Iterator[str]:
    """The texts in the rows above the first answer of a block."""
    top = min(
        (moved(f.cells[0], s.origin)[0] for f in block.fields[:1] for s in block.subjects[:1]), default=0
    )
    for row in block.cells.rows[max(0, top - MOST_TITLE_ROWS) : top]:
        yield from (value for value in row if isinstance(value, str))
