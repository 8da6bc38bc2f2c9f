"""The frames in which parent and worker talk: a few parts of bytes, each with its length."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import IO

# A reading of the largest allowed file takes some 40 MB; more than this is not an answer.
MAX_FRAME_BYTES = 200_000_000
_MAX_PARTS = 16
_COUNT = struct.Struct("<I")


def write_frame(stream: IO[bytes], parts: Sequence[bytes]) -> None:
    """Write the number of parts, their lengths, and the parts."""
    head = _COUNT.pack(len(parts)) + b"".join(_COUNT.pack(len(part)) for part in parts)
    stream.write(head)
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes]) -> list[bytes]:
    """The parts of the next frame. Raises EOFError at the end, ValueError on noise."""
    read = stream.read
    (count,) = _COUNT.unpack(_exactly(read, _COUNT.size))
    if count > _MAX_PARTS:
        raise ValueError("frame out of bounds")
    lengths = struct.unpack(f"<{count}I", _exactly(read, _COUNT.size * count))
    if sum(lengths) > MAX_FRAME_BYTES:
        raise ValueError("frame out of bounds")
    return [_exactly(read, length) for length in lengths]


def _exactly(read: Callable[[int], bytes], length: int) -> bytes:
    data = read(length)
    if len(data) < length:
        raise EOFError
    return data
