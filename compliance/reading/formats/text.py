"""csv and tsv: any usual separator and encoding; cells stay text."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice

from compliance.reading.limits import MAX_FIELD_CHARACTERS, check_filled, damaged, the_window
from compliance.reading.sheets import Book, CellValue, Sheet

_SEPARATORS = ";,\t|"
_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 200_000
# A comma with a space after it is punctuation, unless nothing else separates.
_PROSE = 0.95
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Follows the text when it is parsed: swallowed, it shows that a quote was never closed.
_END = "\N{END OF TRANSMISSION}"
_LINE_ENDS = "\r\n\x1a"
_PLAIN_CONTROLS = frozenset("\t\n\r\f\x1a")


def decoded(data: bytes) -> str | None:
    """The text, or None where the bytes are not text in any usual encoding."""
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), _without_bom(data))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return None
        text = data.decode("cp1252", "replace")
    controls = {c for c in set(text) if c < " "}
    return None if controls - _PLAIN_CONTROLS else text


def _without_bom(data: bytes) -> str:
    """UTF-16 shows in its zero bytes: most letters of a table are plain ASCII."""
    even, odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    half = min(len(data), 2000) // 4
    return "utf-16-le" if half and odd > half else "utf-16-be" if half and even > half else "utf-8"


def read_text(text: str, name: str) -> Book:
    """One sheet, named as Excel would: after the file."""
    separator, body = _declared_separator(text)
    rows, dropped = _rows(body, separator or _separator(body))
    return Book(sheets=(Sheet(name=name, rows=rows, dropped=dropped),))


def _declared_separator(text: str) -> tuple[str, str]:
    """Excel's own `sep=;` in the first line, and the text after it."""
    first, _, rest = text.partition("\n")
    first = first.strip().strip('"')
    if len(first) == 5 and first[:4].lower() == "sep=":
        return first[4], rest
    return ("\t", rest) if first.lower() == "sep=" else ("", text)


def _separator(text: str) -> str:
    """The separator that cuts a sample into the most columns in the steadiest way."""
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_SEPARATORS, key=lambda separator: _steadiness(sample, separator))


def _steadiness(sample: str, separator: str) -> float:
    if separator not in sample:
        return 0.0
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        widths = [len(row) for row in islice(rows, _SAMPLE_ROWS) if row]
    except csv.Error:
        return 0.0
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    width, count = max(counts.items(), key=lambda item: (item[0] - 1) * item[1])
    prose = sample.count(separator + " ") / sample.count(separator)
    return (width - 1) * count * (count / len(widths)) * (1 - _PROSE * prose)


def _rows(text: str, separator: str) -> tuple[list[list[CellValue]], int]:
    """The cells inside the window, and the number of filled ones outside it."""
    csv.field_size_limit(MAX_FIELD_CHARACTERS)
    source = io.StringIO(f"{text.rstrip(_LINE_ENDS)}\n{_END}", newline="")
    rows: list[list[CellValue]] = []
    window = the_window()
    filled = kept = 0
    try:
        for row in csv.reader(source, delimiter=separator):
            if row == [_END]:
                return rows, filled - kept
            filled += sum(map(bool, row))
            check_filled(filled)
            if len(rows) < window.rows:
                rows.append(list(row[: window.columns]))
                kept += sum(map(bool, rows[-1]))
    except csv.Error as error:
        raise damaged() from error
    raise damaged()
