"""A list of complaints → one case for each row."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.model.complaints import HASHED, MINUTES_OF_A_DAY, Case, CaseStatus, ComplaintField
from compliance.problems import Problem, ProblemCode
from compliance.reading.complaints.columns import Sorted
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.lines import Line, Walker, filled_cells, is_signed
from compliance.reading.complaints.moments import Moments
from compliance.reading.complaints.said import Said
from compliance.reading.complaints.senses import Senses
from compliance.reading.complaints.statuses import Statuses
from compliance.reading.complaints.tables import Column, Table
from compliance.reading.complaints.whose import Names
from compliance.reading.folding import shown
from compliance.reading.sheets import Position

F = ComplaintField
_LEAST = 2  # filled cells of a row that is a complaint without saying when it came in
_KEY_LETTERS = 32
_HASHED = re.compile(rf"{HASHED}([0-9a-f]{{{_KEY_LETTERS}}})")
_LONGEST_NUMBER = 60  # characters of the number of a complaint


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesOfTable:
    """The cases of one table, with the place of each, and what is to be said."""

    cases: tuple[Case, ...]
    places: tuple[Position, ...]
    problems: tuple[Problem, ...]


class ListReader:
    """One list. `read` gives its cases."""

    def __init__(
        self, table: Table, columns: Sorted, contents: Mapping[int, Contents], senses: Senses, names: Names
    ) -> None:
        self._table, self._columns, self._senses, self._names = table, columns, senses, names
        self._said = Said(table.cells)
        self._held = {field: contents[column.index] for field, column in columns.single.items()}
        self._moments = Moments(columns, self._held, senses.label, self._said)
        self._statuses = Statuses(table, columns, contents, senses, self._said)
        self._used = [contents[index] for index in columns.used()]
        self._shared = _is_shared(columns.single.get(F.NOMOR), senses.shared_channel)
        self._at = next((columns.single[f].index for f in (F.NOMOR, F.DITERIMA) if f in columns.single), 0)
        self._differ: Counter[ComplaintField] = Counter()

    def read(self) -> CasesOfTable:
        """The cases; a row about a unit that an answer left out is none."""
        filled = filled_cells(self._used, len(self._table.rows))
        walker = Walker(self._table, filled, self._sure(), self._senses.is_unit)
        cases, places = [], []
        if F.UNIT in self._held:
            self._names.look_at(self._held[F.UNIT])
        for line in walker.sorted(_LEAST).lines:
            unit = self._unit(line)
            if unit is not None:
                cases.append(self._case(line, unit))
                places.append((line.row, self._at))
        for field, count in self._differ.items():
            code = ProblemCode.COMPLAINT_LENGTHS_DIFFER
            at = self._columns.single[field].at
            self._said.at(code, *at, name=self._senses.label(field), count=str(count))
        problems = self._said.problems(self._table.top)
        return CasesOfTable(cases=tuple(cases), places=tuple(places), problems=problems)

    def _sure(self) -> Sequence[object]:
        """Of each row, the day on which a complaint was received, or for want of such a column its number."""
        if F.DITERIMA in self._moments.days:
            days = zip(self._moments.days[F.DITERIMA], self._held[F.DITERIMA].values, strict=True)
            return [day is not None and not is_signed(value) for day, value in days]
        held = self._held.get(F.NOMOR)
        if held is None:
            return [False] * len(self._table.rows)
        return [value not in held.empty for value in held.values]

    def _unit(self, line: Line) -> str | None:
        held = self._held.get(F.UNIT)
        if held is None:
            at = (line.row, 0)
            return self._names.unit(line.section, at) if line.section else self._names.of_table(at)
        value = held.values[line.number]
        at = (line.row, self._columns.single[F.UNIT].index)
        if value not in held.empty:
            return self._names.unit(value, at, line.kinds)
        if line.section:
            return self._names.unit(line.section, at)
        self._said.at(ProblemCode.ROW_WITHOUT_UNIT, *at)
        return ""

    def _case(self, line: Line, unit: str) -> Case:
        received, responded, resolved = self._moments.days_of(line)
        status = self._statuses.of(line)
        if resolved and status in (CaseStatus.BELUM, CaseStatus.PROSES):
            self._tell(ProblemCode.COMPLAINT_STATUS_DAY, F.SELESAI, line, status=str(status))
        to_response = self._between(F.DITANGGAPI, F.LAMA_TANGGAPAN, received, responded, line)
        to_resolution = self._between(F.SELESAI, F.LAMA_SELESAI, received, resolved, line)
        if responded and resolved and responded > resolved and (received is None or received <= resolved):
            self._tell_order(F.SELESAI, F.DITANGGAPI, line)
            to_response = None
        return Case(
            key=self._key(line, unit, received),
            unit=unit,
            received=received,
            responded=responded,
            resolved=resolved,
            status=status,
            category=self._senses.category(self._columns, self._held, line, self._said),
            channel=self._senses.channel(self._columns, self._held, line, self._said),
            to_response=to_response,
            to_resolution=to_resolution if status in (None, CaseStatus.SELESAI) else None,
        )

    def _between(
        self, day: ComplaintField, length: ComplaintField, first: date | None, last: date | None, line: Line
    ) -> int | None:
        """Minutes from the first day to the last, or as the list states them; None where they contradict."""
        stated = self._moments.length_of(length, line)
        if first is None or last is None:
            return stated
        if last < first:
            self._tell_order(day, F.DITERIMA, line)
            return None
        counted = (last - first).days * MINUTES_OF_A_DAY
        if stated is not None and abs(stated - counted) > MINUTES_OF_A_DAY:
            self._differ[length] += 1
        return counted

    def _tell_order(self, later: ComplaintField, earlier: ComplaintField, line: Line) -> None:
        labels = {"later": self._senses.label(later), "earlier": self._senses.label(earlier)}
        self._tell(ProblemCode.COMPLAINT_ORDER, later, line, **labels)

    def _tell(self, code: ProblemCode, field: ComplaintField, line: Line, **details: str) -> None:
        self._said.at(code, line.row, self._columns.single[field].index, **details)

    def _key(self, line: Line, unit: str, received: date | None) -> str:
        """What recognises the case in a later list: its number, hashed, and of whose numbers it is one."""
        held = self._held.get(F.NOMOR)
        value = held.values[line.number] if held else None
        if held is None or value in held.empty or not (self._shared or unit):
            return ""
        number = shown(value).casefold().strip("#' ")
        if not number or len(number) > _LONGEST_NUMBER:
            return ""
        hashed = _HASHED.fullmatch(number)
        if hashed:  # from a workbook of ours
            return hashed[1]
        owner = "sp4n" if self._shared else f"{unit}|{received.year if received else ''}"
        told = f"{owner}|{number}".encode("utf-8", "replace")
        return hashlib.sha256(told).hexdigest()[:_KEY_LETTERS]


def _is_shared(column: Column | None, shared: bool) -> bool:
    """Whether the numbers are SP4N-LAPOR!'s, the same for all units, rather than each unit's own."""
    return column is not None and (shared or any("tracking" in title.words for title in column.titles))
