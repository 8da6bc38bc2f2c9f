"""What the address of a file asks for; refused where the address is not one of ours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from compliance.problems import ComplianceError
from compliance.text.pages import UNKNOWN_ADDRESS

Query = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)
Default = TypeVar("Default")

_MOST_DIGITS = 9


def number(query: Query, name: str = "periode") -> int:
    """The id under that name."""
    written = query.get(name, "")
    if not (written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS):
        raise ComplianceError(UNKNOWN_ADDRESS)
    return int(written)


def choice(query: Query, name: str, choices: type[Choice], default: Default) -> Choice | Default:
    """The member of an enumeration under that name; `default` where there is none."""
    written = query.get(name)
    if written is None:
        return default
    if written not in set(choices):
        raise ComplianceError(UNKNOWN_ADDRESS)
    return choices(written)


def day(query: Query, name: str) -> date | None:
    """The day under that name, if there is any."""
    written = query.get(name, "")
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise ComplianceError(UNKNOWN_ADDRESS) from error
