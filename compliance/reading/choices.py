"""A list in one cell → the options it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compliance.model import Question
from compliance.reading.folding import collapsed, words

LONGEST_OPTION = 6  # parts between separators that one option's label may span
_SEPARATORS = re.compile(r"[,;/\n\r|•+]+|\s[-–]\s|^\s*[-–]\s*", re.MULTILINE)
_JOINED = re.compile(r"\s+(?:dan|serta|&)\s+", re.IGNORECASE)
_SIGNS = str.maketrans({"<": " kurang ", ">": " lebih ", "≥": " lebih ", "≤": " kurang "})
_NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}|[a-hA-H])[.)]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The ids of the options, in the order of the question, and the parts nobody knows."""

    options: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def _spellings(question: Question) -> dict[str, str]:
    return {
        _key(spelling): option.id
        for option in question.options
        for spelling in (option.id, option.label, *option.spellings)
    }


def _key(text: str) -> str:
    """The words of a spelling; "< 1 tahun" and "> 1 tahun" are two."""
    return " ".join(words(text.translate(_SIGNS)))


def read_choices(text: str, question: Question) -> Chosen:
    """The options of a list with any usual separator; a label that contains one matches first."""
    known = _spellings(question)
    parts = [part for raw in _SEPARATORS.split(text) if (part := _NUMBERED.sub("", raw).strip())]
    chosen: set[str] = set()
    unknown: list[str] = []
    start = 0
    while start < len(parts):
        option, length = _longest(parts, start, known)
        if option:
            chosen.add(option)
        else:
            unknown += _joined(parts[start], known, chosen)
        start += length
    ordered = tuple(option.id for option in question.options if option.id in chosen)
    return Chosen(options=ordered, unknown=tuple(unknown))


def _longest(parts: list[str], start: int, known: dict[str, str]) -> tuple[str, int]:
    """The option that the most parts from `start` on spell together, and how many they are."""
    for length in range(min(LONGEST_OPTION, len(parts) - start), 0, -1):
        option = known.get(_key(" ".join(parts[start : start + length])))
        if option:
            return option, length
    return "", 1


def _joined(part: str, known: dict[str, str], chosen: set[str]) -> list[str]:
    """A part such as `website dan instagram`: its options go to `chosen`, the rest comes back."""
    pieces = _JOINED.split(part)
    unknown = []
    for piece in pieces:
        option = known.get(_key(piece))
        if option:
            chosen.add(option)
        else:
            unknown.append(collapsed(piece))
    return unknown
