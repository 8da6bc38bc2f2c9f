"""A small xls file from its records; no library writes them any more."""

from __future__ import annotations

import struct

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STANDARD_LINK = bytes.fromhex("D0C9EA79F9BACE118C8200AA004BA90B")
_URL = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _long_text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _font(name: str) -> bytes:
    return record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short_text(name))


def cell_format(font: int = 0, *, fill: int = 0, colour: int = 64) -> bytes:
    """A cell format: fill 1 is solid in the palette's colour."""
    return record(0xE0, struct.pack("<HHHBBBBIIH", font, 0, 0, 0, 0, 0, 0, 0, fill << 26, colour))


def number(row: int, column: int, value: float, xf: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, xf, value))


def label(row: int, column: int, string: int, xf: int = 0) -> bytes:
    return record(0xFD, struct.pack("<HHHI", row, column, xf, string))


def truth(row: int, column: int, value: int, *, error: bool = False) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, value, error))


def blank(row: int, column: int, xf: int) -> bytes:
    return record(0x201, struct.pack("<HHH", row, column, xf))


def hidden_row(row: int) -> bytes:
    return record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def hidden_column(column: int) -> bytes:
    return record(0x7D, struct.pack("<HHHHHH", column, column, 2_000, 0, 1, 0))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0xE5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def link(row: int, column: int, target: str) -> bytes:
    address = (target + "\0").encode("utf-16-le")
    head = struct.pack("<HHHH", row, row, column, column) + _STANDARD_LINK + struct.pack("<II", 2, 3)
    return record(0x1B8, head + _URL + struct.pack("<I", len(address)) + address)


def xls_stream(
    sheets: dict[str, bytes], *, strings: list[str], formats: bytes = b"", hidden: str = ""
) -> bytes:
    """The records of a workbook; fonts 1 and 2 are Arial and Wingdings."""
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
    shared = struct.pack("<II", len(strings), len(strings)) + b"".join(map(_long_text, strings))
    head = begin + record(0x42, struct.pack("<H", 1200)) + _font("Arial") * 2 + _font("Wingdings")
    head += cell_format() + formats
    tail = record(0xFC, shared) + record(0x0A)
    listed = {name: struct.pack("<BB", name == hidden, 0) + _short_text(name) for name in sheets}
    offset = len(head) + len(tail) + sum(len(entry) + 8 for entry in listed.values())
    bodies = b""
    for name, cells in sheets.items():
        head += record(0x85, struct.pack("<I", offset + len(bodies)) + listed[name])
        bodies += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
        bodies += record(0x200, struct.pack("<IIHHH", 0, 99, 0, 20, 0)) + cells + record(0x0A)
    return head + tail + bodies


def contained(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream."""
    stream = stream.ljust(4_096, b"\0")
    sectors = -(-len(stream) // 512)
    chain = [_FAT, _END, *range(3, sectors + 2), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = (title + "\0").encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ", text, len(text), kind, 1, _FREE, _FREE, child, b"", 0, 0, 0, start, size
        )

    folder = entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _FREE, 2, len(stream))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4_096, _END, 0,
        _END, 0, 0, *[_FREE] * 108,
    )  # fmt: skip
    return header + table + folder.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")
