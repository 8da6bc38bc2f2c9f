"""Where the tables of respondents begin: rows whose titles name the unsur, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from compliance.reading.blocks import Cells
from compliance.reading.folding import collapsed, is_blank, words
from compliance.reading.sheets import CellValue, Position
from compliance.reading.surveys.answers import exact
from compliance.reading.surveys.index import NOTHING, Heading, UnsurIndex

LEAST_NAMED = 3  # different unsur in one row make it a row of titles
MOST_HEADER_ROWS = 4
ROWS_ABOVE = 2  # of titles over the one that names the unsur
LEAST_NUMBERS = 5  # 1 2 3 4 5 … are the numbers of unsur, or of columns
# What was hoped for, what was weighted or added up, why somebody answered so: no scores.
_SKIPPED = frozenset(
    {
        "harapan", "kepentingan", "importance", "expectation", "ekspektasi", "tertimbang", "bobot",
        "konversi", "nrr", "peringkat", "alasan", "jumlah", "total", "subtotal", "komentar",
    }
)  # fmt: skip
_MEANS = frozenset({"rata", "rerata", "ratarata", "mean", "average"})
_ABOUT = re.compile(r"\b(unsur|pertanyaan|indikator|butir|soal)\b", re.IGNORECASE)
NUMBER_TITLES = frozenset(
    {
        "no", "nomor", "no resp", "no responden", "nomor responden", "nomor urut", "no urut",
        "responden", "resp", "nores", "n",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column under its titles, the outermost first.

    `skipped`: it tells of something else; `made`: of the mean of other columns; `named_above`: what it
    is stands in a title above its own; `aside`: it asks of something else that the unsur is mentioned beside.
    """

    at: int
    titles: tuple[str, ...]
    heading: Heading = NOTHING
    skipped: bool = False
    made: bool = False
    named_above: bool = False
    aside: bool = False

    @property
    def title(self) -> str:
        """Its own title, in one line."""
        return collapsed(self.titles[-1]) if self.titles else ""

    @property
    def path(self) -> str:
        """All its titles, in one line."""
        return " – ".join(map(collapsed, self.titles))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The titles of one table: rows `top` … `bottom`, columns from `left` up to `right`."""

    top: int
    bottom: int
    left: int
    right: int
    columns: tuple[Column, ...] = field(default=())

    @property
    def asking(self) -> tuple[Column, ...]:
        """The columns that may hold scores."""
        return tuple(c for c in self.columns if c.heading.says and not c.skipped)

    @property
    def numbers(self) -> int | None:
        """The column with the number of the respondent."""
        found = (c.at for c in self.columns if " ".join(words(c.title)) in NUMBER_TITLES)
        return next(found, None)


def find_heads(cells: Cells, index: UnsurIndex) -> list[Head]:
    """The headers of a sheet, from top to bottom and from left to right."""
    found: list[Head] = []
    row = 0
    while row < cells.height:
        named = _named(cells, row, index)
        answers = found and _answers(cells, row, _asked(found[-1]), index)
        if not _is_head(named) or answers or _is_answered(cells, row, named, index):
            row += 1
            continue
        bottom = _bottom(cells, row, index)
        top = _top(cells, row, found[-1].bottom + 1 if found else 0)
        found += _side_by_side(_head(cells, top, row, bottom, index))
        row = bottom + 1
    return found


def _asked(head: Head) -> list[int]:
    return [column.at for column in head.asking]


def _answers(cells: Cells, row: int, asked: Collection[int], index: UnsurIndex) -> bool:
    """Whether a row is of a respondent, whose remarks may name unsur too."""
    values = cells.raws((row, at) for at in asked)
    return 2 * sum(map(index.is_score, values)) > len(values)


def _is_answered(cells: Cells, row: int, named: Mapping[int, Heading], index: UnsurIndex) -> bool:
    """Whether a row holds more answers than titles, as that of a respondent where nobody wrote titles."""
    others = (value for c, value in enumerate(cells.rows[row]) if c not in named and not is_blank(value))
    return sum(map(index.is_score, others)) > len(named)


def _named(cells: Cells, row: int, index: UnsurIndex) -> dict[int, Heading]:
    """What the titles of a row say about unsur, by their columns."""
    found = {}
    for column, value in enumerate(cells.rows[row]):
        if isinstance(value, str) and value:
            heading = index.match(value)
            if heading.says and not index.is_answer(value):
                found[column] = heading
    return found or _numbered(cells, row)


def _numbered(cells: Cells, row: int) -> dict[int, Heading]:
    """1 2 3 … under a title such as "Nilai unsur pelayanan"."""
    if row == 0 or not any(isinstance(v, str) and _ABOUT.search(v) for v in cells.rows[row - 1]):
        return {}
    run = numbers_in_order(cells.rows[row])
    if len(run) < LEAST_NUMBERS or cells.rows[row][run[0]] not in (1, 1.0, "1"):
        return {}
    above = [str(cells.value(row - 1, column) or "") for column in run]
    if not any(_ABOUT.search(text) for text in above):
        return {}
    coded = any("unsur" in text.lower() for text in above)
    return {column: Heading(code=i, coded=coded, bare=True) for i, column in enumerate(run, start=1)}


def numbers_in_order(values: Sequence[CellValue]) -> list[int]:
    """The columns of the longest run of neighbours that count upwards by one: (1), (2), (3) …"""
    best: list[int] = []
    run: list[int] = []
    before = None
    for column, value in enumerate(values):
        number = _plain_number(value)
        if number is not None and before is not None and run and number == before + 1:
            run.append(column)
        else:
            run = [] if number is None else [column]
        before = number
        if len(run) > len(best):
            best = list(run)
    return best


def _plain_number(value: CellValue) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        number = exact(value)
        return int(number) if number is not None and number.denominator == 1 else None
    text = value.strip(" ().") if isinstance(value, str) else ""
    return int(text) if text.isdecimal() and len(text) <= 3 else None


def _is_head(named: Mapping[int, Heading]) -> bool:
    unsur = {heading.unsur for heading in named.values() if heading.unsur}
    codes = {heading.code for heading in named.values() if heading.code}
    return len(named) >= LEAST_NAMED and max(len(unsur), len(codes)) >= LEAST_NAMED


def _bottom(cells: Cells, row: int, index: UnsurIndex) -> int:
    """The last row of titles: more rows that name unsur, or that number the questions under each."""
    bottom, asked = row, _named(cells, row, index).keys()
    while bottom + 1 < cells.height and bottom - row + 1 < MOST_HEADER_ROWS:
        named = _is_head(_named(cells, bottom + 1, index)) and not _answers(cells, bottom + 1, asked, index)
        if not named and not _subtitles(cells, bottom, index):
            break
        bottom += 1
    return bottom


def _subtitles(cells: Cells, row: int, index: UnsurIndex) -> bool:
    """Whether the row below counts 1 2 1 2 … or a b a b … under titles of unsur that span several columns."""
    spans = [
        (left, right)
        for (r, c), (top, left, bottom, right) in cells.merged.items()
        if (r, c) == (row, left)
        and right > left
        and bottom == row
        and index.match(cells.text(top, left)).says
    ]
    if not spans or row + 1 >= cells.height:
        return False
    under = {c for left, right in spans for c in range(left, right + 1)}
    filled = {c for c, v in enumerate(cells.rows[row + 1]) if not is_blank(v)}
    return filled <= under and all(_counts(cells, row + 1, left, right) for left, right in spans)


def _counts(cells: Cells, row: int, left: int, right: int) -> bool:
    texts = [str(cells.raw(row, column) or "").strip(" ().").lower() for column in range(left, right + 1)]
    ends = [text[-1:] for text in texts]
    letters = [chr(ord("a") + i) for i in range(len(texts))]
    return ends in ([str(i) for i in range(1, len(texts) + 1)], letters)


def _top(cells: Cells, row: int, free: int) -> int:
    """The first row of titles: rows above that hold only texts, several of them or one over many columns."""
    top = row
    while top > free and row - top < ROWS_ABOVE:
        filled = [c for c, value in enumerate(cells.rows[top - 1]) if not is_blank(value)]
        texts = all(isinstance(cells.raw(top - 1, c), str) for c in filled)
        wide = any((top - 1, c) in cells.merged for c in filled)
        if not filled or not texts or (len(filled) < 2 and not wide):
            break
        if len(filled) == 1 and filled[0] == 0 and _covers_all(cells, top - 1):
            break  # the heading of the whole sheet
        top -= 1
    return top


def _covers_all(cells: Cells, row: int) -> bool:
    area = cells.merged.get((row, 0))
    return area is not None and area[3] >= cells.width - 2


def _head(cells: Cells, top: int, row: int, bottom: int, index: UnsurIndex) -> Head:
    columns = []
    for column in range(cells.width):
        path = _titles(cells, top, bottom, column)
        if not path:
            continue
        titles = tuple(title for title, _ in path)
        own = [title for title, at in path if at[0] >= row]
        heading = _heading(own, cells, row, bottom, column, index)
        spoken = {word for title in titles for word in words(title)}
        columns.append(
            Column(
                at=column,
                titles=titles,
                heading=heading,
                skipped=not _SKIPPED.isdisjoint(spoken) or bool(index.other(titles)),
                made=not _MEANS.isdisjoint(spoken),
                named_above=len(titles) > 1 and not index.match(titles[-1]).says,
                aside=any(map(index.aside, titles)),
            )
        )
    return Head(top=top, bottom=bottom, left=0, right=cells.width, columns=tuple(columns))


def _titles(cells: Cells, top: int, bottom: int, column: int) -> list[tuple[str, Position]]:
    """The titles above a column with their places, a merged one once."""
    path: list[tuple[str, Position]] = []
    for row in range(top, bottom + 1):
        at = cells.home(row, column)
        title = cells.text(*at).strip()
        if title and top <= at[0] and (not path or path[-1][1] != at):
            path.append((title, at))
    return path


def _heading(
    titles: Sequence[str], cells: Cells, row: int, bottom: int, column: int, index: UnsurIndex
) -> Heading:
    """What the titles of one column say together: the lowest name, and any number."""
    said = [index.match(title) for title in reversed(titles)]
    numbered = [_numbered(cells, r).get(column, NOTHING) for r in range(row, bottom + 1)]
    unsur = next((h.unsur for h in said if h.sure), next((h.unsur for h in said if h.unsur), ()))
    codes = [h for h in (*said, *numbered) if h.code]
    best = next((h for h in codes if h.coded), codes[0] if codes else NOTHING)
    return Heading(unsur=unsur, code=best.code, coded=best.coded, bare=best.bare)


def _side_by_side(head: Head) -> Iterator[Head]:
    """The tables that stand beside each other under one row of titles, each with its own numbers."""
    starts = [c.at for c in head.columns if " ".join(words(c.title)) in NUMBER_TITLES]
    asking = [c.at for c in head.asking]
    cuts = [start for start in starts if any(a < start for a in asking) and any(a > start for a in asking)]
    bounds = [head.left, *cuts, head.right]
    for left, right in pairwise(bounds):
        columns = tuple(c for c in head.columns if left <= c.at < right)
        yield Head(top=head.top, bottom=head.bottom, left=left, right=right, columns=columns)
