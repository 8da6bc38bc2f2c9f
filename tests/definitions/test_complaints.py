"""`complaints.toml` as shipped, and each mistake in it as one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.definitions.complaints import load_complaints, shipped_complaints
from compliance.definitions.load import DATA
from compliance.model import Basis
from compliance.model.complaints import CaseStatus, ComplaintField, Step
from compliance.problems import DefinitionError

SHIPPED = (DATA / "complaints.toml").read_text(encoding="utf-8")


def test_what_is_shipped_is_complete() -> None:
    found = shipped_complaints()
    assert set(found.fields) == set(ComplaintField)
    assert set(found.statuses.values()) == set(CaseStatus)
    assert {deadline.step for deadline in found.deadlines} == set(Step)
    assert [channel.option.id for channel in found.channels if not channel.own] == ["sp4n"]


def test_no_deadline_claims_to_be_official_before_somebody_read_it() -> None:
    assert {deadline.basis for deadline in shipped_complaints().deadlines} == {Basis.SEKUNDER}
    assert all("UU 25/2009" in deadline.source for deadline in shipped_complaints().deadlines)
    assert shipped_complaints().rules.basis is Basis.ASUMSI


def test_every_head_of_a_field_can_be_reached_from_its_words() -> None:
    concepts = set(shipped_complaints().concepts.values())
    heads = {head for heading in shipped_complaints().fields.values() for head in heading.heads}
    assert {concept for head in heads for concept in head} <= concepts


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            'heads = ["kategori"]',
            'heads = ["warna"]',
            "fields[7].heads[0]: 'warna' bukan salah satu konsep di atas",
        ),
        ("{ until = 14 }", "{ until = 7 }", "rules.ages: harus urut dari yang terkecil, tanpa yang sama"),
        ('id = "kategori"\nlabel', 'id = "warna"\nlabel', "fields[7].id: "),
        ('step = "tanggapan"', 'step = "lain"', "deadlines[0].step: "),
        ('"lisan", "luring"', '"surat", "luring"', "channels[3].spellings[0]: "),
    ],
)
def test_a_mistake_is_a_sentence_with_its_path(
    tmp_path: Path, before: str, after: str, sentence: str
) -> None:
    assert before in SHIPPED
    path = tmp_path / "complaints.toml"
    path.write_text(SHIPPED.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_complaints(path)
    assert str(caught.value).startswith(f"complaints.toml: {sentence}")


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    path = tmp_path / "complaints.toml"
    start = SHIPPED.index('[[fields]]\nid = "rata_selesai"')
    end = SHIPPED.index("# Status sebuah laporan")
    path.write_text(SHIPPED[:start] + SHIPPED[end:], encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_complaints(path)
    assert str(caught.value) == "complaints.toml: fields: belum memuat: rata_selesai"
