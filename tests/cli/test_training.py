"""`training`: counts of the files per unit, and no person in what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run

HEADER = "No;Nama Pegawai;NIP;Unit Kerja;Petugas Front Office;Bimtek Pelayanan Prima;Bahasa Isyarat"
ROWS = (
    "1;Siti Aminah, S.Sos.;198001012005012001;Dinas Kesehatan;Ya;v;v",
    "2;Budi Santoso;198001012005012002;Dinas Kesehatan;Ya;v;",
    "3;Rina Wati;198001012005012003;Dinas Kesehatan;Ya;;",
    "4;Joko Susilo;198001012005012004;Dinas Sosial;Tidak;v;",
)
PEOPLE = ("Siti", "Budi", "Rina", "Joko", "19800101")


@pytest.fixture
def attended(tmp_path: Path) -> Path:
    path = tmp_path / "hadir.csv"
    path.write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


def test_one_json_document_with_what_each_unit_attended(run: Run, attended: Path, units: Path) -> None:
    outcome = run("training", attended, "--units", units, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    (file,) = outcome.document["files"]
    assert [(t["unit"], t["title"], t["people"]) for t in file["trainings"]] == [
        ("Dinas Kesehatan", "Bimtek Pelayanan Prima", 2),
        ("Dinas Kesehatan", "Bahasa Isyarat", 1),
        ("Dinas Sosial", "Bimtek Pelayanan Prima", 1),
    ]
    health, social = outcome.document["units"]
    assert (health["trained"], health["staff"], health["share"]) == (2, 3, "66.67")
    assert (social["trained"], social["staff"], social["share"]) == (0, 0, None)
    assert not any(person in outcome.out for person in PEOPLE)


def test_for_a_person_it_is_a_table_in_bahasa(run: Run, attended: Path, units: Path) -> None:
    lines = run("training", attended, "--units", units).out.splitlines()
    assert lines[:2] == [
        "hadir.csv: 2 unit, 2 kegiatan, 0 pertanyaan, 0 hal perlu diperiksa",
        "  Hanya dihitung, isinya tidak disimpan: Nama Pegawai, NIP",
    ]
    assert lines[5].split() == ["Dinas", "Kesehatan", "2", "2", "3", "66,67", "%"]
    assert lines[6].split() == ["Dinas", "Sosial", "1", "0", "0", "–"]
    assert not any(person in line for person in PEOPLE for line in lines)


def test_a_unit_nobody_knows_and_a_file_without_people_end_with_exit_code_1(
    run: Run, tmp_path: Path, attended: Path, units: Path
) -> None:
    strange = tmp_path / "lain.csv"
    strange.write_text("Nama;Unit Kerja;Kegiatan\nSiti;Dinas Antah Berantah;LAPOR\n", encoding="utf-8")
    outcome = run("training", strange, "--units", units)
    assert outcome.code == 1
    assert "Dinas Antah Berantah" in outcome.out
    empty = tmp_path / "kosong.csv"
    empty.write_text("No;Nama OPD;SOP\n1;Dinas Kesehatan;Ada\n", encoding="utf-8")
    outcome = run("training", empty, attended, "--units", units, "--json")
    assert outcome.code == 1
    assert outcome.document["files"][0]["error"]["code"] == "tidak_ada_daftar_hadir"
    assert len(outcome.document["units"]) == 2
