"""`aggregate`: the region by the instrument's rule, on published results."""

from __future__ import annotations

import pytest

from tests.cli.running import Run

SEVEN = ("98.52", "98.98", "98.52", "98.96", "98.47", "98.41", "99.03")


def test_the_published_region_comes_out(run: Run) -> None:
    outcome = run("aggregate", "--instrument", "ombudsman-2023", *SEVEN, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    document = outcome.document
    assert document["instrument"] == "ombudsman-2023"
    assert (document["score"], document["category"], document["zone"]) == ("98.70", "A", "hijau")
    assert document["units"][0] == {"score": "98.52", "category": "A", "zone": "hijau"}
    assert len(document["units"]) == 7


def test_an_edition_without_zones_says_null(run: Run) -> None:
    document = run("aggregate", "--instrument", "pekppp-2022", "4,02", "3.34", "--json").document
    assert (document["score"], document["category"], document["zone"]) == ("3.68", "B", None)
    assert [unit["category"] for unit in document["units"]] == ["A-", "B-"]


@pytest.mark.parametrize(
    ("instrument", "score", "category", "zone"),
    [
        ("kesiapan-2026", "80.99", "kuning", "kuning"),
        ("ombudsman-2021", "57.77", "kuning", "kuning"),
        ("ombudsman-2021", "81", "hijau", "hijau"),
        ("ombudsman-2021", "50.995", "kuning", "kuning"),
        ("ombudsman-2021", "50.9949", "merah", "merah"),
        ("ombudsman-2022", "77.99", "C", "kuning"),
        ("ombudsman-2023", "86.80", "B", "hijau"),
        ("ombudsman-2025", "88", "A", None),
        ("ombudsman-2026-draf", "31.99", "E", None),
        ("pekppp-2022", "4.68", "A", None),
    ],
)
def test_every_edition_grades(run: Run, instrument: str, score: str, category: str, zone: str | None) -> None:
    document = run("aggregate", "--instrument", instrument, score, "--json").document
    assert (document["category"], document["zone"]) == (category, zone)
    said = run("aggregate", "--instrument", instrument, score)
    assert (said.code, said.err) == (0, "")


def test_for_a_person_numbers_have_a_comma(run: Run) -> None:
    outcome = run("aggregate", "--instrument", "ombudsman-2023", *SEVEN)
    assert outcome.code == 0
    assert "Nilai daerah  98,70  A (" in outcome.out


@pytest.mark.parametrize("score", ["100.01", "1000"])
def test_a_score_outside_the_scale_is_refused(score: str, run: Run) -> None:
    outcome = run("aggregate", "--instrument", "ombudsman-2023", score, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "di luar rentang 0–100" in outcome.err


def test_an_unknown_instrument_is_refused_with_those_there_are(run: Run) -> None:
    outcome = run("aggregate", "--instrument", "ombudsman-1999", "90", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "Instrumen “ombudsman-1999” tidak dikenal. Yang tersedia: "
        "kesiapan-2026, ombudsman-2021, ombudsman-2022, ombudsman-2023, ombudsman-2025, "
        "ombudsman-2026-draf, pekppp-2022.\n"
    )
