"""`vocabulary.toml` → which spelling means which status."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from compliance.definitions.tables import Table, read_toml, shown
from compliance.model import Status, Vocabulary
from compliance.text import definitions as text

TRAILING = ".,;:!"  # what may follow an answer without changing it

_STATUSES = {
    "ada": Status.ADA,
    "tidak": Status.TIDAK,
    "proses": Status.PROSES,
    "tidak_berlaku": Status.TIDAK_BERLAKU,
}
_OTHERS = ("empty", "ambiguous", "claimed_without_evidence")


def load_vocabulary(path: Path) -> Vocabulary:
    """The spellings of a file; raises DefinitionError."""
    return read_toml(path, _vocabulary)


def normalised(spelling: str) -> str:
    """The form in which spellings are stored and looked up."""
    return " ".join(unicodedata.normalize("NFKC", spelling).casefold().split()).rstrip(TRAILING).rstrip()


def _vocabulary(table: Table) -> Vocabulary:
    spellings = {key: table.texts(key) for key in (*_STATUSES, *_OTHERS)}
    places = [(f"{key}[{i}]", found) for key, list_ in spellings.items() for i, found in enumerate(list_)]
    for at, spelling in places:
        if spelling != normalised(spelling):
            raise table.error(at, text.NOT_NORMALISED, normalised=normalised(spelling), found=shown(spelling))
    table.no_twins(places)
    return Vocabulary(
        statuses={spelling: status for key, status in _STATUSES.items() for spelling in spellings[key]},
        empty=frozenset(spellings["empty"]),
        ambiguous=frozenset(spellings["ambiguous"]),
        claimed_without_evidence=frozenset(spellings["claimed_without_evidence"]),
    )
