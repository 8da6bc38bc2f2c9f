"""Tables whose rows are unsur: where they stand, and what each of their columns of numbers is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.reading.blocks import YEARS, Cells
from compliance.reading.folding import collapsed, fold, is_blank, words
from compliance.reading.sheets import CellValue
from compliance.reading.surveys.answers import exact, number_in
from compliance.reading.surveys.figures import Kind, kind_of
from compliance.reading.surveys.heads import Column, Head
from compliance.reading.surveys.index import Heading, UnsurIndex

LEAST_UNSUR = 3  # different ones, one below the other
MOST_BETWEEN = 2  # rows of another kind inside a table
_ROWS_ABOVE = 4  # of titles
_MOSTLY = Fraction(2, 3)
_STEPS = (1, 2, 3, 4, 5)
# What is said of each unsur, and so tells no table from another.
_REMARKS = frozenset(
    {"mutu", "kinerja", "kategori", "satuan", "keterangan", "predikat", "prioritas", "catatan", "kode"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One column of numbers, in the order of the rows."""

    at: int
    title: str
    kind: Kind
    numbers: tuple[Fraction | None, ...]
    shares: bool = False  # written as per cent

    @property
    def whole(self) -> tuple[Fraction, ...] | None:
        """The numbers, where none is missing."""
        there = tuple(number for number in self.numbers if number is not None)
        return there if len(there) == len(self.numbers) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Rows that are unsur, one below the other. `rows`: as columns lying down, for `assign`.

    `top` … `bottom`: where the table stands; `beside`: the texts that all rows share, as where a unit is
    named in each of them.
    """

    rows: tuple[Column, ...]
    at: int  # the column that names them
    figures: tuple[Figures, ...]
    top: int
    bottom: int
    beside: tuple[str, ...] = ()


def find_runs(cells: Cells, index: UnsurIndex, taken: Sequence[range]) -> list[Run]:
    """The tables of unsur of a sheet, outside the rows that are `taken`."""
    named = [
        found for row in range(cells.height) if not _in(row, taken) and (found := _row(cells, row, index))
    ]
    return [
        run
        for block in _blocks(named)
        for some in _apart(cells, block)
        if (run := _run(cells, some, block[0].row)) is not None
    ]


def lying_run(cells: Cells, head: Head, end: int) -> Run | None:
    """A table of unsur whose unsur are columns, from the rows under a header that say what they hold."""
    columns = head.asking
    figures = []
    for row in range(head.bottom + 1, end):
        numbers = tuple(number_of(cells.raw(row, column.at)) for column in columns)
        texts = (cells.text(row, at) for at in range(head.left, min(c.at for c in columns)))
        title = " ".join(word for text in texts for word in words(text))
        if title and Fraction(sum(n is not None for n in numbers), len(numbers)) >= _MOSTLY:
            figures.append(Figures(at=row, title=title, kind=kind_of(title), numbers=numbers))
    if not figures:
        return None
    bottom = figures[-1].at
    return Run(rows=columns, at=head.bottom, figures=tuple(figures), top=head.top, bottom=bottom)


def _in(row: int, ranges: Sequence[range]) -> bool:
    return any(row in some for some in ranges)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    row: int
    at: int
    heading: Heading
    key: tuple[tuple[str, ...], int]
    numbers: frozenset[int]


def _row(cells: Cells, row: int, index: UnsurIndex) -> _Named | None:
    """The unsur a row is about: the first name in it, else its number; and where its numbers stand."""
    headings = {
        c: index.match(value) for c, value in enumerate(cells.rows[row]) if isinstance(value, str) and value
    }
    says = [
        (c, heading) for c, heading in headings.items() if heading.says and not _is_number(cells.raw(row, c))
    ]
    numbers = frozenset(c for c, value in enumerate(cells.rows[row]) if number_of(value) is not None)
    if not says or len({h.unsur for _, h in says if h.unsur}) >= LEAST_UNSUR:
        return None
    at, best = next(((c, h) for c, h in says if h.unsur), says[0])
    code = next((h for _, h in says if h.code and h.coded), best)
    heading = Heading(unsur=best.unsur, code=code.code, coded=code.coded, bare=best.bare)
    right = frozenset(c for c in numbers if c > at)
    key = (heading.unsur, 0 if heading.unsur else heading.code)
    return _Named(row=row, at=at, heading=heading, key=key, numbers=right) if right else None


def _is_number(value: CellValue) -> bool:
    return number_of(value) is not None


def number_of(value: CellValue) -> Fraction | None:
    """The number of a cell of a table, without what may stand behind it in brackets."""
    if isinstance(value, bool) or is_blank(value):
        return None
    if isinstance(value, int | float):
        return exact(value)
    if not isinstance(value, str):
        return None
    return number_in(fold(value).partition("(")[0])


def _blocks(named: Sequence[_Named]) -> Iterator[list[_Named]]:
    """Rows about unsur that stand together, under one header."""
    block: list[_Named] = []
    for one in named:
        if block and one.row - block[-1].row > MOST_BETWEEN + 1:
            yield block
            block = []
        block.append(one)
    if block:
        yield block


def _apart(cells: Cells, block: Sequence[_Named]) -> list[list[_Named]]:
    """The tables of a block: by what else stands in their rows (a unit, a year), else one after the other."""
    if _is_one(block):
        return [list(block)]
    first = block[0].row
    columns = [
        column
        for column in range(cells.width)
        if not _REMARKS & set(_title(cells, first, column).split())
        and all(column != one.at and _as_key(cells.value(one.row, column)) for one in block)
    ]
    groups: dict[tuple[str, ...], list[_Named]] = {}
    for one in block:
        key = tuple(_as_key(cells.value(one.row, column)) for column in columns)
        groups.setdefault(key, []).append(one)
    if columns and all(_is_one(some) for some in groups.values()):
        return list(groups.values())
    return _in_turn(block)


def _in_turn(block: Sequence[_Named]) -> list[list[_Named]]:
    """The same unsur again begins another table."""
    found: list[list[_Named]] = [[]]
    for one in block:
        if any(one.key == other.key for other in found[-1]):
            found.append([])
        found[-1].append(one)
    return found


def _is_one(named: Sequence[_Named]) -> bool:
    return len({one.key for one in named}) == len(named)


def _as_key(value: CellValue) -> str:
    """What can tell one table from another: a text, or a year."""
    if isinstance(value, str) and value.strip() and number_of(value) is None:
        return collapsed(value)
    number = number_of(value)
    return str(number) if number is not None and number in YEARS else ""


def _run(cells: Cells, named: Sequence[_Named], first: int) -> Run | None:
    """`first`: the row below the titles."""
    if len(named) < LEAST_UNSUR:
        return None
    columns = sorted(set().union(*(one.numbers for one in named)))
    figures = []
    for column in columns:
        numbers = tuple(number_of(cells.raw(one.row, column)) for one in named)
        if Fraction(sum(n is not None for n in numbers), len(numbers)) >= _MOSTLY:
            title = _title(cells, first, column)
            shares = any(cells.text(one.row, column).rstrip().endswith("%") for one in named)
            kind = kind_of(title)
            figures.append(Figures(at=column, title=title, kind=kind, numbers=numbers, shares=shares))
    if not figures:
        return None
    rows = tuple(
        Column(at=one.row, titles=(cells.text(one.row, one.at),), heading=one.heading) for one in named
    )
    return Run(
        rows=rows,
        at=named[0].at,
        figures=tuple(figures),
        top=named[0].row,
        bottom=named[-1].row,
        beside=_beside(cells, named),
    )


def _beside(cells: Cells, named: Sequence[_Named]) -> tuple[str, ...]:
    """The texts and years that stand in every row, those of a merged cell too."""
    found: list[str] = []
    for column in range(cells.width):
        keys = {_as_key(cells.value(one.row, column)) for one in named}
        found += keys if len(keys) == 1 else ()
    return tuple(dict.fromkeys(filter(None, found)))


def _title(cells: Cells, first: int, column: int) -> str:
    """The titles right above a column of numbers, from the outermost to its own."""
    titles: list[str] = []
    for row in range(first - 1, max(first - 1 - _ROWS_ABOVE, -1), -1):
        value = cells.value(row, column)
        text = _as_title(value)
        if not text:
            if titles:
                break
            continue
        if text not in titles:
            titles.insert(0, text)
    return " ".join(titles)


def _as_title(value: CellValue) -> str:
    """A text, or one of the small numbers that head a column of counts."""
    if isinstance(value, str):
        number = number_of(value)
        return " ".join(words(value)) if number is None or number in _STEPS or number in YEARS else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value in _STEPS or value in YEARS else ""
    return ""
