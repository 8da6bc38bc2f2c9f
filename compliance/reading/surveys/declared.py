"""What a book itself says of its scale, where that is another than 1 to 4 with 4 as the best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found, place_of
from compliance.reading.folding import fold, is_blank, words
from compliance.reading.sheets import CellValue, Sheet
from compliance.reading.surveys.grades import STEPS, Grader
from compliance.reading.surveys.runs import number_of

_FIRST_ROWS, _LAST_ROWS = 40, 60  # of a sheet: legends stand above or below its table
_LONGEST = 400  # characters of a legend
_LEAST_PAIRS = 2  # numbers with their words
_TO = r"\s*(?:-|–|—|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga|to)\s*"
_WIDER = re.compile(
    rf"\b(?:skala|likert|rentang|nilai|skor)\b[^\d\n]{{0,30}}\b1(?:[.,]0+)?{_TO}(?:[5-7]|10)(?:[.,]0+)?(?![\d.,]*\d)"
    rf"|\(\s*1{_TO}(?:5|10)\s*\)|\b(?:likert|skala)\s+(?:5|lima|10)\b|\b(?:5|lima)\s+skala\b"
    r"|\b(?:nilai|skor)\s+(?:maksimal|maksimum|tertinggi|maks\.?)\D{0,12}\b(?:5|10)\b"
)
_TITLES = frozenset({"no", "nomor", "peringkat", "ranking", "prioritas"})  # above numbers that are no scores
_DIGIT, _LIMITS = re.compile(r"\d"), re.compile(r"\d{2}")
_WORDS = r"([^\W\d_][^\d=:;,/\n()]{1,40}?)"
_NUMBER_FIRST = re.compile(rf"(?<![\d.,])(\d)\s*[=:).\-–(]\s*{_WORDS}(?=[\d=:;,/\n()]|$)")
_WORDS_FIRST = re.compile(rf"{_WORDS}\s*[=:(]\s*(\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Where a book says so. `turned`: of the scale it says only that 1 is the best."""

    place: Place
    turned: bool

    @property
    def problem(self) -> Problem:
        """Why nothing is counted."""
        code = ProblemCode.SURVEY_SCALE_REVERSED if self.turned else ProblemCode.SURVEY_SCALE_DECLARED
        return found(code, self.place)


def declared_scale(sheets: Sequence[Sheet], grader: Grader) -> Declared | None:
    """The first place that speaks of another scale; None where none does."""
    for sheet in sheets:
        for row, column, pairs in _explained(sheet):
            known = {number: phrase for number, phrase in pairs.items() if grader.is_phrase(phrase)}
            if not pairs or _wider(known):
                return Declared(place=place_of(sheet.name, row, column), turned=False)
            if len(known) >= _LEAST_PAIRS and _turned(known, grader):
                return Declared(place=place_of(sheet.name, row, column), turned=True)
    return None


def _wider(known: Mapping[int, str]) -> bool:
    """Whether five steps, or a step of 0, have words of their own."""
    different = len(set(known.values())) == len(known)
    return different and ({STEPS, STEPS + 1} <= known.keys() or {0, 1} <= known.keys())


def _turned(known: Mapping[int, str], grader: Grader) -> bool:
    worth = grader.grade([set(known.values())])[0].worth
    return bool(worth) and all(worth.get(phrase) == STEPS + 1 - n for n, phrase in known.items())


def _explained(sheet: Sheet) -> Iterator[tuple[int, int, dict[int, str]]]:
    """Places with the words of each number; without any where a wider range is told."""
    height = len(sheet.rows)
    listed: dict[int, str] = {}
    titled = False  # the numbers of a list are those of its rows
    for row in (*range(min(_FIRST_ROWS, height)), *range(max(_FIRST_ROWS, height - _LAST_ROWS), height)):
        filled = [(c, value) for c, value in enumerate(sheet.rows[row]) if not is_blank(value)]
        yield from ((row, column, pairs) for column, pairs in _in_texts(filled))
        entry = _entry([value for _, value in filled])
        titled = (titled and entry is not None) or _heads_a_list([value for _, value in filled])
        if entry is None or titled:
            listed = {}
            continue
        listed[entry[0]] = entry[1]
        if max(listed) <= STEPS + 1:
            yield row, filled[0][0], listed


def _in_texts(filled: Sequence[tuple[int, CellValue]]) -> Iterator[tuple[int, dict[int, str]]]:
    for column, value in filled:
        if isinstance(value, str) and len(value) <= _LONGEST and not value.isdecimal():
            text = fold(value)
            pairs = _pairs(text)
            if pairs or _WIDER.search(text):
                yield column, {} if _WIDER.search(text) else pairs


def _pairs(text: str) -> dict[int, str]:
    """`1 = tidak baik, 2 = …`, or the other way round; not where limits of an index stand beside them."""
    if not _DIGIT.search(text) or _LIMITS.search(text):
        return {}
    first = [(int(number), phrase) for number, phrase in _NUMBER_FIRST.findall(text)]
    behind = [(int(number), phrase) for phrase, number in _WORDS_FIRST.findall(text)]
    best = first if len(first) >= len(behind) else behind
    return {number: " ".join(words(phrase)) for number, phrase in best}


def _entry(values: Sequence[CellValue]) -> tuple[int, str] | None:
    """A row that holds a number and its words, and nothing else."""
    values = [value for value in values if not (isinstance(value, str) and not value.strip(" :="))]
    if len(values) != 2:
        return None
    for number, phrase in (values, values[::-1]):
        worth = number_of(number)
        if worth is not None and worth.denominator == 1 and isinstance(phrase, str):
            return int(worth), " ".join(words(phrase))
    return None


def _heads_a_list(values: Sequence[CellValue]) -> bool:
    return any(isinstance(value, str) and " ".join(words(value)) in _TITLES for value in values)
