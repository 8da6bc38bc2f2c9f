"""Titles and legends by which a tick marks what is not there: `DAFTAR KEKURANGAN`, `v = belum dipenuhi`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.reading.blocks import Block, titles_above
from compliance.reading.folding import fold, not_blank
from compliance.reading.legend import LONGEST_LEGEND
from compliance.reading.sheets import row_of

_NOT = "(?:belum|blm|tidak|tdk)"
_HAVING = (
    "(?:memiliki|mempunyai|punya|dimiliki|ada|tersedia|menyusun|disusun|melaksanakan|dilaksanakan|memenuhi"
    "|dipenuhi|terpenuhi|dilengkapi|lengkap)"
)
_OF_WHOM = "(?:opd|skpd|unit|dokumen|dok|berkas|daftar|rekap|rekapitulasi|data|yang|yg)"
_TOLD = re.compile(
    rf"^(?!.*\b(?:sudah|telah)\b)(?:.*\b(?:yang|yg|opd|skpd|unit) {_NOT} {_HAVING}\b"
    r"|(?:daftar|rekap(?:itulasi)?|data) kekurangan\b)"
)
_BARE = re.compile(rf"(?:{_OF_WHOM} )*(?:{_NOT}|kurang|kekurangan)(?: {_HAVING})?(?: {_OF_WHOM})*")
_EXPLAINED = re.compile(
    r"(?:^|[\s(,;])[√✓✔☑v]\s*(?:[=:]|berarti|artinya|adalah)\s*(?:[^\W\d]+ ){0,2}"
    rf"(?:{_NOT}|kurang) {_HAVING}\b"
)


def names_lack(title: str) -> bool:
    """Whether a title is of what is not there, and of nothing else: `Kekurangan Dokumen`."""
    folded = fold(title)
    return _BARE.fullmatch(folded) is not None or _TOLD.search(folded) is not None


def marks_lack(block: Block) -> bool:
    """Whether a tick in a block marks what is not there, by its sheet, a title above, or a legend."""
    told = any(_TOLD.search(fold(title)) for title in titles_above(block))
    titles = (block.sheet.name, *_alone_above(block))
    return told or any(map(names_lack, titles)) or any(map(_explains, block.cells.texts()))


def _alone_above(block: Block) -> Iterator[str]:
    """The texts above the header of a block with nothing beside them."""
    top = min((row_of(column.place.cell) for column in block.columns), default=0)
    lines = (not_blank(row) for row in block.cells.rows[:top])
    return (line[0] for line in lines if len(line) == 1 and isinstance(line[0], str))


def _explains(text: str) -> bool:
    return len(text) <= LONGEST_LEGEND and _EXPLAINED.search(fold(text)) is not None
