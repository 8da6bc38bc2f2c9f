"""What a sheet's XML says beside its values, found without parsing all of it.

Excel, LibreOffice, Google Sheets, WPS and the usual libraries write cells in one form,
`<c r="A1" s="3" t="e">`. In that form a search for the few things that matter is ten times
faster than a parser; whatever else XML allows is first rewritten to it (`canonical`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import lt

from compliance.reading.limits import (
    CHECKLISTS,
    LONG_LISTS,
    MAX_FILLS,
    check_filled,
    the_window,
    too_many_cells,
)
from compliance.reading.package.canonical import canonical_sheet
from compliance.reading.package.parts import number, plain
from compliance.reading.package.styles import NO_STYLES, Styles
from compliance.reading.package.tail import Unusual, links, merges, position
from compliance.reading.sheets import Area, Position


class _Edges:
    """What stands outside a window, sought by the columns and rows inside it."""

    def __init__(self, columns: bytes, likely_rows: bytes, rows: bytes) -> None:
        cell = rb' r="' + columns + rows + rb'"[ />]'
        # in two steps, the likely one first, as every cell is looked at
        likely = rb' r="[A-Z]' + likely_rows + rb'"[ />]'
        self.cell = re.compile(rb"<c(?!" + likely + rb")(?!" + cell + rb")[\s/>]")
        self.far_row = re.compile(rb'<row r="(?!' + rows + rb'")[0-9]{5,}"')


# By the columns and rows of a window.
_EDGES = {
    (CHECKLISTS.columns, CHECKLISTS.rows): _Edges(  # A–KN, 1–20000
        rb"(?:[A-J]?[A-Z]|K[A-N])", rb"[1-9][0-9]{0,3}", rb"(?:[1-9][0-9]{0,3}|1[0-9]{4}|20000)"
    ),
    (LONG_LISTS.columns, LONG_LISTS.rows): _Edges(  # A–CV, 1–150000
        rb"(?:[AB]?[A-Z]|C[A-V])", rb"[1-9][0-9]{0,4}", rb"(?:[1-9][0-9]{0,4}|1[0-4][0-9]{4}|150000)"
    ),
}
_ROW = re.compile(rb'<row(?: r="([1-9][0-9]{0,9})"[ />]|[\s/>])')  # without its number where it is unusual
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s/>]")
_ROOT = re.compile(rb"<worksheet[\s>]")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
# Cells have their address in front, in the usual form; what follows may be written in any legal way.
# No tag holds a `<`, so that a search never runs on behind one that is not closed.
_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*\st\s*=\s*"e"')
_FORMULA = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^<>]*)>\s*<f(.*?)</c>', re.DOTALL)
_FORMULA_VALUE = re.compile(rb"<v[^<>]*>([^<]+)</v>")
_HYPERLINK = re.compile(r'HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_SPACED_END = re.compile(rb"</[cfv]\s")
_STYLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*?\ss\s*=\s*"([0-9]{1,10})"[^<>]*?(/>|></c\s*>|>)')
_SHARED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*\st\s*=\s*"s"[^<>]*>\s*<v[^<>]*>([0-9]{1,10})</v>')
# cells, and what strikes out a run of the text in the one before it
_CELL_OR_STRIKE = re.compile(rb'<c r="([A-Z]+)([0-9]+)"|<strike(?!\s+val\s*=\s*"(?:0|false|off)")[\s/>]')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^<>]*\shidden\s*=\s*"(?:1|true)"')
_COLUMN = re.compile(rb"<col\s[^<>]*>")
_ATTRIBUTE = re.compile(rb'([\w:.-]+)\s*=\s*"([^"]*)"')
# elements of a prefix of their own, which calamine takes for what they are called
_PREFIXED = re.compile(rb":(?:(?:c|sheetData|mergeCell|hyperlink)[\s/>]|(?:row|col)\s)")
_APOSTROPHES = re.compile(rb"=\s*'")


_Searched = tuple[tuple[Area, ...], dict[Position, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Everything about one sheet except its values. `xml` is safe to hand to calamine."""

    xml: bytes
    merges: tuple[Area, ...]
    links: Mapping[Position, str]
    errors: frozenset[Position]
    ticks: frozenset[Position]
    struck: frozenset[Position]
    fills: frozenset[Position]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    dropped: int


def _edges() -> _Edges:
    """Those of the window of now."""
    window = the_window()
    return _EDGES[window.columns, window.rows]


def is_usual(xml: bytes) -> bool:
    """Whether the XML is in the one form that `scan` searches, all inside the window."""
    edges = _edges()
    return (
        not xml.startswith((b"\xff\xfe", b"\xfe\xff"))
        and not (b"!" in xml and b"<!" in xml)  # one character is sought much faster than two
        and not (b"'" in xml and _APOSTROPHES.search(xml))
        and _PREFIXED.search(xml) is None
        and _ROOT.search(xml, 0, 4096) is not None
        and _DECLARED.match(xml.removeprefix(b"\xef\xbb\xbf")) is None
        and edges.cell.search(xml) is None
        and _ascending(_ROW.findall(xml))
    )


def _usual(xml: bytes) -> tuple[bytes, int]:
    """The sheet in the usual form, and how many filled cells outside the window it lost."""
    if is_usual(xml):
        return xml, 0
    check_filled(filled_cells(xml))
    xml = _without_formatted_end(xml)
    return (xml, 0) if is_usual(xml) else canonical_sheet(xml)


def _without_formatted_end(xml: bytes) -> bytes:
    """Cut rows below the window where they only hold formats, as after formatting whole columns."""
    first, end = _edges().far_row.search(xml), xml.rfind(b"</sheetData>")
    if first is None or b"<!" in xml or _CONTENT.search(xml, first.start(), end):
        return xml
    return xml[: first.start()] + xml[end:] if first.start() < end else xml


def filled_cells(xml: bytes) -> int:
    """How many cells of a sheet in the usual form hold something."""
    return xml.count(b"</v>") + xml.count(b"</is>")


def _holds(xml: bytes, mark: bytes) -> bool:
    """Whether a mark is in there: sought from the end, which takes half the time of `in`."""
    return xml.rfind(mark) >= 0


def _ascending(rows: list[bytes]) -> bool:
    """Whether all rows have a number inside the window, each a higher one than the row before."""
    if b"" in rows:
        return False
    numbers = [int(number) for number in rows]
    return all(map(lt, numbers, numbers[1:])) and numbers[-1:] <= [the_window().rows]


def scan(
    xml: bytes,
    *,
    targets: Callable[[], Mapping[str, str]],
    styles: Styles,
    symbols: frozenset[int],
    crossed: frozenset[int],
    stale: bool,
) -> SheetFacts:
    """The facts of one sheet. `targets` gives those of links out of the workbook, by their id, and is
    called where there are links; `symbols` are shared strings that are all in a symbol font, `crossed`
    those of which a part is struck out.
    """
    xml, dropped, (merged, linked, has_formulas) = _readable(xml, targets)
    ticks, struck, fills = _formatted(xml, styles, symbols, crossed)
    errors = {position(m[1], m[2]) for m in _ERROR.finditer(xml)} if _holds(xml, b'"e"') else set()
    found = (_formulas(xml, errors, stale) if has_formulas else {}) | linked
    if len(found) > (most := the_window().marks):
        raise too_many_cells(most)
    rows = _HIDDEN_ROW.finditer(xml) if _holds(xml, b"hidden") else ()
    return SheetFacts(
        xml=xml,
        merges=merged,
        links=found,
        errors=frozenset(errors),
        ticks=frozenset(ticks),
        struck=frozenset(struck),
        fills=frozenset(fills) if len(fills) <= MAX_FILLS else frozenset(),
        hidden_rows=frozenset(int(m[1]) - 1 for m in rows),
        hidden_columns=_hidden_columns(xml[: xml.find(b"<sheetData")]),
        dropped=dropped,
    )


def _readable(xml: bytes, targets: Callable[[], Mapping[str, str]]) -> tuple[bytes, int, _Searched]:
    """The sheet in the usual form, what it lost as `_usual` says, and what stands behind its cells."""
    xml, dropped = _usual(xml)
    try:
        return xml, dropped, _searched(xml, targets)
    except Unusual:
        xml, dropped = canonical_sheet(xml)
        return xml, dropped, _searched(xml, targets)


def _searched(xml: bytes, targets: Callable[[], Mapping[str, str]]) -> _Searched:
    """Merged ranges, the links that are no formulas, and whether there are formulas. Raises `Unusual`."""
    has_formulas = _holds(xml, b"<f")
    if has_formulas and _SPACED_END.search(xml):
        raise Unusual
    tail = xml[max(xml.rfind(b"</sheetData>"), 0) :]
    return merges(tail), links(tail, targets), has_formulas


def _formatted(
    xml: bytes, styles: Styles, symbols: frozenset[int], crossed: frozenset[int]
) -> tuple[set[Position], set[Position], set[Position]]:
    """Cells with text in a symbol font, or struck out, and empty cells with a background colour."""
    ticks, struck, fills = _styled(xml, styles) if styles != NO_STYLES else (set(), set(), set())
    if symbols:
        ticks |= _shared(xml, symbols)
    if crossed:
        struck |= _shared(xml, crossed)
    if _holds(xml, b"<strike"):
        struck |= _with_struck_runs(xml)
    return ticks, struck, fills


def _with_struck_runs(xml: bytes) -> set[Position]:
    """The cells with a text of their own of which a part is struck out."""
    struck, cell = set(), None
    end = xml.rfind(b"</sheetData")  # behind it, the looks of conditional formats are spelled out
    for m in _CELL_OR_STRIKE.finditer(xml, 0, end):
        if m[1]:
            cell = m
        elif cell:
            struck.add(position(cell[1], cell[2]))
    return struck


def _shared(xml: bytes, texts: frozenset[int]) -> set[Position]:
    """The cells that hold one of these shared strings."""
    return {position(m[1], m[2]) for m in _SHARED.finditer(xml) if int(m[3]) in texts}


def _styled(xml: bytes, styles: Styles) -> tuple[set[Position], set[Position], set[Position]]:
    """The same of formats of whole cells."""
    ticks, struck, fills = set(), set(), set()
    for letters, row, style, end in _STYLED.findall(xml):
        number = int(style)
        if end != b">":
            if number in styles.filled:
                fills.add(position(letters, row))
            continue
        if number in styles.symbol:
            ticks.add(position(letters, row))
        if number in styles.struck:
            struck.add(position(letters, row))
    return ticks, struck, fills


def _formulas(xml: bytes, errors: set[Position], stale: bool) -> dict[Position, str]:
    """Links of HYPERLINK() formulas. Formulas that have no stored value join `errors`."""
    links = {}
    for m in _FORMULA.finditer(xml, 0, xml.rfind(b"</c>") + 4):
        body = m[4]
        value = _FORMULA_VALUE.search(body)
        if value is None:
            if b'"str"' not in m[3] and b"<is>" not in body:
                errors.add(position(m[1], m[2]))
        elif stale and value[1] == b"0":
            errors.add(position(m[1], m[2]))
        if b"HYPERLINK(" in body.upper():
            formula = html.unescape(body.partition(b"</f>")[0].decode("utf-8", "replace"))
            link = _HYPERLINK.search(formula)
            if link and not link[1].startswith("#"):
                links[position(m[1], m[2])] = link[1].replace('""', '"')
    return links


def _hidden_columns(head: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    if b"hidden" not in head:
        return frozenset()
    for m in _COLUMN.finditer(head):
        attributes = dict(_ATTRIBUTE.findall(m[0]))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = (number(plain(attributes.get(name, b"")), 0) for name in (b"min", b"max"))
            hidden.update(range(max(first, 1) - 1, min(last, the_window().columns)))
    return frozenset(hidden)
