"""Text as it is compared: without case, accents of typesetting, or stray spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from compliance.reading.sheets import CellValue

CACHED_TEXTS = 65_536  # distinct texts remembered; a regency's season of workbooks holds fewer

_ERROR = re.compile(r"#(ref!|n/a|value!|div/0!|name\?|null!|num!|spill!|calc!|getting_data)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff]")
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")  # with what stands in them as its group
_NOT_WORDS = re.compile(r"[^\w%]+|_+")
_PLACEHOLDER = re.compile(r"[\s.…_:\-–—=*/()]*")


@lru_cache(maxsize=CACHED_TEXTS)
def fold(text: str) -> str:
    """Compatibility forms, lower case, single spaces; punctuation stays."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=CACHED_TEXTS)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; punctuation separates, `%` is a word."""
    return tuple(_NOT_WORDS.sub(" ", fold(text).replace("%", " % ")).split())


def collapsed(text: str) -> str:
    """The text as it was typed, in one line with single spaces."""
    return " ".join(text.split())


def is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing, or nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def not_blank(values: Sequence[CellValue]) -> list[CellValue]:
    """Those that are not blank: `is_blank` for many, without a call for each."""
    return [v for v in values if (v.strip() if isinstance(v, str) else v is not None)]


def is_error(value: CellValue) -> bool:
    """`#REF!`, `#N/A`: what a formula left instead of a value."""
    return isinstance(value, str) and _ERROR.fullmatch(value.strip()) is not None


def is_placeholder(text: str) -> bool:
    """Dots, lines or colons waiting to be overwritten, or nothing at all."""
    return _PLACEHOLDER.fullmatch(text) is not None


def shown(value: CellValue) -> str:
    """A value as a person would recognise it in the cell."""
    match value:
        case None:
            return ""
        case str():
            return collapsed(value)
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def typed(value: CellValue) -> str:
    """A text with its lines, any other value as it is shown."""
    return value if isinstance(value, str) else shown(value)


def slug(text: str) -> str:
    """`Dinas Kesehatan` → `dinas-kesehatan`."""
    return "-".join(words(text))
