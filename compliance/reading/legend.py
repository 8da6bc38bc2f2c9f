"""What a legend beside a table says its signs mean: `v = ada, x = tidak ada`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from compliance.model import Status
from compliance.reading.blocks import Cells
from compliance.reading.folding import fold

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
_SIGN = "[" + re.escape("".join(_SIGNS)) + "]"
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s,;:(/.]))({_SIGN})\s*[=:]\s*([a-z][a-z ]*?)(?=\s*(?:[,;/).&|]|$|\bdan\b|{_SIGN}\s*[=:]))"
)


def read_legends(every: Iterable[Cells], spelled: Callable[[str], Status | None]) -> dict[str, Status]:
    """The meaning of each sign (`v`, `x`, `-`) on which all legends of the sheets agree."""
    said: dict[str, set[Status]] = {}
    for cells in every:
        for text in cells.texts():
            if len(text) <= LONGEST_LEGEND and ("=" in text or ":" in text):
                for sign, meaning in _ENTRY.findall(fold(text)):
                    status = spelled(meaning)
                    said.setdefault(_SIGNS[sign], set()).update({status} if status else set())
    return {sign: statuses.pop() for sign, statuses in said.items() if len(statuses) == 1}
