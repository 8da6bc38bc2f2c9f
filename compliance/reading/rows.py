"""What a row of a table is: a unit, a heading for those below it, or noise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from compliance.model import UnitKind
from compliance.reading import words as w
from compliance.reading.folding import CACHED_TEXTS, fold, is_placeholder, words

_MONTH = "|".join(sorted(w.MONTHS, key=len, reverse=True))
_PLACE_AND_DATE = re.compile(
    rf"[^\W\d][^\d,]{{2,30}},\s*(tanggal\s*|tgl\.?\s*)?((\d{{1,2}}|[.…_]*)\s*({_MONTH})\b[\d\s.…_]*"
    r"|[.…_\s]{3,}[\d\s.…_]*)"
)
_NUMBERING = re.compile(r"\(?\s*\d{1,3}\s*\)?(\s*=.*)?")
_MARKER = re.compile(r"^[(\[]?([a-z]|[ivxl]{1,5}|\d{1,3})[.)\]]\s*|^([ivx]{1,4}|[a-h])\s{1,3}(?=[^\W\d_]{3})")


_HEADING_WORDS = w.HEADING_HELPERS | w.GENERAL_HEADINGS | {"dan"}
# Kinds whose only unit is called by the kind: "Inspektorat" is a unit, never a heading.
_ONE_OF_A_KIND = frozenset({UnitKind.SEKRETARIAT, UnitKind.INSPEKTORAT, UnitKind.SATPOL, UnitKind.MPP})
_PART_OF_UNIT = frozenset({"bagian", "bag", "bidang", "unit"})  # "Sub Bagian Umum" is no subtotal


class RowKind(StrEnum):
    """What the label of a row says the row is."""

    NAME = "nama"
    HEADING = "judul kelompok"
    TOTAL = "jumlah"
    SIGNATURE = "tanda tangan"
    NOTE = "catatan"
    EXAMPLE = "contoh"
    BLANK = "kosong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The label of a row; `kinds` of a heading say what kind of units follow."""

    kind: RowKind
    kinds: frozenset[UnitKind] = frozenset()


@lru_cache(maxsize=CACHED_TEXTS)
def read_label(text: str) -> Label:
    """What the first words of a row make of it."""
    if is_placeholder(text) or not any(c.isalpha() or c == "%" for c in text):
        return Label(kind=RowKind.BLANK)
    spoken = words(_MARKER.sub("", fold(text)))
    if not spoken:
        return Label(kind=RowKind.BLANK)
    first = spoken[0]
    if first in w.EXAMPLES:
        return Label(kind=RowKind.EXAMPLE)
    if first in w.TOTALS and not (first == "sub" and _PART_OF_UNIT.issuperset(spoken[1:2])):
        return Label(kind=RowKind.TOTAL)
    if first in w.SIGNATURES or is_place_and_date(text):
        return Label(kind=RowKind.SIGNATURE)
    if first in w.NOTES or text.lstrip().startswith("*"):
        return Label(kind=RowKind.NOTE)
    kinds = heading_kinds(spoken)
    return Label(kind=RowKind.NAME if kinds is None else RowKind.HEADING, kinds=kinds or frozenset())


def heading_kinds(spoken: tuple[str, ...]) -> frozenset[UnitKind] | None:
    """The kinds of unit that a heading without any name of its own speaks of; None if it is no heading.

    `KECAMATAN` → {kecamatan}; `PERANGKAT DAERAH` → nothing in particular; `KECAMATAN KAPAS` → None.
    """
    kinds: list[UnitKind] = []
    rest = spoken
    while rest:
        phrase, kind = next(((p, k) for p, k in w.KIND_PHRASES if rest[: len(p)] == p), ((), None))
        if kind is None and rest[0] not in _HEADING_WORDS:
            return None
        if kind in _ONE_OF_A_KIND and not kinds:
            return None
        if kind and kind not in _ONE_OF_A_KIND:
            kinds.append(kind)
        rest = rest[len(phrase) or 1 :]
    if not kinds and w.GENERAL_HEADINGS.isdisjoint(spoken):
        return None
    return frozenset(kinds if len(kinds) == 1 else [kind for kind in kinds if kind is not UnitKind.UPT])


def is_place_and_date(text: str) -> bool:
    """`Bojonegoro, 12 Maret 2026`: the line above a signature."""
    folded = fold(text)
    return _PLACE_AND_DATE.fullmatch(folded) is not None


def is_numbering(values: list[str]) -> bool:
    """`(1) (2) (3)` under a header."""
    return len(values) >= 2 and all(_NUMBERING.fullmatch(value) for value in values)
