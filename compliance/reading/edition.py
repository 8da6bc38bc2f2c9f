"""Which edition of the reader this is: another one may read the same file otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from compliance.definitions.load import DATA

_CODE = Path(__file__).parents[1]
_DECIDES = ("reading", "definitions", "model")  # rooms of code that have a say in what is read


@cache
def reader_edition() -> str:
    """A SHA-256 over the code and data that decide what is read, 64 hex digits."""
    digest = hashlib.sha256()
    code = [path for room in _DECIDES for path in (_CODE / room).rglob("*.py")]
    for path in sorted([*code, *DATA.glob("*.toml")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
