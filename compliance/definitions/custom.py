"""An instrument of one's own, or next year's, that an administrator adds beside those in `data/`.

It is held to the same rules as a shipped one: every number with its source and basis, every weight
accounted for, every category in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from compliance.definitions.instrument import build_instrument
from compliance.definitions.load import CHECKLIST
from compliance.definitions.tables import Table, parse_toml, shown
from compliance.model import ChecklistDefinition, Instrument
from compliance.problems import DefinitionError
from compliance.text import definitions as text

MOST_BYTES = 1_000_000
MOST_INDICATORS = 300
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
_TAKEN = PurePath(CHECKLIST).stem  # an instrument is kept under the name of its id, beside the checklist


def read_custom(
    data: bytes, *, name: str, checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Instrument:
    """The instrument in a TOML file of any name, if it may stand beside the `known` ones (by id).

    Raises DefinitionError: one sentence with the file, and the line (of what is not TOML) or the
    path (`aspects[0].indicators[2].weight`) of the first mistake.
    """
    if len(data) > MOST_BYTES:
        raise DefinitionError(f"{name}: {text.CUSTOM_TOO_LARGE.format(most=MOST_BYTES // 1000)}")
    return parse_toml(data, name, custom_builder(checklist, known))


def custom_builder(
    checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Callable[[Table], Instrument]:
    """How to build a custom instrument from a table, wherever its values were written."""

    def build(table: Table) -> Instrument:
        _check_id(table, known)
        found = build_instrument(table, checklist)
        if found.title in {other.title for other in known.values()}:
            raise table.error("title", text.TITLE_TAKEN, found=shown(found.title))
        if len(found.indicators) > MOST_INDICATORS:
            raise table.error(
                "aspects", text.TOO_MANY_INDICATORS, most=MOST_INDICATORS, found=len(found.indicators)
            )
        for key, other in (("supersedes", found.supersedes), ("superseded_by", found.superseded_by)):
            if other and other not in known:
                raise table.error(key, text.UNKNOWN_EDITION_HERE, found=shown(other))
        return found

    return build


def _check_id(table: Table, known: Mapping[str, Instrument]) -> None:
    id = table.text("id")
    if not _ID.fullmatch(id) or len(id) > _LONGEST_ID:
        raise table.error("id", text.NOT_AN_ID, most=_LONGEST_ID, found=shown(id))
    if id in known or id == _TAKEN:
        raise table.error("id", text.ID_TAKEN, found=shown(id))
