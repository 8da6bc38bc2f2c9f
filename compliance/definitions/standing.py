"""Where what a definition says comes from, and how official that is."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.definitions.tables import Table, shown
from compliance.model import Basis, Standing
from compliance.text import definitions as text


def standing_of(table: Table, sources: Mapping[str, str] | None = None) -> Standing:
    """The keys `source`, `basis` and perhaps `note` of a table; refuses a source that is none of
    `sources` (None: a source is named in words).
    """
    source = table.text("source")
    if sources is not None and source not in sources:
        table.refuse("source", text.UNKNOWN_SOURCE, found=shown(source))
    return Standing(source=source, basis=table.choice("basis", Basis), note=table.text("note", optional=True))
