"""The phrases that words are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

Meaning = TypeVar("Meaning")

_LONGEST = 4  # words


def phrases(
    spoken: tuple[str, ...], meaning: Callable[[tuple[str, ...]], Meaning | None]
) -> Iterator[tuple[tuple[str, ...], Meaning | None]]:
    """The words of a text in their order, the longest phrases that mean something first; a word of none
    stands alone, with None.
    """
    start = 0
    while start < len(spoken):
        for length in range(min(_LONGEST, len(spoken) - start), 0, -1):
            phrase = spoken[start : start + length]
            found = meaning(phrase)
            if found is not None:
                break
        yield phrase, found
        start += length
