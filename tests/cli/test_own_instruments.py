"""An instrument of one's own on the command line: from a file, and from the database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from compliance.definitions.load import load_definitions
from compliance.workflows import instruments
from compliance.workflows.database import open_database
from compliance.workflows.guard import operator
from tests.cli.running import Run, Sheet

TOML = (Path(__file__).parents[1] / "definitions" / "mistakes" / "uji-2026.toml").read_text(encoding="utf-8")
GOOD = "1,Dinas Kesehatan,Ada,Ada,Ada,Ada,Ada,Ada"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "provinsi.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


def test_the_region_is_graded_by_an_instrument_in_a_file(run: Run, own: Path) -> None:
    outcome = run("aggregate", "--instrument", "uji-2026", "--instrument-file", own, "50,98", "51", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    document = outcome.document
    assert (document["instrument"], document["score"], document["category"]) == ("uji-2026", "50.99", "merah")


def test_units_are_scored_by_an_instrument_in_a_file(run: Run, own: Path, sheet: Sheet) -> None:
    given = ("--instrument", "uji-2026", "--instrument-file", own, "--as-of", "2026-06-30", "--json")
    document = run("score", sheet("a.csv", GOOD), *given).document
    assert document["instrument"] == "uji-2026"
    assert [(unit["floor"], unit["ceiling"]) for unit in document["units"]] == [("24.00", "100.00")]


def test_a_file_is_checked_beside_what_is_shipped(run: Run, own: Path) -> None:
    outcome = run("check", "--instrument-file", own)
    assert "Instrumen uji-2026: 1 aspek, 2 indikator, 1 terlihat dari isian" in outcome.out
    assert run("check", "--instrument-file", own, "--json").document["instruments"][-1] == "uji-2026"


def test_one_file_may_name_another_as_the_one_before(run: Run, own: Path, tmp_path: Path) -> None:
    later = tmp_path / "nanti.toml"
    text = TOML.replace('"uji-2026"', '"uji-2027"').replace('"Uji"', '"Uji 2027"')
    later.write_text(text.replace("released = true", 'released = true\nsupersedes = "uji-2026"'), "utf-8")
    both = ("--instrument-file", own, "--instrument-file", later)
    assert run("aggregate", "--instrument", "uji-2027", *both, "60").code == 0
    refused = run("aggregate", "--instrument", "uji-2027", "--instrument-file", later, "60")
    assert (refused.code, refused.err) == (
        2,
        "nanti.toml: baris 6, supersedes: instrumen 'uji-2026' tidak ada\n",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            TOML.replace("weight = 0.4", "weight = 0.39"),
            "provinsi.toml: baris 41, aspects[0].indicator_weights_total: jumlah bobot harus 1, ternyata "
            "0.99",
        ),
        (
            TOML.replace("weight = 0.4", "weight = 0").replace("decimals = 2", "decimals = 9"),
            "provinsi.toml: baris 15, score.decimals: harus 6 atau kurang, tertulis 9\n"
            "provinsi.toml: baris 72, aspects[0].indicators[1].weight: harus lebih dari 0, tertulis 0",
        ),
        (
            TOML.replace('"uji-2026"', '"pekppp-2022"'),
            "provinsi.toml: baris 1, id: id 'pekppp-2022' sudah dipakai; pilih id lain, karena edisi yang "
            "ada tidak pernah diubah",
        ),
        ("#" * 1_000_001, "provinsi.toml: berkas instrumen paling besar 1000 kB"),
    ],
)
def test_a_mistake_refuses_the_command_with_file_and_path(
    run: Run, own: Path, content: str, sentence: str
) -> None:
    own.write_text(content, encoding="utf-8")
    outcome = run("aggregate", "--instrument", "uji-2026", "--instrument-file", own, "60", "--json")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"{sentence}\n")


def test_two_files_of_one_id_are_a_mistake(run: Run, own: Path, tmp_path: Path) -> None:
    other = tmp_path / "lagi.toml"
    other.write_text(TOML.replace('"Uji"', '"Lagi"'), encoding="utf-8")
    outcome = run("check", "--instrument-file", own, "--instrument-file", other)
    assert outcome.code == 2
    assert outcome.err.startswith("lagi.toml: baris 1, id: id 'uji-2026' sudah dipakai")


def test_a_file_that_is_not_there(run: Run) -> None:
    outcome = run("check", "--instrument-file", "tidak-ada.toml")
    assert (outcome.code, outcome.err) == (2, "Berkas “tidak-ada.toml” tidak ditemukan.\n")


def test_the_ranking_knows_what_is_in_use_in_the_database(
    run: Run, sheet: Sheet, units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = f"sqlite:///{tmp_path / 'uji.sqlite3'}"
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", database)
    dated = ("--period", "2026", "--assessment-date", "2026-09-30")
    assert run("import", sheet("a.csv", GOOD), "--registry", units, *dated).code == 0
    asked = ("rank", "--instrument", "uji-2026", "--period", "2026", "--json")
    assert "Instrumen “uji-2026” tidak dikenal." in run(*asked).err
    engine, now = open_database(database), datetime.now(UTC)
    definitions = load_definitions()
    number = instruments.add(operator(engine), definitions, file="provinsi.toml", data=TOML.encode(), now=now)
    instruments.use(operator(engine), definitions, number, now=now)
    engine.dispose()
    document = run(*asked).document
    assert [(row["unit"], row["floor"]) for row in document["ranking"]] == [("Dinas Kesehatan", "24.00")]
