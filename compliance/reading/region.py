"""Whose regency a sheet speaks of: the units of another are not ours, however much they are called alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compliance.reading.blocks import Block, titles_above
from compliance.reading.folding import fold, words

_ELSEWHERE = re.compile(
    r"\b(?:kabupaten|kab\.?|pemkab\.?)\s+(?!(?:kota|se|dan|yang|ini|di|tahun|layak|sehat|administrasi)\b)[a-z]{3,}"
    r"|\b(?:pemerintah kota|pemerintah provinsi|pemerintah daerah provinsi|pemkot|pemprov)\b"
    r"|^(?:kota|provinsi)\s+[a-z]{3,}"
)


def is_of_another(block: Block, home: str, file: str) -> bool:
    """Whether the titles above a table speak of another regency, city or province, and never of `home`."""
    told = (file.rsplit(".", 1)[0].replace("_", " "), block.sheet.name, *titles_above(block))
    return speak_of_another(told, home)


def speak_of_another(told: Sequence[str], home: str) -> bool:
    """Whether titles speak of another regency, city or province, and never of `home`."""
    if not home or any(home in words(text) for text in told):
        return False
    return any(_ELSEWHERE.search(fold(text)) for text in told)
