"""Which cell formats use a symbol font, strike the text out, or colour the cell's background."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from compliance.reading.package.parts import TRUE, local, number, tree

_SYMBOL_FONTS = frozenset({"wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol"})
_HAS_PATTERN = re.compile(rb"patternType\s*=\s*[\"'](?!none|gray125)")
_STRIKE = b"strike"
_NO_PATTERN = frozenset({"none", "gray125"})
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Indices of the cell formats (the `s` of a cell) that mean something to a reader."""

    symbol: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()


NO_STYLES = Styles()


def read_styles(content: bytes) -> Styles:
    """The formats of `styles.xml`. Where nothing can be found nothing is parsed."""
    if not (_names_symbol_font(content) or _STRIKE in content or _HAS_PATTERN.search(content)):
        return NO_STYLES
    sections = {local(child.tag): child for child in tree(content)}
    fonts = list(sections.get("fonts", ()))
    symbol = {place for place, font in enumerate(fonts) if _is_symbol_font(font)}
    struck = {place for place, font in enumerate(fonts) if _strikes(font)}
    fills = [_is_coloured(fill) for fill in sections.get("fills", ())]
    formats = [(_index(xf, "fontId"), _index(xf, "fillId")) for xf in sections.get("cellXfs", ())]
    return Styles(
        symbol=frozenset(i for i, (font, _) in enumerate(formats) if font in symbol),
        struck=frozenset(i for i, (font, _) in enumerate(formats) if font in struck),
        filled=frozenset(i for i, (_, fill) in enumerate(formats) if fill < len(fills) and fills[fill]),
    )


def symbol_strings(content: bytes) -> frozenset[int]:
    """Indices of the shared strings whose text is set in a symbol font run by run."""
    if not _names_symbol_font(content):
        return frozenset()
    items = [item for item in tree(content) if local(item.tag) == "si"]
    return frozenset(i for i, item in enumerate(items) if _is_all_symbols(item))


def struck_strings(content: bytes) -> frozenset[int]:
    """Indices of the shared strings of which any part is struck out."""
    if _STRIKE not in content:
        return frozenset()
    items = [item for item in tree(content) if local(item.tag) == "si"]
    runs = ((i, run) for i, item in enumerate(items) for run in item if local(run.tag) == "r")
    return frozenset(i for i, run in runs if _text(run).strip() and any(map(_strikes, run)))


def _names_symbol_font(content: bytes) -> bool:
    """Whether a part could speak of one at all: a search a hundred times faster than parsing."""
    lowered = content.lower()
    return any(name in lowered for name in (b"wingdings", b"webdings", b"symbol"))


def is_symbol_font(name: str) -> bool:
    """Whether letters in this font show as signs: "ü" as a tick."""
    return name.strip().lower() in _SYMBOL_FONTS


def _is_symbol_font(font: ET.Element) -> bool:
    names = (child.attrib.get("val", "") for child in font if local(child.tag) in ("name", "rFont"))
    return any(is_symbol_font(name) for name in names)


def _strikes(font: ET.Element) -> bool:
    strikes = (child.attrib.get("val", "1") for child in font if local(child.tag) == "strike")
    return any(value in TRUE for value in strikes)


def _is_coloured(fill: ET.Element) -> bool:
    for pattern in fill:
        if local(pattern.tag) == "gradientFill":
            return True
        if pattern.attrib.get("patternType", "none") in _NO_PATTERN:
            return False
        for colour in pattern:
            if local(colour.tag) == "fgColor":
                get = colour.attrib.get
                white = get("rgb", "").upper() in _WHITE or (
                    get("theme") == "0" and "tint" not in colour.attrib
                )
                return not white
        return True
    return False


def _is_all_symbols(item: ET.Element) -> bool:
    """Whether every run that has text is in a symbol font."""
    runs = [run for run in item if local(run.tag) == "r" and _text(run).strip()]
    return bool(runs) and all(any(_is_symbol_font(child) for child in run) for run in runs)


def _text(run: ET.Element) -> str:
    return "".join(child.text or "" for child in run if local(child.tag) == "t")


def _index(xf: ET.Element, name: str) -> int:
    return number(xf.attrib.get(name, ""), 0)
