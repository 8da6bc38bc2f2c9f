"""What can be downloaded: the address of a file, and the file behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from compliance.model import UnitKind
from compliance.problems import ComplianceError
from compliance.reports.workbook import ranking_workbook
from compliance.text import pages as words
from compliance.ui import cached
from compliance.workflows import setup, views


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingChoice:
    """Which ranking is wanted; it travels in the address of the download."""

    period_id: int
    instrument_id: str
    kind: UnitKind | None = None

    @property
    def address(self) -> str:
        """`/unduh/peringkat.xlsx?periode=…`"""
        query = {"periode": str(self.period_id), "instrumen": self.instrument_id}
        if self.kind is not None:
            query["jenis"] = self.kind.value
        return f"/unduh/peringkat.xlsx?{urlencode(query)}"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> RankingChoice:
        """The choice of an address; refused where that is not one of ours."""
        period, kind = query.get("periode", ""), query.get("jenis")
        if not (period.isascii() and period.isdigit()) or kind not in (None, *UnitKind):
            raise ComplianceError(words.UNKNOWN_ADDRESS)
        return cls(
            period_id=int(period),
            instrument_id=query.get("instrumen", ""),
            kind=None if kind is None else UnitKind(kind),
        )


def ranking_file(choice: RankingChoice, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the ranking as a workbook."""
    engine, definitions = cached.engine(), cached.definitions()
    frame = views.ranking_for(
        engine,
        definitions,
        period_id=choice.period_id,
        instrument_id=choice.instrument_id,
        kind=choice.kind,
    )
    period = setup.period(engine, choice.period_id)
    invented = setup.registry(engine).invented
    data = ranking_workbook(
        frame,
        instrument=definitions.instruments[choice.instrument_id],
        period=period.name,
        assessment_date=period.assessment_date,
        made_at=now,
        invented=invented,
    )
    name = words.RANKING_FILE.format(instrument=choice.instrument_id, period=period.name)
    return (words.INVENTED_FILE.format(name=name) if invented else name), data
