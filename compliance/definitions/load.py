"""Everything in `data/` that says what is asked, how answers are spelled, and how they are scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compliance.definitions.checklist import load_checklist
from compliance.definitions.instrument import load_instrument
from compliance.definitions.tables import shown
from compliance.definitions.vocabulary import load_vocabulary
from compliance.model import ChecklistDefinition, Instrument, Vocabulary
from compliance.problems import DefinitionError
from compliance.text import definitions as text

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """The checklist, the vocabulary, and the instruments by id, in the order of their ids."""

    checklist: ChecklistDefinition
    vocabulary: Vocabulary
    instruments: Mapping[str, Instrument]


def load_definitions(folder: Path = DATA) -> Definitions:
    """Everything in the folder, validated; raises DefinitionError at the first mistake."""
    checklist = load_checklist(folder / "checklist.toml")
    vocabulary = load_vocabulary(folder / "vocabulary.toml")
    files = sorted((folder / "instruments").glob("*.toml"))
    instruments = {path.stem: load_instrument(path, checklist) for path in files}
    for id, instrument in instruments.items():
        others = instruments.keys() - {id}
        if instrument.supersedes and instrument.supersedes not in others:
            message = text.UNKNOWN_EDITION.format(found=shown(instrument.supersedes))
            raise DefinitionError(f"{id}.toml: supersedes: {message}")
    return Definitions(checklist=checklist, vocabulary=vocabulary, instruments=instruments)
