"""Remarks below or beside a table that name one of its units: "Dinas Sosial: SOP belum ada"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from compliance.reading.blocks import Block
from compliance.reading.folding import fold

MOST_ROWS = 40  # below the last unit
SHORTEST = 5  # letters of the name of a unit without its kind

_AROUND = re.compile(
    r"\b(?:dinas|badan|bagian|kecamatan|kec|kelurahan|kel|puskesmas|pkm|desa|opd|unit|di|pada|untuk|dan"
    r"|yaitu|yakni|adalah|antara lain)\b\.?"
)


def footnotes(block: Block, speaks: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """The texts below the names of the units that name some of them: by whose number, in which row, and what
    they say but for the name. Those in the rows of the units are columns of remarks.
    """
    if block.form or not block.subjects:
        return
    names = [(n, fold(subject.name)) for n, subject in enumerate(block.subjects)]
    first = max(subject.at[0] for subject in block.subjects) + 1
    heading = ""  # "Yang belum memiliki SOP:" above or before names
    for row, line in enumerate(block.cells.rows[first : first + MOST_ROWS], first):
        for text in (fold(value) for value in line if isinstance(value, str) and " " in value.strip()):
            if not heading and not speaks(text):  # as most lines: "Mengetahui", "Kepala Dinas"
                continue
            named = _named_in(text, names)
            rest = text
            for _, name in named:
                rest = rest.replace(name, " ")
            rest = _AROUND.sub(" ", rest)
            heading = heading if named else (rest if speaks(rest) else "")
            yield from ((n, row, rest if any(map(str.isalpha, rest)) else heading) for n, _ in named)


def _named_in(text: str, names: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The units that a text names in full, else those it names without their kind."""
    whole = [(n, name) for n, name in names if len(name) >= SHORTEST and name in text]
    if whole:
        return whole
    tails = ((n, name.partition(" ")[2]) for n, name in names)
    return [(n, tail) for n, tail in tails if len(tail) >= SHORTEST and tail in text]
