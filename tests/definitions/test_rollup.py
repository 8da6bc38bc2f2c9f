"""The rules by which a unit gets figures from those below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.definitions.checklist import load_checklist
from compliance.definitions.load import DATA, load_definitions
from compliance.definitions.rollup import load_rollup
from compliance.model import Measure
from compliance.problems import DefinitionError

GOOD = """
[[rules]]
id = "sop"
label = "Punya SOP"
measure = "bagian"
question = "sop.ada"
statuses = ["ada"]
source = "Bagian Organisasi"
basis = "asumsi"
"""


def test_the_shipped_rules_know_a_share_the_mean_and_the_lowest() -> None:
    assert {rule.measure for rule in load_definitions().rollup} == set(Measure)


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('"sop.ada"', '"sop.adaa"', "rules[0].question: pertanyaan 'sop.adaa' tidak ada di checklist.toml"),
        ('basis = "asumsi"', "", "rules[0].basis: wajib ada"),
        ('"bagian"', '"rata-rata"', "rules[0].question: kunci ini tidak dikenal"),
        (GOOD, GOOD + GOOD, "rules[1].id: 'sop' sudah dipakai di rules[0].id"),
    ],
)
def test_a_mistake_is_named_with_its_path(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    path = tmp_path / "rollup.toml"
    path.write_text(GOOD.replace(right, wrong), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_rollup(path, load_checklist(DATA / "checklist.toml"))
    assert str(caught.value).startswith(f"rollup.toml: {sentence}")
