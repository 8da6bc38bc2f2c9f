"""What stands behind the cells of a sheet's XML: links and merged ranges, found by searching.

Each search knows how many there should be. What is written in a way it does not know (`Unusual`) is
rewritten by `canonical` first: a link is never passed over because of how it is spelled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import product

from compliance.reading.limits import MAX_CELLS_OF_ONE_LINK, the_window, too_many_cells
from compliance.reading.package.parts import plain
from compliance.reading.sheets import Area, Position

# No address has more letters or digits; a number of thousands of digits is none.
_CELL = rb"\$?([A-Z]{1,7})\$?([0-9]{1,10})"
_MERGE = re.compile(rb'<mergeCell ref="' + _CELL + rb"(?::" + _CELL + rb')?" ?/>')
# a link of one cell, as the usual programs write it
_LINK = re.compile(
    rb'<hyperlink (?:xmlns:r="[^"]*" )?ref="([A-Z]{1,7})([0-9]{1,10})" r:id="([^"&]*)"'
    rb'(?: display="[^"]*")? ?/>'
)
# any other, with one space before each attribute
_ANY_LINK = re.compile(rb'<hyperlink((?: [\w:.-]+="[^"<]*")*) ?(?:/>|></hyperlink>)')
_LINK_ID = re.compile(rb':id="([^"]*)"')
_LINK_PLACE = re.compile(rb' location="([^"]*)"')
_LINK_REF = re.compile(rb' ref="' + _CELL + rb"(?::" + _CELL + rb')?"')


class Unusual(Exception):
    """The XML says something here in a way that is not searched for."""


@lru_cache(maxsize=1024)
def column_number(letters: bytes) -> int:
    """`A` → 0, `AA` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def position(letters: bytes, row: bytes) -> Position:
    """The position of an address."""
    return int(row) - 1, column_number(letters)


def links(tail: bytes, targets: Callable[[], Mapping[str, str]]) -> dict[Position, str]:
    """Targets outside the workbook, by cell. Raises `Unusual`."""
    count = tail.count(b"<hyperlink") - tail.count(b"<hyperlinks")
    if not count:
        return {}
    window = the_window()
    if count > window.marks:
        raise too_many_cells(window.marks)
    usual, outside = _LINK.findall(tail), targets()
    if len(usual) != count:
        return _any_links(tail, outside, count)
    found: dict[Position, str] = {}
    for letters, row, key in usual:
        at, target = position(letters, row), outside.get(key.decode("utf-8", "replace"))
        if target and at[0] < window.rows and at[1] < window.columns:
            found[at] = target
    return found


def _any_links(tail: bytes, targets: Mapping[str, str], count: int) -> dict[Position, str]:
    """Targets by cell, where a link may have a place behind its address, or a range of cells."""
    found: dict[Position, str] = {}
    most = the_window().marks
    listed = _ANY_LINK.findall(tail)
    if len(listed) != count:
        raise Unusual
    for attributes in listed:
        ref, key = _LINK_REF.search(attributes), _LINK_ID.search(attributes)
        if ref is None:
            raise Unusual
        target = targets.get(plain(key[1])) if key else None
        if not target:
            continue
        place = _LINK_PLACE.search(attributes)
        if place and place[1]:
            target = f"{target}#{plain(place[1])}"
        for cell in _cells(ref):
            found[cell] = target
        if len(found) > most:
            raise too_many_cells(most)
    return found


def _cells(ref: re.Match[bytes]) -> Iterable[Position]:
    """The cells of a range inside the window; of a very long one only the first."""
    top, left = position(ref[1], ref[2])
    window = the_window()
    if top >= window.rows or left >= window.columns:
        return ()
    if ref[3] is None:
        return ((top, left),)
    bottom, right = position(ref[3], ref[4])
    rows = range(top, min(bottom + 1, window.rows))
    columns = range(left, min(right + 1, window.columns))
    if len(rows) * len(columns) > MAX_CELLS_OF_ONE_LINK:
        return ((top, left),)
    return product(rows, columns)


def merges(tail: bytes) -> tuple[Area, ...]:
    """Merged ranges, cut to the window. Raises `Unusual`."""
    count = tail.count(b"<mergeCell") - tail.count(b"<mergeCells")
    if not count:
        return ()
    window = the_window()
    if count > window.marks:
        raise too_many_cells(window.marks)
    listed = _MERGE.findall(tail)
    if len(listed) != count:
        raise Unusual
    found = []
    for first_letters, first_row, last_letters, last_row in listed:
        top, left = position(first_letters, first_row)
        if last_row and top < window.rows and left < window.columns:
            bottom, right = position(last_letters, last_row)
            found.append((top, left, min(bottom, window.rows - 1), min(right, window.columns - 1)))
    return tuple(found)
