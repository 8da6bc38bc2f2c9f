"""The parts of a zip archive, unpacked one at a time within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from compliance.problems import ProblemCode
from compliance.reading.limits import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_COUNTS_ABOVE,
    damaged,
    refused,
)

_LOCAL_HEADER = b"PK\x03\x04"
_LOCAL_HEADER_SIZE = 30
_ENCRYPTED_FLAG = 1


class Archive:
    """Reads parts by name, regardless of case and slashes.

    Raises `FileRefused`: DAMAGED for what does not unpack or has a wrong checksum,
    SUSPICIOUS_ARCHIVE for what grows beyond the limits, ENCRYPTED.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._unpacked = 0
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
            raise damaged() from error
        self._entries = {_plain(entry.filename): entry for entry in entries}
        self._count = len(entries)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._entries

    def check_promises(self) -> None:
        """Refuse an archive whose own list of parts already promises too much."""
        sizes = [entry.file_size for entry in self._entries.values()]
        inflated = any(
            entry.file_size > max(RATIO_COUNTS_ABOVE, MAX_RATIO * entry.compress_size)
            for entry in self._entries.values()
        )
        if (
            inflated
            or self._count > MAX_PARTS
            or sum(sizes) > MAX_UNPACKED_BYTES
            or max(sizes, default=0) > MAX_PART_BYTES
        ):
            raise refused(ProblemCode.SUSPICIOUS_ARCHIVE)

    def names(self) -> tuple[str, ...]:
        """All parts, in lower case, folders left out."""
        return tuple(name for name in self._entries if not name.endswith("/"))

    def part(self, name: str) -> bytes:
        """The unpacked part."""
        entry = self._entries.get(_plain(name))
        if entry is None:
            raise damaged()
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise refused(ProblemCode.ENCRYPTED)
        content = self._unpack(entry)
        if zlib.crc32(content) != entry.CRC:
            raise damaged()
        self._unpacked += len(content)
        return content

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        header = self._data[entry.header_offset : entry.header_offset + _LOCAL_HEADER_SIZE]
        if len(header) < _LOCAL_HEADER_SIZE or not header.startswith(_LOCAL_HEADER):
            raise damaged()
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        start = entry.header_offset + _LOCAL_HEADER_SIZE + name_length + extra_length
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if len(packed) < entry.compress_size:
            raise damaged()
        allowed = min(
            MAX_PART_BYTES,
            MAX_UNPACKED_BYTES - self._unpacked,
            max(RATIO_COUNTS_ABOVE, MAX_RATIO * entry.compress_size),
        )
        if entry.compress_type == zipfile.ZIP_STORED:
            content = bytes(packed)
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            content = _inflate(packed, allowed)
        else:
            raise damaged()
        if len(content) > allowed:
            raise refused(ProblemCode.SUSPICIOUS_ARCHIVE)
        return content


def _inflate(packed: memoryview, allowed: int) -> bytes:
    """The unpacked bytes, or one byte more than is allowed."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, allowed + 1)
    except zlib.error as error:
        raise damaged() from error
    if len(content) <= allowed and not stream.eof:
        raise damaged()
    return content


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def stored_archive(parts: dict[str, bytes]) -> bytes:
    """An uncompressed zip archive of exactly these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()
