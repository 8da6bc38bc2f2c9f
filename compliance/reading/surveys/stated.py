"""Numbers that a sheet states beside its table: its own index, its respondents, the people served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from compliance.model.survey import LEAST_INDEX, MOST_INDEX
from compliance.reading.blocks import Cells
from compliance.reading.folding import is_blank, words
from compliance.reading.sheets import CellValue
from compliance.reading.surveys.answers import exact, number_in
from compliance.reading.surveys.result import Stated

MOST_PEOPLE = 10_000_000
LONGEST_LABEL = 90  # characters
_FAR = 14  # columns to the right of a label
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_LEADING = re.compile(r"(\d{1,3}[.,]\d{1,6}|\d{1,7})\b(?![.,]?\d)")
_STATES = re.compile(  # a glance, before all that costs time
    r"ikm|indeks|skm|responden|kuesioner|kuisioner|populasi|population|pengguna|penerima|pemohon",
    re.IGNORECASE,
)
_SEPARATORS = frozenset({"", ":", "=", ": ", "-"})
_INDEX = (
    "ikm",
    "indeks kepuasan masyarakat",
    "indeks kepuasan",
    "nilai skm",
    "indeks skm",
    "hasil skm",
    "skor skm",
    "skm unit",
)
_NO_INDEX = frozenset(
    {
        "interval",
        "mutu",
        "tertimbang",
        "target",
        "nrr",
        "unsur",
        "rata",
        "bobot",
        "lalu",
        "sebelumnya",
        "responden",
    }
)
_COUNTS = frozenset({"jumlah", "jml", "total", "banyaknya", "banyak", "n"})
_RESPONDENTS = frozenset({"responden", "kuesioner", "kuisioner", "respondent", "respondents"})
_POPULATION = frozenset({"populasi", "population"})
_SERVED = frozenset({"pengguna", "penerima", "pemohon"})
_NO_COUNT = frozenset(
    {
        "per",
        "laki",
        "perempuan",
        "pria",
        "wanita",
        "minimal",
        "minimum",
        "target",
        "usia",
        "umur",
        "pendidikan",
        "unsur",
        "nilai",
        "nrr",
        "no",
        "nomor",
        "skor",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheetwide:
    """What one sheet states. Several different numbers of respondents or people: none."""

    indexes: tuple[Stated, ...] = ()
    respondents: int | None = None
    population: int | None = None


def read_stated(cells: Cells) -> Sheetwide:
    """Every number with a label of its own."""
    indexes: dict[Fraction, Stated] = {}
    respondents: set[int] = set()
    population: set[int] = set()
    for row, column, label, number in _labelled(cells):
        spoken = words(label)
        if _is_index(spoken, label) and LEAST_INDEX <= number <= MOST_INDEX:
            indexes.setdefault(number, Stated(value=number, place=cells.place(row, column)))
        elif number.denominator == 1 and 0 < number <= MOST_PEOPLE:
            if _counts_respondents(spoken):
                respondents.add(int(number))
            elif _counts_people(spoken):
                population.add(int(number))
    return Sheetwide(
        indexes=tuple(indexes.values()),
        respondents=next(iter(respondents)) if len(respondents) == 1 else None,
        population=next(iter(population)) if len(population) == 1 else None,
    )


def is_index_title(title: str) -> bool:
    """Whether a column is headed as an index."""
    return _is_index(words(title), title)


def counts_respondents(title: str) -> bool:
    """Whether a column is headed as a number of respondents."""
    return _counts_respondents(words(title)) or words(title) in (("responden",), ("n",))


def _is_index(spoken: tuple[str, ...], label: str) -> bool:
    if not spoken or _NO_INDEX & set(spoken) or _YEAR.search(label):
        return False
    line = f" {' '.join(spoken)} "
    return any(f" {phrase} " in line for phrase in _INDEX)


def _counts_respondents(spoken: tuple[str, ...]) -> bool:
    said = set(spoken)
    if _NO_COUNT & said or not _RESPONDENTS & said:
        return False
    return bool(_COUNTS & said) or spoken == ("responden",)


def _counts_people(spoken: tuple[str, ...]) -> bool:
    said = set(spoken)
    if _NO_COUNT & said:
        return False
    return bool(_POPULATION & said) or (bool(_COUNTS & said) and bool(_SERVED & said))


def _labelled(cells: Cells) -> Iterator[tuple[int, int, str, Fraction]]:
    """Labels with the number behind them: in the same cell, or the first thing to their right."""
    for row, values in enumerate(cells.rows):
        for column, value in enumerate(values):
            if (
                not isinstance(value, str)
                or len(value) > LONGEST_LABEL
                or value.isdecimal()
                or not _STATES.search(value)
            ):
                continue
            label, mark, rest = _parted(value)
            number = _leading(rest) if mark else None
            if number is None and not rest:
                number = _to_the_right(cells, row, column)
            if number is not None:
                yield row, column, label, number


def _parted(text: str) -> tuple[str, str, str]:
    for mark in (":", "="):
        label, found, rest = text.partition(mark)
        if found:
            return label, found, rest.strip()
    return text, "", ""


def _to_the_right(cells: Cells, row: int, column: int) -> Fraction | None:
    area = cells.merged.get((row, column))
    start = area[3] + 1 if area else column + 1
    for right in range(start, min(start + _FAR, cells.width)):
        value = cells.raw(row, right)
        if is_blank(value) or (isinstance(value, str) and value.strip() in _SEPARATORS):
            continue
        return _number(value)
    return None


def _number(value: CellValue) -> Fraction | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return exact(value)
    return _leading(value.lstrip(" :=")) if isinstance(value, str) else None


def _leading(text: str) -> Fraction | None:
    """The number a text begins with: `90,56 (Sangat Baik)`, `29 orang`; no range, no date."""
    found = _LEADING.match(text.strip())
    if found is None or re.match(r"\s*([-–/]|s\.?d)\s*\d", text.strip()[found.end() :]):
        return None
    return number_in(found[1])
