"""Handed to the checklist reader, a list of services is told apart; a checklist never is."""

from __future__ import annotations

from compliance.problems import ProblemCode
from compliance.reading.sheets import CellValue, Sheet
from compliance.text.problems import sentence
from tests.reading.books import read, table

SERVICES: list[list[CellValue]] = [
    ["No", "OPD", "Nama Layanan", "Persyaratan", "Waktu", "SOP"],
    [1, "Dinas Kesehatan", "Gizi", "KTP", "1 hari", "ada"],
    [2, "Dinas Kesehatan", "Imunisasi", "KIA", "1 hari", "tidak"],
]


def test_a_list_of_services_is_sent_to_its_page() -> None:
    reading = read(Sheet(name="Sheet1", rows=SERVICES))
    assert reading.error is not None
    assert sentence(reading.error) == (
        "Berkas ini berisi daftar layanan, bukan isian unit, sehingga tidak dibaca sebagai jawaban."
        " Unggah lewat halaman Layanan."
    )


def test_beside_a_checklist_its_sheet_is_left_out() -> None:
    checklist: list[list[CellValue]] = [["No", "OPD", "SOP", "SP"], [1, "Dinas Kesehatan", "ada", "tidak"]]
    reading = read(Sheet(name="Isian", rows=checklist), Sheet(name="Layanan", rows=SERVICES))
    [unit] = reading.checklists
    assert {question: str(answer.value) for question, answer in unit.answers.items()} == {
        "sop.ada": "ada",
        "sp.ada": "tidak",
    }
    assert [sentence(problem) for problem in reading.problems] == [
        "Lembar ini dilewati karena isinya daftar layanan, bukan jawaban unit; unggah lewat halaman Layanan."
    ]


def test_a_checklist_with_one_row_for_each_unit_stays_one() -> None:
    """Also where a column says which service was looked at."""
    header = ("No", "Nama OPD", "Jenis Layanan", "SOP", "SP", "Maklumat")
    reading = table(
        (1, "Dinas Kesehatan", "Gizi", "ada", "ada", "ada"),
        (2, "Dinas Sosial", "Bantuan", "ada", "tidak", "ada"),
        header=header,
    )
    assert [len(checklist.answers) for checklist in reading.checklists] == [3, 3]


def test_a_form_of_a_unit_about_its_components_stays_one() -> None:
    rows: list[list[CellValue]] = [["Nama OPD", ":", "Dinas Kesehatan"], [], ["No", "Komponen", "Ada/Tidak"]]
    titles = ("SOP", "Standar Pelayanan", "Persyaratan", "Prosedur", "Jangka Waktu", "Biaya", "Maklumat")
    rows += [[number, title, "ada"] for number, title in enumerate(titles, start=1)]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert reading.error is None
    assert [len(checklist.answers) for checklist in reading.checklists] == [7]


def test_a_form_about_one_service_is_told_apart() -> None:
    rows: list[list[CellValue]] = [
        ["STANDAR PELAYANAN"],
        ["OPD", ": Dinas Kesehatan"],
        ["Jenis Pelayanan", ": Gizi"],
        ["No", "Komponen", "Uraian"],
    ]
    titles = ("Persyaratan", "Prosedur", "Jangka Waktu", "Biaya", "Dasar Hukum")
    rows += [[number, title, "ada"] for number, title in enumerate(titles, start=1)]
    reading = read(Sheet(name="Sheet1", rows=rows))
    assert reading.error is not None
    assert reading.error.code is ProblemCode.SERVICES_NOT_ANSWERS
