"""What a command reads: files, the registry of units, the definitions."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from compliance.cli.output import with_progress
from compliance.definitions.load import Definitions
from compliance.definitions.registry import read_registry
from compliance.model import Instrument, Registry
from compliance.problems import ComplianceError, FileRefused
from compliance.reading.limits import check_size
from compliance.reading.pool import DEFAULT_WORKERS, ReaderPool
from compliance.reading.result import Reading
from compliance.scoring.weights import require_scorable
from compliance.text import cli as words


def check_files(paths: Sequence[Path]) -> None:
    """Refuse before any work when one of the paths is not a file that can be opened."""
    for path in paths:
        if not path.exists():
            raise ComplianceError(words.NO_FILE.format(path=path))
        if not path.is_file():
            raise ComplianceError(words.NOT_A_FILE.format(path=path))
        if not os.access(path, os.R_OK):
            raise ComplianceError(words.CANNOT_OPEN.format(path=path))


def content(path: Path) -> bytes:
    """The bytes of a file; refuses with a sentence where the system does."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ComplianceError(words.CANNOT_OPEN.format(path=path)) from error


def registry_from(path: Path | None) -> Registry:
    """The units of a CSV file; without one, an open registry that takes the names as they stand."""
    if path is None:
        return Registry(open=True)
    check_files([path])
    return read_registry(content(path), name=path.name)


def instrument_of(definitions: Definitions, instrument_id: str) -> Instrument:
    """The instrument of that id, scored or not; refuses and names those there are."""
    found = definitions.editions.get(instrument_id)
    if found is None:
        known = ", ".join(definitions.editions)
        raise ComplianceError(words.UNKNOWN_INSTRUMENT.format(id=instrument_id, known=known))
    return found


def scoring_instrument_of(definitions: Definitions, instrument_id: str) -> Instrument:
    """The instrument of that id; refuses also one under which answers are not scored."""
    found = instrument_of(definitions, instrument_id)
    require_scorable(found)
    return found


def read_files(paths: Sequence[Path], registry: Registry) -> list[Reading]:
    """Each file read, in the order given; a bad file is a reading with an error."""
    check_files(paths)
    refused = {path: reading for path in paths if (reading := _too_large(path))}
    with ReaderPool(registry, workers=min(len(paths), DEFAULT_WORKERS)) as pool:
        small = ((path.name, content(path)) for path in paths if path not in refused)
        found = pool.read_many(small, {})
        readings = (refused.get(path) or next(found) for path in paths)
        return list(with_progress(readings, total=len(paths), label=words.READING))


def _too_large(path: Path) -> Reading | None:
    """The refusal of a file by its size alone, before it fills the memory."""
    try:
        check_size(path.stat().st_size)
    except FileRefused as error:
        with path.open("rb") as handle:
            sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        return Reading(file=path.name, sha256=sha256, error=error.problem)
    return None
