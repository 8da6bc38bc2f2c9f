"""The survey's definition: what is shipped, and how a mistake in it is named."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from compliance.definitions.load import DATA
from compliance.definitions.survey import load_survey, shipped_survey
from compliance.model import Basis
from compliance.problems import DefinitionError

SHIPPED = (DATA / "skm.toml").read_text(encoding="utf-8")


def load_error(tmp_path: Path, right: str, wrong: str) -> str:
    assert right in SHIPPED
    path = tmp_path / "skm.toml"
    path.write_text(SHIPPED.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_survey(path)
    return str(caught.value)


def test_the_shipped_definition_is_that_of_the_regulation() -> None:
    skm = shipped_survey()
    assert skm is shipped_survey()
    assert len(skm.ids) == 9
    assert [(w.id, w.value) for w in skm.weights] == [
        ("1/9", Fraction(1, 9)),
        ("0.111", Fraction(111, 1000)),
        ("0.11", Fraction(11, 100)),
    ]
    assert [w.standing.basis for w in skm.weights] == [Basis.RESMI, Basis.SEKUNDER, Basis.SEKUNDER]
    assert (skm.sample.chi_square, skm.sample.proportion, skm.sample.precision) == (
        Fraction("3.841"),
        Fraction(1, 2),
        Fraction(1, 20),
    )
    assert skm.interval.standing.basis is Basis.ASUMSI
    assert [band.id for band in skm.mutu] == ["A", "B", "C", "D"]


def test_the_two_orders_differ_in_the_last_two_unsur_alone() -> None:
    permen, form = shipped_survey().orders
    assert permen.unsur[:7] == form.unsur[:7]
    assert (permen.unsur[7:], form.unsur[7:]) == (("pengaduan", "sarana"), ("sarana", "pengaduan"))
    assert shipped_survey().assumed_order is form
    assert permen.unsur == shipped_survey().ids


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('id = "prosedur"', 'id = "persyaratan"', "unsur[1].id: 'persyaratan' sudah dipakai di unsur[0].id"),
        (
            'words = ["waktu"',
            'words = ["Waktu"',
            "unsur[2].words[0]: harus kata-kata dalam huruf kecil, dipisah satu spasi, tanpa tanda baca, "
            "tertulis 'Waktu'",
        ),
        (
            'words = ["waktu"',
            'words = ["syarat"',
            "unsur[2].words[0]: 'syarat' sudah dipakai di unsur[0].words[1]",
        ),
        (
            '"pengaduan", "sarana"]',
            '"pengaduan"]',
            "orders.known[0].unsur: harus memuat setiap unsur tepat satu",
        ),
        (
            'assumed = "kuesioner"',
            'assumed = "lain"',
            "orders.assumed: harus salah satu dari 'permen', 'kuesioner'",
        ),
        ("numerator = 1\n", "numerator = 0\n", "weights[0].numerator: harus lebih dari 0, tertulis 0"),
        ("upper = 88.30", "upper = 88.29", "mutu.bands[1].upper: harus 88.3 supaya bersambung"),
        ("proportion = 0.5", "proportion = 1.5", "sample.proportion: harus 1 atau kurang, tertulis 1.5"),
        ("draws = 2000", "draws = 5", "interval.draws: harus 100 atau lebih, tertulis 5"),
        (
            '"kurang {}", "{}"',
            '"kurang { }", "{}"',
            "answers.scales[0].steps[1]: harus kata-kata dalam huruf kecil",
        ),
        (
            'needs = "cukup {}"',
            'needs = "agak {}"',
            "answers.scales[3].needs: harus salah satu langkah skala ini",
        ),
        ('source = "praktik"', 'source = "entah"', "orders.source: sumber 'entah' tidak ada di [sources]"),
        ('title = "Survei', 'judul = "Survei', "title: wajib ada"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert load_error(tmp_path, right, wrong).startswith(f"skm.toml: {sentence}")
