"""What a sheet's XML says beside its values, found without parsing all of it.

Excel, LibreOffice, Google Sheets, WPS and the usual libraries write cells in one form,
`<c r="A1" s="3" t="e">`. In that form a search for the few things that matter is ten times
faster than a parser; whatever else XML allows is first rewritten to it (`canonical`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from operator import lt

from compliance.reading.limits import (
    CHECKLISTS,
    LONG_LISTS,
    MAX_CELLS_OF_ONE_LINK,
    MAX_FILLS,
    check_filled,
    the_window,
    too_many_cells,
)
from compliance.reading.package.canonical import canonical_sheet
from compliance.reading.package.parts import plain
from compliance.reading.package.styles import Styles
from compliance.reading.sheets import Area, Position


class _Edges:
    """What stands outside a window, sought by the columns and rows inside it."""

    def __init__(self, columns: bytes, likely_rows: bytes, rows: bytes) -> None:
        cell = rb' r="' + columns
        # in two steps, the likely one first, as every cell is looked at
        self.cell = re.compile(
            rb"<c(?!" + cell + likely_rows + rb'"[ />])(?!' + cell + rows + rb'"[ />])[\s/>]'
        )
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
_ROW = re.compile(rb'<row(?: r="([1-9][0-9]*)"[ />]|[\s/>])')  # without its number where it is unusual
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s/>]")
_ROOT = re.compile(rb"<worksheet[\s>]")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]* t="e"')
_FORMULA = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)><f(.*?)</c>', re.DOTALL)
_FORMULA_VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>")
_HYPERLINK = re.compile(r'HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_STYLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*? s="([0-9]+)"[^>]*?(/>|></c>|>)')
_SHARED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]* t="s"[^>]*><v>([0-9]+)</v>')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]* hidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col\s[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
_MERGE = re.compile(rb'<mergeCell\s+ref="\$?([A-Z]+)\$?([0-9]+):\$?([A-Z]+)\$?([0-9]+)"')
# a link of one cell, as the usual programs write it
_LINK = re.compile(
    rb'<hyperlink (?:xmlns:r="[^"]*" )?ref="([A-Z]+)([0-9]+)" r:id="([^"&]*)"(?: display="[^"]*")? ?/>'
)
_LINK_ID = re.compile(rb':id="([^"]*)"')
_LINK_PLACE = re.compile(rb'\blocation="([^"]*)"')
# `\bref="` with the boundary behind it, for a search is quick when a pattern begins with letters
_LINK_REF = re.compile(rb'ref="(?<!\wref=")\$?([A-Z]+)\$?([0-9]+)(?::\$?([A-Z]+)\$?([0-9]+))?"')


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Everything about one sheet except its values. `xml` is safe to hand to calamine."""

    xml: bytes
    merges: tuple[Area, ...]
    links: Mapping[Position, str]
    errors: frozenset[Position]
    ticks: frozenset[Position]
    fills: frozenset[Position]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    dropped: int


@lru_cache(maxsize=1024)
def column_number(letters: bytes) -> int:
    """`A` → 0, `AA` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


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
        and not (b"'" in xml and b"='" in xml)
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
    return xml.count(b"<v>") + xml.count(b"<is>")


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
    stale: bool,
) -> SheetFacts:
    """The facts of one sheet. `targets` gives those of links out of the workbook, by their id, and is
    called where there are links; `symbols` are shared strings that are all in a symbol font.
    """
    xml, dropped = _usual(xml)
    ticks, fills = _styled(xml, styles) if styles.symbol or styles.filled else (set(), set())
    if symbols:
        ticks |= {_at(m[1], m[2]) for m in _SHARED.finditer(xml) if int(m[3]) in symbols}
    errors = {_at(m[1], m[2]) for m in _ERROR.finditer(xml)} if b't="e"' in xml else set()
    found = _formulas(xml, errors, stale) if b"<f" in xml else {}
    rest = xml.rfind(b"</sheetData>")
    tail = xml[rest:] if rest >= 0 else b""
    if b"<hyperlink " in tail:
        found |= _links(tail, targets())
    if len(found) > (most := the_window().marks):
        raise too_many_cells(most)
    rows = _HIDDEN_ROW.finditer(xml) if b' hidden="' in xml else ()
    return SheetFacts(
        xml=xml,
        merges=_merges(tail) if b"<mergeCell " in tail else (),
        links=found,
        errors=frozenset(errors),
        ticks=frozenset(ticks),
        fills=frozenset(fills) if len(fills) <= MAX_FILLS else frozenset(),
        hidden_rows=frozenset(int(m[1]) - 1 for m in rows),
        hidden_columns=_hidden_columns(xml[: xml.find(b"<sheetData")]),
        dropped=dropped,
    )


def _at(letters: bytes, row: bytes) -> Position:
    return int(row) - 1, column_number(letters)


def _styled(xml: bytes, styles: Styles) -> tuple[set[Position], set[Position]]:
    """Cells with text in a symbol font, and empty cells with a background colour."""
    ticks, fills = set(), set()
    for letters, row, style, end in _STYLED.findall(xml):
        number = int(style)
        if end != b">":
            if number in styles.filled:
                fills.add(_at(letters, row))
        elif number in styles.symbol:
            ticks.add(_at(letters, row))
    return ticks, fills


def _formulas(xml: bytes, errors: set[Position], stale: bool) -> dict[Position, str]:
    """Links of HYPERLINK() formulas. Formulas that have no stored value join `errors`."""
    links = {}
    for m in _FORMULA.finditer(xml):
        body = m[4]
        value = _FORMULA_VALUE.search(body)
        if value is None:
            if b't="str"' not in m[3] and b"<is>" not in body:
                errors.add(_at(m[1], m[2]))
        elif stale and value[1] == b"0":
            errors.add(_at(m[1], m[2]))
        if b"HYPERLINK(" in body.upper():
            formula = html.unescape(body.partition(b"</f>")[0].decode("utf-8", "replace"))
            link = _HYPERLINK.search(formula)
            if link and not link[1].startswith("#"):
                links[_at(m[1], m[2])] = link[1].replace('""', '"')
    return links


def _links(tail: bytes, targets: Mapping[str, str]) -> dict[Position, str]:
    """Targets outside the workbook, by cell."""
    found: dict[Position, str] = {}
    window = the_window()
    count = tail.count(b"<hyperlink ")
    if count > window.marks:
        raise too_many_cells(window.marks)
    usual = _LINK.findall(tail)
    if len(usual) == count:
        at = ((_at(letters, row), targets.get(key.decode("utf-8", "replace"))) for letters, row, key in usual)
        return {
            (row, column): target
            for (row, column), target in at
            if target and row < window.rows and column < window.columns
        }
    for attributes in tail.partition(b"</hyperlinks>")[0].split(b"<hyperlink ")[1:]:
        key = _LINK_ID.search(attributes)
        target = targets.get(plain(key[1])) if key else None
        if not target:
            continue
        place = _LINK_PLACE.search(attributes) if b"location=" in attributes else None
        if place and place[1]:
            target = f"{target}#{plain(place[1])}"
        for cell in _cells(_LINK_REF.search(attributes)):
            found[cell] = target
        if len(found) > window.marks:
            raise too_many_cells(window.marks)
    return found


def _cells(ref: re.Match[bytes] | None) -> Iterable[Position]:
    """The cells of a range inside the window; of a very long one only the first."""
    if ref is None:
        return ()
    top, left = _at(ref[1], ref[2])
    window = the_window()
    if top >= window.rows or left >= window.columns:
        return ()
    if ref[3] is None:
        return ((top, left),)
    bottom, right = _at(ref[3], ref[4])
    rows = range(top, min(bottom + 1, window.rows))
    columns = range(left, min(right + 1, window.columns))
    if len(rows) * len(columns) > MAX_CELLS_OF_ONE_LINK:
        return ((top, left),)
    return product(rows, columns)


def _merges(tail: bytes) -> tuple[Area, ...]:
    """Merged ranges, cut to the window."""
    found = []
    window = the_window()
    for number, m in enumerate(_MERGE.finditer(tail)):
        if number >= window.marks:
            raise too_many_cells(window.marks)
        top, left = _at(m[1], m[2])
        bottom, right = _at(m[3], m[4])
        if top < window.rows and left < window.columns:
            found.append((top, left, min(bottom, window.rows - 1), min(right, window.columns - 1)))
    return tuple(found)


def _hidden_columns(head: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    if b' hidden="' not in head:
        return frozenset()
    for m in _COLUMN.finditer(head):
        attributes = dict(_ATTRIBUTE.findall(m[0]))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = int(attributes.get(b"min", b"1")), int(attributes.get(b"max", b"0"))
            hidden.update(range(first - 1, min(last, the_window().columns)))
    return frozenset(hidden)
