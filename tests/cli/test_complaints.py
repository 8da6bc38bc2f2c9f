"""`complaints`: figures of the files per unit and together, and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run

HEADER = "Tracking ID;Instansi Terdisposisi;Tanggal Masuk;Nama Pelapor;No HP;Isi Laporan;Kategori;Status"
HEADER += ";Tanggal Selesai"
ROWS = (
    "7000001;Dinas Kesehatan;01/01/2025;Siti;081234567890;obat habis kata Bu Ratna;Obat;Selesai;11/01/2025",
    "7000002;Dinas Kesehatan;01/02/2025;Siti;081234567890;obat habis;Obat;Proses;",
    "7000003;Dinas Sosial;01/03/2025;Siti;081234567890;bansos;Bansos;Selesai;31/05/2025",
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "aduan.csv"
    path.write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


def test_one_json_document_with_the_figures_of_the_file_and_of_all(
    run: Run, listed: Path, units: Path
) -> None:
    outcome = run("complaints", listed, "--units", units, "--as-of", "2025-06-30", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    (file,) = outcome.document["files"]
    assert file["error"] is None
    assert file["tables"] == [{"place": "aduan!A1", "kind": "daftar", "rows": 3}]
    assert [(c["header"], c["reason"]) for c in file["dropped_columns"]] == [
        ("Nama Pelapor", "data pribadi"),
        ("No HP", "data pribadi"),
        ("Isi Laporan", "isi laporan"),
    ]
    region = outcome.document["region"]
    assert (region["received"], region["resolved"], region["open"]) == (3, 2, 1)
    assert region["share_resolved"] == "66.67"
    assert region["days_to_resolution"] == {
        "count": 2,
        "median": "50.50",
        "p90": "82.90",
        "stated_mean": None,
    }
    assert region["deadlines"]["selesai-60"] == {
        "kept": 1,
        "missed": 2,
        "waiting": 0,
        "unknown": 0,
        "share": "33.33",
    }
    assert region["open_by_age"] == {"0–7": 0, "8–14": 0, "15–30": 0, "31–60": 0, ">60": 1}
    assert region["categories"] == {"Obat": 2, "Bansos": 1}
    assert region["months"]["2025-01"] == {"received": 1, "resolved": 1}
    assert [(u["unit"], u["received"], u["few"]) for u in outcome.document["units"]] == [
        ("Dinas Kesehatan", 2, True),
        ("Dinas Sosial", 1, True),
    ]
    assert outcome.document["weakest"] is None
    assert [d["basis"] for d in outcome.document["deadlines"]] == ["sekunder", "sekunder"]


def test_nothing_personal_is_printed(run: Run, listed: Path, units: Path) -> None:
    for more in ((), ("--json",)):
        outcome = run("complaints", listed, "--units", units, *more)
        said = outcome.out + outcome.err
        assert not [word for word in ("Siti", "0812", "Ratna", "7000001", "obat habis") if word in said]


def test_a_later_file_says_what_became_of_an_earlier_one(run: Run, listed: Path, units: Path) -> None:
    later = listed.with_name("baru.csv")
    later.write_text(f"{HEADER}\n{ROWS[1].replace('Proses;', 'Selesai;02/02/2025')}\n", encoding="utf-8")
    document = run("complaints", listed, later, "--units", units, "--json").document
    assert (document["region"]["received"], document["region"]["resolved"]) == (3, 3)
    assert [file["region"]["received"] for file in document["files"]] == [3, 1]


def test_for_a_person_it_is_a_table_in_bahasa(run: Run, listed: Path, units: Path) -> None:
    outcome = run("complaints", listed, "--units", units, "--as-of", "2025-06-30")
    assert outcome.code == 0
    assert outcome.out.splitlines()[:2] == [
        "aduan.csv: 3 laporan dari 2 unit, 0 pertanyaan, 0 hal perlu diperiksa",
        "  Tidak dibaca: Nama Pelapor (data pribadi), No HP (data pribadi), Isi Laporan (isi laporan)",
    ]
    assert "Keadaan 30 Juni 2025" in outcome.out
    assert "* kurang dari 10 laporan: persentasenya tidak dibandingkan." in outcome.out


def test_a_question_or_a_problem_gives_exit_code_1(run: Run, listed: Path, units: Path) -> None:
    listed.write_text(f"{HEADER}\n{ROWS[0].replace('Dinas Kesehatan', 'Dinas Angkasa')}\n", encoding="utf-8")
    outcome = run("complaints", listed, "--units", units, "--json")
    (ask,) = outcome.document["files"][0]["asked"]
    assert outcome.code == 1
    assert ask["message"] == "Unit mana yang dimaksud “Dinas Angkasa”?"
    assert outcome.document["without_unit"] == 1


def test_a_file_that_holds_no_complaints_is_an_error_of_that_file(
    run: Run, tmp_path: Path, listed: Path
) -> None:
    other = tmp_path / "lain.csv"
    other.write_text("a;b\n1;2\n", encoding="utf-8")
    outcome = run("complaints", other, listed, "--json")
    assert outcome.code == 1
    assert outcome.document["files"][0]["error"]["code"] == "tidak_ada_pengaduan"
    assert outcome.document["region"]["received"] == 3


def test_a_missing_file_refuses_the_command(run: Run, tmp_path: Path) -> None:
    assert run("complaints", tmp_path / "tidak-ada.csv").code == 2
