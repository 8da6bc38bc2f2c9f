"""The rules by which the share of trained staff is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.definitions.load import DATA
from compliance.definitions.training import load_training, shipped_training
from compliance.model import Basis
from compliance.problems import DefinitionError

SHIPPED = (DATA / "training.toml").read_text(encoding="utf-8")


def test_the_shipped_rules_are_assumptions_and_say_so() -> None:
    rules = shipped_training()
    assert rules.months == 12
    assert {rules.window.basis, rules.share.basis, rules.largest.basis} == {Basis.ASUMSI}


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("months = 12", "months = 0", "window.months: "),
        ("months = 12", "", "window.months: wajib ada"),
        ("[share]", "[bagian]", "share: wajib ada"),
    ],
)
def test_a_mistake_is_named_with_its_path(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    path = tmp_path / "training.toml"
    path.write_text(SHIPPED.replace(right, wrong), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_training(path)
    assert str(caught.value).startswith(f"training.toml: {sentence}")
