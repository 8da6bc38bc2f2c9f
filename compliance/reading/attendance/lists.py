"""Lists of people in a sheet: where they begin, what their columns are for, whose rows they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compliance.reading.attendance.headers import NAME, Part, PersonHeaders
from compliance.reading.blocks import MOST_TITLE_ROWS, Cells
from compliance.reading.folding import is_blank, is_placeholder, shown, words
from compliance.reading.personal.patterns import has_degree, is_personal_number
from compliance.reading.rows import RowKind, is_numbering, read_label
from compliance.reading.sheets import Position

DISTRICT = "kecamatan"
_NOBODY = (RowKind.TOTAL, RowKind.EXAMPLE, RowKind.NOTE, RowKind.BLANK)
MOST_LISTS = 200  # of one sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of people: the columns by their parts, `titles` by column, and its rows."""

    cells: Cells
    top: int
    parts: Mapping[int, Part]
    titles: Mapping[int, str]
    rows: tuple[int, ...]

    def columns(self, *parts: Part) -> list[int]:
        return [column for column, part in self.parts.items() if part in parts]

    def column(self, part: Part) -> int | None:
        return next(iter(self.columns(part)), None)

    def unit_columns(self) -> tuple[int | None, int | None]:
        """The column of units, and that of the kecamatan they lie in, where both are there."""
        columns = self.columns(Part.UNIT)
        beside = next((c for c in columns if words(self.titles[c]) == (DISTRICT,)), None)
        own = next((column for column in columns if column != beside), None)
        return (beside, None) if own is None else (own, beside)

    def above(self) -> Iterator[tuple[Position, str]]:
        """The texts above it, the nearest line first, each line from the left."""
        for row in range(self.top - 1, max(-1, self.top - 1 - MOST_TITLE_ROWS), -1):
            for column, value in enumerate(self.cells.rows[row]):
                if isinstance(value, str) and value.strip():
                    yield (row, column), value


def find_lists(cells: Cells, headers: PersonHeaders) -> tuple[Listing, ...]:
    """Every list with a column of people's names, in order."""
    heads: list[int] = []
    for row in range(cells.height):
        if len(heads) < MOST_LISTS and _is_head(cells, row, headers, first=not heads):
            heads.append(row)
    ends = [*heads[1:], cells.height]
    return tuple(_listing(cells, head, end, headers) for head, end in zip(heads, ends, strict=False))


def _is_head(cells: Cells, row: int, headers: PersonHeaders, *, first: bool) -> bool:
    """Whether a row heads a list: names of people, and at least one thing said about them.

    Below the first, only a row with the word itself does: "Peserta" may be said about somebody.
    """
    texts = [text for column in range(len(cells.rows[row])) if (text := cells.text(row, column)).strip()]
    parts = [headers.part(text) for text in texts]
    if parts.count(Part.PERSON) != 1 or len(parts) < 2 or 2 * parts.count(Part.OTHER) > len(parts):
        return False
    return first or NAME in words(texts[parts.index(Part.PERSON)])


def _listing(cells: Cells, head: int, end: int, headers: PersonHeaders) -> Listing:
    below = head + 1
    person = next(c for c in range(cells.width) if headers.part(cells.text(head, c)) is Part.PERSON)
    under = below < end and cells.home(below, person) == (head, person)  # Bimtek over its titles
    titles = {}
    for column in range(cells.width):
        at = cells.home(head, column)
        own = cells.title(below, column) if under and cells.home(below, column) == (below, column) else ""
        titles[column] = own or (cells.title(*at) if at[0] == head else "")
    first = below + bool(under)
    parts = {column: headers.part(title) for column, title in titles.items() if title.strip()}
    number = next((column for column, part in parts.items() if part is Part.NUMBER), person)
    rows = tuple(_people(cells, range(first, end), person, number))
    return Listing(cells=cells, top=head, parts=parts, titles=titles, rows=rows)


def _people(cells: Cells, below: range, person: int, number: int) -> Iterator[int]:
    """The rows of people: no numbering, totals or examples, and nothing below a signature. Who has a degree
    or a staff number is somebody, whatever the name begins with.
    """
    for row in below:
        filled = [shown(value) for value in cells.rows[row] if not is_blank(value)]
        name = shown(cells.value(row, person))
        if is_placeholder(name) or is_numbering(filled):
            if any(read_label(text).kind is RowKind.SIGNATURE for text in filled[:1]):
                return
            continue
        kind = read_label(name).kind
        if kind is RowKind.SIGNATURE:
            return
        somebody = has_degree(name) or is_personal_number(cells.value(row, number))
        if kind not in _NOBODY or (somebody and kind is not RowKind.EXAMPLE):
            yield row
