"""An instrument of one's own, or next year's, that an administrator adds beside those in `data/`.

It is held to the same rules as a shipped one: every number with its source and basis, every weight
accounted for, every category in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from compliance.definitions.checklist import CHECKLIST
from compliance.definitions.instrument import build_instrument
from compliance.definitions.rollup import ROLLUP
from compliance.definitions.tables import Table, parse_toml_wholly, shown
from compliance.model import ChecklistDefinition, Instrument
from compliance.problems import DefinitionError
from compliance.text import definitions as text

MOST_BYTES = 1_000_000
MOST_INDICATORS = 300
MOST_CATEGORIES = 30
_LONGEST_TITLE = 120
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
# An instrument is kept under the name of its id, beside the checklist and the rules.
_TAKEN = frozenset(PurePath(name).stem for name in (CHECKLIST, ROLLUP))
# A key of so many parts takes the parser the square of their number; none of ours has more than three.
_MOST_PARTS = 20
_DOTTED = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}""", re.ASCII
)


def read_custom(
    data: bytes, *, name: str, checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Instrument:
    """The instrument in a TOML file of any name, if it may stand beside the `known` ones (by id).

    Raises DefinitionError: a sentence with the file, the line and the path
    (`aspects[0].indicators[2].weight`); DefinitionErrors where several mistakes are found. What is not
    TOML at all is told with its first line only.
    """
    if len(data) > MOST_BYTES:
        raise DefinitionError(f"{name}: {text.CUSTOM_TOO_LARGE.format(most=MOST_BYTES // 1000)}")
    dotted = _DOTTED.search(data.decode("utf-8", "replace"))
    if dotted is not None:
        place = text.TOML_DOTTED.format(line=dotted.string.count("\n", 0, dotted.start()) + 1)
        raise DefinitionError(f"{name}: {text.NOT_TOML.format(place=place)}")
    return parse_toml_wholly(data, name, custom_builder(checklist, known))


def custom_builder(
    checklist: ChecklistDefinition, known: Mapping[str, Instrument]
) -> Callable[[Table], Instrument]:
    """How to build a custom instrument from a table, wherever its values were written.

    It may take the place of one of one's own among the `known`, never that of a shipped edition.
    """

    def build(table: Table) -> Instrument:
        _check_id(table, known)
        found = build_instrument(table, checklist)
        others = {id: other for id, other in known.items() if id != found.id}
        if found.title in {other.title for other in others.values()}:
            table.refuse("title", text.TITLE_TAKEN, found=shown(found.title))
        if len(found.indicators) > MOST_INDICATORS:
            table.refuse(
                "aspects", text.TOO_MANY_INDICATORS, most=MOST_INDICATORS, found=len(found.indicators)
            )
        if len(found.title) > _LONGEST_TITLE:
            table.refuse("title", text.TITLE_TOO_LONG, most=_LONGEST_TITLE)
        if len(found.categories) > MOST_CATEGORIES:
            table.refuse(
                "categories.bands",
                text.TOO_MANY_CATEGORIES,
                most=MOST_CATEGORIES,
                found=len(found.categories),
            )
        for key, other in (("supersedes", found.supersedes), ("superseded_by", found.superseded_by)):
            if other and other not in others:
                table.refuse(key, text.UNKNOWN_EDITION_HERE, found=shown(other))
        return found

    return build


def _check_id(table: Table, known: Mapping[str, Instrument]) -> None:
    id = table.text("id")
    if not id:
        return
    if not _ID.fullmatch(id) or len(id) > _LONGEST_ID:
        table.refuse("id", text.NOT_AN_ID, most=_LONGEST_ID, found=shown(id))
    if (id in known and not known[id].own) or id in _TAKEN:
        table.refuse("id", text.ID_TAKEN, found=shown(id))
