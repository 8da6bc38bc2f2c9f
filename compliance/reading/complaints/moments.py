"""The days and lengths of time of a list of complaints, column by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from compliance.model.complaints import MINUTES_OF_A_DAY, ComplaintField
from compliance.problems import ProblemCode
from compliance.reading.complaints.columns import DAYS, LENGTHS, Sorted
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.lines import Line
from compliance.reading.complaints.said import Said
from compliance.reading.complaints.tables import Column
from compliance.reading.complaints.values import (
    DayOrder,
    is_serial,
    order_of,
    read_day,
    read_minutes,
    without_time,
)
from compliance.reading.sheets import CellValue

F = ComplaintField
_SERIALS = "angka seri"
_UNITS: Mapping[str, tuple[int, str]] = {
    "jam": (60, "jam"), "hours": (60, "jam"), "menit": (1, "menit"), "hari": (MINUTES_OF_A_DAY, "hari"),
}  # fmt: skip


class Moments:
    """Of one list; `days` by field, one for each row of the table."""

    def __init__(
        self,
        columns: Sorted,
        held: Mapping[ComplaintField, Contents],
        label: Callable[[ComplaintField], str],
        said: Said,
    ) -> None:
        self._columns, self._held, self._label, self._said = columns, held, label, said
        self.days = {field: self._read_days(field, held[field]) for field in DAYS if field in held}
        self._lengths = {field: self._read_lengths(field, held[field]) for field in LENGTHS if field in held}

    def days_of(self, line: Line) -> tuple[date | None, date | None, date | None]:
        """The days a complaint was received, responded to and resolved."""
        received, responded, resolved = (self._day(field, line) for field in DAYS)
        return received, responded, resolved

    def length_of(self, field: ComplaintField, line: Line) -> int | None:
        """Minutes as the list states them."""
        lengths = self._lengths.get(field)
        if lengths is None:
            return None
        minutes = lengths[line.number]
        if minutes is None and self._held[field].values[line.number] not in self._held[field].unhappened:
            self._tell(ProblemCode.COMPLAINT_LENGTH, field, line)
        return minutes

    def _day(self, field: ComplaintField, line: Line) -> date | None:
        days = self.days.get(field)
        if days is None:
            return None
        day = days[line.number]
        if day is None:
            held = self._held[field]
            if held.values[line.number] not in held.unhappened:
                self._tell(ProblemCode.COMPLAINT_DAY, field, line)
            elif field is F.DITERIMA:
                self._tell(ProblemCode.COMPLAINT_NO_DAY, field, line)
        return day

    def _tell(self, code: ProblemCode, field: ComplaintField, line: Line) -> None:
        column = self._columns.single[field].index
        self._said.at(code, line.row, column, name=self._label(field))

    def _read_days(self, field: ComplaintField, held: Contents) -> Sequence[date | None]:
        texts = {value: without_time(value) for value in set(held.values) - held.unhappened}
        different = set(texts.values())
        order = order_of(different)
        if order is not DayOrder.USUAL:
            self._tell_read_as(field, order.value)
        if any(map(is_serial, different)):
            self._tell_read_as(field, _SERIALS)
        days = {text: read_day(text, order) for text in different}
        known = {value: days[text] for value, text in texts.items()}
        return [known.get(value) for value in held.values]

    def _read_lengths(self, field: ComplaintField, held: Contents) -> Sequence[int | None]:
        unit, name = unit_of(self._columns.single[field])
        different = set(held.values) - held.unhappened
        if any(map(_is_bare, different)):
            self._tell_read_as(field, name)
        known = {value: read_minutes(value, unit) for value in different}
        return [known.get(value) for value in held.values]

    def _tell_read_as(self, field: ComplaintField, what: str) -> None:
        at = self._columns.single[field].at
        self._said.at(ProblemCode.COMPLAINT_READ_AS, *at, name=self._label(field), what=what)


def unit_of(column: Column) -> tuple[int, str]:
    """In how many minutes bare numbers of a column count, by its titles; days where they do not say."""
    spoken = {word for title in column.titles for word in title.words}
    return next((unit for word, unit in _UNITS.items() if word in spoken), _UNITS["hari"])


def _is_bare(value: CellValue) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number or (isinstance(value, str) and value.strip().isdigit())
