"""The bytes of a TOML file → its values, numbers exact: `0.6` in the file is `Fraction(3, 5)`."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction

from compliance.definitions.written import LONGEST_NUMBER
from compliance.text import definitions as text

_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_BAD_NUMBER = re.compile(r"[=\[,{]\s*[+-]?(?:inf|nan|\d[\d._]*[eE]|[\d_.]{40})")


class NotToml(ValueError):
    """Says what is not TOML in it, and in which line."""


def values_of(data: bytes) -> tuple[str, dict[str, object]]:
    """The text of a file, and the values in it; raises NotToml."""
    content = ""
    try:
        content = data.decode("utf-8-sig").replace("\r\n", "\n")
        return content, tomllib.loads(content, parse_float=_exact)
    except UnicodeDecodeError as error:
        message = text.NOT_UTF8.format(line=data.count(b"\n", 0, error.start) + 1)
    except tomllib.TOMLDecodeError as error:
        message = text.NOT_TOML.format(place=_toml_place(str(error)))
    except ValueError:  # a number that is none, or too long to be one
        message = text.NOT_TOML.format(place=_number_place(content))
    except RecursionError:
        message = text.NOT_TOML.format(place=text.TOML_NESTED)
    raise NotToml(message)


def _exact(number: str) -> Fraction:
    """Refuses what TOML also calls numbers (inf, nan), and powers that would fill the memory."""
    if len(number) > LONGEST_NUMBER or "e" in number.lower():
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
