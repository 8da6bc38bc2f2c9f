"""Whose services: names in cells, headings and titles → units, or a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from compliance.model import Unit, UnitKind
from compliance.reading.blocks import MOST_TITLE_ROWS, Block, Cells, Subject
from compliance.reading.folding import is_blank, shown, words
from compliance.reading.identity import has_name, identity
from compliance.reading.layout import Clues
from compliance.reading.names import LONGEST_NAME, UnitMatcher
from compliance.reading.personal.patterns import has_degree, repeatable
from compliance.reading.region import speak_of_another
from compliance.reading.resolve import Resolver
from compliance.reading.sheets import Position
from compliance.reading.surveys.whose import unit_in
from compliance.reading.walk import sheet_context
from compliance.reading.words import FILE_WORDS

MOST_TITLE_COLUMNS = 12
_FILE_WORDS = FILE_WORDS | {"layanan", "pelayanan", "jenis", "nama", "komponen", "publik"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of a unit, where it stands, and what its surroundings say about it."""

    name: str
    at: Position
    kinds: frozenset[UnitKind] = frozenset()
    parent: str = ""


class Area(Protocol):
    """A table or form: its sheet, its first row, and the first row above that is no other's."""

    @property
    def cells(self) -> Cells: ...
    @property
    def top(self) -> int: ...
    @property
    def above(self) -> int: ...


class Whose:
    """Names → units for one file; what must be asked gathers in the resolver."""

    def __init__(
        self,
        matcher: UnitMatcher,
        resolver: Resolver,
        clues: Clues,
        file: str,
        remembered: Mapping[str, str],
    ) -> None:
        self.units: dict[str, Unit] = {}
        self._matcher, self._resolver, self._clues = matcher, resolver, clues
        self._file = file.rsplit(".", 1)[0].replace("_", " ")
        self._remembered = remembered
        self._tables: dict[tuple[int, int], str | None] = {}
        self._told: dict[int, Subject] = {}  # by sheet: what the titles of its last table said
        self._elsewhere: dict[tuple[int, int], bool] = {}

    def knows(self, text: str) -> bool:
        """Whether a text is the name of a unit in one of its known forms."""
        return self._matcher.knows(text)

    def looks_like_unit(self, text: str) -> bool:
        """Whether a text is the name of a unit, or plainly of some kind of unit."""
        if len(text) > LONGEST_NAME or has_degree(text) or not has_name(text):
            return False
        match = self._matcher.match(text)
        return match.unit is not None or match.plausible or match.key in self._remembered

    def named(self, cells: Cells, named: Named, area: Area) -> str | None:
        """The id of a unit by its name; "" while it is asked about, None when an answer left it out."""
        kinds = named.kinds or sheet_context(cells.sheet.name)[0]
        subject = Subject(
            origin=(named.at[0], 0),
            name=repeatable(named.name)[:LONGEST_NAME],
            at=named.at,
            kinds=kinds,
            parent=named.parent,
        )
        return self._resolved(cells, subject, area, form=False)

    def of_table(self, area: Area, kinds: frozenset[UnitKind] = frozenset()) -> str | None:
        """The unit a whole table is about: by its titles, its sheet, its file, or asked once."""
        key = (id(area.cells), area.top)
        if key not in self._tables:
            subject = self._subject(area, kinds)
            self._tables[key] = self._resolved(area.cells, subject, area, form=True)
        return self._tables[key]

    def _subject(self, area: Area, kinds: frozenset[UnitKind]) -> Subject:
        cells = area.cells
        here = self._clues.of_sheet(cells)
        first = max(area.above, area.top - MOST_TITLE_ROWS)
        labelled = identity(cells, first, area.top, here, range(cells.width))
        if has_name(labelled.name):
            self._told[id(cells)] = labelled
            return labelled
        name, at = self._titled(cells, first, area.top)
        if name:
            titled = Subject(origin=(0, 0), name=name, at=at, kinds=labelled.kinds, parent=labelled.parent)
            self._told[id(cells)] = titled
            return titled
        before = self._told.get(id(cells))
        if before is not None:
            return before
        name = unit_in(cells.sheet.name, "", here.is_unit) or self._in_file()
        kinds = kinds or labelled.kinds
        return Subject(origin=(area.top, 0), name=name, at=(area.top, 0), kinds=kinds, parent=labelled.parent)

    def _in_file(self) -> str:
        """The unit that the name of the file is about: `Daftar Layanan Dinas Kesehatan 2026`."""
        kept = [word for word in words(self._file) if word not in _FILE_WORDS and not word.isdigit()]
        name = " ".join(kept)
        return name if kept and self._matcher.knows(name) else ""

    def _titled(self, cells: Cells, first: int, end: int) -> tuple[str, Position]:
        """The unit that titles speak of, and where."""
        for row in range(first, end):
            for column, value in enumerate(cells.rows[row][:MOST_TITLE_COLUMNS]):
                if not isinstance(value, str) or is_blank(value) or len(value) > LONGEST_NAME:
                    continue
                right = next((t for c in range(column + 1, cells.width) if (t := cells.text(row, c))), "")
                name = unit_in(value, right, self._clues.is_unit)
                if name:
                    return name, (row, column)
        return "", (first, 0)

    def _resolved(self, cells: Cells, subject: Subject, area: Area, *, form: bool) -> str | None:
        block = Block(cells=cells, fields=(), subjects=(subject,), form=form)
        waiting = self._resolver.waiting
        unit = self._resolver.unit_of(block, subject, alone=form, elsewhere=self._is_elsewhere(area))
        if unit is not None:
            self.units[unit.id] = unit
            return unit.id
        return "" if self._resolver.waiting > waiting else None

    def _is_elsewhere(self, area: Area) -> bool:
        """Whether the titles above a table speak of another regency."""
        key = (id(area.cells), area.top)
        if key not in self._elsewhere:
            rows = area.cells.rows[max(area.above, area.top - MOST_TITLE_ROWS) : area.top]
            titles = [shown(v) for row in rows for v in row if isinstance(v, str) and v.strip()]
            told = (self._file, area.cells.sheet.name, *titles)
            open_registry = self._matcher.registry.open
            self._elsewhere[key] = not open_registry and speak_of_another(told, self._matcher.home)
        return self._elsewhere[key]
