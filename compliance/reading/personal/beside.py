"""Personal numbers in a workbook outside the cells that are read: notes, properties, headers and footers,
names of sheets and ranges, what a pivot table or a link to another workbook remembers.

Nobody reads a checklist there, but whoever keeps the file keeps them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from compliance.reading.package.archive import Archive
from compliance.reading.personal.patterns import numbers_of_persons
from compliance.reading.sheets import Book

_ZIP = b"PK"
_LOOKED_AT = 4096  # bytes that tell text from what is none
# What holds cells is looked through as cells; formats say nothing, a link on a cell stays, and a picture
# cannot be read.
_CELLS = re.compile(r"xl/(?:sharedstrings\.\w+|worksheets/[^/]+\.bin)")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_SAYS_NOTHING = re.compile(
    r"xl/(?:styles|calcchain|theme/.*)\.\w+|.*\.rels|\[content_types\]\.xml|meta-inf/.*|thumbnails/.*"
    r"|.*\.(?:png|jpe?g|gif|emf|wmf|tiff?|bmp|svm)"
)
_EMBEDDED = "xl/embeddings/"
_END_OF_CELLS = b"</sheetData>"
_CONTENT = "content.xml"  # of an ods
_NOTE = re.compile(rb"<office:annotation[\s>].*?</office:annotation>", re.DOTALL)
_NAMED = re.compile(rb'(?:table:name|table:expression)="[^"]*"')
_MARKUP = str.maketrans(dict.fromkeys("<>\"'\x00\r\t", "\n"))
_GUID = re.compile(r"\{[0-9A-Fa-f-]{36}\}")


def holds_persons_beside(data: bytes, book: Book, public: frozenset[str]) -> bool:
    """Whether a file holds personal numbers that stand in no cell of the book, or a file of its own.

    `public`: words beside a telephone that is nobody's own. Raises FileRefused where a part of it
    cannot be unpacked.
    """
    found: set[str] = set()
    outside = any(sheet.dropped for sheet in book.sheets)
    for text in _texts(data, outside):
        if text is None:
            return True
        found.update(numbers_of_persons(text, public))
    return bool(found - _numbers_of_cells(book)) if found else False


def _texts(data: bytes, outside: bool) -> Iterator[str | None]:
    """Every text outside the cells, of formats that are one piece also theirs; None for a file within
    the file. `outside`: there are cells that were not read."""
    if not data.startswith(_ZIP):
        if outside or not _is_all_cells(data):
            yield from _readable(data)
        return
    archive = Archive(data)
    for name in archive.names():
        if name.startswith(_EMBEDDED):
            yield None
        elif not _SAYS_NOTHING.fullmatch(name) and (outside or not _CELLS.fullmatch(name)):
            part = archive.part(name)
            yield from _readable(part if outside else _without_cells(name, part))


def _is_all_cells(data: bytes) -> bool:
    """Whether a file is nothing but a table, as a csv is."""
    return b"\x00" not in data[:_LOOKED_AT] and not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def _without_cells(name: str, part: bytes) -> bytes:
    if _SHEET.fullmatch(name):
        return part[part.rfind(_END_OF_CELLS) :] if _END_OF_CELLS in part else b"<x/>"
    if name == _CONTENT:
        return b"<x>".join((b"<x>", *_NOTE.findall(part), *_NAMED.findall(part)))
    return part


def _readable(data: bytes) -> Iterator[str]:
    """The bytes as text, with a new line for each piece of markup; of a binary whatever could be read."""
    if b"\x00" not in data[:_LOOKED_AT]:
        text = html.unescape(data.decode("utf-8", "replace").translate(_MARKUP))
        yield _GUID.sub("", text)
        return
    for coding, start in (("latin-1", 0), ("utf-16-le", 0), ("utf-16-le", 1)):
        yield data[start:].decode(coding, "replace").translate(_MARKUP)


def _numbers_of_cells(book: Book) -> set[str]:
    found: set[str] = set()
    for sheet in book.sheets:
        values = (value for row in sheet.rows for value in row)
        for value in (*values, *sheet.links.values()):
            if isinstance(value, str):
                found.update(numbers_of_persons(value, frozenset()))
    return found
