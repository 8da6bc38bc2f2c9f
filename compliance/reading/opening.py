"""What kind of file is this, by its content, and the book in it."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import PurePath
from xml.parsers.expat import ExpatError

from compliance.problems import FileRefused, ProblemCode
from compliance.reading.formats.html import read_html
from compliance.reading.formats.ods import read_flat_ods, read_ods
from compliance.reading.formats.spreadsheetml import read_spreadsheetml
from compliance.reading.formats.text import decoded, read_text
from compliance.reading.formats.xls import read_xls
from compliance.reading.formats.xlsb import read_xlsb
from compliance.reading.formats.xlsx import read_xlsx
from compliance.reading.limits import check_size, damaged, refused
from compliance.reading.package.archive import Archive
from compliance.reading.package.parts import workbook_part
from compliance.reading.personal.patterns import masked_name
from compliance.reading.sheets import Book

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_XLS = (b"\t\x00\x04\x00", b"\t\x02\x06\x00", b"\t\x04\x06\x00", b"\t\x08")  # xls before it was OLE
_DOCUMENTS = ("%PDF", "{\\rtf", "MIME-Version:", "%!PS")
# Excel opens files with this password without asking: protected against change, not against reading.
_BUILT_IN_PASSWORD = "VelvetSweatshop"  # noqa: S105 - published by Microsoft, no secret


# What olefile raises on containers that contradict themselves: folders within folders without end, too.
_CONTAINER_FAILURES = (
    OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
    struct.error,
)  # fmt: skip
_DECRYPTION_FAILURES = (
    OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, NotImplementedError,
    ArithmeticError, RecursionError, struct.error, ExpatError,
)  # fmt: skip


def open_book(data: bytes, name: str) -> Book:
    """The sheets of a file; its kind is told by the content, `name` names the sheet of a csv.

    A personal number in the name of a sheet is left out, for that name is repeated with every place.

    Raises `FileRefused`. Hostile bytes may still end the process, so this is only called in
    a worker.
    """
    book = _opened(data, name)
    names = [masked_name(sheet.name) for sheet in book.sheets]
    if all(sheet.name == plain for sheet, plain in zip(book.sheets, names, strict=True)):
        return book
    return Book(sheets=tuple(replace(s, name=plain) for s, plain in zip(book.sheets, names, strict=True)))


def unwrapped(data: bytes) -> bytes:
    """The workbook itself, where it came in an envelope that opens without a password."""
    return _decrypted(data) if data.startswith(_OLE) and "encryptedpackage" in _streams(data) else data


def _opened(data: bytes, name: str) -> Book:
    check_size(len(data))
    if not data.strip():
        raise refused(ProblemCode.EMPTY_FILE)
    if data.startswith(_ZIP):
        return _from_archive(Archive(data))
    if data.startswith(_OLE):
        return _from_ole(data, name)
    if data.startswith(_OLD_XLS):
        return read_xls(data)
    return _from_text(data, PurePath(name).stem)


def _from_archive(archive: Archive) -> Book:
    main = workbook_part(archive)
    if main in archive:
        return read_xlsb(archive) if main.endswith(".bin") else read_xlsx(archive, main)
    archive.check_promises()
    kind = archive.part("mimetype") if "mimetype" in archive else b""
    if b"opendocument.spreadsheet" in kind:
        return read_ods(archive)
    raise refused(ProblemCode.NOT_A_SPREADSHEET)


def _from_ole(data: bytes, name: str) -> Book:
    """xls, or a newer workbook inside an encrypted envelope."""
    streams = _streams(data)
    if "encryptedpackage" in streams:
        return _opened(_decrypted(data), name)
    if not streams & {"workbook", "book"}:
        raise refused(ProblemCode.NOT_A_SPREADSHEET)
    try:
        return read_xls(data)
    except FileRefused as error:
        if error.problem.code is not ProblemCode.ENCRYPTED:
            raise
    return read_xls(_decrypted(data))


def _streams(data: bytes) -> frozenset[str]:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return frozenset("/".join(path).lower() for path in container.listdir())
    except _CONTAINER_FAILURES as error:
        raise damaged() from error


def _decrypted(data: bytes) -> bytes:
    import msoffcrypto
    from msoffcrypto import exceptions

    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=_BUILT_IN_PASSWORD)
        file.decrypt(plain)
    except (
        *_DECRYPTION_FAILURES,
        exceptions.FileFormatError,
        exceptions.ParseError,
        exceptions.DecryptionError,
    ) as error:
        raise refused(ProblemCode.ENCRYPTED) from error
    return plain.getvalue()


def _from_text(data: bytes, name: str) -> Book:
    text = decoded(data)
    start = (text or "").lstrip("\ufeff \t\r\n\f")[:4096]
    if text is None or start.startswith(_DOCUMENTS):
        raise refused(ProblemCode.NOT_A_SPREADSHEET)
    if not start.startswith("<"):
        return read_text(text.removeprefix("\ufeff"), name)
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return read_spreadsheetml(text)
    if "urn:oasis:names:tc:opendocument" in start:
        return read_flat_ods(data)
    return read_html(text, name)
