"""The lists that tell personal headers: words only, and each with one meaning."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from compliance.definitions.load import DATA
from compliance.definitions.personal import PersonalRules, load_personal, shipped_personal
from compliance.problems import DefinitionError

GOOD = "\n".join(f'{field.name} = ["{field.name.replace("_", " ")}"]' for field in fields(PersonalRules))


def load_error(tmp_path: Path, content: str) -> str:
    path = tmp_path / "personal.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_personal(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            '"always"',
            '"No. HP"',
            "always[0]: harus kata-kata dalam huruf kecil, dipisah satu spasi, tanpa tanda baca, "
            "tertulis 'No. HP'",
        ),
        (
            '"always"',
            '"no  hp"',
            "always[0]: harus kata-kata dalam huruf kecil, dipisah satu spasi, tanpa tanda baca, "
            "tertulis 'no  hp'",
        ),
        ('"persons"', '"always"', "persons[0]: 'always' sudah dipakai di always[0]"),
        ('ranks = ["ranks"]', "", "ranks: wajib ada"),
        ("ranks =", "pangkat =", "ranks: wajib ada"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert load_error(tmp_path, GOOD.replace(right, wrong)) == f"personal.toml: {sentence}"


def test_a_phrase_becomes_its_words(tmp_path: Path) -> None:
    path = tmp_path / "personal.toml"
    path.write_text(GOOD.replace('"always"', '"tanggal lahir"'), encoding="utf-8")
    assert load_personal(path).always == {("tanggal", "lahir")}


def test_the_shipped_rules_are_loaded_once() -> None:
    assert shipped_personal() == load_personal(DATA / "personal.toml")
    assert shipped_personal() is shipped_personal()
