"""`read`: what was understood, what is asked, what is wrong; and the exit code that says which."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run, Sheet

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ("1,Dinas Kesehatan,Ada,Ada,Tidak Ada,Ada,Proses,Ada", "2,Dinas Sosial,Tidak Ada,Ada,Ada,,Ada,Ada")


def test_a_clean_file_is_one_json_document_and_exit_code_0(run: Run, sheet: Sheet, units: Path) -> None:
    path = sheet("isian.csv", *CLEAN)
    outcome = run("read", path, "--units", units, "--json")
    (file,) = outcome.document["files"]
    assert (outcome.code, outcome.err) == (0, "")
    assert file["file"] == "isian.csv"
    assert file["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert file["error"] is None
    assert [(c["unit"], c["unit_id"], c["kind"]) for c in file["checklists"]] == [
        ("Dinas Kesehatan", "dinas-kesehatan", "dinas"),
        ("Dinas Sosial", "dinas-sosial", "dinas"),
    ]
    answers = file["checklists"][0]["answers"]
    assert answers["skm.ada"]["value"] == "proses"
    assert answers["maklumat.ada"]["value"] == "tidak"
    assert answers["sop.ada"]["place"].endswith("C2")
    assert answers["sop.ada"]["evidence"] == []
    assert "publikasi.ada" not in file["checklists"][1]["answers"]


def test_for_a_person_it_is_a_table_in_bahasa(run: Run, sheet: Sheet, units: Path) -> None:
    outcome = run("read", sheet("isian.csv", *CLEAN), "--units", units)
    assert outcome.code == 0
    assert outcome.out.startswith("isian.csv: 2 unit, 11 jawaban, 0 pertanyaan, 0 hal perlu diperiksa\n")
    assert "Dinas Kesehatan  dinas  ada" in outcome.out


def test_without_a_registry_units_are_named_as_the_file_names_them(run: Run, sheet: Sheet) -> None:
    path = sheet("isian.csv", "1,Dinas Perkebunan Rakyat,Ada,Ada,Ada,Ada,Ada,Ada")
    (file,) = run("read", path, "--json").document["files"]
    (checklist,) = file["checklists"]
    assert (checklist["unit"], checklist["kind"]) == ("Dinas Perkebunan Rakyat", "dinas")


def test_a_question_gives_exit_code_1_and_its_candidates(run: Run, sheet: Sheet, units: Path) -> None:
    path = sheet("isian.csv", *CLEAN, "3,Dinas Angkasa Luar,Ada,Ada,Ada,Ada,Ada,Ada")
    outcome = run("read", path, "--units", units, "--json")
    (ask,) = outcome.document["files"][0]["asked"]
    assert outcome.code == 1
    assert (ask["code"], ask["text"]) == ("tanya_unit", "Dinas Angkasa Luar")
    assert ask["message"] == "Unit mana yang dimaksud “Dinas Angkasa Luar”?"
    assert ask["place"].endswith("B4")
    assert all({"id", "label"} <= candidate.keys() for candidate in ask["candidates"])


def test_a_problem_gives_exit_code_1_and_names_its_cell(run: Run, sheet: Sheet, units: Path) -> None:
    path = sheet("isian.csv", *CLEAN, "3,Kecamatan Padangan,entahlah,Ada,Ada,Ada,Ada,Ada")
    outcome = run("read", path, "--units", units, "--json")
    (problem,) = outcome.document["files"][0]["problems"]
    assert outcome.code == 1
    assert problem["code"] == "jawaban_tidak_dikenal"
    assert problem["place"].endswith("C4")
    assert problem["message"].startswith("Jawaban “entahlah” untuk “SOP tersedia” tidak dikenal.")


def test_a_bad_file_is_an_error_of_that_file_only(
    run: Run, sheet: Sheet, units: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "gambar.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    outcome = run("read", bad, sheet("isian.csv", *CLEAN), "--units", units, "--json")
    first, second = outcome.document["files"]
    assert outcome.code == 1
    assert first["error"]["code"] == "bukan_lembar_kerja"
    assert first["error"]["message"].startswith("Berkas ini bukan lembar kerja yang dikenal.")
    assert first["checklists"] == []
    assert len(second["checklists"]) == 2


def test_a_missing_file_refuses_everything(run: Run, sheet: Sheet) -> None:
    outcome = run("read", sheet("isian.csv", *CLEAN), "tidak-ada.xlsx", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Berkas “tidak-ada.xlsx” tidak ditemukan.\n"


def test_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    outcome = run("read", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"“{tmp_path}” bukan berkas.\n"


def test_an_unreadable_registry_is_refused_with_one_sentence(run: Run, sheet: Sheet, tmp_path: Path) -> None:
    registry = tmp_path / "unit.csv"
    registry.write_text("nama,jenis\nDinas Kesehatan,planet\n", encoding="utf-8")
    outcome = run("read", sheet("isian.csv", *CLEAN), "--units", registry, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("unit.csv: ")
    assert outcome.err.count("\n") == 1


def test_control_characters_of_a_file_do_not_reach_the_terminal(run: Run, sheet: Sheet) -> None:
    outcome = run("read", sheet("isian.csv", "1,Dinas \x1b[31mMerah,Ada,Ada,Ada,Ada,Ada,Ada"))
    assert "\x1b" not in outcome.out


def test_a_reader_that_stops_early_gets_no_traceback(sheet: Sheet) -> None:
    rows = (f"{n},Dinas Nomor {n},Ada,Ada,Ada,Ada,Ada,Ada" for n in range(1, 1500))
    command = [sys.executable, "-m", "compliance", "read", str(sheet("isian.csv", *rows))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("command", ["read", "score", "aggregate", "check"])
def test_commands_without_database_start_light(command: str, sheet: Sheet) -> None:
    """None of the large libraries is imported by the command itself."""
    rest = {
        "read": [str(sheet("isian.csv", *CLEAN))],
        "score": [str(sheet("isian.csv", *CLEAN)), "--instrument", "kesiapan-2026", "--as-of", "2026-06-30"],
        "aggregate": ["--instrument", "kesiapan-2026", "90"],
        "check": [],
    }[command]
    program = (
        "import sys; from compliance.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'streamlit', 'sqlalchemy', 'pandas', 'numpy', 'plotly', 'openpyxl'} & sys.modules.keys();"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, *rest], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == "0 []\n"
