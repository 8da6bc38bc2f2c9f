"""Tables whose rows are units with the mean of each unsur: no respondents, though they look so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.reading.blocks import Cells
from compliance.reading.folding import collapsed, words
from compliance.reading.surveys.answers import read_answer
from compliance.reading.surveys.heads import Head
from compliance.reading.surveys.result import Scale, Stated
from compliance.reading.surveys.runs import number_of
from compliance.reading.surveys.scale import LEAST, MOST, TOP, has_parts
from compliance.reading.surveys.stated import counts_respondents, is_index_title
from compliance.reading.surveys.whose import IsUnit, names_unit, unit_column

_MOSTLY = Fraction(1, 2)  # of the numbers are no whole ones
_MOST_QUESTIONS = 6  # of one unsur: a respondent's mean is a whole number of so many parts
_ROUNDED = Fraction(1, 50)
_PERIODS = frozenset(
    {"tahun", "triwulan", "tw", "semester", "periode", "bulan", "layanan", "pelayanan", "loket"}
)
_DIFFERENT = Fraction(9, 10)  # of the rows have a name of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit of such a table, with its numbers by column, and what else its row says."""

    row: int
    name: str
    scale: Scale
    numbers: Mapping[int, Fraction]
    respondents: int | None
    stated: tuple[Stated, ...]


def are_means(cells: Cells, head: Head, rows: Sequence[int]) -> bool:
    """Whether most scores are such as no single respondent gives; some, where rows are periods."""
    places = [column.at for column in head.asking]
    said = Counter(map(read_answer, cells.raws((row, at) for row in rows for at in places)))
    numbers = [(one.number, count) for one, count in said.items() if one.number]
    if _of_periods(cells, head, rows) and has_parts(dict(numbers)):
        return True
    total = sum(count for _, count in numbers)
    odd = sum(count for number, count in numbers if not _is_of_one(number))
    return total > 0 and Fraction(odd, total) >= _MOSTLY


def _of_periods(cells: Cells, head: Head, rows: Sequence[int]) -> bool:
    """Whether a column names another period, service or counter in each row."""
    titled = [c.at for c in head.columns if _PERIODS & set(words(c.title)) and not c.heading.says]
    return len(rows) > 1 and any(len({cells.raw(row, at) for row in rows}) == len(rows) for at in titled)


def is_checklist(cells: Cells, head: Head, rows: Sequence[int]) -> bool:
    """Whether nothing but 1 and 0 stands in several rows: ticks of a checklist, not scores."""
    places = [column.at for column in head.asking]
    said = set(map(read_answer, cells.raws((row, at) for row in rows for at in places)))
    numbers = {one.number for one in said if one.number is not None}
    worded = any(one.phrase or one.letter for one in said)
    return len(rows) > 1 and bool(numbers) and numbers <= {0, 1} and not worded


def _is_of_one(number: Fraction) -> bool:
    """Whether one respondent can have given a number: whole, or the mean of a few answers."""
    return any(abs(number * n - round(number * n)) <= _ROUNDED for n in range(1, _MOST_QUESTIONS + 1))


def unit_names(cells: Cells, head: Head, rows: Sequence[int], is_unit: IsUnit) -> dict[int, str]:
    """The name of each row's unit, each but once; empty where the rows are not units."""
    asked = frozenset(column.at for column in head.asking)
    named = unit_column(cells, head, rows, is_unit)[1] or _any_column(cells, head, rows, asked, is_unit)
    different = len({name.casefold() for name in named.values()})
    return dict(named) if named and Fraction(different, len(rows)) >= _DIFFERENT else {}


def _any_column(
    cells: Cells, head: Head, rows: Sequence[int], asked: frozenset[int], is_unit: IsUnit
) -> Mapping[int, str]:
    for column in range(head.left, head.right):
        named = {row: collapsed(text) for row in rows if (text := cells.text(row, column)).strip()}
        units = sum(names_unit(name, is_unit) for name in named.values())
        if column not in asked and named and Fraction(units, len(named)) >= _DIFFERENT:
            return named
    return {}


def unit_rows(cells: Cells, head: Head, named: Mapping[int, str]) -> Iterator[UnitRow]:
    """The units with numbers on a scale; sums are divided where the row tells its respondents."""
    indexes = [c.at for c in head.columns if is_index_title(c.title)]
    people = [c.at for c in head.columns if counts_respondents(c.title)]
    for row, name in named.items():
        said = {c.at: number_of(cells.raw(row, c.at)) for c in head.asking}
        numbers = {at: number for at, number in said.items() if number is not None}
        counted = next((n for at in people if (n := number_of(cells.raw(row, at))) is not None), None)
        respondents = (
            int(counted) if counted is not None and counted.denominator == 1 and counted > 0 else None
        )
        if respondents and numbers and all(LEAST <= n / respondents <= MOST for n in numbers.values()):
            numbers = {at: number / respondents for at, number in numbers.items()}
        scale = _scale(numbers.values())
        if scale is None:
            continue
        values = ((at, number_of(cells.raw(row, at))) for at in indexes)
        stated = tuple(
            Stated(value=n, place=cells.place(row, at)) for at, n in values if n is not None and n > MOST
        )
        yield UnitRow(
            row=row, name=name, scale=scale, numbers=numbers, respondents=respondents, stated=stated
        )


def _scale(numbers: Iterable[Fraction]) -> Scale | None:
    listed = list(numbers)
    if listed and all(LEAST <= number <= MOST for number in listed):
        return Scale.FOUR
    return Scale.HUNDRED if listed and all(MOST < number <= TOP for number in listed) else None
