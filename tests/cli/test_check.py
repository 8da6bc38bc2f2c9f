"""`check`: everything in `data/` is loaded; a mistake is one sentence with file and path."""

from __future__ import annotations

import shutil
from pathlib import Path

from compliance.definitions.load import DATA
from tests.cli.running import Run


def test_what_is_shipped_is_in_order(run: Run) -> None:
    outcome = run("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Daftar periksa: 6 unsur, 6 kelompok tambahan, " in outcome.out
    assert "Instrumen pekppp-2022: 6 aspek, 30 indikator, 30 terlihat dari isian" in outcome.out
    assert (
        "Instrumen ombudsman-2021: 3 kategori dan aturan nilai daerah; unit tidak dinilai dari isian"
    ) in outcome.out
    assert "Daftar unit bojonegoro.csv: 517 unit" in outcome.out
    assert "Hasil penilaian bojonegoro.toml: 17 hasil" in outcome.out
    assert outcome.out.endswith("Folder data lengkap dan konsisten.\n")


def test_as_json(run: Run) -> None:
    document = run("check", "--json").document
    assert (document["elements"], document["optional_groups"]) == (6, 6)
    assert {"kesiapan-2026", "ombudsman-2021", "pekppp-2022"} <= set(document["instruments"])
    assert document["units"]["bojonegoro.csv"] == 517
    assert document["results"] == {"bojonegoro.toml": 17}


def test_a_mistake_is_refused_with_file_and_path(run: Run, tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    path = folder / "checklist.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind = ", "jenis = ", 1), encoding="utf-8")
    outcome = run("check", "--data", folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("checklist.toml: elements[0].questions[0]")
    assert outcome.err.count("\n") == 1


def test_a_mistake_in_the_survey_is_refused_too(run: Run, tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    path = folder / "skm.toml"
    said = path.read_text(encoding="utf-8").replace("factor = 25", "factor = 0", 1)
    path.write_text(said, encoding="utf-8")
    outcome = run("check", "--data", folder)
    assert outcome.code == 2
    assert outcome.err.startswith("skm.toml: conversion.factor")
