"""What can be downloaded: the address of a file, and the file behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from compliance.analysis import frames
from compliance.analysis.regional import region_mean
from compliance.definitions.complaints import shipped_complaints
from compliance.formats import count
from compliance.model import ScoreBasis, UnitKind
from compliance.reports.complaint_template import complaint_template
from compliance.reports.explanation import Details, Explained, explanation_workbook
from compliance.reports.instrument_book import template_of
from compliance.reports.registry import registry_csv
from compliance.reports.template import checklist_template
from compliance.reports.trail import trail_workbook
from compliance.reports.workbook import ranking_workbook
from compliance.text import explanation as explaining
from compliance.text import pages as words
from compliance.text.complaints import TEMPLATE_FILE as COMPLAINTS_FILE
from compliance.text.instruments import TEMPLATE_FILE
from compliance.text.template import FILE as CHECKLIST_FILE
from compliance.text.trail import FILE as TRAIL_FILE
from compliance.text.units import FILE as REGISTRY_FILE
from compliance.ui import cached, queries
from compliance.ui.trail import Search, names
from compliance.ui.trail import found as entries_found
from compliance.wording import file_name
from compliance.workflows import (
    explanation,
    instruments,
    score_views,
    setup,
    templates,
    trail,
    unit_changes,
)
from compliance.workflows.guard import Caller

MOST_EXPLAINED = 1_000  # units in one download; each takes some ten milliseconds
REGISTRY_ADDRESS = "/unduh/unit.csv"


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
        return cls(
            period_id=queries.number(query),
            instrument_id=query.get("instrumen", ""),
            kind=queries.choice(query, "jenis", UnitKind, None),
            basis=queries.choice(query, "dasar", ScoreBasis, ScoreBasis.PERNYATAAN),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationChoice:
    """Whose figures are to be explained; it travels in the address of the download."""

    period_id: int
    instrument_id: str
    unit_id: str
    basis: ScoreBasis = ScoreBasis.PERNYATAAN

    @property
    def address(self) -> str:
        """`/unduh/penjelasan.xlsx?periode=…`"""
        query = {"periode": str(self.period_id), "instrumen": self.instrument_id, "unit": self.unit_id}
        if self.basis is not ScoreBasis.PERNYATAAN:
            query["dasar"] = self.basis.value
        return f"/unduh/penjelasan.xlsx?{urlencode(query)}"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> ExplanationChoice:
        """The choice of an address; refused where that is not one of ours."""
        return cls(
            period_id=queries.number(query),
            instrument_id=query.get("instrumen", ""),
            unit_id=query.get("unit", ""),
            basis=queries.choice(query, "dasar", ScoreBasis, ScoreBasis.PERNYATAAN),
        )


def ranking_file(caller: Caller, choice: RankingChoice, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the ranking as a workbook, as far as the person may see it."""
    view = score_views.ranking_for(
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
        basis=choice.basis,
        details=_details(caller, choice, view),
        invented=invented,
    )
    trail.note_export(caller, f"ranking {choice.instrument_id}, period {choice.period_id}")
    name = words.RANKING_FILE.format(instrument=choice.instrument_id, period=view.period.name)
    return file_name(name, invented=invented), data


def _details(caller: Caller, choice: RankingChoice, view: score_views.RankingView) -> Details:
    """How the figures of a ranking came about, of the units whose answers the person may see."""
    units = explanation.explained_units(caller, cached.definitions(), view, choice.basis)
    few = len(view.frame) <= MOST_EXPLAINED
    ends = (
        (explaining.MEAN_FLOOR, region_mean(view.frame, view.instrument, frames.FLOOR_STEPS)),
        (explaining.MEAN_CEILING, region_mean(view.frame, view.instrument, frames.CEILING_STEPS)),
    )
    return Details(
        instrument=view.instrument,
        checklist=cached.definitions().checklist,
        basis=choice.basis,
        units=(Explained(unit=one.unit.name, found=one.found) for one in units if few),
        means=[(label, mean) for label, mean in ends if mean is not None],
        note=explaining.WHO if few else explaining.TOO_MANY.format(most=count(MOST_EXPLAINED)),
    )


def explanation_file(caller: Caller, choice: ExplanationChoice, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of how one unit's figures came about."""
    shown = explanation.explanation_for(
        caller,
        cached.definitions(),
        period_id=choice.period_id,
        instrument_id=choice.instrument_id,
        unit_id=choice.unit_id,
        basis=choice.basis,
    )
    invented = setup.registry(caller.engine).invented
    one = Explained(unit=shown.unit.name, found=shown.found)
    details = Details(
        instrument=shown.found.instrument,
        checklist=cached.definitions().checklist,
        basis=choice.basis,
        units=[one],
    )
    data = explanation_workbook(one, details, period=shown.period.name, made_at=now, invented=invented)
    where = f"unit {choice.unit_id}, {choice.instrument_id}, period {choice.period_id}"
    trail.note_export(caller, f"explanation {where}")
    name = explaining.FILE.format(
        unit=shown.unit.name, instrument=choice.instrument_id, period=shown.period.name
    )
    return file_name(name, invented=invented), data


def registry_file(caller: Caller, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the registry as it is today."""
    found = unit_changes.present(caller)
    trail.note_export(caller, "registry")
    return REGISTRY_FILE.format(date=now.date().isoformat()), registry_csv(found)


def checklist_address(period_id: int) -> str:
    """`/unduh/templat.xlsx?periode=…`"""
    return f"/unduh/templat.xlsx?{urlencode({'periode': str(period_id)})}"


def checklist_file(caller: Caller, period_id: int, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the workbook in which the person's units answer in that period."""
    registry, units = templates.units_to_fill(caller, period_id)
    data = checklist_template(registry, units, cached.definitions().checklist)
    return CHECKLIST_FILE.format(date=now.date().isoformat()), data


def complaints_address(period_id: int) -> str:
    """`/unduh/templat-pengaduan.xlsx?periode=…`"""
    return f"/unduh/templat-pengaduan.xlsx?{urlencode({'periode': str(period_id)})}"


def complaints_file(caller: Caller, period_id: int) -> tuple[str, bytes]:
    """The name and the bytes of the workbook in which complaints are listed or counted."""
    _, units = templates.units_to_fill(caller, period_id)
    return COMPLAINTS_FILE, complaint_template(units, shipped_complaints())


def template_address(edition_id: str) -> str:
    """`/unduh/instrumen/contoh.xlsx?edisi=…`"""
    return f"/unduh/instrumen/contoh.xlsx?{urlencode({'edisi': edition_id})}"


def template_file(caller: Caller, edition_id: str) -> tuple[str, bytes]:
    """The name and the bytes of an edition as a workbook to be changed."""
    edition = instruments.edition(caller, cached.shipped(), edition_id)
    name = TEMPLATE_FILE.format(instrument=edition.id)
    return name, template_of(edition, cached.shipped().checklist)


def trail_file(caller: Caller, search: Search, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the audit trail as a workbook."""
    called = names(caller)
    found = entries_found(caller, search, called)
    data = trail_workbook(found, called, made_at=now)
    trail.note_export(caller, "trail")
    return TRAIL_FILE.format(date=now.date().isoformat()), data
