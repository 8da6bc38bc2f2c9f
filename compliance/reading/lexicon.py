"""What is prepared once for many readings, and kept as long as the same definitions come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from compliance.definitions.load import Definitions
from compliance.model import Registry
from compliance.reading.headers import HeaderIndex
from compliance.reading.names import UnitMatcher
from compliance.reading.values import ValueReader

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The definitions as the reader uses them."""

    headers: HeaderIndex
    values: ValueReader


class _Latest(Generic[K, V]):
    """What was built from the object seen last; another object is built anew.

    By identity, because comparing a registry of 517 units costs more than reading a workbook.
    """

    def __init__(self, build: Callable[[K], V]) -> None:
        self._build = build
        self._held: tuple[K, V] | None = None

    def __call__(self, source: K) -> V:
        held = self._held
        if held is None or held[0] is not source:
            held = self._held = (source, self._build(source))
        return held[1]


def _lexicon(definitions: Definitions) -> Lexicon:
    return Lexicon(
        headers=HeaderIndex(definitions.checklist, definitions.vocabulary),
        values=ValueReader(definitions.checklist, definitions.vocabulary),
    )


_lexicons: _Latest[Definitions, Lexicon] = _Latest(_lexicon)
_matchers: _Latest[Registry, UnitMatcher] = _Latest(UnitMatcher)


def lexicon_of(definitions: Definitions) -> Lexicon:
    """What these definitions make of words; kept until others are asked for."""
    return _lexicons(definitions)


def matcher_of(registry: Registry) -> UnitMatcher:
    """What finds the units of this registry by their names; kept until another is asked for."""
    return _matchers(registry)
