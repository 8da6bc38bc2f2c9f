"""The definitions of an installation: those that are shipped, and the instruments in use beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from compliance.definitions.checklist import CHECKLIST, parse_checklist
from compliance.definitions.load import Definitions, kept_instruments, with_own
from compliance.definitions.own import Own, parse_own
from compliance.definitions.rollup import ROLLUP, parse_rollup
from compliance.model import ChecklistDefinition, Instrument, OwnState, RollupRule
from compliance.problems import DefinitionError
from compliance.storage.contents import read_content
from compliance.storage.engine import reading
from compliance.storage.freezes import UNITS, Freeze, read_files
from compliance.storage.instruments import Version, read_versions
from compliance.workflows.recent import Recent

# Read once per content: parsing takes some 20 ms, and every change of the data asks for it again.
_parsed: Recent[tuple[ChecklistDefinition, str, str], Own | str] = Recent(64)
# Those of frozen periods by the names and SHA-256 of what they keep, in which no byte can change.
_frozen: Recent[frozenset[tuple[str, str]], Kept] = Recent(32)


def definitions_for(engine: sa.Engine, shipped: Definitions) -> Definitions:
    """The definitions with the instruments that are in use in this installation."""
    with reading(engine) as connection:
        return in_use(connection, shipped)


def in_use(connection: sa.Connection, definitions: Definitions) -> Definitions:
    """The definitions with the instruments in use at this moment of the transaction, whichever the
    given ones had: what is computed or frozen never misses one that was confirmed meanwhile.
    """
    versions = [one for one in read_versions(connection) if one.state is OwnState.DIPAKAI]
    return with_own(definitions, _readable(connection, versions, definitions.checklist))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a freeze keeps: its instruments by id, the checklist that was asked then, and the rules by
    which units were rolled up; None where it is older than the keeping of those.
    """

    instruments: Mapping[str, Instrument]
    checklist: ChecklistDefinition
    rollup: tuple[RollupRule, ...] | None


def of_freeze(connection: sa.Connection, freeze: Freeze, *, fresh: bool = False) -> Kept:
    """What a freeze keeps; `fresh`: read from its bytes, whatever was read before."""
    if fresh:
        return _kept(read_files(connection, freeze))
    key = frozenset(file for file in freeze.files.items() if file[0] != UNITS)
    return _frozen.get(key, lambda: _kept(read_files(connection, freeze)))


def _kept(files: Mapping[str, bytes]) -> Kept:
    checklist = parse_checklist(files[CHECKLIST])
    rollup = parse_rollup(files[ROLLUP], checklist) if ROLLUP in files else None
    return Kept(instruments=kept_instruments(files), checklist=checklist, rollup=rollup)


def kept_own(connection: sa.Connection, version: Version, checklist: ChecklistDefinition) -> Own:
    """A version read again; raises DefinitionError where this checklist no longer fits it."""
    found = _parsed.get(
        (checklist, version.kept_name, version.kept_sha256), lambda: _parse(connection, version, checklist)
    )
    if isinstance(found, str):
        raise DefinitionError(found)
    return found


def _parse(connection: sa.Connection, version: Version, checklist: ChecklistDefinition) -> Own | str:
    """What was kept, or the sentence about what is wrong with it."""
    try:
        return parse_own(version.kept_name, read_content(connection, version.kept_sha256), checklist)
    except DefinitionError as error:
        return str(error)


def _readable(
    connection: sa.Connection, versions: Iterable[Version], checklist: ChecklistDefinition
) -> Iterable[Own]:
    """Those that still fit; of the others the page *Instrumen sendiri* tells what is wrong."""
    for version in versions:
        try:
            yield kept_own(connection, version, checklist)
        except DefinitionError:
            continue
