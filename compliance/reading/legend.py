"""What a legend beside a table says its signs and codes mean: `v = ada, x = tidak ada`, `1 = belum`."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain

from compliance.model import Status
from compliance.reading.blocks import Cells
from compliance.reading.folding import fold, not_blank, shown
from compliance.reading.sheets import CellValue

LONGEST_LEGEND = 300  # characters: a longer text is prose

TICK = "v"
_SIGNS = {
    "v": TICK,
    "√": TICK,
    "✓": TICK,
    "✔": TICK,
    "☑": TICK,
    "x": "x",
    "×": "x",
    "-": "-",
    "–": "-",
    "—": "-",
}
_CODE = re.compile(r"[0-9a-z]{1,2}")  # longer ones are words
_SIGN = "(?:[" + re.escape("".join(_SIGNS)) + rf"]|{_CODE.pattern})"
_ALONE = re.compile(_SIGN)
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s,;:(\[/.]))({_SIGN})\s*[=:]\s*([a-z][a-z ]*?)"
    rf"(?=\s*(?:[,;/).&|\]]|$|\bdan\b|{_SIGN}\s*[=:]))"
)
_REVERSED = re.compile(rf"([a-z][a-z ]*?)\s*=\s*({_SIGN})(?![\w=])")


def code_of(value: CellValue) -> str:
    """A digit or some letters as a legend may explain them; "" where there is nothing to explain."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    code = fold(shown(value))
    return code if _CODE.fullmatch(code) and code not in _SIGNS else ""


def read_legends(
    every: Iterable[Cells],
    spelled: Callable[[str], Status | None],
    beside: Iterable[tuple[str, str]] = (),
) -> dict[str, Status]:
    """The meaning of each sign (`v`, `x`, `-`) and code on which all legends of the sheets agree.

    `beside`: signs with what stands in the cells beside them.
    """
    said: dict[str, set[Status]] = {}
    for sign, meaning in chain(beside, *map(_in_texts, every)):
        status = spelled(meaning)
        if len(sign) > 1 and status is not None and spelled(sign) not in (None, status):
            continue  # "Ya" beside "Tidak" is a pair of titles
        said.setdefault(_SIGNS.get(sign, sign), set()).update({status} if status else set())
    return {sign: statuses.pop() for sign, statuses in said.items() if len(statuses) == 1}


def _in_texts(cells: Cells) -> Iterator[tuple[str, str]]:
    """Each sign with what it means in one text: `1 = ada, 2 = belum` or `ada = 1, belum = 2`."""
    for text in cells.texts():
        if len(text) <= LONGEST_LEGEND and ("=" in text or ":" in text):
            folded = fold(text)
            yield from _ENTRY.findall(folded)
            yield from ((sign, meaning.strip()) for meaning, sign in _REVERSED.findall(folded))


def signs_in_cells(cells: Cells, taken: Container[int]) -> Iterator[tuple[str, str]]:
    """Rows with nothing but a sign and its meaning beside it, `=` between them or not; not those `taken`."""
    for number, row in enumerate(cells.rows):
        filled = () if number in taken else not_blank(row)
        if 2 <= len(filled) <= 3:
            sign, *rest = (fold(shown(value)) for value in filled)
            meaning = " ".join(rest).lstrip("=: ")
            if len(meaning) > 2 and _ALONE.fullmatch(sign):
                yield sign, meaning
