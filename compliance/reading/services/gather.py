"""The lines of a table → its services, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compliance.model import UnitKind
from compliance.model.services import ServiceField, ServicesDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found
from compliance.reading.folding import is_blank, shown
from compliance.reading.personal.patterns import masked
from compliance.reading.result import MatchedColumn
from compliance.reading.services.contents import ERROR, ContentReader
from compliance.reading.services.headings import Part
from compliance.reading.services.lines import Line, Walker, own_cells
from compliance.reading.services.raw import RawService, Slot
from compliance.reading.services.tables import Column, Table
from compliance.reading.services.whose import Named, Whose
from compliance.reading.sheets import CellValue, Position

_KECAMATAN = frozenset({UnitKind.KECAMATAN})
_LONGEST_REPEATED = 60  # characters of a header


class TableReader:
    """One table. `problems` and `columns` are complete after `services`."""

    def __init__(
        self, table: Table, block: int, definition: ServicesDefinition, contents: ContentReader, whose: Whose
    ) -> None:
        self.problems: list[Problem] = []
        self._table, self._cells, self._block = table, table.cells, block
        self._definition, self._contents, self._whose = definition, contents, whose
        units = table.of(Part.UNIT)
        own = [column for column in units if column.title.kinds != _KECAMATAN] or list(units)
        self._unit = next(iter(own), None)
        self._parents = [column for column in units if column not in own]
        self._carried: list[Position] = []
        self._before: Named | None = None  # the unit named last in the column of units
        self._parent = ""

    @property
    def columns(self) -> tuple[MatchedColumn, ...]:
        """Which columns were read as what, and which were not read."""
        table = self._table
        pairs = [(table.name, ServiceField.NAMA.value)]
        for column in table.columns:
            field = column.title.field.value if column.title.part is Part.FIELD and column.title.field else ""
            if field or column.title.part is Part.UNKNOWN:
                pairs.append((column, field))
        return tuple(
            MatchedColumn(place=self._cells.place(*c.at), header=_header(c), question=q) for c, q in pairs
        )

    def services(self) -> list[RawService]:
        """The services of the table whose unit is known or asked about."""
        lines = Walker(self._table, self._whose.looks_like_unit, self._whose.knows).lines()
        services = [service for line in lines.lines if (service := self._service(line)) is not None]
        self._tell(lines.lines, lines.nameless)
        return services

    def _service(self, line: Line) -> RawService | None:
        unit = self._unit_of(line)
        if unit is None:
            return None
        return RawService(
            name=line.name,
            unit=unit,
            at=line.at,
            cells=self._cells,
            block=self._block,
            slots=self._slots(line.rows),
        )

    def _unit_of(self, line: Line) -> str | None:
        """The id of the unit of a line; "" while it is asked about, None when an answer left it out."""
        if self._unit is None:
            section = line.section
            if section.name:
                return self._whose.named(self._cells, Named(name=section.name, at=section.at), self._table)
            return self._whose.of_table(self._table, line.section.kinds)
        self._reads_parent(line.rows[0])
        at = self._cells.home(line.rows[0], self._unit.index)
        name = shown(self._cells.raw(*at)) if at[0] > self._table.bottom else ""
        kinds = self._unit.title.kinds or line.section.kinds
        if name:
            self._before = Named(name=name, at=at, kinds=kinds, parent=self._parent)
        elif self._before is not None:
            self._carried.append((line.rows[0], self._unit.index))
        if self._before is None:
            return self._whose.of_table(self._table, kinds)
        return self._whose.named(self._cells, self._before, self._table)

    def _reads_parent(self, row: int) -> None:
        """A column of kecamatan beside the units speaks until it says another."""
        for column in self._parents:
            text = shown(self._cells.value(row, column.index))
            if text:
                self._parent = text if text.casefold().startswith("kec") else f"kecamatan {text}"

    def _slots(self, rows: tuple[int, ...]) -> dict[ServiceField, tuple[Slot, ...]]:
        found: dict[ServiceField, list[Slot]] = defaultdict(list)
        for column in self._table.of(Part.FIELD):
            field = column.title.field
            if field is None:
                continue
            slot = self._slot(column, field, rows)
            if slot is not None:
                found[field].append(slot)
        return {field: tuple(slots) for field, slots in found.items()}

    def _slot(self, column: Column, field: ServiceField, rows: tuple[int, ...]) -> Slot | None:
        places = [at for at in own_cells(self._cells, rows, column.index) if at[0] > self._table.bottom]
        failed = [at for row in rows if (at := (row, column.index)) in self._cells.sheet.errors]
        if failed:
            return Slot(content=ERROR, at=failed[0], option=column.title.status)
        if not places:
            return None
        symbol = places[0] in self._cells.sheet.ticks
        content = self._contents.read(
            joined([self._cells.raw(*at) for at in places]), self._definition.fields[field], symbol=symbol
        )
        title = column.title
        return Slot(content=content, at=places[0], option=title.status, measure=title.measure)

    def _tell(self, lines: Sequence[Line], nameless: Sequence[int]) -> None:
        place = self._cells.place
        table = self._table
        if table.renamed:
            code = ProblemCode.SERVICE_READ_AS
            self.problems.append(found(code, place(*table.name.at), header=_header(table.name)))
        if self._carried:
            code = ProblemCode.SERVICE_UNIT_CARRIED
            self.problems.append(found(code, place(*self._carried[0]), count=str(len(self._carried))))
        spoken = [line for line in lines if line.spoken]
        if spoken:
            code = ProblemCode.SERVICE_CONTINUED
            at = (spoken[0].rows[1], table.name.index)
            self.problems.append(found(code, place(*at), count=str(len(spoken))))
        for row in nameless:
            self.problems.append(found(ProblemCode.SERVICE_WITHOUT_NAME, place(row, table.name.index)))
        self.problems += self._unknown_columns(lines)

    def _unknown_columns(self, lines: Sequence[Line]) -> Iterator[Problem]:
        """Columns nobody knows in which something stands."""
        rows = [row for line in lines for row in line.rows]
        for column in (*self._table.of(Part.UNKNOWN), *self._table.of(Part.GROUP)):
            if any(not is_blank(self._cells.raw(row, column.index)) for row in rows):
                code = ProblemCode.COLUMN_SKIPPED
                yield found(code, self._cells.place(*column.at), header=_header(column))


def joined(values: list[CellValue]) -> CellValue:
    """The one value of some cells; several are the lines of a text."""
    return values[0] if len(values) == 1 else "\n".join(shown(value) for value in values)


def _header(column: Column) -> str:
    """A header as it may be repeated: short, and without numbers of persons."""
    text = masked(column.text)
    return text if len(text) <= _LONGEST_REPEATED else f"{text[:_LONGEST_REPEATED]}…"
