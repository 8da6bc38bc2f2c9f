"""Whose regency a sheet speaks of: the units of another are not ours, however much they are called alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compliance.reading.blocks import Block, moved
from compliance.reading.folding import fold, words

MOST_TITLE_ROWS = 60  # above a table

_ELSEWHERE = re.compile(
    r"\b(?:kabupaten|kab\.?|pemkab\.?)\s+(?!(?:kota|se|dan|yang|ini|di|tahun|layak|sehat|administrasi)\b)[a-z]{3,}"
    r"|\b(?:pemerintah kota|pemerintah provinsi|pemerintah daerah provinsi|pemkot|pemprov)\b"
    r"|^(?:kota|provinsi)\s+[a-z]{3,}"
)


def is_of_another(block: Block, home: str, file: str) -> bool:
    """Whether the titles above a table speak of another regency, city or province, and never of `home`."""
    if not home:
        return False
    told = [file.rsplit(".", 1)[0].replace("_", " "), block.sheet.name, *_titles(block)]
    if any(home in words(text) for text in told):
        return False
    return any(_ELSEWHERE.search(fold(text)) for text in told)


def _titles(block: Block) -> Iterator[str]:
    """The texts in the rows above the first answer of a block."""
    top = min(_rows(block), default=0)
    for row in block.cells.rows[max(0, top - MOST_TITLE_ROWS) : top]:
        yield from (value for value in row if isinstance(value, str))


def _rows(block: Block) -> Iterable[int]:
    return (moved(f.cells[0], s.origin)[0] for f in block.fields[:1] for s in block.subjects[:1])
