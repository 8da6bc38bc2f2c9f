"""`import` and `rank`: the database of KESIAPAN_DATABASE_URL, all or nothing, and read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.definitions.load import load_definitions
from compliance.workflows.database import open_database
from compliance.workflows.dispensations import NewDispensation, give
from compliance.workflows.guard import operator
from tests.cli.running import Outcome, Run, Sheet

GOOD = "1,Dinas Kesehatan,Ada,Ada,Ada,Ada,Ada,Ada"
HALF = "2,Dinas Sosial,Ada,Ada,Ada,Tidak Ada,Tidak Ada,Tidak Ada"
POOR = "3,Kecamatan Padangan,Ada,,,,,"
DATED = ("--period", "Semester I", "--assessment-date", "2026-09-30")


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{tmp_path / 'uji.sqlite3'}")


@pytest.fixture
def imported(run: Run, sheet: Sheet, units: Path) -> Outcome:
    return run("import", sheet("a.csv", GOOD, HALF, POOR), "--registry", units, *DATED, "--json")


def ranked(run: Run) -> Outcome:
    return run("rank", "--instrument", "kesiapan-2026", "--period", "semester i", "--json")


def test_files_are_stored_in_a_period_that_is_made(imported: Outcome) -> None:
    document = imported.document
    assert (imported.code, imported.err) == (0, "")
    assert document["period"] == "Semester I"
    assert (document["stored"]["files"], document["stored"]["units"]) == (1, 3)
    assert [(file["file"], file["state"]) for file in document["files"]] == [("a.csv", "siap")]


def test_what_was_stored_is_ranked_and_the_incomplete_stand_apart(imported: Outcome, run: Run) -> None:
    assert imported.code == 0
    document = ranked(run).document
    assert (document["instrument"], document["period"]) == ("kesiapan-2026", "Semester I")
    assert document["assessment_date"] == "2026-09-30"
    assert [(row["rank"], row["unit"]) for row in document["ranking"]] == [
        (1, "Dinas Kesehatan"),
        (2, "Dinas Sosial"),
    ]
    assert [row["unit"] for row in document["provisional"]] == ["Kecamatan Padangan"]
    assert document["ranking"][0]["floor"] == "100.00"
    assert document["ranking"][0]["zone_floor"] == "hijau"


def test_people_read_kinds_and_categories_in_words(imported: Outcome, run: Run) -> None:
    said = run("rank", "--instrument", "kesiapan-2026", "--period", "semester i").out
    [first] = [line for line in said.splitlines() if "Dinas Kesehatan" in line]
    assert first.split()[3:5] == ["Dinas", "100,00"]
    assert first.endswith("Siap")


def test_what_was_verified_stands_beside_what_is_claimed(imported: Outcome, run: Run) -> None:
    first = ranked(run).document["ranking"][0]
    assert (first["verified_floor"], first["verified_ceiling"]) == ("0.00", "100.00")
    assert (first["claimed_beyond_verified"], first["dispensations"]) == ("100.00", "")
    engine = open_database()
    definitions = load_definitions()
    wanted = NewDispensation(
        unit_id="dinas-sosial",
        element="skm",
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
        basis="Surat 1",
    )
    give(operator(engine), definitions, wanted)
    engine.dispose()
    said = "Dispensasi SKM sampai 31 Des 2026 (dasar: Surat 1)"
    rows = {row["unit"]: row for row in ranked(run).document["ranking"]}
    assert (rows["Dinas Sosial"]["dispensations"], rows["Dinas Sosial"]["floor"]) == (said, "60.00")
    outcome = run("rank", "--instrument", "kesiapan-2026", "--period", "Semester I")
    assert f"Dinas Sosial: {said}" in outcome.out
    assert "Selisih" in outcome.out


def test_the_ranking_is_a_table_for_a_person(imported: Outcome, run: Run) -> None:
    assert imported.code == 0
    outcome = run("rank", "--instrument", "kesiapan-2026", "--period", "Semester I")
    assert outcome.code == 0
    assert "100,00" in outcome.out
    assert "Sementara: isian belum cukup untuk diberi peringkat" in outcome.out


def test_the_same_file_again_changes_nothing(imported: Outcome, run: Run, sheet: Sheet) -> None:
    assert imported.code == 0
    again = run("import", sheet("a.csv", GOOD, HALF, POOR), "--period", "Semester I")
    assert again.code == 0
    assert again.out == (
        "a.csv: sudah tersimpan sebelumnya, tidak ada yang berubah.\nTidak ada yang baru untuk disimpan.\n"
    )


def test_replacing_an_answer_needs_a_reason(imported: Outcome, run: Run, sheet: Sheet) -> None:
    assert imported.code == 0
    changed = sheet("b.csv", "1,Dinas Kesehatan,Tidak Ada,Ada,Ada,Ada,Ada,Ada")
    refused = run("import", changed, "--period", "Semester I", "--json")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "Ada 1 jawaban tersimpan yang akan diganti. Tulis alasan penggantiannya dahulu.\n"
    stored = run("import", changed, "--period", "Semester I", "--reason", "Perbaikan data", "--json")
    assert stored.document["stored"]["changes"] == 1


def test_what_is_asked_is_left_out_and_told(run: Run, sheet: Sheet, units: Path) -> None:
    path = sheet("a.csv", GOOD, HALF, "3,Dinas Angkasa Luar,Ada,Ada,Ada,Ada,Ada,Ada")
    outcome = run("import", path, "--registry", units, *DATED, "--json")
    assert outcome.code == 1
    assert outcome.document["stored"]["units"] == 2
    assert [ask["text"] for ask in outcome.document["files"][0]["asked"]] == ["Dinas Angkasa Luar"]


def test_a_file_that_cannot_be_read_stores_nothing(run: Run, tmp_path: Path, units: Path) -> None:
    bad = tmp_path / "kosong.xlsx"
    bad.write_bytes(b"")
    outcome = run("import", bad, "--registry", units, *DATED, "--json")
    assert outcome.code == 1
    assert outcome.document["stored"] is None
    assert outcome.document["files"][0]["error"]["code"] == "berkas_kosong"


def test_an_empty_database_asks_for_a_registry(run: Run, sheet: Sheet) -> None:
    outcome = run("import", sheet("a.csv", GOOD), *DATED)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "Basis data masih kosong. Pilih daftar unit dengan --registry bojonegoro, contoh, berkas, "
        "atau alamat CSV.\n"
    )


def test_an_unknown_period_is_refused_with_those_there_are(imported: Outcome, run: Run, sheet: Sheet) -> None:
    assert imported.code == 0
    outcome = run("import", sheet("a.csv", GOOD), "--period", "2031")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Periode “2031” tidak dikenal. Yang ada: ")
    assert outcome.err.endswith("Semester I. Untuk membuatnya, tambahkan --assessment-date.\n")


def test_another_date_for_a_period_that_exists_is_refused(imported: Outcome, run: Run, sheet: Sheet) -> None:
    assert imported.code == 0
    outcome = run("import", sheet("b.csv", HALF), "--period", "Semester I", "--assessment-date", "2027-01-01")
    assert outcome.code == 2
    assert outcome.err == (
        "Periode “Semester I” sudah ada dengan tanggal penilaian 2026-09-30. "
        "Hilangkan --assessment-date, atau ubah tanggalnya di halaman Periode.\n"
    )


def test_another_registry_is_refused(imported: Outcome, run: Run, sheet: Sheet) -> None:
    assert imported.code == 0
    outcome = run("import", sheet("b.csv", HALF), "--period", "Semester I", "--registry", "bojonegoro")
    assert outcome.code == 2
    assert outcome.err.startswith("Daftar unit sudah dipilih")


@pytest.mark.parametrize("registry", ["berkas", "bojonegoro"])
def test_a_named_registry_may_be_named_again(registry: str, run: Run, sheet: Sheet) -> None:
    name = "1,Dinas Kesehatan,Ada,Ada,Ada,Ada,Ada,Ada"
    first = run("import", sheet("a.csv", name), "--registry", registry, *DATED)
    second = run("import", sheet("b.csv", name, ""), "--registry", registry, *DATED)
    assert (first.code, second.code) == (0, 0)


def test_rank_refuses_an_unknown_instrument(imported: Outcome, run: Run) -> None:
    assert imported.code == 0
    outcome = run("rank", "--instrument", "x", "--period", "Semester I", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Instrumen “x” tidak dikenal.")


def test_completeness_is_rounded_as_score_rounds_it(run: Run, tmp_path: Path, units: Path) -> None:
    """Exactly 43,125 percent, which no float64 is."""
    path = tmp_path / "a.csv"
    path.write_text(
        "No,Nama OPD,SOP,Payung hukum inovasi,Budaya pelayanan,Kriteria penghargaan,SIPP kompatibel\n"
        "1,Dinas Kesehatan,Ada,Ada,Pakaian seragam,Kinerja,Ada\n"
    )
    scored = run(
        "score", path, "--instrument", "pekppp-2022", "--as-of", "2026-09-30", "--units", units, "--json"
    )
    run("import", path, "--registry", units, *DATED)
    stored = run("rank", "--instrument", "pekppp-2022", "--period", "semester i", "--json")
    (unit,), (row,) = scored.document["units"], stored.document["provisional"]
    assert (unit["completeness"], row["completeness"]) == ("43.13", "43.13")


def test_a_database_that_may_only_be_read_refuses_in_one_sentence(
    imported: Outcome, run: Run, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///file:{tmp_path / 'uji.sqlite3'}?mode=ro&uri=true"
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    assert ranked(run).code == 0
    outcome = run("import", sheet("b.csv", POOR), "--period", "Semester I", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "Basis data tidak dapat dibuka (OperationalError). Periksa alamat basis data dan izin foldernya, "
        "lalu coba lagi.\n"
    )
    assert not (tmp_path / "file:").exists()


def test_a_refusal_steers_no_terminal(imported: Outcome, run: Run) -> None:
    outcome = run("rank", "--instrument", "kesiapan-2026", "--period", "a\x1b[31m")
    assert outcome.err == "Periode “a [31m” tidak dikenal. Yang ada: Penilaian 2027, Semester I.\n"
