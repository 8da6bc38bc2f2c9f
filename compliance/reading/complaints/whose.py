"""Whose complaints: names in cells, headings and titles → units, or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from compliance.model import Unit, UnitKind
from compliance.reading.blocks import MOST_TITLE_ROWS, Block, Cells, Subject
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.tables import Table
from compliance.reading.folding import is_blank, shown, words
from compliance.reading.identity import has_name
from compliance.reading.names import LONGEST_NAME, UnitMatcher
from compliance.reading.personal.patterns import has_degree, repeatable
from compliance.reading.region import speak_of_another
from compliance.reading.resolve import ENOUGH_STRANGERS, Resolver
from compliance.reading.sheets import CellValue, Position
from compliance.reading.walk import sheet_context
from compliance.reading.words import FILE_WORDS, MONTHS

# Words that stand around the name of a unit in a title about complaints.
_ABOUT_COMPLAINTS = """pengaduan aduan laporan keluhan masyarakat register registrasi buku penanganan
    pengelolaan tindak lanjut penyelesaian masuk melalui pada di kanal lapor sp4n bulan periode triwulan
    semester tahun nama opd instansi daftar s d sd"""
_AROUND = FILE_WORDS | MONTHS.keys() | frozenset(_ABOUT_COMPLAINTS.split())


class Whose:
    """Names → units for one file; what must be asked gathers in the resolver."""

    def __init__(
        self, matcher: UnitMatcher, resolver: Resolver, file: str, remembered: Mapping[str, str]
    ) -> None:
        self._matcher, self._resolver = matcher, resolver
        self.file = file.rsplit(".", 1)[0].replace("_", " ")
        self._remembered = remembered
        self.units: dict[str, Unit] = {}

    def looks_like_unit(self, value: CellValue) -> bool:
        """Whether a cell is the name of a unit, or plainly of some kind of unit."""
        if not isinstance(value, str) or len(value) > LONGEST_NAME or has_degree(value):
            return False
        match = self._matcher.match(value)
        return match.unit is not None or match.plausible or match.key in self._remembered

    def names(self, table: Table, kinds: frozenset[UnitKind]) -> Names:
        """The units of one table."""
        return Names(self, table, kinds)

    def told(self, texts: Sequence[str]) -> str:
        """The one name of a unit that titles hold, among the words around it; "" for none and for several."""
        found: dict[str, str] = {}
        for text in texts:
            for part in (text, text.partition(":")[2], _bare(text)):
                match = self._matcher.match(part) if has_name(part) and self._matcher.knows(part) else None
                if match and match.unit:
                    found[match.unit.id] = part
        return next(iter(found.values())) if len(found) == 1 else ""

    def is_elsewhere(self, table: Table, names: Set[CellValue]) -> bool:
        """Whether a table speaks of another regency: in its titles, or by the places it names."""
        if self._matcher.registry.open:
            return False
        told = (self.file, table.cells.sheet.name, *titles_above(table))
        different = {name for name in names if isinstance(name, str) and len(name) <= LONGEST_NAME}
        strangers = sum(self._matcher.is_stranger(name, frozenset()) for name in different)
        own = sum(self._matcher.match(name).unit is not None for name in different)
        many = strangers >= ENOUGH_STRANGERS and 2 * strangers > own
        return many or speak_of_another(told, self._matcher.home)

    def resolve(self, cells: Cells, subject: Subject, *, form: bool, elsewhere: bool) -> str | None:
        """The id of a unit; "" when it is asked about, None when an earlier answer left it out."""
        block = Block(cells=cells, fields=(), subjects=(subject,), form=form)
        waiting = self._resolver.waiting
        unit = self._resolver.unit_of(block, subject, alone=form, elsewhere=elsewhere)
        if unit is not None:
            self.units[unit.id] = unit
            return unit.id
        return "" if self._resolver.waiting > waiting else None

    def ask_again(self, cells: Cells, subject: Subject, *, elsewhere: bool) -> None:
        """One more row with a name that is asked about."""
        block = Block(cells=cells, fields=(), subjects=(subject,))
        self._resolver.unit_of(block, subject, alone=False, elsewhere=elsewhere)


class Names:
    """The units of one table: each name is thought about once, each row that waits for an answer counted."""

    def __init__(self, whose: Whose, table: Table, kinds: frozenset[UnitKind]) -> None:
        self._whose, self._table, self._cells = whose, table, table.cells
        self._kinds = kinds or sheet_context(table.cells.sheet.name)[0]
        self._elsewhere: bool | None = None
        self._known: dict[tuple[CellValue, frozenset[UnitKind]], str | None] = {}
        self._waiting: set[tuple[CellValue, frozenset[UnitKind]]] = set()
        self._of_table: str | None = ""
        self._table_asked = False

    def look_at(self, names: Contents) -> None:
        """Tell from all the names of the table whether it is about another regency."""
        self._elsewhere = self._whose.is_elsewhere(self._table, set(names.values))

    def unit(self, value: CellValue, at: Position, kinds: frozenset[UnitKind] = frozenset()) -> str | None:
        """The id of a unit; "" while it is asked about, None when an answer left it out.

        `kinds`: what a heading above it says of its kind, where the header says nothing.
        """
        key = (value, kinds)
        if key in self._known:
            return self._known[key]
        if self._elsewhere is None:
            self._elsewhere = self._whose.is_elsewhere(self._table, {value})
        name = repeatable(shown(value))[:LONGEST_NAME]
        subject = Subject(origin=(at[0], 0), name=name, at=at, kinds=self._kinds or kinds)
        if key in self._waiting:  # each row that waits for the answer is counted
            self._whose.ask_again(self._cells, subject, elsewhere=self._elsewhere)
            return ""
        unit = self._whose.resolve(self._cells, subject, form=False, elsewhere=self._elsewhere)
        if unit == "":
            self._waiting.add(key)
        else:
            self._known[key] = unit
        return unit

    def of_table(self, at: Position) -> str | None:
        """The unit the whole table is about: by its titles, its sheet, its file, or asked once."""
        if not self._table_asked:
            self._table_asked = True
            around = (titles_above(self._table), (self._cells.sheet.name,), (self._whose.file,))
            name = next((name for texts in around if (name := self._whose.told(texts))), "")
            self._of_table = self.unit(name, at) if name else self._nameless(at)
        return self._of_table

    def _nameless(self, at: Position) -> str | None:
        subject = Subject(origin=(0, 0), name="", at=(self._table.top, at[1]), kinds=self._kinds)
        return self._whose.resolve(self._cells, subject, form=True, elsewhere=False)


def titles_above(table: Table) -> tuple[str, ...]:
    """The texts in the rows between a table and the one before it."""
    first = max(table.above, table.top - MOST_TITLE_ROWS)
    rows = table.cells.rows[first : table.top]
    return tuple(
        shown(value) for row in rows for value in row if isinstance(value, str) and not is_blank(value)
    )


def _bare(text: str) -> str:
    """A title without the words that stand before and behind the name of a unit in it."""
    kept = list(words(text))
    for end in (0, -1):
        while kept and (kept[end] in _AROUND or kept[end].isdigit()):
            del kept[end]
    return " ".join(kept)
