"""How far the cells of an xls or xlsb reach, told from its records without reading them.

Calamine sets aside memory for every cell between the first and the last one, and where there is none it
ends the process.
"""

from __future__ import annotations

import io
import struct

_HEAD = struct.Struct("<HH")
# Records that begin with a row and a column: one cell each, in old files and new ones.
_CELLS = frozenset({
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0xD6, 0xFD,
    0x201, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406,
})  # fmt: skip
_DIMENSIONS = 0x200
_NEW_DIMENSIONS, _OLD_DIMENSIONS = struct.Struct("<IIHH"), struct.Struct("<HHHH")
_NEVER = 1 << 48  # more cells than fit anywhere, for ends before their beginnings
_ROW, _LAST_CELL = 0, 11  # in xlsb: a row with its number, then cells with their columns
_RUNS = frozenset({0xBD, 0xBE})  # several cells, the last column at the end of the record


def spanned_xls(data: bytes) -> int:
    """How many cells lie between A1 and the last row and column in which any sheet has one, or says so."""
    stream = _stream(data)
    bottom = right = claimed = at = 0
    end = len(stream) - 8
    while at <= end:
        kind, size = _HEAD.unpack_from(stream, at)
        if kind in _CELLS or kind in _RUNS:
            row, column = _HEAD.unpack_from(stream, at + 4)
            if kind in _RUNS and 6 <= size <= len(stream) - at - 4:
                column = int.from_bytes(stream[at + size + 2 : at + size + 4], "little")
            bottom, right = max(bottom, row), max(right, column)
        elif kind == _DIMENSIONS:
            claimed = max(claimed, _claimed(stream[at + 4 : at + 4 + size]))
        at += 4 + size
    return max((bottom + 1) * (right + 1), claimed)


def _claimed(dimensions: bytes) -> int:
    """How many cells a sheet says it has, which calamine believes."""
    if len(dimensions) >= _NEW_DIMENSIONS.size:
        top, bottom, left, right = _NEW_DIMENSIONS.unpack_from(dimensions)
    elif len(dimensions) >= _OLD_DIMENSIONS.size:
        top, bottom, left, right = _OLD_DIMENSIONS.unpack_from(dimensions)
    else:
        return 0
    return _NEVER if bottom < top or right < left else (bottom - top) * (right - left)


def spanned_xlsb(part: bytes) -> int:
    """The same of one worksheet of an xlsb."""
    bottom = right = at = 0
    end = len(part)
    while at + 6 <= end:
        kind, at = _variable(part, at, 2)
        size, at = _variable(part, at, 4)
        if kind <= _LAST_CELL and at + 4 <= end:
            number = int.from_bytes(part[at : at + 4], "little")
            if kind == _ROW:
                bottom = max(bottom, number)
            else:
                right = max(right, number)
        at += size
    return (bottom + 1) * (right + 1)


def _variable(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes of seven bits each, and where it ends."""
    number = 0
    for place in range(most):
        byte = part[at + place] if at + place < len(part) else 0
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at + place + 1


def _stream(data: bytes) -> bytes:
    """The records: a stream of a compound file, or the file itself; none where it is broken."""
    import olefile

    if not data.startswith(olefile.MAGIC):
        return data
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next((name for name in ("Workbook", "Book") if container.exists(name)), "")
            return container.openstream(name).read() if name else b""
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, struct.error):
        return b""
