"""What is printed: one JSON document, or tables a person can read."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from compliance.text import cli as words

T = TypeVar("T")

Json = None | bool | int | float | str | Sequence["Json"] | dict[str, "Json"]


def print_json(document: Json) -> None:
    """The document and nothing else, on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))


def say(line: str = "", *, to: TextIO | None = None) -> None:
    """One line for a person; control characters from someone's file never reach the terminal."""
    print("".join(c if unicodedata.category(c)[0] != "C" else " " for c in line), file=to)


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: Iterable[int] = ()) -> None:
    """A table with aligned columns; the columns in `right` are aligned to the right."""
    lines = [header, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    to_right = frozenset(right)
    for number, line in enumerate(lines):
        cells = (
            cell.rjust(w) if i in to_right else cell.ljust(w)
            for i, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        say("  ".join(cells).rstrip())
        if number == 0:
            say("  ".join("─" * w for w in widths))


def with_progress(items: Iterable[T], *, total: int, label: str) -> Iterator[T]:
    """The same items; on a terminal, with a bar on standard error while they come."""
    if total < 2 or not sys.stderr.isatty():
        return iter(items)
    from tqdm import tqdm  # only where a bar is drawn

    return iter(tqdm(items, total=total, desc=label, unit=words.PROGRESS_UNIT, file=sys.stderr, leave=False))
