"""The status of each complaint: a word in one column, or a tick in one of several."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.model.complaints import CaseStatus, ComplaintField
from compliance.problems import ProblemCode
from compliance.reading.complaints.columns import Sorted
from compliance.reading.complaints.contents import Contents
from compliance.reading.complaints.lines import Line
from compliance.reading.complaints.result import Drop
from compliance.reading.complaints.said import Said
from compliance.reading.complaints.senses import Senses
from compliance.reading.complaints.tables import Table


class Statuses:
    """Of one list."""

    def __init__(
        self, table: Table, columns: Sorted, contents: Mapping[int, Contents], senses: Senses, said: Said
    ) -> None:
        self._table, self._senses, self._said = table, senses, said
        column = columns.single.get(ComplaintField.STATUS)
        self._column = column
        self._held = None if column is None else contents[column.index]
        self._ticks = tuple((c.index, contents[c.index], status) for c, status in columns.ticks)

    def of(self, line: Line) -> CaseStatus | None:
        """The status; None where nothing is said, or it is asked about."""
        if self._column is None or self._held is None:
            return self._by_tick(line)
        value = self._held.values[line.number]
        if value in self._held.empty:
            return None
        at = (line.row, self._column.index)
        # what else stands under "Keterangan" may be the text of a complaint: it is not asked about
        asking = self._column.leaf.drop is not Drop.TEXT
        return self._senses.status(value, self._table.cells, at, self._said, asking=asking)

    def _by_tick(self, line: Line) -> CaseStatus | None:
        found = [
            (index, status)
            for index, held, status in self._ticks
            if held.values[line.number] not in held.empty
        ]
        if len(found) > 1:
            self._said.at(ProblemCode.COMPLAINT_STATUSES, line.row, found[-1][0])
            return None
        return found[0][1] if found else None
