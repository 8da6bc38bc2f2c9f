"""`personal.toml` → which headers and labels name personal data."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from compliance.definitions.load import DATA
from compliance.definitions.tables import Table, read_toml

Phrase = tuple[str, ...]

# What a header is made of: a word of two of these lists would mean two things. The other lists
# speak of other texts.
_OF_HEADERS = ("always", "things", "persons", "offices", "never", "fillers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalRules:
    """Phrases, each as its words in lower case. What each list is for, the file says."""

    always: frozenset[Phrase]
    things: frozenset[Phrase]
    persons: frozenset[Phrase]
    offices: frozenset[Phrase]
    hints: frozenset[Phrase]
    never: frozenset[Phrase]
    fillers: frozenset[Phrase]
    public: frozenset[Phrase]
    codes: frozenset[Phrase]
    offices_held: frozenset[Phrase]
    ranks: frozenset[Phrase]


def load_personal(path: Path) -> PersonalRules:
    """The rules of a file; raises DefinitionError."""
    return read_toml(path, _rules)


@cache
def shipped_personal() -> PersonalRules:
    """The rules of this product."""
    return load_personal(DATA / "personal.toml")


@cache
def public_words() -> frozenset[str]:
    """Words beside a telephone that is nobody's own."""
    return frozenset(phrase[0] for phrase in shipped_personal().public)


def _rules(table: Table) -> PersonalRules:
    lists = {field.name: table.phrases(field.name) for field in fields(PersonalRules)}
    table.no_twins((f"{key}[{i}]", found) for key in _OF_HEADERS for i, found in enumerate(lists[key]))
    return PersonalRules(
        **{key: frozenset(tuple(spelling.split()) for spelling in found) for key, found in lists.items()}
    )
