"""Which rows below a header are respondents: not totals, examples, numbering, signatures, or notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.reading import words as w
from compliance.reading.blocks import Cells
from compliance.reading.folding import is_blank, not_blank, words
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import CellValue
from compliance.reading.surveys.answers import read_answer
from compliance.reading.surveys.heads import LEAST_NUMBERS, Head, numbers_in_order
from compliance.reading.surveys.scale import MOST, TOP

_TOTALS = w.TOTALS | frozenset(
    {
        "nrr",
        "ratarata",
        "rata2",
        "mean",
        "sum",
        "σ",
        "bobot",
        "mutu",
        "kinerja",
        "konversi",
        "modus",
        "median",
        "max",
        "maks",
        "maksimal",
        "min",
        "minimal",
        "target",
        "peringkat",
        "ranking",
        "rank",
        "prioritas",
        "standar",
        "deviasi",
        "stdev",
        "harapan",
        "predikat",
    }
)
# Such a word begins a total as well, unless it is the number of a respondent: SKM-0017.
_TOTALS_WITHOUT_NUMBER = frozenset(
    {
        "nilai",
        "ikm",
        "skm",
        "indeks",
        "index",
        "ni",
        "nik",
        "skor",
        "kategori",
        "interval",
        "tertimbang",
        "unsur",
    }
)
# Words of the names of totals; "Ni Made" and "Total Suprapto" hold others, and are respondents.
_OF_TOTALS = (
    _TOTALS | _TOTALS_WITHOUT_NUMBER | w.MONTHS.keys()
    | {
        "per", "unsur", "nilai", "tertbg", "unit", "pelayanan", "layanan", "responden", "kuesioner",
        "kuisioner", "yang", "terisi", "semua", "seluruh", "keseluruhan", "halaman", "ini", "skala",
        "hasil", "ke", "dan", "dari", "tiap", "setiap", "masing", "indikator", "pertanyaan", "survei",
        "kepuasan", "masyarakat", "bulan", "triwulan", "semester", "tahun", "tw", "i", "ii", "iii",
        "iv", "akhir", "x", "index", "page", "bobot", "sub",
    }
)  # fmt: skip
_LEAST_ROWS = 2  # before a row without a name can be told for their sum or mean
MOST_TRIES = 20  # rows of a table that are compared with all above them
_EXAMPLE = re.compile(r"\W*(contoh|misal|cth|example)", re.IGNORECASE)
_LOOKED_AT = 60  # rows below a header
_DECIMALS = 6  # to which a mean may have been rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """The rows of a table: respondents; examples; those below the totals that look like respondents;
    and those that are unlike the respondents, without a number or nearly empty.
    """

    respondents: tuple[int, ...]
    examples: tuple[int, ...]
    below: tuple[int, ...]
    unlike: tuple[int, ...]
    closed: bool


class Walk:
    """One pass over the rows below a header. `asked`: the columns that may hold scores."""

    def __init__(
        self, cells: Cells, head: Head, asked: Sequence[int], is_score: Callable[[CellValue], bool]
    ) -> None:
        self._cells, self._head, self._asked, self._is_score = cells, head, asked, is_score
        self._left = range(head.left, min(asked))
        self._number = head.numbers
        self._tries = MOST_TRIES
        self._found: list[int] = []
        self._examples: list[int] = []
        self._below: list[int] = []
        self._unlike: list[int] = []
        self._closed = self._parted = self._counts = False

    def walk(self, end: int) -> Walked:
        """The rows from the header to `end`, told apart."""
        self._counts = self._are_counted(range(self._head.bottom + 1, end))
        for row in range(self._head.bottom + 1, end):
            self._row(row)
        return Walked(
            respondents=tuple(self._found),
            examples=tuple(self._examples),
            below=tuple(self._below),
            unlike=tuple(self._unlike),
            closed=self._closed,
        )

    def _row(self, row: int) -> None:
        values = self._cells.raws([(row, column) for column in self._asked])
        filled = not_blank(values)
        label = self._label(row)
        if not filled:
            kind = read_label(label).kind if label else RowKind.BLANK
            self._parted = self._parted or bool(self._found)
            self._closed = self._closed or (
                bool(self._found) and kind in (RowKind.SIGNATURE, RowKind.NOTE, RowKind.TOTAL)
            )
            return
        if self._is_example(row):
            self._examples.append(row)
        elif (self._is_total(label) and not self._is_person(label, filled)) or self._adds_up(row, values):
            self._closed = self._closed or bool(self._found)
        elif self._is_numbering(row):
            pass
        elif self._is_unlike(row, filled):
            self._unlike.append(row)
        elif self._closed:
            self._after_totals(row, values)
        elif any(self._is_score(value) for value in filled) or self._numbered(row):
            self._found.append(row)

    def _label(self, row: int) -> str:
        """The first text before the scores."""
        texts = (self._cells.text(row, column) for column in self._left)
        return next((text for text in texts if any(c.isalpha() or c in "Σ∑%" for c in text)), "")

    def _is_example(self, row: int) -> bool:
        return any(
            read_label(text).kind is RowKind.EXAMPLE
            for column in self._left
            if _EXAMPLE.match(text := self._cells.text(row, column))
        )

    def _is_total(self, label: str) -> bool:
        spoken = words(label)
        if not spoken:
            return bool(label) and not any(c.isalnum() for c in label)  # "Σ"
        if spoken[0] in _TOTALS:
            return True
        return spoken[0] in _TOTALS_WITHOUT_NUMBER and not any(word.isdigit() for word in spoken)

    def _is_person(self, label: str, filled: Sequence[CellValue]) -> bool:
        """Whether a name only begins like that of a total: it goes on otherwise, and its scores are plain."""
        numbers = self._numbers(filled)
        most = TOP if numbers and min(numbers) > MOST else MOST
        plain = all(number.denominator == 1 and 0 <= number <= most for number in numbers)
        return plain and any(word.isalpha() and word not in _OF_TOTALS for word in words(label))

    def _are_counted(self, rows: range) -> bool:
        """Whether the respondents have numbers, so that a row with words in their place is none."""
        if self._number is None:
            return False
        texts = [str(self._cells.raw(row, self._number) or "") for row in rows[:_LOOKED_AT]]
        counted = sum(any(c.isdigit() for c in text) for text in texts)
        return counted > sum(_only_words(text) for text in texts)

    def _is_unlike(self, row: int, filled: Sequence[CellValue]) -> bool:
        """Words in the place of a number; or, below a gap, hardly any score: a legend, a note."""
        titled = self._counts and _only_words(str(self._cells.raw(row, self._number or 0) or ""))
        sparse = self._parted and 2 * len(filled) < len(self._asked)
        return (titled or sparse) and any(self._is_score(value) for value in filled)

    def _is_numbering(self, row: int) -> bool:
        """(1) (2) (3) … below the titles; a respondent's scores never count so far."""
        if self._found:
            return False
        run = numbers_in_order(self._cells.rows[row][self._head.left : self._head.right])
        return len(run) >= LEAST_NUMBERS

    def _numbered(self, row: int) -> bool:
        """Whether a row without any score is still that of a respondent, and no legend."""
        counted = self._number is not None and read_answer(self._cells.raw(row, self._number)).number
        return bool(counted)

    def _adds_up(self, row: int, values: Sequence[CellValue]) -> bool:
        """Whether a row that nobody is named in repeats the sums or means of those above it.

        Whole numbers inside the scale are scores: no mean is whole in all columns.
        """
        numbers = self._numbers(values)
        first = (
            self._numbers(self._cells.raws([(self._found[0], c) for c in self._asked])) if self._found else []
        )
        most = MOST if all(number <= MOST for number in first) else TOP
        plain = all(number.denominator == 1 and number <= most for number in numbers)
        if plain or len(numbers) < len(values) or len(self._found) < _LEAST_ROWS or self._tries == 0:
            return False
        if any(not is_blank(self._cells.raw(row, column)) for column in self._left):
            return False
        self._tries -= 1
        sums = [self._sum(column) for column in self._asked]
        means = [total / len(self._found) for total in sums]
        return numbers == sums or all(
            abs(number - mean) <= _rounding(number) for number, mean in zip(numbers, means, strict=True)
        )

    def _numbers(self, values: Sequence[CellValue]) -> list[Fraction]:
        return [number for value in values if (number := read_answer(value).number) is not None]

    def _sum(self, column: int) -> Fraction:
        said = Counter(read_answer(self._cells.raw(row, column)) for row in self._found)
        return sum((one.number * count for one, count in said.items() if one.number), Fraction(0))

    def _after_totals(self, row: int, values: Sequence[CellValue]) -> None:
        """Respondents below a total of their page carry on counting; what only looks like one is said."""
        if not all(self._is_score(value) for value in values):
            return
        number = None if self._number is None else read_answer(self._cells.raw(row, self._number)).number
        counted = number is not None and number.denominator == 1
        (self._found if counted else self._below).append(row)


def _only_words(text: str) -> bool:
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text))


def _rounding(number: Fraction) -> Fraction:
    """How far a rounded number may lie from what it was."""
    for decimals in range(1, _DECIMALS):
        if (number * 10**decimals).denominator == 1:
            return Fraction(1, 10**decimals)
    return Fraction(1, 10**_DECIMALS)
