"""The fields of services: the fourteen components are those of the checklist, and mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.definitions.checklist import load_checklist
from compliance.definitions.load import DATA
from compliance.definitions.services import load_services, shipped_services
from compliance.model import Basis
from compliance.model.services import COMPONENTS, FieldKind, ServiceField
from compliance.problems import DefinitionError
from compliance.text.services import PUBLIC_LABELS, PUBLIC_ORDER, SHORT

CHECKLIST = load_checklist(DATA / "checklist.toml")
TEXT = (DATA / "services.toml").read_text(encoding="utf-8")


def test_the_components_are_those_of_the_checklist_in_its_order() -> None:
    asked = next(question for question in CHECKLIST.questions if question.id == "sp.komponen")
    assert [f"sp.komponen.{one.value}" for one in COMPONENTS] == list(asked.parts)
    definition = shipped_services()
    assert definition.standing.basis is Basis.RESMI
    assert [rule.field for rule in definition.foremost] == [
        ServiceField.PERSYARATAN,
        ServiceField.WAKTU,
        ServiceField.BIAYA,
    ]
    assert all(rule.kind is FieldKind.COMPONENT for rule in definition.components)


def test_what_is_published_is_what_the_summary_shows() -> None:
    published = {rule.field for rule in shipped_services().fields.values() if rule.published}
    assert published == set(PUBLIC_ORDER) == set(PUBLIC_LABELS)
    assert set(SHORT) == set(ServiceField)


def test_every_component_is_rolled_up() -> None:
    questions = {rollup.question for rollup in shipped_services().rollups}
    assert {f"sp.komponen.{one.value}" for one in COMPONENTS} <= questions


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'kind = "komponen"\nhelp = "Syarat',
            'kind = "status"\nhelp = "Syarat',
            "fields[1].kind: keempat belas komponen, dan hanya itu, berjenis 'komponen'; tertulis 'status'",
        ),
        (
            'question = "sop.ada"',
            'question = "sop.entah"',
            "rollup[0].question: pertanyaan 'sop.entah' tidak ada di checklist.toml",
        ),
        (
            'question = "sop.ada"',
            'question = "sop.tinjau"',
            "rollup[0].question: harus pertanyaan berjenis status, yang ini berjenis tanggal",
        ),
        (
            '"landasan hukum", "payung hukum"',
            '"landasan hukum", "Payung hukum"',
            (
                "fields[7].headers[2]: harus kata-kata dalam huruf kecil, dipisah satu spasi, tanpa"
                " tanda baca, tertulis 'Payung hukum'"
            ),
        ),
        (
            '"dasar hukum", "landasan hukum"',
            '"dasar hukum", "syarat"',
            "fields[7].headers[1]: 'persyaratan' sudah dipakai di fields[1].headers[0]",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TEXT
    path = tmp_path / "services.toml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as error:
        load_services(path, CHECKLIST)
    assert str(error.value) == f"services.toml: {said}"


def test_a_field_that_is_missing_is_named(tmp_path: Path) -> None:
    start = TEXT.index('[[fields]]\nid = "elektronik"')
    end = TEXT.index("# Jawaban isian sebuah unit")
    path = tmp_path / "services.toml"
    path.write_text(TEXT[:start] + TEXT[end:], encoding="utf-8")
    with pytest.raises(DefinitionError) as error:
        load_services(path, CHECKLIST)
    assert str(error.value) == "services.toml: fields: belum memuat: elektronik"
