"""How much text the cells of a workbook hold together: each text is stored once, but read for every cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compliance.problems import ProblemCode
from compliance.reading.limits import MAX_UNPACKED_BYTES, refused

_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_USE = re.compile(rb't\s*=\s*"s"[^<>]*>\s*<v[^<>]*>([0-9]{1,10})</v>')
_SHORTEST_CELL = len(b'<c r="A1" t="s"><v>0</v></c>')


def check_texts(strings: bytes, sheets: Sequence[bytes]) -> None:
    """Refuse (SUSPICIOUS_ARCHIVE) sheets that repeat shared texts to more than any workbook may unpack to.

    A text of a megabyte in ten thousand cells fits into a file of fifty kilobytes, and ends the
    process of a reader that gives every cell its own copy.
    """
    cells = sum(map(len, sheets)) // _SHORTEST_CELL
    if len(strings) * cells <= MAX_UNPACKED_BYTES:
        return
    starts = [m.start() for m in _TEXT.finditer(strings)]
    sizes = [end - start for start, end in pairwise([*starts, len(strings)])]
    if max(sizes, default=0) * cells <= MAX_UNPACKED_BYTES:
        return
    uses = (int(number) for xml in sheets for number in _USE.findall(xml))
    if sum(sizes[number] for number in uses if number < len(sizes)) > MAX_UNPACKED_BYTES:
        raise refused(ProblemCode.SUSPICIOUS_ARCHIVE)
