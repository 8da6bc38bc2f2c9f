"""The words of a header that tell what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from compliance.model import Question, Status, Vocabulary
from compliance.reading import words as w
from compliance.reading.folding import CACHED_TEXTS, fold, words

_ORDINAL = re.compile(
    r"^[(\[]?(\d{1,2}|[a-z]|[ivx]{1,4})((\.\d{1,2})+[.)\]]*\s|(\.\d{1,2})*[.)\]]+|-\s)\s*(?=[^\W\d_])"
)
YEAR = re.compile(r"\b20\d\d\b")
_PHRASES = tuple((f" {phrase} ", f" {concept} ") for phrase, concept in w.PHRASES)


@lru_cache(maxsize=CACHED_TEXTS)
def unnumbered(text: str) -> str:
    """A folded text without the number or letter of a list before it: `b. tidak ada`."""
    return _ORDINAL.sub("", text)


def concepts(text: str) -> frozenset[str]:
    """The words of a header, one for each concept, without the year it speaks of."""
    bare = _ORDINAL.sub("", YEAR.sub(" ", fold(text)))
    line = f" {' '.join(words(bare))} "
    for phrase, concept in _PHRASES:
        line = line.replace(phrase, concept)
    return frozenset(line.split())


@lru_cache(maxsize=CACHED_TEXTS)
def kept_words(text: str) -> frozenset[str]:
    """The words of a header, one for each concept, without fillers."""
    spoken = concepts(text)
    return spoken - w.FILLERS or spoken


def telling_words(text: str) -> frozenset[str]:
    """The words that tell what is asked, without those for whoever is asked."""
    kept = kept_words(text)
    return kept - w.UNIT_FILLERS or kept


def damaged(text: str) -> set[str]:
    """The text, and all that is left of it without one letter."""
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}


def key_of(telling: Iterable[str]) -> str:
    """Words as they are compared: in no order."""
    return " ".join(sorted(telling))


def option_words(vocabulary: Vocabulary) -> dict[str, Status]:
    """Spellings of answers that can head a column: words, and letters but for ticks."""
    spelled = {fold(s): status for s, status in vocabulary.statuses.items()}
    return {s: status for s, status in spelled.items() if s[0].isalpha() and set(s) != {"v"}}


def add_spelling(index: dict[str, Question | None], key: str, question: Question) -> None:
    """Two questions under one key leave it undecided (None)."""
    if key:
        index[key] = question if index.get(key, question) is question else None
