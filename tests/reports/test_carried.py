"""The workbook of what was carried over: readable, and the same bytes for the same answers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from msgspec import structs
from openpyxl import load_workbook

from compliance.analysis.carried import Offer
from compliance.model import (
    Answer,
    AnswerKind,
    ChecklistDefinition,
    Element,
    Place,
    Question,
    Status,
    VerificationState,
)
from compliance.reports.carried import Origin, carried_workbook, place_of
from tests.builders import unit

ORIGIN = Origin(
    source="Penilaian 2025", before=date(2025, 8, 1), period="Penilaian 2026", now=date(2026, 8, 1)
)
SOP = Question(id="sop.ada", label="SOP tersedia", kind=AnswerKind.STATUS)
DEFINITION = ChecklistDefinition(elements=(Element(id="sop", label="SOP", questions=(SOP,)),))
SAID = Answer(
    value=Status.ADA,
    place=Place(sheet="Isian", cell="C7"),
    evidence=("https://kab.id/a", "=1+1"),
    effective=date(2025, 1, 2),
    note="hal. 3",
)
OFFER = Offer(
    unit=unit(),
    question="sop.ada",
    answer=structs.replace(SAID, value=Status.PROSES),
    claimed=SAID,
    state=VerificationState.DIKOREKSI,
    note="",
    last_day=None,
    expired=False,
)


def test_each_answer_stands_where_it_is_said_to_stand() -> None:
    others = replace(OFFER, of=(unit("Kecamatan Baureno"), unit("Kecamatan Kapas")))
    made = carried_workbook([OFFER, others], ORIGIN, DEFINITION, invented=True)
    sheet = load_workbook(io.BytesIO(made))["Bawaan"]
    assert sheet["A1"].value == (
        "Jawaban dari periode “Penilaian 2025” (1 Agustus 2025) "
        "yang dibawa ke periode “Penilaian 2026” (1 Agustus 2026)"
    )
    assert sheet["A2"].value.startswith("DATA REKAAN")
    assert [cell.value for cell in sheet[4]] == [
        "Dinas Kesehatan",
        "sop.ada",
        "SOP tersedia",
        "proses",
        "https://kab.id/a\n=1+1",
        "2 Januari 2025",
        "hal. 3",
        "ada",
        "Isian!C7",
        "",
    ]
    assert sheet["J3"].value == "Milik unit terdahulu"
    assert sheet["J5"].value == "Kecamatan Baureno, Kecamatan Kapas"
    assert place_of(1) == Place(sheet="Bawaan", cell="D5")
    assert sheet[place_of(1).cell].value == "proses"


def test_the_same_answers_are_the_same_file() -> None:
    made = carried_workbook([OFFER], ORIGIN, DEFINITION, invented=False)
    assert made == carried_workbook([OFFER], ORIGIN, DEFINITION, invented=False)
    assert made != carried_workbook([replace(OFFER, answer=SAID)], ORIGIN, DEFINITION, invented=False)
