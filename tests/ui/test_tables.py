"""The tables of an upload: what a column was taken for, and what an answer was and becomes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from compliance.definitions.load import load_definitions
from compliance.model import Answer, Place, Status, Unit, UnitKind
from compliance.reading.result import MatchedColumn, Reading
from compliance.storage.staging import FileState
from compliance.ui import tables
from compliance.workflows.batch import Batch, Change, StagedFile

CHECKLIST = load_definitions().checklist
UNIT = Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS)


def column(cell: str, header: str, question: str, *, dated: bool = False) -> MatchedColumn:
    return MatchedColumn(place=Place(sheet="Isian", cell=cell), header=header, question=question, dated=dated)


def test_a_column_of_dates_is_shown_as_one() -> None:
    found = tables.columns(
        Reading(
            file="a.xlsx",
            sha256="0",
            columns=(
                column("C1", "SOP", "sop.ada"),
                column("D1", "Tanggal SOP", "sop.ada", dated=True),
                column("E1", "Tanggal", ""),
            ),
        ),
        CHECKLIST,
    )
    assert list(found["Menjawab"]) == ["SOP tersedia", "tanggal berlaku “SOP tersedia”", "tidak dipakai"]


def test_a_change_of_the_date_alone_can_be_seen() -> None:
    old, new = Answer(value=Status.ADA), Answer(value=Status.ADA, effective=date(2024, 1, 12))
    file = StagedFile(
        id=1,
        name="a.xlsx",
        size=1,
        state=FileState.SIAP,
        reading=None,
        changes=(Change(unit=UNIT, question="sop.ada", old=old, new=new, within_batch=False),),
    )
    batch = Batch(
        id="b",
        period_id=1,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        files=(file,),
        conflicts=(),
        total=1,
        done=1,
        result=None,
        units=None,
    )
    assert tables.changes(batch, CHECKLIST, {}).to_dict("records") == [
        {
            "Unit": "Dinas Kesehatan",
            "Pertanyaan": "SOP tersedia",
            "Lama": "ada",
            "Baru": "ada, berlaku sejak 12 Jan 2024",
        }
    ]
