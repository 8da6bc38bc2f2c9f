"""What is said about a mistake in the checklist."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from compliance.definitions.checklist import load_checklist
from compliance.model import AnswerKind, ChecklistDefinition, DateTitles
from compliance.problems import DefinitionError
from tests.definitions.mistakes import mistakes

GOOD = """
[[elements]]
id = "sp"
label = "SP"

[[elements.questions]]
id = "sp.ada"
label = "SP tersedia"
kind = "status"
help = "Dokumen."
headers = ["SP", "Standar"]

[[elements.questions]]
id = "sp.komponen"
label = "Komponen"
kind = "jumlah"
help = "Berapa."
headers = ["Jumlah komponen"]
minimum = 0
maximum = 14
parts = ["sp.biaya"]

[[elements.questions]]
id = "sp.biaya"
label = "Biaya"
kind = "status"
help = "Termuat."
headers = ["Biaya"]

[[elements.questions]]
id = "sp.media"
label = "Media"
kind = "pilihan ganda"
help = "Di mana."
headers = ["Media"]
options = [
  { id = "web", label = "Situs", spellings = ["web", "situs"] },
  { id = "cetak", label = "Cetak", spellings = ["brosur"] },
]
"""


def load(tmp_path: Path, content: str = GOOD) -> ChecklistDefinition:
    path = tmp_path / "checklist.toml"
    path.write_text(content, encoding="utf-8")
    return load_checklist(path)


def test_the_elements_and_their_questions(tmp_path: Path) -> None:
    checklist = load(tmp_path)
    assert [element.id for element in checklist.elements] == ["sp"]
    assert [question.id for question in checklist.questions] == [
        "sp.ada",
        "sp.komponen",
        "sp.biaya",
        "sp.media",
    ]
    first, count, _, media = checklist.questions
    assert (first.kind, first.headers, first.options) == (AnswerKind.STATUS, ("SP", "Standar"), ())
    assert (count.minimum, count.maximum, count.parts) == (Fraction(0), Fraction(14), ("sp.biaya",))
    assert [option.id for option in media.options] == ["web", "cetak"]


@pytest.mark.parametrize(("right", "wrong", "sentence"), mistakes("checklist"))
def test_a_mistake_is_named(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert GOOD.count(right) == 1
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, GOOD.replace(right, wrong))
    assert str(caught.value) == f"checklist.toml: {sentence}"


DATES = """
[dates]
effect = ["Berlaku sejak"]
decided = ["Tanggal SK"]
plain = ["Tanggal"]
"""


def test_the_titles_of_dates_may_be_told(tmp_path: Path) -> None:
    assert load(tmp_path).dates == DateTitles()
    assert load(tmp_path, DATES + GOOD).dates == DateTitles(
        effect=("Berlaku sejak",), decided=("Tanggal SK",), plain=("Tanggal",)
    )


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('["Tanggal"]', '["berlaku sejak"]', "plain[0]: 'berlaku sejak' sudah dipakai di dates.effect[0]"),
        ('decided = ["Tanggal SK"]', "", "decided: wajib ada"),
        ("plain", "polos", "plain: wajib ada"),
    ],
)
def test_a_mistake_in_the_titles_of_dates_is_named(
    tmp_path: Path, right: str, wrong: str, sentence: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, DATES.replace(right, wrong) + GOOD)
    assert str(caught.value) == f"checklist.toml: dates.{sentence}"


def test_an_element_stands_once(tmp_path: Path) -> None:
    twice = GOOD + GOOD.split('[[elements.questions]]\nid = "sp.komponen"')[0]
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, twice)
    assert str(caught.value) == "checklist.toml: elements[1].id: 'sp' sudah dipakai di elements[0].id"
