"""Which OpenDocument styles hide a sheet, colour a cell, or use a symbol font."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.reading.package.styles import is_symbol_font

_NO_COLOUR = frozenset({"", "transparent", "#ffffff"})


class OdfStyles:
    """Fed with the elements in front of the tables; holds the names of styles."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self.filled: set[str] = set()
        self.symbol: set[str] = set()
        self._symbol_faces: set[str] = set()
        self._style = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        get = attributes.get
        if tag == "font-face":
            if is_symbol_font(get("font-family", "").strip("'\"")):
                self._symbol_faces.add(get("name", ""))
        elif tag == "style":
            self._style = get("name", "")
        elif not self._style:
            return
        elif tag == "table-properties" and get("display") == "false":
            self.hidden_tables.add(self._style)
        elif tag == "table-cell-properties" and get("background-color", "") not in _NO_COLOUR:
            self.filled.add(self._style)
        elif tag == "text-properties":
            font = get("font-family", "").strip("'\"")
            if get("font-name", "") in self._symbol_faces or is_symbol_font(font):
                self.symbol.add(self._style)

    def end(self, tag: str) -> None:
        if tag == "style":
            self._style = ""
