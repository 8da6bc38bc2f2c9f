"""Instruments of one's own as they are kept: read again from the same bytes, also by a frozen period."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from compliance.definitions.custom import MOST_BYTES, read_custom
from compliance.definitions.custom_workbook import SHEETS, Rows, build_from_rows, read_custom_workbook
from compliance.definitions.instrument import build_instrument
from compliance.definitions.tables import parse_toml, shown
from compliance.model import ChecklistDefinition, Instrument
from compliance.problems import DefinitionError
from compliance.text import definitions as text

FOLDER = "sendiri/"  # in front of their names: nothing that is shipped begins so
_TOML, _ROWS = ".toml", ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An instrument of one's own, and the bytes it is kept in. `name`: what a frozen period calls them."""

    name: str
    data: bytes
    instrument: Instrument


def own_from_toml(
    data: bytes, *, file: str, checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Own:
    """A TOML file, kept as it is; raises DefinitionError (see `custom.read_custom`)."""
    found = read_custom(data, name=file, checklist=checklist, known=known)
    return Own(name=f"{FOLDER}{found.id}{_TOML}", data=data, instrument=replace(found, own=True))


def own_from_rows(
    sheets: Mapping[str, Rows], *, file: str, checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Own:
    """The sheets of a workbook, of which the rows are kept; raises DefinitionError.

    `sheets`: those that hold anything. One that has nothing to do with an instrument is refused.
    """
    _check_sheets(sheets, file)
    found = read_custom_workbook(sheets, name=file, checklist=checklist, known=known)
    rows = {name: [[*row] for row in sheet] for name, sheet in sheets.items() if _named(name, SHEETS)}
    data = json.dumps(rows, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
    if len(data) > MOST_BYTES:
        raise DefinitionError(f"{file}: {text.CUSTOM_TOO_LARGE.format(most=MOST_BYTES // 1000)}")
    return Own(name=f"{FOLDER}{found.id}{_ROWS}", data=data, instrument=replace(found, own=True))


def own_again(
    name: str, data: bytes, *, file: str, checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Own:
    """What was kept under that name, held anew to everything a new file is held to."""
    if name.endswith(_TOML):
        return own_from_toml(data, file=file, checklist=checklist, known=known)
    return own_from_rows(json.loads(data), file=file, checklist=checklist, known=known)


def parse_own(name: str, data: bytes, checklist: ChecklistDefinition) -> Own:
    """What was kept under that name; raises DefinitionError where this checklist does not fit it."""
    if name.endswith(_TOML):
        found = parse_toml(data, name, lambda table: build_instrument(table, checklist))
    else:
        found = build_from_rows(json.loads(data), name=name, build=lambda t: build_instrument(t, checklist))
    if found.id != PurePath(name).stem:
        message = text.NOT_FILE_NAME.format(name=shown(PurePath(name).stem), found=shown(found.id))
        raise DefinitionError(f"{name}: id: {message}")
    return Own(name=name, data=data, instrument=replace(found, own=True))


def _check_sheets(sheets: Mapping[str, Rows], file: str) -> None:
    """The file is kept as it came, so that it must not hold what nobody has looked at."""
    for name in sheets:
        if not _named(name, (*SHEETS, *text.HELP_SHEETS)):
            known = ", ".join(SHEETS)
            raise DefinitionError(f"{file}: {text.STRANGE_SHEET.format(sheet=name, known=known)}")


def _named(name: str, known: Sequence[str]) -> bool:
    return name.strip().casefold() in {one.casefold() for one in known}
