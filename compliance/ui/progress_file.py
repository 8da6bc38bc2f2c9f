"""The comparison of two periods as a file: its address, and what is behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from compliance.formats import day
from compliance.model import ScoreBasis, UnitKind
from compliance.reports.progress import Compared, progress_workbook
from compliance.text import progress as text
from compliance.ui import cached, queries
from compliance.wording import file_name
from compliance.workflows import setup, trail
from compliance.workflows.guard import Caller
from compliance.workflows.progress import Pairing, changed_answers_for, progress_for

ADDRESS = "/unduh/perkembangan.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressChoice:
    """Which comparison is wanted; it travels in the address of the download."""

    pairing: Pairing
    kind: UnitKind | None = None

    @property
    def address(self) -> str:
        """`/unduh/perkembangan.xlsx?dari=…`"""
        chosen = self.pairing
        query = {
            "dari": str(chosen.before),
            "ke": str(chosen.after),
            "instrumen-lama": chosen.instrument_before,
            "instrumen": chosen.instrument_after,
            "dasar": chosen.basis.value,
        }
        if self.kind is not None:
            query["jenis"] = self.kind.value
        return f"{ADDRESS}?{urlencode(query)}"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> ProgressChoice:
        """The choice of an address; refused where that is not one of ours."""
        return cls(
            pairing=Pairing(
                before=queries.number(query, "dari"),
                after=queries.number(query, "ke"),
                instrument_before=query.get("instrumen-lama", ""),
                instrument_after=query.get("instrumen", ""),
                basis=queries.choice(query, "dasar", ScoreBasis, ScoreBasis.PERNYATAAN),
            ),
            kind=queries.choice(query, "jenis", UnitKind, None),
        )


def progress_file(caller: Caller, choice: ProgressChoice, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of the workbook, as far as the person may see it."""
    definitions = cached.definitions()
    view = progress_for(caller, definitions, choice.pairing, kind=choice.kind)
    answers = changed_answers_for(caller, definitions, choice.pairing, kind=choice.kind)
    invented = setup.registry(caller.engine).invented
    compared = Compared(
        progress=view.progress,
        periods=(view.before.name, view.after.name),
        days=(day(view.before.assessment_date), day(view.after.assessment_date)),
        basis=choice.pairing.basis,
        answers=answers,
        checklist=definitions.checklist,
    )
    data = progress_workbook(compared, made_at=now, invented=invented)
    trail.note_export(
        caller, f"progress {view.progress.after.id}, period {view.before.id} to {view.after.id}"
    )
    name = text.FILE.format(before=view.before.name, after=view.after.name)
    return file_name(name, invented=invented), data
