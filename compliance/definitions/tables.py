"""Read a TOML file by its shape: every value typed, every key used, every error with its path.

Numbers are exact: `0.6` in the file is `Fraction(3, 5)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from compliance.definitions.mistakes import Mistake, Mistakes, or_else
from compliance.definitions.toml_lines import Lines
from compliance.definitions.toml_text import NotToml, values_of
from compliance.definitions.written import listed, short, shown
from compliance.problems import DefinitionError
from compliance.text import definitions as text

__all__ = [
    "UNREAD",
    "Table",
    "build_table",
    "listed",
    "parse_toml",
    "parse_toml_wholly",
    "read_toml",
    "shown",
]

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

_MOST_DIGITS = 15  # in front of the comma
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Placing = Callable[[str], str]
UNREAD = Fraction(1)  # this very object stands for a number that was refused


class Table:
    """One table of a file. What `build` functions do not read is refused by `finish`.

    `placing` turns a path into the place where it is written. `mistakes`: where all of them are
    collected; without it the first is raised. Then a text that was refused is read as "", a number as
    UNREAD, a list without the entries that were, so that nothing is concluded from those.
    """

    def __init__(
        self,
        values: Mapping[str, object],
        *,
        file: str,
        path: str = "",
        placing: Placing = str,
        mistakes: Mistakes | None = None,
    ) -> None:
        self._values = values
        self._file = file
        self._path = path
        self._placing = placing
        self._mistakes = mistakes
        self._known: dict[str, None] = {}

    def error(self, at: str, message: str, **facts: object) -> DefinitionError:
        """The error to raise about `at` (a key, or `key[2]`; "" for the table itself)."""
        path = self._at(at)
        place = short(self._placing(path))
        where = f"{self._file}: {place}" if place else self._file
        return Mistake(f"{where}: {message.format(**facts)}", at=path, place=place)

    def refuse(self, at: str, message: str, **facts: object) -> None:
        """Raise that error, or note it where mistakes are collected."""
        error = self.error(at, message, **facts)
        if self._mistakes is None:
            raise error
        self._mistakes.note(error)

    def tried(self, read: Callable[[], T], instead: T) -> T:
        """What is read; where mistakes are collected and it is refused, `instead`."""
        if self._mistakes is None:
            return read()
        try:
            return read()
        except DefinitionError as error:
            self._mistakes.note(error)
            return instead

    def noted(self, at: str, *, below: bool = False) -> bool:
        """Whether a mistake was noted about `at`; `below`: or about anything in it."""
        return self._mistakes is not None and self._mistakes.noted(self._at(at), below=below)

    def count(self, key: str) -> int:
        """How many entries the list `key` has as it is written."""
        value = self._values.get(key)
        return len(value) if isinstance(value, list) else 0

    def has(self, key: str) -> bool:
        """Whether the key is there; it counts as known from then on."""
        self._known[key] = None
        return key in self._values

    @or_else("")
    def text(self, key: str, *, optional: bool = False) -> str:
        """A text that is not blank; "" when an optional one is absent."""
        if optional and not self.has(key):
            return ""
        return self._text(self._take(key), key)

    @or_else(())
    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of texts, none blank and none twice; empty when an optional one is absent."""
        if optional and not self.has(key):
            return ()
        found = [self._text(value, f"{key}[{i}]") for i, value in enumerate(self._list(key))]
        for i, value in enumerate(found):
            if value in found[:i]:
                raise self.error(f"{key}[{i}]", text.REPEATED, found=shown(value))
        return tuple(found)

    def phrases(self, key: str, *, optional: bool = False, signs: Collection[str] = ()) -> tuple[str, ...]:
        """A list of texts, each of words in lower case with one space between; `signs` stand as words."""
        found = self.texts(key, optional=optional)
        for i, value in enumerate(found):
            self.require_phrase(value, f"{key}[{i}]", signs)
        return found

    def require_phrase(self, value: str, at: str, signs: Collection[str] = ()) -> None:
        """Refuse a text at `at` that is not words in lower case with one space between."""
        if not all(word.isalnum() or word in signs for word in value.split(" ")) or value != value.casefold():
            raise self.error(at, text.NOT_WORDS, found=shown(value))

    @or_else(UNREAD)
    def number(
        self, key: str, *, minimum: Fraction | int | None = None, maximum: Fraction | int | None = None
    ) -> Fraction:
        """A number as it is written, exactly; refuses one below `minimum` or above `maximum`."""
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            raise self.error(key, text.NOT_NUMBER, found=shown(value))
        if abs(value) >= 10**_MOST_DIGITS:
            raise self.error(key, text.TOO_MANY_DIGITS, most=_MOST_DIGITS)
        if minimum is not None and value < minimum:
            raise self.error(key, text.TOO_SMALL, minimum=shown(minimum), found=shown(value))
        if maximum is not None and value > maximum:
            raise self.error(key, text.TOO_LARGE, maximum=shown(maximum), found=shown(value))
        return Fraction(value)

    @or_else(UNREAD)
    def positive(self, key: str, *, maximum: int | None = None) -> Fraction:
        """A number above 0."""
        value = self.number(key, maximum=maximum)
        if value <= 0:
            raise self.error(key, text.NOT_POSITIVE, found=shown(value))
        return value

    @or_else(0)
    def whole(self, key: str, *, minimum: int, maximum: int) -> int:
        """A whole number, both bounds included."""
        value = self.number(key, minimum=minimum, maximum=maximum)
        if value.denominator != 1:
            raise self.error(key, text.NOT_WHOLE, found=shown(value))
        return int(value)

    @or_else(False)
    def flag(self, key: str, *, optional: bool = False) -> bool:
        """True or false; false when an optional one is absent."""
        if optional and not self.has(key):
            return False
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.error(key, text.NOT_FLAG, found=shown(value))
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """A member of an enumeration, by its value."""
        first = next(iter(choices))
        return self.tried(lambda: self._choice(self._text(self._take(key), key), key, choices), first)

    @or_else(())
    def chosen(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """A list of members of an enumeration, none twice."""
        return tuple(self._choice(value, f"{key}[{i}]", choices) for i, value in enumerate(self.texts(key)))

    def one(self, key: str, build: Callable[[Table], T], *, instead: T | None = None) -> T:
        """The sub-table `key`, built; `instead`: what stands for it where mistakes are collected."""
        if instead is None:
            return self._built(self._take(key), key, build)
        return self.tried(lambda: self._built(self._take(key), key, build), instead)

    @or_else(())
    def each(self, key: str, build: Callable[[Table], T]) -> tuple[T, ...]:
        """The list of sub-tables `key`, each built."""
        entries = enumerate(self._list(key))
        return tuple(one for i, value in entries for one in self._kept(value, f"{key}[{i}]", build))

    @or_else({})
    def named_texts(self, key: str) -> dict[str, str]:
        """The sub-table `key`, whose keys are names of its own."""
        return self.one(key, lambda table: {name: table.text(name) for name in table._values})

    def no_twins(self, found: Iterable[tuple[str, str]]) -> None:
        """Refuse the second of two equal texts, each given with the place where it stands."""
        first: dict[str, str] = {}
        for at, value in found:
            if value in first:
                place = self._placing(self._at(first[value]))
                self.refuse(at, text.DUPLICATE, found=shown(value), first=place)
            elif value:
                first[value] = at

    def finish(self) -> None:
        """Refuse what nobody asked for."""
        for key in self._values:
            if key not in self._known:
                self.refuse(key, text.UNKNOWN_KEY, known=", ".join(self._known))

    def _take(self, key: str) -> object:
        if not self.has(key):
            raise self.error(key, text.MISSING)
        return self._values[key]

    def _text(self, value: object, at: str) -> str:
        if not isinstance(value, str):
            raise self.error(at, text.NOT_TEXT, found=shown(value))
        if not value.strip():
            raise self.error(at, text.EMPTY_TEXT)
        if _CONTROL.search(value):
            raise self.error(at, text.CONTROL)
        return value

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self.error(key, text.NOT_LIST, found=shown(value))
        if not value:
            raise self.error(key, text.EMPTY_LIST)
        return value

    def _choice(self, value: str, at: str, choices: type[Choice]) -> Choice:
        if value not in {choice.value for choice in choices}:
            raise self.error(at, text.NOT_A_CHOICE, choices=listed(choices), found=shown(value))
        return choices(value)

    def _kept(self, value: object, at: str, build: Callable[[Table], T]) -> tuple[T, ...]:
        """An entry of a list; none where it was refused and mistakes are collected."""
        return self.tried(lambda: (self._built(value, at, build),), ())

    def _built(self, value: object, at: str, build: Callable[[Table], T]) -> T:
        if not isinstance(value, dict):
            raise self.error(at, text.NOT_TABLE, found=shown(value))
        inner = Table(
            value, file=self._file, path=self._at(at), placing=self._placing, mistakes=self._mistakes
        )
        return build_table(inner, build)

    def _at(self, at: str) -> str:
        """The path from the top of the file."""
        return ".".join(part for part in (self._path, at) if part)


def read_toml(path: Path, build: Callable[[Table], T]) -> T:
    """What `build` makes of the file; raises DefinitionError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DefinitionError(f"{path.name}: {text.NO_FILE}") from error
    return parse_toml(data, path.name, build)


def parse_toml(data: bytes, file: str, build: Callable[[Table], T]) -> T:
    """What `build` makes of the bytes of a file of that name; raises DefinitionError."""
    return build_table(Table(_values(data, file)[1], file=file), build)


def parse_toml_wholly(data: bytes, file: str, build: Callable[[Table], T]) -> T:
    """The same, naming the line beside each path; raises DefinitionErrors where there are several."""
    content, values = _values(data, file)
    lines = Lines(content)
    mistakes = Mistakes(rank=lines.rank)
    table = Table(values, file=file, placing=lines.placing, mistakes=mistakes)
    return mistakes.settled(lambda: build_table(table, build))


def _values(data: bytes, file: str) -> tuple[str, dict[str, object]]:
    try:
        return values_of(data)
    except NotToml as error:
        raise DefinitionError(f"{file}: {error}") from error


def build_table(table: Table, build: Callable[[Table], T]) -> T:
    """What `build` makes of the table, which it has to use up; raises DefinitionError."""
    built = build(table)
    table.finish()
    return built
