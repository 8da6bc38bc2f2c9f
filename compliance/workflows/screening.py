"""Files as they come in → what may be stored of them: nothing personal, nothing nobody looked through."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Protocol

from compliance.reading.result import Screened
from compliance.storage.staging import Incoming
from compliance.text.problems import left_out

_KINDS = frozenset(
    (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods", ".csv", ".tsv", ".txt", ".htm", ".html", ".xml")
)


class Screens(Protocol):
    """What is needed of a pool of readers."""

    def screen_many(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Screened]: ...


def screened(files: Sequence[tuple[str, bytes]], pool: Screens) -> tuple[Incoming, ...]:
    """Each (name, bytes), looked through by an isolated worker, in their order."""
    return tuple(
        Incoming(
            name=name,
            original_sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            kept=found.kept,
            dropped=tuple(left_out(part.place, part.header) for part in found.dropped),
            error=found.error,
        )
        for (name, data), found in zip(files, pool.screen_many(files), strict=True)
    )


def kept_name(name: str, dropped: Sequence[str]) -> str:
    """The name under which what was kept is given back: a copy is an .xlsx, whatever came."""
    if not dropped:
        return name
    path = PurePath(name)
    return f"{path.stem if path.suffix.lower() in _KINDS else path.name}.xlsx"
