"""Any worksheet XML → the one form that `scan` and calamine read, cut to the window.

Prefixes, other encodings, single quotes, comments, cells without an address, rows out of
order and the namespaces of strict files disappear; cells outside the window are counted
and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from compliance.reading.limits import damaged, the_window
from compliance.reading.package.parts import TRUE, parse
from compliance.reading.sheets import address

_ADDRESS = re.compile(r"([A-Z]{1,7})([0-9]{1,10})")
_RANGE = re.compile(r"\$?[A-Z]{1,7}\$?[0-9]{1,10}(:\$?[A-Z]{1,7}\$?[0-9]{1,10})?")
_HEAD = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
_QUOTE = {'"': "&quot;"}
_STRUCK = "<r><rPr><strike/></rPr>{}</r>"
_COPIED = {
    "col": ("min", "max", "hidden"),
    "mergeCell": ("ref",),
    "hyperlink": ("ref", "location", "id"),
}


def canonical_sheet(xml: bytes) -> tuple[bytes, int]:
    """The rewritten sheet, and how many filled cells were left out.

    Raises `FileRefused`: DAMAGED, or SUSPICIOUS_ARCHIVE where it declares a document type.
    """
    sheet = _Sheet()
    parse(
        xml,
        namespaces=True,
        StartElementHandler=sheet.start,
        EndElementHandler=sheet.end,
        CharacterDataHandler=sheet.characters,
    )
    return sheet.rewritten().encode(), sheet.dropped


class _Sheet:
    """Collects what the handlers of the parser are given."""

    def __init__(self) -> None:
        self.dropped = 0
        self._copies: dict[str, list[str]] = {name: [] for name in _COPIED}
        self._rows: dict[int, dict[int, str]] = {}
        self._hidden: set[int] = set()
        self._row, self._column = -1, -1
        self._cell: tuple[str, str] | None = None  # the s and t of the open cell
        self._parts: dict[str, str] = {}  # text of the open cell: v, f, t
        self._open = ""  # which of them is being read
        self._phonetic = False
        self._struck = False  # whether a part of the open cell's text is
        self._window = the_window()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif self._cell is not None:
            if tag == "rPh":
                self._phonetic = True
            elif tag == "strike":
                self._struck = self._struck or attributes.get("val", "1") in TRUE
            elif tag in ("v", "f", "t") and not self._phonetic:
                self._open = tag
                self._parts.setdefault(tag, "")
        elif tag in _COPIED:
            self._copy(tag, attributes)

    def end(self, name: str) -> None:
        if self._cell is None:
            return
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._end_cell(*self._cell)
        elif tag == "rPh":
            self._phonetic = False
        elif tag == self._open:
            self._open = ""

    def characters(self, text: str) -> None:
        if self._open:
            self._parts[self._open] += text

    def rewritten(self) -> str:
        copies = {name: "".join(parts) for name, parts in self._copies.items()}
        out = [_HEAD, "<cols>", copies["col"], "</cols><sheetData>"]
        for row in sorted(self._rows.keys() | self._hidden):
            cells = self._rows.get(row, {})
            hidden = ' hidden="1"' if row in self._hidden else ""
            out += [f'<row r="{row + 1}"{hidden}>', *(cells[column] for column in sorted(cells)), "</row>"]
        out += ["</sheetData><mergeCells>", copies["mergeCell"], "</mergeCells>"]
        out += ["<hyperlinks>", copies["hyperlink"], "</hyperlinks></worksheet>"]
        return "".join(out)

    def _copy(self, tag: str, attributes: Mapping[str, str]) -> None:
        plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        if tag != "col":
            plain["ref"] = plain.get("ref", "").strip().upper()
            if _RANGE.fullmatch(plain["ref"]) is None:
                return
        wanted = (
            f' {"r:id" if name == "id" else name}="{escape(plain[name], _QUOTE)}"'
            for name in _COPIED[tag]
            if name in plain
        )
        self._copies[tag].append(f"<{tag}{''.join(wanted)}/>")

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() else self._row + 1
        self._column = -1
        if attributes.get("hidden") in TRUE and 0 <= self._row < self._window.rows:
            self._hidden.add(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        if "r" in attributes:
            m = _ADDRESS.fullmatch(attributes["r"].replace("$", "").upper())
            if m is None or int(m[2]) == 0:
                raise damaged()
            self._row, self._column = int(m[2]) - 1, _number(m[1])
        self._cell = (attributes.get("s", ""), attributes.get("t", ""))
        self._parts, self._struck = {}, False

    def _end_cell(self, style: str, kind: str) -> None:
        self._cell, self._open, self._phonetic = None, "", False
        parts = self._parts
        if not (0 <= self._row < self._window.rows and self._column < self._window.columns):
            self.dropped += "v" in parts or "t" in parts or "f" in parts
            return
        opened = f'<c r="{address(self._row, self._column)}"'
        opened += f' s="{style}"' if style.isdecimal() else ""
        opened += f' t="{escape(kind, _QUOTE)}"' if kind else ""
        inside = f"<f>{escape(parts['f'])}</f>" if "f" in parts else ""
        if "v" in parts:
            inside += f"<v>{escape(parts['v'])}</v>"
        if "t" in parts:
            text = f'<t xml:space="preserve">{escape(parts["t"])}</t>'
            inside += f"<is>{_STRUCK.format(text) if self._struck else text}</is>"
        cell = f"{opened}>{inside}</c>" if inside else f"{opened}/>"
        self._rows.setdefault(self._row, {})[self._column] = cell


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
