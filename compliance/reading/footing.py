"""Where the units of a table end, and those of another list below it begin: "Tindak lanjut:" 1. … 2. …"""

from __future__ import annotations

from collections.abc import Sequence

from compliance.reading import words as w
from compliance.reading.folding import not_blank, shown, words
from compliance.reading.rows import RowKind, read_label
from compliance.reading.sheets import CellValue
from compliance.reading.telling import YEAR

_THERE = frozenset({"ada", "sudah", "sdh", "ya", "lengkap", "tersedia"})


class Footing:
    """What stood alone in a row below the units so far: the title of another list, or of a group."""

    def __init__(self) -> None:
        self.heading = ""
        self._sure = False
        self._ended = False
        self._dated = False  # whether a heading over the first units speaks of a year

    def headed(self, row: Sequence[CellValue], gap: bool, begun: bool) -> None:
        """Reads a row that is of no unit; `gap` when the row above it is blank, `begun` below a unit."""
        filled = not_blank(row)
        text = shown(filled[0]) if len(filled) == 1 else ""
        kind = read_label(text).kind
        dated = YEAR.search(text) is not None
        if kind is RowKind.HEADING:
            self.heading, self._ended = "", False
        elif not begun:
            self._dated = self._dated or dated
        elif text and not self._ended:
            spoken = words(text)
            noted = kind is RowKind.NOTE and w.NOTES.issuperset(spoken)
            other = (dated and not self._dated) or not w.EARLIER.isdisjoint(spoken)
            sure = noted or other or not w.FOOTERS.isdisjoint(spoken[:1])
            apart = kind is RowKind.NAME and (gap or "yang" in spoken)  # "OPD yang didampingi"
            if sure or (apart and not self.heading):
                self.heading, self._sure = text, sure

    def answered(self, heading: str) -> None:
        """Below a heading that is itself an answer, ticks mean what it says: only *ada* is read."""
        there = words(heading)[0] in _THERE
        self.heading, self._ended = "" if there else heading, not there

    def ends(self, goes_on: bool, sparser: bool) -> bool:
        """Whether a unit below the heading is of the other list: its number does not go on, and it has
        fewer answers than any unit before.
        """
        self._ended = self._ended or (not goes_on and (self._sure or sparser))
        if not self._ended:
            self.heading = ""
        return self._ended
