"""`score`: floor and ceiling of every unit, also when its answers lie in several files."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Run, Sheet

ALL = "1,Dinas Kesehatan,Ada,Ada,Ada,Ada,Ada,Ada"
NONE = "2,Dinas Sosial,Tidak Ada,Tidak Ada,Tidak Ada,Tidak Ada,Tidak Ada,Tidak Ada"
READINESS = ("--instrument", "kesiapan-2026", "--as-of", "2026-06-30")


def test_scores_are_decimal_strings_with_category_and_coverage(run: Run, sheet: Sheet, units: Path) -> None:
    outcome = run("score", sheet("a.csv", ALL, NONE), "--units", units, *READINESS, "--json")
    document = outcome.document
    best, worst = document["units"]
    assert (outcome.code, outcome.err) == (0, "")
    assert (document["instrument"], document["as_of"]) == ("kesiapan-2026", "2026-06-30")
    assert (best["unit"], best["floor"], best["ceiling"]) == ("Dinas Kesehatan", "100.00", "100.00")
    assert (worst["floor"], worst["ceiling"], worst["zone_floor"]) == ("0.00", "0.00", "merah")
    assert (best["coverage"], best["completeness"], best["zone_ceiling"]) == ("100.00", "100.00", "hijau")
    assert best["indicators"][0].keys() == {
        "id", "label", "floor_rung", "ceiling_rung", "floor_points", "ceiling_points", "applies", "seen"
    }  # fmt: skip
    assert document["files"][0]["error"] is None
    assert "checklists" not in document["files"][0]


def test_what_is_left_open_lies_between_floor_and_ceiling(run: Run, sheet: Sheet, units: Path) -> None:
    path = sheet("a.csv", "1,Dinas Kesehatan,Ada,,,,,")
    (unit,) = run("score", path, "--units", units, *READINESS, "--json").document["units"]
    assert float(unit["floor"]) < float(unit["ceiling"]) == 100


def test_an_edition_that_scores_no_answers_is_refused_in_one_sentence(run: Run, sheet: Sheet) -> None:
    by = ("--instrument", "ombudsman-2021")
    sentence = "Unit tidak dapat dinilai menurut “Ombudsman RI – kepatuhan 2021”: Bobot indikatornya belum "
    for outcome in (
        run("score", sheet("a.csv", ALL), *by, "--as-of", "2021-06-30"),
        run("rank", *by, "--period", "2021"),
    ):
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(sentence)
        assert outcome.err.count("\n") == 1


def test_files_of_one_unit_complement_each_other(run: Run, sheet: Sheet, units: Path) -> None:
    left = sheet("a.csv", "1,Dinas Kesehatan,Ada,Ada,Ada,,,")
    right = sheet("b.csv", "1,Dinas Kesehatan,,,Ada,Ada,Ada,Ada")
    outcome = run("score", left, right, "--units", units, *READINESS, "--json")
    (unit,) = outcome.document["units"]
    assert outcome.code == 0
    assert unit["floor"] == "100.00"


def test_files_that_contradict_each_other_leave_the_answer_open(run: Run, sheet: Sheet, units: Path) -> None:
    left = sheet("a.csv", ALL)
    right = sheet("b.csv", "1,Dinas Kesehatan,Tidak Ada,,,,,")
    outcome = run("score", left, right, "--units", units, *READINESS, "--json")
    (unit,) = outcome.document["units"]
    first, second = outcome.document["files"]
    (problem,) = second["problems"]
    assert outcome.code == 1
    assert float(unit["floor"]) < float(unit["ceiling"]) == 100
    assert first["problems"] == []
    assert problem["code"] == "jawaban_bertentangan"
    assert problem["message"].startswith("Jawaban untuk “SOP tersedia” bertentangan: ada (a.csv, ")


def test_for_a_person_it_is_a_table_that_says_it_is_not_official(run: Run, sheet: Sheet, units: Path) -> None:
    outcome = run("score", sheet("a.csv", ALL, NONE), "--units", units, *READINESS)
    assert outcome.code == 0
    assert "Terbukti" in outcome.out
    assert "100,00" in outcome.out
    assert "keadaan 30 Juni 2026. Kesiapan bukan nilai resmi" in outcome.out


def test_an_unknown_instrument_is_refused(run: Run, sheet: Sheet) -> None:
    outcome = run("score", sheet("a.csv", ALL), "--instrument", "x", "--as-of", "2026-06-30", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Instrumen “x” tidak dikenal.")
