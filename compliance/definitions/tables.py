"""Read a TOML file by its shape: every value typed, every key used, every error with its path.

Numbers are exact: `0.6` in the file is `Fraction(3, 5)`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from compliance.problems import DefinitionError
from compliance.text import definitions as text

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_LONGEST_NUMBER = 40  # characters
_MOST_DIGITS = 15  # in front of the comma
_LONGEST_SHOWN = 100  # characters of what stands in a file, in a sentence about it
_BAD_NUMBER = re.compile(r"[=\[,{]\s*[+-]?(?:inf|nan|\d[\d._]*[eE]|[\d_.]{40})")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Placing = Callable[[str], str]


class Table:
    """One table of a file. What `build` functions do not read is refused by `finish`.

    `placing` turns a path into the place where it is written, for files that are not TOML.
    """

    def __init__(
        self, values: Mapping[str, object], *, file: str, path: str = "", placing: Placing = str
    ) -> None:
        self._values = values
        self._file = file
        self._path = path
        self._placing = placing
        self._known: dict[str, None] = {}

    def error(self, at: str, message: str, **facts: object) -> DefinitionError:
        """The error to raise about `at` (a key, or `key[2]`; "" for the table itself)."""
        place = _short(self._placing(self._at(at)))
        where = f"{self._file}: {place}" if place else self._file
        return DefinitionError(f"{where}: {message.format(**facts)}")

    def has(self, key: str) -> bool:
        self._known[key] = None
        return key in self._values

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text that is not blank; "" when an optional one is absent."""
        if optional and not self.has(key):
            return ""
        return self._text(self._take(key), key)

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of texts, none blank and none twice; empty when an optional one is absent."""
        if optional and not self.has(key):
            return ()
        found = [self._text(value, f"{key}[{i}]") for i, value in enumerate(self._list(key))]
        for i, value in enumerate(found):
            if value in found[:i]:
                raise self.error(f"{key}[{i}]", text.REPEATED, found=shown(value))
        return tuple(found)

    def number(
        self, key: str, *, minimum: Fraction | int | None = None, maximum: Fraction | int | None = None
    ) -> Fraction:
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

    def positive(self, key: str, *, maximum: int | None = None) -> Fraction:
        value = self.number(key, maximum=maximum)
        if value <= 0:
            raise self.error(key, text.NOT_POSITIVE, found=shown(value))
        return value

    def whole(self, key: str, *, minimum: int, maximum: int) -> int:
        value = self.number(key, minimum=minimum, maximum=maximum)
        if value.denominator != 1:
            raise self.error(key, text.NOT_WHOLE, found=shown(value))
        return int(value)

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.error(key, text.NOT_FLAG, found=shown(value))
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """A member of an enumeration, by its value."""
        return self._choice(self._text(self._take(key), key), key, choices)

    def chosen(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """A list of members of an enumeration, none twice."""
        return tuple(self._choice(value, f"{key}[{i}]", choices) for i, value in enumerate(self.texts(key)))

    def one(self, key: str, build: Callable[[Table], T]) -> T:
        """The sub-table `key`, built."""
        return self._built(self._take(key), key, build)

    def each(self, key: str, build: Callable[[Table], T]) -> tuple[T, ...]:
        """The list of sub-tables `key`, each built."""
        return tuple(self._built(value, f"{key}[{i}]", build) for i, value in enumerate(self._list(key)))

    def named_texts(self, key: str) -> dict[str, str]:
        """The sub-table `key`, whose keys are names of its own."""
        return self.one(key, lambda table: {name: table.text(name) for name in table._values})

    def no_twins(self, found: Iterable[tuple[str, str]]) -> None:
        """Refuse the second of two equal texts, each given with the place where it stands."""
        first: dict[str, str] = {}
        for at, value in found:
            if value in first:
                place = self._placing(self._at(first[value]))
                raise self.error(at, text.DUPLICATE, found=shown(value), first=place)
            first[value] = at

    def finish(self) -> None:
        """Refuse what nobody asked for."""
        for key in self._values:
            if key not in self._known:
                raise self.error(key, text.UNKNOWN_KEY, known=", ".join(self._known))

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

    def _built(self, value: object, at: str, build: Callable[[Table], T]) -> T:
        if not isinstance(value, dict):
            raise self.error(at, text.NOT_TABLE, found=shown(value))
        inner = Table(value, file=self._file, path=self._at(at), placing=self._placing)
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
    content = ""
    try:
        content = data.decode("utf-8-sig").replace("\r\n", "\n")
        values = tomllib.loads(content, parse_float=_exact)
    except UnicodeDecodeError as error:
        message = text.NOT_UTF8.format(line=data.count(b"\n", 0, error.start) + 1)
    except tomllib.TOMLDecodeError as error:
        message = text.NOT_TOML.format(place=_toml_place(str(error)))
    except ValueError:  # a number that is none, or too long to be one
        message = text.NOT_TOML.format(place=_number_place(content))
    except RecursionError:
        message = text.NOT_TOML.format(place=text.TOML_NESTED)
    else:
        return build_table(Table(values, file=file), build)
    raise DefinitionError(f"{file}: {message}")


def shown(value: object) -> str:
    """A value as it stands in the file, for an error message."""
    match value:
        case str():
            return f"'{_short(value)}'"
        case bool():
            return str(value).lower()
        case int() if abs(value) >= 10**_LONGEST_NUMBER:  # longer than Python lets itself write
            return text.ENDLESS_NUMBER
        case Fraction():
            return f"{(Decimal(value.numerator) / value.denominator).normalize():f}"
        case list():
            return "daftar"
        case dict():
            return "tabel"
        case _:
            return str(value)


def _short(written: str) -> str:
    """The beginning of what may be a whole file."""
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"


def listed(values: Iterable[str]) -> str:
    """`'a', 'b', 'c'`"""
    return ", ".join(shown(str(value)) for value in values)


def build_table(table: Table, build: Callable[[Table], T]) -> T:
    """What `build` makes of the table, which it has to use up; raises DefinitionError."""
    built = build(table)
    table.finish()
    return built


def _exact(number: str) -> Fraction:
    """Refuses what TOML also calls numbers (inf, nan), and powers that would fill the memory."""
    if len(number) > _LONGEST_NUMBER or "e" in number.lower():
        raise ValueError(number)
    return Fraction(number)


def _number_place(content: str) -> str:
    for line, written in enumerate(content.split("\n"), start=1):
        if _BAD_NUMBER.search(written):
            return text.TOML_NUMBER.format(line=line)
    return text.TOML_NUMBER_SOMEWHERE


def _toml_place(message: str) -> str:
    place = _TOML_PLACE.search(message)
    if place is None:
        return text.TOML_END
    return text.TOML_LINE.format(line=place[1], column=place[2])
