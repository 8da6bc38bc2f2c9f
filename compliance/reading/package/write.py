"""A book as an xlsx package that reads back as the same book.

Written here rather than by XlsxWriter, which changes addresses of links, refuses names of
sheets and merges that real files have, and takes three times as long. Every text is an inline
string, so nothing that stands in a cell can run as a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from xml.sax.saxutils import escape, quoteattr

from compliance.reading.limits import MAX_ROWS
from compliance.reading.package.rebuild import LINKS, MAIN, PACKAGE, package_head
from compliance.reading.sheets import Book, CellValue, Position, Sheet, address

LONGEST_TEXT = 32_767  # characters of a cell in Excel
OUTSIDE = "…"  # for each filled cell that was outside the window, in the rows below it
_OUTSIDE_IN_A_ROW = 250
_HIDDEN = ' hidden="1"'
_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY = datetime(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile("[&<>'\"_\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # a glance, for speed
_QUOTES = {"'": "&#39;", '"': "&quot;"}

# Formats of cells: each of the number formats in a plain font, in a symbol font and struck out; then a
# coloured one.
_PLAIN, _DATE, _MOMENT, _TIME, _LENGTH = range(5)
_SYMBOL, _STRUCK, _COLOURED = 5, 10, 15
_FORMATS = (0, 14, 22, 21, 46)
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><sz val="11"/><name val="Wingdings"/><charset val="2"/></font>'
    '<font><strike/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFFFEB9C"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0"'
    ' borderId="0"/></cellStyleXfs><cellXfs count="16">'
    + "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0"'
        ' applyNumberFormat="1" applyFont="1"/>'
        for font in (0, 1, 2)
        for number in _FORMATS
    )
    + '<xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/></cellXfs><cellStyles'
    ' count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def written(book: Book) -> bytes:
    """The xlsx. Columns, rows, links, merges, ticks, fills, errors, what is hidden or struck out are kept."""
    hidden = frozenset(number for number, sheet in enumerate(book.sheets) if sheet.hidden)
    head = package_head(_names(book), ("styles",), hidden=hidden)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in (*head.items(), ("xl/styles.xml", _STYLES.encode())):
            _add(archive, name, content)
        for number, sheet in enumerate(book.sheets, 1):
            targets = tuple(dict.fromkeys(sheet.links.values()))
            _add(archive, f"xl/worksheets/sheet{number}.xml", "".join(_sheet(sheet, targets)).encode())
            if targets:
                _add(archive, f"xl/worksheets/_rels/sheet{number}.xml.rels", _relationships(targets))
    return target.getvalue()


def _names(book: Book) -> list[str]:
    """The names of the sheets; of two with one name, which a workbook cannot have, the second is numbered."""
    names: list[str] = []
    for sheet in book.sheets:
        name = plain = _encodable(sheet.name)
        number = 1
        while name in names:
            number += 1
            name = f"{plain} ({number})"
        names.append(name)
    return names


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """A part without a time, so that the same book gives the same bytes."""
    archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def _sheet(sheet: Sheet, targets: Sequence[str]) -> Iterator[str]:
    yield f'<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">'
    yield '<sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/>'
    if sheet.hidden_columns:
        hidden = (
            f'<col min="{c}" max="{c}" hidden="1"/>' for c in sorted(c + 1 for c in sheet.hidden_columns)
        )
        yield f"<cols>{''.join(hidden)}</cols>"
    yield "<sheetData>"
    extra = _beside_values(sheet)
    height = max([len(sheet.rows), *(row + 1 for row in extra), *(row + 1 for row in sheet.hidden_rows)])
    for row in range(height):
        values = sheet.rows[row] if row < len(sheet.rows) else ()
        cells = _row(sheet, row, values, extra.get(row, ()))
        if cells or row in sheet.hidden_rows:
            yield f'<row r="{row + 1}"{_HIDDEN * (row in sheet.hidden_rows)}>{cells}</row>'
    yield from _outside(sheet.dropped)
    yield "</sheetData>"
    if sheet.merges:
        areas = (f'<mergeCell ref="{address(a, b)}:{address(c, d)}"/>' for a, b, c, d in sheet.merges)
        yield f"<mergeCells>{''.join(areas)}</mergeCells>"
    if sheet.links:
        ids = {target: number for number, target in enumerate(targets, 1)}
        links = (
            f'<hyperlink ref="{address(*at)}" r:id="rId{ids[target]}"/>' for at, target in sheet.links.items()
        )
        yield f"<hyperlinks>{''.join(links)}</hyperlinks>"
    yield "</worksheet>"


def _beside_values(sheet: Sheet) -> Mapping[int, Sequence[int]]:
    """The columns, by row, of cells without a value of which there is still something to say."""
    found: dict[int, list[int]] = {}
    for row, column in sorted(sheet.errors | sheet.fills):
        found.setdefault(row, []).append(column)
    return found


def _row(sheet: Sheet, row: int, values: Sequence[CellValue], extra: Sequence[int]) -> str:
    filled = [c for c, value in enumerate(values) if value is not None and value != ""]
    columns = sorted({*filled, *extra}) if extra else filled
    return "".join(
        _cell(sheet, (row, column), values[column] if column < len(values) else "") for column in columns
    )


def _cell(sheet: Sheet, at: Position, value: CellValue) -> str:
    place = address(*at)
    if at in sheet.errors:
        return f'<c r="{place}" t="e"><v>#N/A</v></c>'
    if value is None or value == "":
        return f'<c r="{place}" s="{_COLOURED}"/>'
    kind, text = _content(value)
    style = kind + (_STRUCK if at in sheet.struck else _SYMBOL * (at in sheet.ticks))
    styled = f' s="{style}"' if style else ""
    if isinstance(value, bool):
        return f'<c r="{place}"{styled} t="b"><v>{int(value)}</v></c>'
    if isinstance(text, str):
        shown = _sound(text[:LONGEST_TEXT])
        return f'<c r="{place}"{styled} t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
    return f'<c r="{place}"{styled}><v>{text!r}</v></c>'


def _content(value: CellValue) -> tuple[int, str | float | int]:
    """The number format of a value, and the text or number to be written for it."""
    match value:
        case str():
            return _PLAIN, value
        case int() | float():
            return (_PLAIN, value) if isfinite(value) else (_PLAIN, str(value))
        case datetime() if value >= _FIRST_DAY and value.tzinfo is None:
            return _MOMENT, (value - _EPOCH) / timedelta(days=1)
        case date() if not isinstance(value, datetime) and value >= _FIRST_DAY.date():
            return _DATE, (value - _EPOCH.date()).days
        case time() if value.tzinfo is None:
            return _TIME, (datetime.combine(_EPOCH, value) - _EPOCH) / timedelta(days=1)
        case timedelta() if value >= timedelta():
            return _LENGTH, value / timedelta(days=1)
        case _:
            return _PLAIN, str(value)


def _outside(count: int) -> Iterator[str]:
    """As many cells outside the window as there were: the reader says how many it did not read."""
    for row, first in enumerate(range(0, count, _OUTSIDE_IN_A_ROW), MAX_ROWS):
        columns = range(min(_OUTSIDE_IN_A_ROW, count - first))
        cells = (_text_cell(address(row, column), OUTSIDE) for column in columns)
        yield f'<row r="{row + 1}">{"".join(cells)}</row>'


def _text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _relationships(targets: Sequence[str]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/hyperlink" Target={quoteattr(_encodable(target), _QUOTES)}'
        ' TargetMode="External"/>'
        for n, target in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _sound(text: str) -> str:
    """The text as XML can carry it; what it cannot is written as Excel writes it: `_x000D_`."""
    if not _SPECIAL.search(text):
        return text
    plain = _UNUSUAL.sub(lambda m: f"_x{ord(m[0]):04X}_", _encodable(text))
    return escape(plain, _QUOTES)


def _encodable(text: str) -> str:
    """Half a surrogate pair, as names of files may hold, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()
