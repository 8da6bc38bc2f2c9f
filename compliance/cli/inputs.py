"""What a command reads: files, the registry of units, the definitions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

from compliance.cli.output import with_progress
from compliance.definitions.custom import MOST_BYTES
from compliance.definitions.load import DATA, Definitions, load_definitions, with_own
from compliance.definitions.own import Own, own_from_toml
from compliance.definitions.registry import read_registry
from compliance.model import Instrument, Registry
from compliance.problems import ComplianceError, FileRefused
from compliance.reading.jobs import Found, Job
from compliance.reading.limits import check_size
from compliance.reading.pool import DEFAULT_WORKERS, ReaderPool
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


def content(path: Path, most: int = -1) -> bytes:
    """The bytes of a file, no more than `most`; refuses with a sentence where the system does."""
    try:
        with path.open("rb") as handle:
            return handle.read(most)
    except OSError as error:
        raise ComplianceError(words.CANNOT_OPEN.format(path=path)) from error


def registry_from(path: Path | None) -> Registry:
    """The units of a CSV file; without one, an open registry that takes the names as they stand."""
    if path is None:
        return Registry(open=True)
    check_files([path])
    return read_registry(content(path), name=path.name)


def definitions_with(paths: Sequence[Path], folder: Path = DATA) -> Definitions:
    """The definitions of the folder with the instruments in these TOML files beside them; refuses the
    first that may not stand there.
    """
    definitions = load_definitions(folder)
    check_files(paths)
    own: list[Own] = []
    for path in paths:
        # as if they were shipped: two files of one id are a mistake
        known = {id: replace(one, own=False) for id, one in with_own(definitions, own).editions.items()}
        data = content(path, MOST_BYTES + 1)
        own.append(own_from_toml(data, file=path.name, checklist=definitions.checklist, known=known))
    return with_own(definitions, own)


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


def ask_files(job: Job[Found], paths: Sequence[Path], registry: Registry) -> list[Found]:
    """What a job finds in each file, in the order given; a bad file is an answer with an error."""
    check_files(paths)
    refused = {path: found for path in paths if (found := _too_large(job, path))}
    with ReaderPool(registry, workers=min(len(paths), DEFAULT_WORKERS)) as pool:
        small = ((path.name, content(path)) for path in paths if path not in refused)
        read = pool.ask_many(job, small, {})
        answers = (refused.get(path) or next(read) for path in paths)
        return list(with_progress(answers, total=len(paths), label=words.READING))


def _too_large(job: Job[Found], path: Path) -> Found | None:
    """The refusal of a file by its size alone, before it fills the memory."""
    try:
        check_size(path.stat().st_size, job.window.size)
    except FileRefused as error:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as whole:
            return job.refused(path.name, whole, error.problem)  # type: ignore[arg-type]  # hashed as bytes are
    return None
