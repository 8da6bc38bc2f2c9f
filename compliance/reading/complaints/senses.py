"""What the tables of one file share: how values are understood, and the questions that gather."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compliance.definitions.personal import PersonalRules
from compliance.model.complaints import CaseStatus, ComplaintField, ComplaintsDefinition
from compliance.problems import ProblemCode
from compliance.reading.blocks import Cells
from compliance.reading.complaints.channels import Channels
from compliance.reading.complaints.columns import MAY_MEAN, Sorted, ask_key
from compliance.reading.complaints.contents import Contents, Meaning
from compliance.reading.complaints.lines import Line
from compliance.reading.complaints.said import Said
from compliance.reading.complaints.tables import Column
from compliance.reading.complaints.whose import Whose
from compliance.reading.folding import collapsed, shown
from compliance.reading.personal.patterns import has_degree
from compliance.reading.result import NONE_OF_THESE, Ask, Candidate
from compliance.reading.sheets import CellValue, Position

MOST_ASKED = 30  # different words for a status; a column with more holds something else
F = ComplaintField
Held = Mapping[ComplaintField, Contents]


class Senses:
    """Of one file; `channel_told`, `shared_channel`: of the table that is being read."""

    def __init__(
        self,
        definition: ComplaintsDefinition,
        personal: PersonalRules,
        channels: Channels,
        whose: Whose,
        remembered: Mapping[str, str],
    ) -> None:
        self.meaning = Meaning(definition, personal)
        self.whose = whose
        self.channels = channels
        self.channel_told = ""
        self._definition = definition
        self._remembered = remembered
        self._asked: dict[str, Ask] = {}
        self._statuses_seen: dict[CellValue, CaseStatus] = {}
        self._channels_seen: dict[CellValue, str] = {}
        self._categories_seen: dict[CellValue, str | None] = {}
        self._others = frozenset(c.option.id for c in definition.channels if not c.own)

    @property
    def asked(self) -> tuple[Ask, ...]:
        return tuple(self._asked.values())

    @property
    def shared_channel(self) -> bool:
        """Whether the table is about SP4N-LAPOR!, whose numbers are the same for all units."""
        return self.channel_told in self._others

    def label(self, field: ComplaintField) -> str:
        return self._definition.fields[field].label

    def is_unit(self, value: CellValue) -> bool:
        return self.whose.looks_like_unit(value)

    def is_channel(self, value: CellValue) -> bool:
        return isinstance(value, str) and bool(self.channels.only(value))

    def status(
        self, value: CellValue, cells: Cells, at: Position, said: Said, *, asking: bool = True
    ) -> CaseStatus | None:
        """The status a cell says; asked about where it is not known, None meanwhile."""
        seen = self._statuses_seen.get(value)
        if seen is not None:
            return seen
        words = self.meaning.status(value)
        known = self._definition.statuses.get(words or "")
        if known is not None:
            self._statuses_seen[value] = known
            return known
        key = f"status-pengaduan:{words or ''}"
        answer = self._remembered.get(key)
        if answer == NONE_OF_THESE:
            return None
        if answer in {status.value for status in CaseStatus}:
            return CaseStatus(str(answer))
        earlier = self._asked.get(key)
        if earlier is not None:
            self._asked[key] = replace(earlier, count=earlier.count + 1)
            return None
        if (
            not asking
            or len(self._asked) >= MOST_ASKED
            or not self.meaning.may_be_category(value)
            or has_degree(value)
        ):
            said.at(ProblemCode.COMPLAINT_STATUS, *at)
            return None
        self._asked[key] = Ask(
            code=ProblemCode.ASK_COMPLAINT_STATUS,
            key=key,
            place=cells.place(*at),
            text=collapsed(shown(value)),
            candidates=tuple(Candidate(id=status.value, label=status.value) for status in CaseStatus),
        )
        return None

    def ask_column(self, column: Column, cells: Cells, count: int) -> None:
        """Ask what a column of counts means."""
        candidates = tuple(Candidate(id=field.value, label=self.label(field)) for field in MAY_MEAN)
        key = ask_key(column)
        self._asked[key] = Ask(
            code=ProblemCode.ASK_COLUMN,
            key=key,
            place=cells.place(*column.at),
            text=column.text,
            candidates=candidates,
            count=count,
        )

    def channel(self, columns: Sorted, held: Held, line: Line, said: Said) -> str:
        """The channel of a row: its own, or that of the titles where the row says nothing.

        In an export of SP4N-LAPOR! a column of sources says how a complaint came to SP4N-LAPOR!.
        """
        if F.KANAL not in held or self.shared_channel:
            return self.channel_told
        value = held[F.KANAL].values[line.number]
        if value in held[F.KANAL].empty:
            return self.channel_told
        known = self._channels_seen.get(value)
        if known is None:
            known = self._channels_seen[value] = self.channels.only(shown(value))
        if not known:
            said.at(ProblemCode.COMPLAINT_CHANNEL, line.row, columns.single[F.KANAL].index)
        return known

    def category(self, columns: Sorted, held: Held, line: Line, said: Said) -> str:
        """The category of a row as the file spells it; "" for none, and for what is no category."""
        if F.KATEGORI not in held:
            return ""
        value = held[F.KATEGORI].values[line.number]
        if value in held[F.KATEGORI].empty:
            return ""
        known = self._categories_seen.get(value, "")
        if known == "":
            known = self._categories_seen[value] = self._category(value)
        if known is None:
            said.at(ProblemCode.COMPLAINT_CATEGORY, line.row, columns.single[F.KATEGORI].index)
        return known or ""

    def _category(self, value: CellValue) -> str | None:
        if not self.meaning.may_be_category(value) or has_degree(value):
            return None
        return collapsed(shown(value))
