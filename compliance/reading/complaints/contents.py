"""What stands in a column: how much of it are days, lengths of time, numbers, known statuses, ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from compliance.definitions.personal import PersonalRules
from compliance.model.complaints import ComplaintsDefinition
from compliance.reading.blocks import Cells
from compliance.reading.complaints.values import is_length, is_number, order_of, read_day, without_time
from compliance.reading.folding import fold, words
from compliance.reading.personal.patterns import is_mobile, is_personal_number
from compliance.reading.sheets import CellValue

LOOKED_AT = 300  # filled cells of a column, spread over all of it
_TICKS = frozenset({"v", "vv", "x", "✓", "√", "✔", "☑", "✅", "1", "ü", "ya", "sudah", "ada"})
_MOST_WORDS = 8  # of a category; a longer text is the complaint
MOST_CATEGORIES = 300
_FEW = 12  # different values that any list may have
_VARIED = 0.4  # part of the cells that may be different from each other in a column of categories
_LONGEST = 60  # characters of a category


def column_values(cells: Cells, rows: Sequence[int], column: int) -> list[CellValue]:
    """The values of a column in some rows; a merged range shows its value in each of them."""
    lines = cells.rows
    if any(at[1] == column for at in cells.merged):
        return [cells.value(row, column) for row in rows]
    return [line[column] if column < len(line := lines[row]) else None for row in rows]


class Meaning:
    """What cells of statuses and empty ones say, by the definition."""

    def __init__(self, definition: ComplaintsDefinition, personal: PersonalRules) -> None:
        self._statuses = definition.statuses
        self._fillers = definition.status_fillers
        self._empty = definition.empty
        self._not_yet = definition.not_yet
        self._longest_empty = 2 * max(map(len, definition.empty))
        self._addresses = definition.addresses | {word for (word, *rest) in personal.persons if not rest}

    def is_empty(self, value: CellValue) -> bool:
        """Whether a cell says nothing: blank, a dash, NULL …"""
        if not isinstance(value, str):
            return value is None
        if len(value) > self._longest_empty:
            return not value.strip()
        bare = value.strip().casefold()  # without the rest of `fold`: every cell of a long list comes here
        return not bare or bare in self._empty

    def is_not_yet(self, value: CellValue) -> bool:
        """Whether a cell for a day or a length of time says that it is still to come, or nothing."""
        if self.is_empty(value):
            return True
        return isinstance(value, str) and value.strip().casefold() in self._not_yet

    def status(self, value: CellValue) -> str | None:
        """The words of a status as they are looked up, or None where the cell is no short text."""
        if not isinstance(value, str) or len(value) > _LONGEST:
            return None
        spoken = words(value)
        whole = " ".join(spoken)
        if whole in self._statuses:
            return whole
        kept = " ".join(word for word in spoken if word not in self._fillers)
        return kept or whole or None

    def is_status(self, value: CellValue) -> bool:
        return self.status(value) in self._statuses

    def may_be_category(self, value: CellValue) -> bool:
        """Whether a value can be the name of a kind of complaints, rather than one complaint or a person."""
        if not isinstance(value, str) or len(value) > _LONGEST or "@" in value or "\n" in value.strip():
            return False
        spoken = words(value)
        digits = sum(map(str.isdigit, value))
        return 0 < len(spoken) <= _MOST_WORDS and digits < 5 and self._addresses.isdisjoint(spoken)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """How many of the cells looked at pass a test."""

    passed: int
    of: int

    def most(self) -> bool:
        """At least half of them, of a column with anything in it."""
        return 2 * self.passed >= self.of > 0


class Contents:
    """A column's filled cells, looked at as far as somebody asks.

    Named after a kind (`days`, `numbers`, `statuses`, `ticks`, …): whether at least half are of it.
    """

    def __init__(self, values: Sequence[CellValue], full: Sequence[int], meaning: Meaning) -> None:
        """`full`: the rows that tell what the column holds."""
        self.values = values
        self._full = full
        self._meaning = meaning

    @cached_property
    def empty(self) -> frozenset[CellValue]:
        """The values of the column that say nothing."""
        return frozenset(value for value in set(self.values) if self._meaning.is_empty(value))

    @cached_property
    def unhappened(self) -> frozenset[CellValue]:
        """The values that say nothing, or that something has not happened yet."""
        return frozenset(value for value in set(self.values) if self._meaning.is_not_yet(value))

    @cached_property
    def filled(self) -> list[CellValue]:
        """Some of the cells that say something, from top to bottom."""
        full = (self.values[number] for number in self._full)
        kept: list[CellValue] = [value for value in full if value is not None and value != ""]
        step = max(1, len(kept) // (4 * LOOKED_AT))
        return [value for value in kept[::step] if not self._meaning.is_empty(value)][: 4 * LOOKED_AT]

    @cached_property
    def some(self) -> list[CellValue]:
        return self.filled[:: max(1, len(self.filled) // LOOKED_AT)]

    def mostly(self, test: Callable[[CellValue], object]) -> bool:
        """Whether at least half of the cells pass; never of an empty column."""
        return _Share(passed=sum(map(bool, map(test, self.some))), of=len(self.some)).most()

    @cached_property
    def days(self) -> bool:
        return self._days_among(self.some)

    @cached_property
    def typed_days(self) -> bool:
        """Days that are no bare numbers."""
        return self._days_among([value for value in self.some if not isinstance(value, int | float)])

    def _days_among(self, values: Sequence[CellValue]) -> bool:
        texts = [without_time(value) for value in values]
        order = order_of(texts)
        return _Share(
            passed=sum(read_day(text, order) is not None for text in texts), of=len(self.some)
        ).most()

    @cached_property
    def lengths(self) -> bool:
        """Lengths of time that say so themselves."""
        return self.mostly(is_length)

    @cached_property
    def timed(self) -> bool:
        """Lengths of time, or numbers of whatever the header counts."""
        return self.mostly(lambda value: is_number(value) or is_length(value))

    @cached_property
    def numbers(self) -> bool:
        return self.mostly(is_number)

    @cached_property
    def statuses(self) -> bool:
        return self.mostly(self._meaning.is_status)

    @cached_property
    def stated(self) -> int:
        """How many of a hundred cells are known statuses."""
        known = sum(map(self._meaning.is_status, self.some))
        return 100 * known // max(len(self.some), 1)

    @cached_property
    def ticks(self) -> bool:
        return self.mostly(lambda value: fold(str(value)).removesuffix(".0") in _TICKS)

    @cached_property
    def varied(self) -> bool:
        """Whether nearly every cell says something else, as texts of complaints do and categories do not."""
        kept = sum(value not in self.empty for value in self.values)
        different = len(set(self.values) - self.empty)
        return different > MOST_CATEGORIES or different > max(_FEW, _VARIED * kept)

    @cached_property
    def personal(self) -> bool:
        """Mostly NIK, NIP or mobile numbers, whatever stands above them."""
        return self.mostly(lambda value: is_personal_number(value) or is_mobile(value))
