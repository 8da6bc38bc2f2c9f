"""One cell → what a respondent said in it: a number, a letter, or words. Nothing of it is judged here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from compliance.reading.folding import fold, is_blank, is_placeholder, words
from compliance.reading.sheets import CellValue

LONGEST_ANSWER = 60  # characters: a longer text is a remark
MOST_WORDS = 6
CACHED_ANSWERS = 20_000  # different cells; a survey has a few dozen
_NUMBER = re.compile(r"[+-]?\d{1,7}(?:[.,]\d{1,12})?")
_LETTER = re.compile(r"\(?([a-e])[.)]?\)?")
_WITH_LETTER = re.compile(r"\(?([a-e])[.)]\)?\s*(?=[^\W\d_]{2})|([a-e])\s*[-–:=]\s*(?=[^\W\d_]{2})")
_WITH_NUMBER = re.compile(r"\(?([1-5])\)?\s*[.()\[:=\-–|/]*\s*(?=[^\W\d_]{2})")
_NUMBER_BEHIND = re.compile(r"[\s(\[\-–:=/|]+([1-5])\s*[\])]?$")
_UNITS = frozenset({"skor", "nilai", "poin", "point", "bintang", "score"})
_UNIT_BEFORE = re.compile(rf"\A(?:{'|'.join(sorted(_UNITS))})\s*[:=]?\s*(?=[(\[]?[1-5]\b)")
_SHORT = {"tdk": "tidak", "krg": "kurang", "ckp": "cukup", "sgt": "sangat", "sngt": "sangat"}
_STARS = re.compile(r"[★⭐]{1,5}")
_EMPTY = frozenset(
    {
        "null", "none", "nan", "kosong", "tidak diisi", "tidak menjawab", "tidak ada jawaban", "tidak tahu",
        "abstain", "tidak berlaku", "tidak relevan", "n/a", "na", "#n/a", "-",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """What a cell says, as far as it is a kind of answer. `unreadable`: it is none.

    A `number` beside words or a letter is what the form itself says they are worth. Compared by
    identity, which is quick: equal cells share one.
    """

    number: Fraction | None = None
    letter: str = ""
    phrase: str = ""
    unreadable: bool = False

    @property
    def blank(self) -> bool:
        return not (self.unreadable or self.phrase or self.letter) and self.number is None


BLANK = Said()
UNREADABLE = Said(unreadable=True)


def read_answer(value: CellValue) -> Said:
    """What a cell says; the same cell is thought about once."""
    if value is None:
        return BLANK
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return _known(value)
    return UNREADABLE


@lru_cache(maxsize=CACHED_ANSWERS)
def _known(value: str | int | float) -> Said:
    """4 and 4.0 are one key and the same number; "4" is another."""
    if isinstance(value, str):
        return _read_text(value)
    number = exact(value)
    return UNREADABLE if number is None else Said(number=number)


def exact(value: float | int) -> Fraction | None:
    """A stored number as it was typed; None where it is none (infinite)."""
    if isinstance(value, int):
        return Fraction(value)
    finite = value == value and abs(value) != float("inf")
    return Fraction(Decimal(repr(value))) if finite else None


def number_in(text: str) -> Fraction | None:
    """The number that a text is and nothing else: `3,62`, `90.56`, `85%`."""
    bare = text.strip().removesuffix("%").strip()
    return Fraction(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def _read_text(value: str) -> Said:
    if is_blank(value):
        return BLANK
    text = fold(value).lstrip("'")
    if text in _EMPTY or is_placeholder(text):
        return BLANK
    number = number_in(text)
    if number is not None:
        return Said(number=number)
    if letter := _LETTER.fullmatch(text):
        return Said(letter=letter[1])
    if _STARS.fullmatch(text):
        return Said(number=Fraction(len(text)))
    return _read_words(text) if len(text) <= LONGEST_ANSWER else UNREADABLE


def _read_words(text: str) -> Said:
    number: Fraction | None = None
    text = _UNIT_BEFORE.sub("", text, count=1)
    if (alone := number_in(text.strip("()[] "))) is not None:
        return Said(number=alone)
    if found := _WITH_NUMBER.match(text):
        number, text = Fraction(found[1]), text[found.end() :]
    elif found := _NUMBER_BEHIND.search(text):
        number, text = Fraction(found[1]), text[: found.start()]
    if found := _WITH_LETTER.match(text):
        text = text[found.end() :]
    spoken = tuple(_SHORT.get(word, word) for word in words(text) if word not in _UNITS)
    if number is not None and not spoken:
        return Said(number=number)
    if not spoken or len(spoken) > MOST_WORDS or any(not word.isalpha() for word in spoken):
        return UNREADABLE
    return Said(number=number, phrase=" ".join(spoken))


def in_words(number: Fraction) -> str:
    """A number of a sentence, with a decimal comma."""
    return f"{Decimal(number.numerator) / number.denominator:.7g}".replace(".", ",")
