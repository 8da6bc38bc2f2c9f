"""`check`: everything in `data/` is loaded; a mistake is one sentence with file and path."""

from __future__ import annotations

import shutil
from pathlib import Path

from compliance.definitions.load import DATA
from tests.cli.running import Run


def test_what_is_shipped_is_in_order(run: Run) -> None:
    outcome = run("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Instrumen pekppp-2022: 6 aspek, 30 indikator" in outcome.out
    assert (
        "Instrumen ombudsman-2021: 3 kategori dan aturan nilai daerah; unit tidak dinilai dari isian"
    ) in outcome.out
    assert "Daftar unit bojonegoro.csv: 517 unit" in outcome.out
    assert outcome.out.endswith("Folder data lengkap dan konsisten.\n")


def test_as_json(run: Run) -> None:
    document = run("check", "--json").document
    assert document["elements"] == 6
    assert {"kesiapan-2026", "ombudsman-2021", "pekppp-2022"} <= set(document["instruments"])
    assert document["units"]["bojonegoro.csv"] == 517


def test_a_mistake_is_refused_with_file_and_path(run: Run, tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    path = folder / "checklist.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind = ", "jenis = ", 1), encoding="utf-8")
    outcome = run("check", "--data", folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("checklist.toml: elements[0].questions[0]")
    assert outcome.err.count("\n") == 1
