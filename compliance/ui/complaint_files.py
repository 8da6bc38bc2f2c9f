"""The workbooks of complaints that can be downloaded: addresses, and the files behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from compliance.analysis.labels import labelled
from compliance.definitions.complaints import shipped_complaints
from compliance.problems import ComplianceError
from compliance.reports.complaints import Counted, complaints_workbook
from compliance.text import complaints as text
from compliance.ui import queries
from compliance.wording import file_name
from compliance.workflows import setup, trail
from compliance.workflows.complaint_views import complaints_for
from compliance.workflows.guard import Caller


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintsChoice:
    """Which figures are wanted; it travels in the address of the download. `on` None: the last day that
    the data mentions; `unit` "": of every unit the person may see."""

    period_id: int
    on: date | None = None
    unit: str = ""

    @property
    def address(self) -> str:
        """`/unduh/pengaduan.xlsx?periode=…`"""
        query = {"periode": str(self.period_id)}
        if self.on is not None:
            query["tanggal"] = self.on.isoformat()
        if self.unit:
            query["unit"] = self.unit
        return f"/unduh/pengaduan.xlsx?{urlencode(query)}"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> ComplaintsChoice:
        """The choice of an address; refused where that is not one of ours."""
        return cls(
            period_id=queries.number(query), on=queries.day(query, "tanggal"), unit=query.get("unit", "")
        )


def kept_address(upload_id: int) -> str:
    """`/unduh/pengaduan/12`"""
    return f"/unduh/pengaduan/{upload_id}"


def figures_file(caller: Caller, choice: ComplaintsChoice, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the complaints of a period, as far as the person may see them."""
    view = complaints_for(caller, period_id=choice.period_id, on=choice.on)
    registry = setup.registry(caller.engine)
    counted = Counted(
        period=view.period.name,
        overview=view.overview,
        names=labelled(registry),
        definition=shipped_complaints(),
        whole=view.whole,
        unit=choice.unit,
    )
    if not counted.parts:
        raise ComplianceError(text.NOTHING_OF_UNIT)
    data = complaints_workbook(counted, made_at=now, invented=registry.invented)
    trail.note_export(caller, f"complaints, period {choice.period_id}")
    pattern = text.BOOK_FILE_UNIT if choice.unit else text.BOOK_FILE
    name = pattern.format(unit=counted.scope, period=view.period.name)
    return file_name(name, invented=registry.invented), data
