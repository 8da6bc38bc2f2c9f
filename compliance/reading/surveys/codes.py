"""What the numbers of unsur stand for, where a book explains them: `U8 = Sarana`, in a list or a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from compliance.reading.sheets import Book, CellValue
from compliance.reading.surveys.index import LONGEST_TITLE, UnsurIndex

NONE_OF_THESE = ""  # a number that stands for an unsur of an older edition
_BEGINS = frozenset("uU")  # a number of an unsur
_FAR = 3  # columns from a number to its name
_SEPARATORS = " :=-–.\xa0"
_CODE = r"\bu(?:nsur)?[\s.\-]?\d{1,2}\b"
_SEVERAL = re.compile(rf"{_CODE}.{{2,90}}?{_CODE}.{{2,90}}?{_CODE}", re.IGNORECASE | re.DOTALL)
_ENTRY = re.compile(rf"{_CODE}.*?(?=[,;\n]|{_CODE}|\Z)", re.IGNORECASE | re.DOTALL)


def codes_named(index: UnsurIndex, book: Book) -> Mapping[int, str]:
    """Which unsur the numbers stand for: from texts such as `U8 Sarana`, `U8` with a name to its right, or
    a line of several.

    A number that is explained in two ways is left out; a row of titles explains only by titles that
    hold both. An unsur of an older edition is `NONE_OF_THESE`.
    """
    found: dict[int, set[str]] = {}
    for left, text, right in _explaining(book):
        heading = index.match(text)
        if not heading.coded:
            continue
        alone = not heading.unsur and not heading.former and not index.match(left).says
        named = index.match(right) if alone and not index.match(right).code else heading
        if named.sure:
            found.setdefault(heading.code, set()).add(named.unsur[0])
        elif named.former:
            found.setdefault(heading.code, set()).add(NONE_OF_THESE)
    return {code: next(iter(named)) for code, named in found.items() if len(named) == 1}


def _explaining(book: Book) -> Iterator[tuple[str, str, str]]:
    """The texts of a book that may explain a number, each between what stands beside it."""
    for sheet in book.sheets:
        for row in sheet.rows:
            for column, value in enumerate(row):
                if not isinstance(value, str) or not value:
                    continue
                if value[0] in _BEGINS:
                    yield _text(row[column - 1] if column else ""), value, _name(row, column)
                if "2" in value and len(value) <= LONGEST_TITLE and _SEVERAL.search(value):
                    yield from (("", entry, "") for entry in _ENTRY.findall(value))


def _name(row: Sequence[CellValue], column: int) -> str:
    """What stands to the right of a cell, beyond blanks and separators."""
    texts = map(_text, row[column + 1 : column + 1 + _FAR])
    return next((text for text in texts if text.strip(_SEPARATORS)), "")


def _text(value: CellValue) -> str:
    return value if isinstance(value, str) else ""
