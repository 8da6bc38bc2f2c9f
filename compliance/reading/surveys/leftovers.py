"""What of a table is not kept: its other columns, by their titles; and whether those tell of persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from compliance.definitions.personal import shipped_personal
from compliance.reading.blocks import Cells
from compliance.reading.folding import collapsed, is_blank, words
from compliance.reading.numbers import read_date
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.personal.patterns import is_mobile, is_personal_number, masked
from compliance.reading.surveys.heads import NUMBER_TITLES, Column, Head
from compliance.reading.surveys.result import DroppedColumn

LONGEST_TITLE = 80  # characters of a title that are repeated
_LOOKED_AT = 200  # cells of a column
_PERSONAL = frozenset({Told.PERSON, Told.TITLE, Told.EITHER})
_DATES = frozenset({"timestamp", "tanggal", "tgl", "date", "cap"})


@cache
def _headers() -> Headers:
    return Headers(shipped_personal())


def dropped_columns(
    cells: Cells, head: Head, rows: Sequence[int], kept: frozenset[int]
) -> Iterator[DroppedColumn]:
    """Every column with something in it that is no score, from left to right; never what stands in it."""
    titled = {column.at: column for column in head.columns}
    for at in range(head.left, head.right):
        column = titled.get(at)
        title = _title_of(column) if column else ""
        if at in kept or " ".join(words(title)) in NUMBER_TITLES:
            continue
        looked = [cells.raw(row, at) for row in rows[:_LOOKED_AT]]
        filled = [value for value in looked if not is_blank(value)]
        if not filled and (not title or (column and column.heading.says)):
            continue
        told = _headers().told(title) in _PERSONAL
        numbers = any(is_personal_number(value) or is_mobile(value) for value in filled)
        yield DroppedColumn(
            place=cells.place(head.bottom, at), header=_short(title), personal=told or numbers
        )


def _title_of(column: Column) -> str:
    """Its own title; with those above it where they tell it from an unsur, but no line like `Petugas : …`."""
    if not column.skipped:
        return column.title
    return " – ".join(collapsed(title) for title in column.titles if ":" not in title)


def _short(title: str) -> str:
    """A title as it is repeated: in one line, without numbers of persons, of a long one the beginning."""
    text = masked(collapsed(title))
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…"


def days(cells: Cells, head: Head, rows: Sequence[int]) -> tuple[date, date] | None:
    """The first and the last day of a column of dates; None where one of them is not certain."""
    for column in head.columns:
        spoken = set(words(column.title))
        if not spoken & _DATES or "lahir" in spoken:
            continue
        filled = [value for row in rows if not is_blank(value := cells.raw(row, column.at))]
        found = [day for value in filled if (day := read_date(value)) is not None]
        if filled and len(found) == len(filled):
            return min(found), max(found)
    return None
