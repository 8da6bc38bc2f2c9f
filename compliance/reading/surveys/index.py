"""What a title says about the unsur: which it names, and the number it gives it (U8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from compliance.model.survey import Phrase, SurveyDefinition
from compliance.reading.folding import CACHED_TEXTS, words
from compliance.reading.sheets import CellValue
from compliance.reading.surveys.answers import read_answer
from compliance.reading.surveys.grades import Grader

LONGEST_TITLE = 600  # characters: a longer text explains
MOST_NAMED = 3  # a text that names more unsur than these is a heading of all of them
TYPO_WORD = 7  # letters of a word in which one may be wrong …
TYPO_TOKEN = 6  # … and of what was typed: "saran" is no "sarana"
_GLANCED = 4  # letters of a word that a glance looks for
_CLITIC = "nya"
_SHORTEST_STEM = 4

_UNSUR_CODES = frozenset({"u", "unsur", "unsurke"})
_QUESTION_CODES = frozenset(
    {
        "q",
        "p",
        "x",
        "pertanyaan",
        "soal",
        "butir",
        "item",
        "indikator",
        "aspek",
        "question",
        "pernyataan",
    }
)
_BEFORE_CODE = frozenset({"skor", "nilai", "score", "jawaban", "kode", "hasil", "poin", "jwb", "skala"})
_BETWEEN_CODE = frozenset({"ke", "no", "nomor", "pelayanan", "layanan"})
_ANSWERS = frozenset({"jawaban", "jwb"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GLUED_CODE = re.compile(r"([a-z]+?)0*(\d{1,2})([a-z]?)")
# "kesesuaian waktu sesuai prosedur": what stands behind such a word compares or explains
_TAIL = frozenset(
    {
        "sesuai",
        "antara",
        "terkait",
        "termasuk",
        "seperti",
        "misal",
        "misalnya",
        "contoh",
        "yaitu",
        "dibandingkan",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title, understood. `unsur`: one where it is sure, several where it may be any of them.

    `code`: the number it gives (0: none); `coded`: as an unsur (U8), not only as a question (8.);
    `bare`: and says nothing else; `former`: it is an unsur of an older edition, and none of these.
    """

    unsur: tuple[str, ...] = ()
    code: int = 0
    coded: bool = False
    bare: bool = False
    former: bool = False

    @property
    def sure(self) -> bool:
        return len(self.unsur) == 1

    @property
    def says(self) -> bool:
        """Whether it may speak of an unsur: by its name, as U8, or as question 8 and nothing else."""
        return bool(self.unsur) or (self.coded and not self.former) or self.bare


NOTHING = Heading()


class UnsurIndex:
    """The unsur by every word they are told by; a text is thought about once."""

    def __init__(self, definition: SurveyDefinition) -> None:
        self.definition = definition
        self._headers = {phrase: unsur.id for unsur in definition.unsur for phrase in unsur.headers}
        self._words = [(phrase, unsur.id) for unsur in definition.unsur for phrase in unsur.words]
        self._weak = [(phrase, unsur.id) for unsur in definition.unsur for phrase in unsur.weak]
        self._long = [(p[0], id) for p, id in self._words if len(p) == 1 and len(p[0]) >= TYPO_WORD]
        self._others = [(phrase, other.label) for other in definition.others for phrase in other.words]
        told = [phrase for phrase, _ in (*self._headers.items(), *self._words, *self._weak)]
        self._glance = _glance({phrase[0] for phrase in (*told, *definition.former)})
        self._seen: dict[str, Heading] = {}
        self._grader = Grader(definition)

    def is_answer(self, text: str) -> bool:
        """Whether words are what a respondent says: "Sopan dan ramah" names an unsur, and is no title."""
        return self._grader.is_phrase(read_answer(text).phrase)

    def is_score(self, value: CellValue) -> bool:
        """Whether a cell holds the answer of a respondent: a number, a letter, or words."""
        said = read_answer(value)
        return said.number is not None or bool(said.letter) or self._grader.is_phrase(said.phrase)

    def aside(self, text: str) -> bool:
        """Whether a question is of something else that its unsur is only mentioned beside."""
        spoken = words(text)
        return any(_at(spoken, phrase) >= 0 for phrase in self.definition.aside)

    def match(self, text: str) -> Heading:
        """What a title says; `NOTHING` for whatever does not speak of the unsur."""
        if text.isalnum():
            text = _CAMEL.sub(" ", text)  # "jawabanPersyaratan"
        if text.isdecimal() or len(text) > LONGEST_TITLE or not self._glance.search(text):
            return NOTHING  # as nearly every text of a long list
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) >= CACHED_TEXTS:
                self._seen.clear()
            found = self._seen[text] = self._match(text)
        return found

    def other(self, texts: Iterable[str]) -> str:
        """The other survey that one of the texts speaks of; "" where none does."""
        for text in texts:
            spoken = words(text)
            for phrase, label in self._others:
                if _at(spoken, phrase) >= 0:
                    return label
        return ""

    def _match(self, text: str) -> Heading:
        if not any(map(str.isalpha, text)):
            return NOTHING
        spoken, code, coded = _coded(words(text))
        if code and _BEFORE_CODE.issuperset(spoken):  # "p1_nilai"
            return Heading(code=code, coded=coded, bare=True)
        named = self._named(tuple(map(_stem, spoken)))
        if len(named) > MOST_NAMED:
            named = ()
        former = not named and any(_at(spoken, phrase) >= 0 for phrase in self.definition.former)
        return Heading(unsur=named, code=code, coded=coded, former=former)

    def _named(self, spoken: Phrase) -> tuple[str, ...]:
        whole = self._headers.get(spoken)
        if whole is not None:
            return (whole,)
        cut = next((i for i, word in enumerate(spoken) if word in _TAIL and i > 0), len(spoken))
        head = self._marked(spoken[:cut], self._words)
        if len(head) == 1:
            return self._led(spoken[:cut], head)
        named = self._marked(spoken, self._words)
        return self._led(spoken, named) or self._marked(spoken, self._weak)

    def _led(self, spoken: Phrase, named: tuple[str, ...]) -> tuple[str, ...]:
        """With the unsur that a title begins with, where a word names another: "Sikap … pengaduan"."""
        if len(named) != 1:
            return named
        places = [at for phrase, id in self._words if id in named and (at := _at(spoken, phrase)) >= 0]
        first = min(places, default=0)
        leading = self._marked(spoken[:first], self._weak)
        return tuple(dict.fromkeys((*leading, *named)))

    def _marked(self, spoken: Phrase, phrases: list[tuple[Phrase, str]]) -> tuple[str, ...]:
        """The unsur whose words stand in a text, in the order in which they do."""
        places: dict[str, int] = {}
        for phrase, id in phrases:
            at = _at(spoken, phrase)
            if at >= 0:
                places[id] = min(at, places.get(id, at))
        if not places and phrases is self._words:
            for at, token in enumerate(spoken):
                for word, id in self._long if len(token) >= TYPO_TOKEN else ():
                    if Levenshtein.distance(token, word, score_cutoff=1) <= 1:
                        places.setdefault(id, at)
        return tuple(sorted(places, key=lambda id: places[id]))


def _glance(firsts: Iterable[str]) -> re.Pattern[str]:
    """Finds what may speak of an unsur: how the words begin, and letters with a number."""
    begins = "|".join(sorted({re.escape(word[:_GLANCED]) for word in firsts}))
    codes = "|".join(sorted(_UNSUR_CODES | _QUESTION_CODES | _ANSWERS, key=len, reverse=True))
    number = rf"[\W_]{{0,3}}(?:(?:{'|'.join(sorted(_BETWEEN_CODE))})[\W_]{{1,3}})?\d"
    return re.compile(rf"(?<![^\W\d_])(?:{begins}|(?:{codes}){number})", re.IGNORECASE)


def _coded(spoken: Phrase) -> tuple[Phrase, int, bool]:
    """A title without its number, the number, and whether it is that of an unsur."""
    start = 1 if len(spoken) > 1 and spoken[0] in _BEFORE_CODE else 0
    rest = spoken[start:]
    if spoken[0] in _ANSWERS and len(rest) == 1 and rest[0].isdigit() and len(rest[0]) <= 2:
        return (), int(rest[0]), False  # "Jawaban 1"
    code, length = _number_at(rest)
    if code:
        prefix = _prefix(rest[0])
        return spoken[:start] + rest[length:], code, prefix in _UNSUR_CODES
    for i, token in enumerate(spoken):  # "Persyaratan (U1)"
        glued = _GLUED_CODE.fullmatch(token)
        if glued and glued[1] == "u" and int(glued[2]):
            return spoken[:i] + spoken[i + 1 :], int(glued[2]), True
    return spoken, 0, False


def _number_at(spoken: Phrase) -> tuple[int, int]:
    """The number a title begins with, and how many words it takes: `U1`, `Unsur 1`, `1. Bagaimana …`."""
    if not spoken:
        return 0, 0
    known = _UNSUR_CODES | _QUESTION_CODES
    glued = _GLUED_CODE.fullmatch(spoken[0])
    if glued and glued[1] in known:
        return int(glued[2]), 1 + _is_sub(spoken[1:])
    gap = 2 if len(spoken) > 2 and spoken[1] in _BETWEEN_CODE else 1  # "Unsur ke-1", "Unsur pelayanan 1"
    if spoken[0] in known and len(spoken) > gap and spoken[gap].isdigit() and len(spoken[gap]) <= 2:
        return int(spoken[gap]), gap + 1 + _is_sub(spoken[gap + 1 :])
    if spoken[0].isdigit() and len(spoken[0]) <= 2 and len(spoken) > 1:
        return int(spoken[0]), 1 + _is_sub(spoken[1:])
    return 0, 0


def _is_sub(spoken: Phrase) -> int:
    """1 where a number goes on, as in `U1.1` or `1 a`."""
    return int(bool(spoken) and (spoken[0].isdigit() or (len(spoken[0]) == 1 and spoken[0].isalpha())))


def _prefix(token: str) -> str:
    glued = _GLUED_CODE.fullmatch(token)
    return glued[1] if glued else token


def _at(spoken: Phrase, phrase: Phrase) -> int:
    """Where a phrase stands in a text; -1 where it does not."""
    length = len(phrase)
    if length == 1:
        return spoken.index(phrase[0]) if phrase[0] in spoken else -1
    return next((i for i in range(len(spoken) - length + 1) if spoken[i : i + length] == phrase), -1)


@lru_cache(maxsize=CACHED_TEXTS)
def _stem(word: str) -> str:
    """`persyaratannya` → `persyaratan`."""
    return word.removesuffix(_CLITIC) if len(word) >= len(_CLITIC) + _SHORTEST_STEM else word
