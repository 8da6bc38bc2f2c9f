"""A recap of complaints → what it says about each unit, month, channel and category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.model.complaints import ComplaintField, Recap
from compliance.problems import Problem, ProblemCode
from compliance.reading.complaints.columns import COUNTS, Sorted, category_of
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.lines import Line, Walker, filled_cells
from compliance.reading.complaints.moments import unit_of
from compliance.reading.complaints.periods import Period, read_period, told_in
from compliance.reading.complaints.said import Said
from compliance.reading.complaints.senses import Senses
from compliance.reading.complaints.tables import Column, Table
from compliance.reading.complaints.values import read_count, read_mean
from compliance.reading.complaints.whose import Names
from compliance.reading.folding import fold, shown
from compliance.reading.sheets import CellValue, Position

F = ComplaintField
_FIELDS = {
    F.JUMLAH_MASUK: "received", F.JUMLAH_BELUM: "waiting", F.JUMLAH_PROSES: "in_process",
    F.JUMLAH_SELESAI: "resolved", F.JUMLAH_TERBUKA: "unresolved", F.JUMLAH_TUTUP: "closed",
    F.JUMLAH_TEPAT: "on_time", F.RATA_TANGGAPAN: "mean_response", F.RATA_SELESAI: "mean_resolution",
}  # fmt: skip
_SUMMING = frozenset({"jumlah", "total", "jml", "grand", "jlh"})
Number = int | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Which part of the complaints a column counts; empty for all of them."""

    period: Period | None = None
    channel: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapsOfTable:
    """The recaps of one table, with the place of each, and what is to be said."""

    recaps: tuple[Recap, ...]
    places: tuple[Position, ...]
    lines: int
    problems: tuple[Problem, ...]


class RecapReader:
    """One recap. `told`: the period its titles speak of."""

    def __init__(
        self,
        table: Table,
        columns: Sorted,
        contents: Mapping[int, Contents],
        senses: Senses,
        names: Names,
        told: Period | None,
    ) -> None:
        self._table, self._columns, self._senses, self._names = table, columns, senses, names
        self._told = told
        self._said = Said(table.cells)
        self._held = {field: contents[column.index] for field, column in columns.single.items()}
        self._used = [contents[column.index] for column, _ in columns.counts]
        self._parts = {column.index: _part_of(column) for column, _ in columns.counts}
        self._counted = {
            column.index: self._read(column, field, contents[column.index])
            for column, field in columns.counts
        }
        self._told_no_year = False
        self._rows_about: dict[tuple[str, str, str, str], int] = {}

    def read(self) -> RecapsOfTable:
        """The recaps; a row about a unit that an answer left out is none."""
        self._tell_twins()
        single = [held for field, held in self._held.items() if field is not F.UNIT]
        filled = self._filled()
        lines = Walker(self._table, filled, filled, self._senses.is_unit).sorted(1)
        if F.UNIT in self._held:
            self._names.look_at(self._held[F.UNIT])
        recaps, places = [], []
        before: str | None = ""
        for line in lines.lines:
            told = any(held.values[line.number] not in held.empty for held in single)
            before = unit = self._unit(line, before if told else "")
            if unit is None:
                continue
            self._check_numbers(line)
            for recap in self._recaps(line, unit):
                self._check_twice(recap, line)
                recaps.append(recap)
                places.append((line.row, self._columns.counts[0][0].index))
        self._check_totals(lines.lines, lines.totals)
        for column in self._columns.asked:
            self._senses.ask_column(column, self._table.cells, len(lines.lines))
        problems = self._said.problems(self._table.top)
        return RecapsOfTable(
            recaps=tuple(recaps), places=tuple(places), lines=len(lines.lines), problems=problems
        )

    def _tell_twins(self) -> None:
        """Two columns that count the same: the first counts."""
        first: dict[tuple[_Part, ComplaintField], Column] = {}
        for column, field in self._columns.counts:
            other = first.setdefault((self._parts[column.index], field), column)
            if other is not column:
                code = ProblemCode.COMPLAINT_RIVAL
                self._said.at(code, *column.at, header=column.text, other=other.text)

    def _filled(self) -> list[int]:
        """Of each row, how many numbers stand in it; texts in their place count in the row of a unit."""
        rows = range(len(self._table.rows))
        numbers = [sum(self._counted[c.index][n] is not None for c, _ in self._columns.counts) for n in rows]
        held = self._held.get(F.UNIT)
        if held is None:
            return numbers
        cells = filled_cells(self._used, len(rows))
        named = [self._senses.is_unit(value) for value in held.values]
        return [numbers[n] or (cells[n] if named[n] else 0) for n in rows]

    def _unit(self, line: Line, before: str | None) -> str | None:
        """The unit of a row; a row of another month without a name continues the one above it."""
        column = self._columns.single.get(F.UNIT)
        if column is None:
            at = (line.row, 0)
            return self._names.unit(line.section, at) if line.section else self._names.of_table(at)
        held = self._held[F.UNIT]
        value = held.values[line.number]
        at = self._table.cells.home(line.row, column.index)
        if value not in held.empty:
            return self._names.unit(value, at, line.kinds)
        if before:
            return before
        if line.section:
            return self._names.unit(line.section, at)
        self._said.at(ProblemCode.ROW_WITHOUT_UNIT, line.row, column.index)
        return ""

    def _recaps(self, line: Line, unit: str) -> Iterator[Recap]:
        """One for each part of the complaints that the row counts."""
        stated: dict[_Part, dict[str, Number]] = {}
        for column, field in self._columns.counts:
            number = self._counted[column.index][line.number]
            if number is not None:
                stated.setdefault(self._parts[column.index], {}).setdefault(_FIELDS[field], number)
        own = self._period(line)
        channel = self._senses.channel(self._columns, self._held, line, self._said)
        category = self._senses.category(self._columns, self._held, line, self._said)
        for part, numbers in self._without_sums(stated, line).items():
            recap = Recap(
                unit=unit,
                period=self._text(part.period or own, line),
                category=part.category or category,
                channel=part.channel or channel,
                **numbers,  # type: ignore[arg-type]  # counts and means by the names of their fields
            )
            self._check_parts(recap, line)
            yield recap

    def _without_sums(
        self, stated: Mapping[_Part, dict[str, Number]], line: Line
    ) -> dict[_Part, dict[str, Number]]:
        """Without the sums over months or channels that stand beside these; checked against them."""
        kept = {part: dict(numbers) for part, numbers in stated.items()}
        whole = kept.get(_Part(), {})
        for name in list(whole):
            parts = [n[name] for p, n in stated.items() if (p.period or p.channel) and name in n]
            if not parts or name.startswith("mean"):
                continue
            if sum(parts) != whole[name] and name == "received":
                self._tell_sum(whole[name], sum(parts), line)
            del whole[name]
        return {part: numbers for part, numbers in kept.items() if numbers}

    def _check_parts(self, recap: Recap, line: Line) -> None:
        """Received must be what became of them, as far as all of it is said."""
        if recap.received is None or recap.resolved is None:
            return
        closed = recap.closed or 0
        open_ = recap.unresolved
        if open_ is None and (recap.waiting is not None or recap.in_process is not None):
            open_ = (recap.waiting or 0) + (recap.in_process or 0)
        parts = recap.resolved + closed + (open_ or 0)
        if (open_ is not None and parts != recap.received) or parts > recap.received:
            self._tell_sum(recap.received, parts, line)

    def _check_twice(self, recap: Recap, line: Line) -> None:
        """The same complaints in two rows of one table."""
        about = (recap.unit, recap.period, recap.category, recap.channel)
        first = self._rows_about.setdefault(about, line.row)
        if first != line.row and recap.unit:
            column = self._columns.counts[0][0].index
            told = self._table.cells.place(first, column).cell
            self._said.at(ProblemCode.COMPLAINT_UNIT_TWICE, line.row, column, first=told)

    def _tell_sum(self, received: Number, parts: Number, line: Line) -> None:
        column = next((c for c, f in self._columns.counts if f is F.JUMLAH_MASUK), self._columns.counts[0][0])
        self._said.at(
            ProblemCode.COMPLAINT_SUM, line.row, column.index, received=str(received), parts=str(parts)
        )

    def _period(self, line: Line) -> Period | None:
        """The period of a row: of its own column, else as the titles tell."""
        field = F.PERIODE if F.PERIODE in self._held else F.DITERIMA
        held = self._held.get(field)
        value = held.values[line.number] if held else None
        if held is None or value in held.empty:
            return self._told
        month = isinstance(value, int | float) and 1 <= value <= 12
        period = Period(year=None, part=f"{int(value):02}") if month else read_period(value)  # type: ignore[arg-type]  # a number, see before
        if period is None:
            label = self._senses.label(field)
            column = self._columns.single[field].index
            self._said.at(ProblemCode.COMPLAINT_NO_PERIOD, line.row, column, name=label)
        return period

    def _text(self, period: Period | None, line: Line) -> str:
        if period is None:
            return ""
        text = period.text(self._told.year if self._told else None)
        if not text and not self._told_no_year:
            self._told_no_year = True
            self._said.at(ProblemCode.COMPLAINT_NO_YEAR, self._table.top, self._columns.counts[0][0].index)
        return text

    def _read(self, column: Column, field: ComplaintField, held: Contents) -> list[Number | None]:
        unit = unit_of(column)[0]
        return [None if value in held.empty else _number(field, unit, value) for value in held.values]

    def _check_numbers(self, line: Line) -> None:
        """What stands in a column of counts and is no count."""
        for held, (column, field) in zip(self._used, self._columns.counts, strict=True):
            unread = self._counted[column.index][line.number] is None
            if unread and held.values[line.number] not in held.empty:
                label = self._senses.label(field)
                self._said.at(ProblemCode.COMPLAINT_COUNT, line.row, column.index, name=label)

    def _check_totals(self, lines: Sequence[Line], totals: Sequence[int]) -> None:
        """The one row of totals against the rows above it."""
        summing = [number for number in totals if self._sums(self._table.rows[number])]
        if len(summing) != 1:
            return
        (total,) = summing
        above = [line.number for line in lines if line.number < total]
        for column, field in self._columns.counts:
            stated = self._counted[column.index][total]
            counted = sum(self._counted[column.index][number] or 0 for number in above)
            if field in COUNTS and stated is not None and stated != counted:
                self._said.at(
                    ProblemCode.COMPLAINT_TOTAL,
                    self._table.rows[total],
                    column.index,
                    stated=str(stated),
                    counted=str(counted),
                    name=column.text,
                )

    def _sums(self, row: int) -> bool:
        texts = (value for value in self._table.cells.rows[row] if isinstance(value, str) and value.strip())
        return any(fold(text).partition(" ")[0].strip(".:") in _SUMMING for text in texts)


def _number(field: ComplaintField, unit: int, value: CellValue) -> Number | None:
    if field in COUNTS:
        return 0 if isinstance(value, str) and fold(value) == "nihil" else read_count(value)
    return read_mean(value, unit)


def _part_of(column: Column) -> _Part:
    """The month, channel or category that the titles of a column speak of."""
    category = category_of(column)
    titles = column.titles[:-1] if category else column.titles
    named = told_in(shown(part) for part in column.path)  # "Masuk Tahun 2024" beside "Masuk Tahun 2025"
    return _Part(
        period=next((title.period for title in titles if title.period), named),
        channel=next((title.channel for title in titles if title.channel), ""),
        category=category,
    )
