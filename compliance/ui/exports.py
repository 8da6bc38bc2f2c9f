"""What can be downloaded: the address of a file, and the file behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from compliance.model import ScoreBasis, UnitKind
from compliance.problems import ComplianceError
from compliance.reports.trail import trail_workbook
from compliance.reports.workbook import ranking_workbook
from compliance.text import pages as words
from compliance.text.trail import FILE as TRAIL_FILE
from compliance.ui import cached
from compliance.ui.trail import Search
from compliance.workflows import accounts, setup, trail, views
from compliance.workflows.guard import Caller


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingChoice:
    """Which ranking is wanted; it travels in the address of the download."""

    period_id: int
    instrument_id: str
    kind: UnitKind | None = None
    basis: ScoreBasis = ScoreBasis.PERNYATAAN

    @property
    def address(self) -> str:
        """`/unduh/peringkat.xlsx?periode=…`"""
        query = {"periode": str(self.period_id), "instrumen": self.instrument_id}
        if self.kind is not None:
            query["jenis"] = self.kind.value
        if self.basis is not ScoreBasis.PERNYATAAN:
            query["dasar"] = self.basis.value
        return f"/unduh/peringkat.xlsx?{urlencode(query)}"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> RankingChoice:
        """The choice of an address; refused where that is not one of ours."""
        period, kind = query.get("periode", ""), query.get("jenis")
        basis = query.get("dasar", ScoreBasis.PERNYATAAN.value)
        known = kind in (None, *UnitKind) and basis in {item.value for item in ScoreBasis}
        if not (period.isascii() and period.isdigit()) or not known:
            raise ComplianceError(words.UNKNOWN_ADDRESS)
        return cls(
            period_id=int(period),
            instrument_id=query.get("instrumen", ""),
            kind=None if kind is None else UnitKind(kind),
            basis=ScoreBasis(basis),
        )


def ranking_file(caller: Caller, choice: RankingChoice, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the ranking as a workbook, as far as the person may see it."""
    view = views.ranking_for(
        caller,
        cached.definitions(),
        period_id=choice.period_id,
        instrument_id=choice.instrument_id,
        kind=choice.kind,
        basis=choice.basis,
    )
    invented = setup.registry(caller.engine).invented
    data = ranking_workbook(
        view.frame,
        instrument=view.instrument,
        period=view.period.name,
        assessment_date=view.period.assessment_date,
        made_at=now,
        invented=invented,
    )
    trail.note_export(caller, f"ranking {choice.instrument_id}, period {choice.period_id}")
    name = words.RANKING_FILE.format(instrument=choice.instrument_id, period=view.period.name)
    return (words.INVENTED_FILE.format(name=name) if invented else name), data


def trail_file(caller: Caller, search: Search, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the audit trail as a workbook."""
    found = trail.entries(
        caller,
        account=search.account,
        events=[search.event] if search.event else None,
        since=search.begin,
        until=search.end,
        containing=search.containing,
    )
    names = {row.id: row.name for row in accounts.accounts(caller)}
    data = trail_workbook(found, names, made_at=now)
    trail.note_export(caller, "trail")
    return TRAIL_FILE.format(date=now.date().isoformat()), data
