"""A whole workbook → complaints, questions, problems. Pure: nothing is opened here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.definitions.personal import PersonalRules
from compliance.model import Place, Registry, UnitKind
from compliance.model.complaints import Case, ComplaintField, ComplaintsDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells
from compliance.reading.complaints.cases import ListReader
from compliance.reading.complaints.columns import Sorted, Tests, sort_out
from compliance.reading.complaints.contents import Contents, column_values
from compliance.reading.complaints.headings import Headings
from compliance.reading.complaints.overlaps import Placed, once, told_of, uncovered
from compliance.reading.complaints.periods import Period, told_in
from compliance.reading.complaints.recaps import RecapReader
from compliance.reading.complaints.result import (
    ComplaintsReading,
    Drop,
    DroppedColumn,
    FoundTable,
    TableKind,
)
from compliance.reading.complaints.senses import Senses
from compliance.reading.complaints.tables import Column, Table, find_tables
from compliance.reading.complaints.whose import Names, Whose, titles_above
from compliance.reading.lexicon import matcher_of
from compliance.reading.personal.patterns import masked
from compliance.reading.resolve import Resolver
from compliance.reading.result import MatchedColumn
from compliance.reading.sheets import Book, Position, Sheet
from compliance.reading.words import UNIT_WORDS

Held = Mapping[int, Contents]
_LONGEST_REPEATED = 60  # characters of a header


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What the tables of a file gave so far."""

    tables: list[FoundTable] = field(default_factory=list)
    cases: list[tuple[Case, Cells, Position]] = field(default_factory=list)
    recaps: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: list[MatchedColumn] = field(default_factory=list)
    dropped: list[DroppedColumn] = field(default_factory=list)


def read_complaints(
    book: Book,
    *,
    file: str,
    sha256: str,
    definition: ComplaintsDefinition,
    personal: PersonalRules,
    registry: Registry,
    remembered: Mapping[str, str],
) -> ComplaintsReading:
    """Everything a workbook says about complaints; what is not sure is asked instead of guessed."""
    matcher = matcher_of(registry)
    resolver = Resolver(matcher, file=file, remembered=remembered)
    whose = Whose(matcher, resolver, file, remembered)
    headings = Headings(definition, personal)
    senses = Senses(definition, personal, headings.channels, whose, remembered)
    reader = _Reader(senses, headings, file, remembered)
    for sheet in book.sheets:
        reader.read_sheet(sheet)
    found = reader.found
    if not found.tables:
        return ComplaintsReading(file=file, sha256=sha256, error=Problem(code=ProblemCode.NO_COMPLAINTS))
    cases, twice = once(found.cases)
    recaps, covered = uncovered(found.recaps, cases)
    return ComplaintsReading(
        file=file,
        sha256=sha256,
        tables=tuple(found.tables),
        units=tuple(whose.units.values()),
        cases=cases,
        recaps=recaps,
        asked=(*resolver.asked, *senses.asked),
        problems=(*found.problems, *resolver.problems, *twice, *told_of(covered, whose.units)),
        columns=tuple(found.columns),
        dropped=tuple(found.dropped),
    )


class _Reader:
    """The sheets of one file, one after the other."""

    def __init__(self, senses: Senses, headings: Headings, file: str, remembered: Mapping[str, str]) -> None:
        self.found = _Gathered()
        self._senses, self._headings = senses, headings
        self._file = file.rsplit(".", 1)[0].replace("_", " ")
        self._tests = Tests(
            is_unit=senses.is_unit,
            is_channel=senses.is_channel,
            is_category=senses.meaning.may_be_category,
            meant=remembered.get,
        )

    def read_sheet(self, sheet: Sheet) -> None:
        cells = Cells(sheet)
        tables = find_tables(cells, self._headings)
        read = [self._read_table(table) for table in tables]
        if any(line for line in sheet.rows) and not any(read):
            filled = any(value not in (None, "") for row in sheet.rows for value in row)
            if filled:
                self._say(ProblemCode.SHEET_SKIPPED, sheet, reason="tanpa_pengaduan")
        if any(read) and sheet.hidden:
            self._say(ProblemCode.HIDDEN_SHEET_READ, sheet)
        if sheet.dropped:
            self._say(ProblemCode.CELLS_OUTSIDE_WINDOW, sheet, count=str(sheet.dropped))

    def _say(self, code: ProblemCode, sheet: Sheet, **details: str) -> None:
        self.found.problems.append(Problem(code=code, place=Place(sheet=sheet.name), details=details))

    def _read_table(self, table: Table) -> bool:
        """Whether it was a list or a recap of complaints; a recap of nothing but headings is none."""
        contents = {column.index: self._contents(table, column) for column in table.columns}
        columns = sort_out(table.columns, contents, self._tests)
        if columns is None or not table.rows:
            return False
        self._senses.channel_told = self._channel(table)
        kinds = _kinds_of(columns)
        names = self._senses.whose.names(table, kinds)
        read = self._of_list if columns.kind is TableKind.LIST else self._of_recap
        rows = read(table, columns, contents, names)
        place = table.cells.place(table.top, 0)
        self.found.tables.append(FoundTable(place=place, kind=columns.kind, rows=rows))
        self._note_columns(table, columns)
        return True

    def _contents(self, table: Table, column: Column) -> Contents:
        values = column_values(table.cells, table.rows, column.index)
        return Contents(values, table.full, self._senses.meaning)

    def _of_list(self, table: Table, columns: Sorted, contents: Held, names: Names) -> int:
        read = ListReader(table, columns, contents, self._senses, names).read()
        places = zip(read.cases, read.places, strict=True)
        self.found.cases += ((case, table.cells, at) for case, at in places)
        self.found.problems += read.problems
        return len(read.cases)

    def _of_recap(self, table: Table, columns: Sorted, contents: Held, names: Names) -> int:
        read = RecapReader(table, columns, contents, self._senses, names, self._period(table)).read()
        number = len(self.found.tables)
        self.found.recaps += (
            Placed(recap=recap, table=number, place=table.cells.place(*at))
            for recap, at in zip(read.recaps, read.places, strict=True)
        )
        self.found.problems += read.problems
        return read.lines

    def _around(self, table: Table) -> tuple[Sequence[str], ...]:
        """The texts that speak for a whole table, the nearest first: titles, sheet, file."""
        return titles_above(table), (table.cells.sheet.name,), (self._file,)

    def _channel(self, table: Table) -> str:
        found = (self._headings.channels.told_in(texts) for texts in self._around(table))
        return next((channel for channel in found if channel), "")

    def _period(self, table: Table) -> Period | None:
        """The period a table is about; its year may stand farther away than its month."""
        found = [period for texts in self._around(table) if (period := told_in(texts))]
        year = next((period.year for period in found if period.year), None)
        part = next((period.part for period in found if period.part), "")
        return Period(year=year, part=part) if year or part else None

    def _note_columns(self, table: Table, columns: Sorted) -> None:
        """Which columns were read, which were not and why, and which of two alike was left out."""
        place = table.cells.place
        read = [(column, field) for field, column in columns.single.items()]
        read += [*columns.counts, *((column, ComplaintField.STATUS) for column, _ in columns.ticks)]
        self.found.columns += (
            MatchedColumn(place=place(*column.at), header=_header(column.text), question=field.value)
            for column, field in sorted(read, key=lambda pair: pair[0].index)
        )
        self.found.dropped += (
            DroppedColumn(place=place(*column.at), header=_header(column.text), reason=reason)
            for column, reason in columns.dropped
        )
        self.found.dropped += (
            DroppedColumn(place=place(table.top, index), header="", reason=Drop.UNKNOWN)
            for index in table.untitled
        )
        self.found.problems += self._about_columns(table, columns)

    def _about_columns(self, table: Table, columns: Sorted) -> Iterator[Problem]:
        code = ProblemCode.COMPLAINT_RIVAL
        for column, other in columns.rivals:
            yield _about(code, table, column, header=column.text, other=other.text)
        for column, reason in columns.dropped:
            if reason is Drop.TEXT and ComplaintField.KATEGORI in column.leaf.fields:
                yield _about(ProblemCode.COMPLAINT_COLUMN, table, column, header=column.text)


def _about(code: ProblemCode, table: Table, column: Column, **headers: str) -> Problem:
    details = {name: _header(text) for name, text in headers.items()}
    return Problem(code=code, place=table.cells.place(*column.at), details=details)


def _header(text: str) -> str:
    """A header as it may be repeated: short, and without numbers of persons."""
    return masked(text)[:_LONGEST_REPEATED]


def _kinds_of(columns: Sorted) -> frozenset[UnitKind]:
    """What the header of the names says about the kind of units, if it says it of all."""
    column = columns.single.get(ComplaintField.UNIT)
    said = [UNIT_WORDS[word] for word in (column.leaf.words if column else ()) if word in UNIT_WORDS]
    known = [kind for kind in said if kind is not None]
    return frozenset(known) if len(known) == len(said) else frozenset()
