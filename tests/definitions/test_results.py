"""Published results: each with its source, none that its own edition would grade otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from compliance.definitions.load import DATA, load_definitions
from compliance.definitions.registry import shipped_registry
from compliance.definitions.results import load_results, published_results
from compliance.model import Basis, Instrument, Result
from compliance.problems import DefinitionError
from compliance.scoring.aggregate import aggregate
from compliance.scoring.rounding import category_of

SHIPPED = sorted(path.stem for path in (DATA / "results").glob("*.toml"))
GOOD = """
[sources]
media = "Sebuah media, 1 Januari 2025."

[[results]]
edition = "ombudsman-2023"
year = 2023
score = 86.80
category = "B"
source = "media"
basis = "sekunder"
"""


@pytest.fixture(scope="module")
def editions() -> Mapping[str, Instrument]:
    return load_definitions().editions


def loaded(tmp_path: Path, editions: Mapping[str, Instrument], content: str) -> tuple[Result, ...]:
    path = tmp_path / "uji.toml"
    path.write_text(content, encoding="utf-8")
    return load_results(path, editions)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_result_agrees_with_its_edition_and_names_a_known_unit(
    editions: Mapping[str, Instrument], name: str
) -> None:
    units = {unit.id for unit in shipped_registry(name).units}
    found = published_results(name, editions)
    assert found
    for result in found:
        assert result.unit_id in {"", *units}
        assert result.standing.source.endswith(".")
        assert result.standing.basis in (Basis.RESMI, Basis.SEKUNDER)
        if result.score is not None:
            assert category_of(result.score, editions[result.edition]).id == result.category


def test_the_series_of_bojonegoro(editions: Mapping[str, Instrument]) -> None:
    """Written down a second time, from the facts."""
    found = {
        (r.edition, r.year): (r.score and str(r.score), r.category, r.zone)
        for r in published_results("bojonegoro", editions)
        if not r.unit_id
    }
    assert found == {
        ("ombudsman-2021", 2017): ("57.77", "kuning", "kuning"),
        ("ombudsman-2022", 2022): (None, "C", "kuning"),
        ("ombudsman-2023", 2023): ("86.80", "B", "hijau"),
        ("ombudsman-2023", 2024): ("98.70", "A", "hijau"),
        ("ombudsman-2025", 2025): (None, "A", None),
        ("pekppp-2022", 2020): ("3.68", "B", None),
        ("pekppp-2022", 2024): ("4.21", "A-", None),
        ("pekppp-2022", 2025): ("4.68", "A", None),
    }


@pytest.mark.parametrize(
    ("edition", "year", "units"), [("ombudsman-2023", 2024, 7), ("pekppp-2022", 2020, 2)]
)
def test_the_units_of_bojonegoro_add_up_to_its_result(
    editions: Mapping[str, Instrument], edition: str, year: int, units: int
) -> None:
    found = [r for r in published_results("bojonegoro", editions) if (r.edition, r.year) == (edition, year)]
    region, *parts = found
    assert len(parts) == units
    scores = [Fraction(part.score) for part in parts if part.score is not None]
    assert aggregate(scores, editions[edition]).score == region.score


def test_what_is_not_shipped_has_no_results(editions: Mapping[str, Instrument]) -> None:
    assert published_results("contoh", editions) == ()
    assert published_results("", editions) == ()


def test_a_score_gets_the_decimals_of_its_edition_and_its_category(
    tmp_path: Path, editions: Mapping[str, Instrument]
) -> None:
    bare = GOOD.replace("86.80", "98.7").replace('category = "B"\n', "")
    [found] = loaded(tmp_path, editions, bare)
    assert (found.score, str(found.score), found.category) == (Decimal("98.70"), "98.70", "A")


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('"B"', '"A"', "results[0].category: nilai 86.8 masuk kategori 'B', tertulis 'A'"),
        (
            '"B"',
            '"hijau"',
            "results[0].category: harus salah satu dari 'A', 'B', 'C', 'D', 'E'; tertulis 'hijau'",
        ),
        ("86.80", "868.0", "results[0].score: harus 100 atau kurang, tertulis 868"),
        ("86.80", "-1", "results[0].score: harus 0 atau lebih, tertulis -1"),
        (
            "86.80",
            "86.805",
            "results[0].score: harus paling banyak 2 desimal seperti nilainya, tertulis 86.805",
        ),
        (
            '"B"',
            '"B"\nzone = "merah"',
            "results[0].zone: tidak cocok dengan zona kategori 'B', tertulis 'merah'",
        ),
        (
            '"ombudsman-2023"',
            '"ombudsman-1999"',
            "results[0].edition: instrumen 'ombudsman-1999' tidak ada di data/instruments",
        ),
        ('= "media"', '= "kabar"', "results[0].source: sumber 'kabar' tidak ada di [sources]"),
        (
            '"sekunder"',
            '"asumsi"',
            "results[0].basis: hasil penilaian tidak boleh berkedudukan 'asumsi'; "
            "tulis resmi atau sekunder beserta sumbernya",
        ),
        ("2023\nscore", "1945\nscore", "results[0].year: harus 2009 atau lebih, tertulis 1945"),
        ('basis = "sekunder"', 'dasar = "sekunder"', "results[0].basis: wajib ada"),
        (
            'basis = "sekunder"',
            'basis = "sekunder"\nrank = 6',
            "results[0].rank: kunci ini tidak dikenal; yang dikenal: edition, score, category, zone, unit, "
            "year, words, source, basis, note",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, editions: Mapping[str, Instrument], right: str, wrong: str, sentence: str
) -> None:
    assert right in GOOD
    with pytest.raises(DefinitionError) as caught:
        loaded(tmp_path, editions, GOOD.replace(right, wrong))
    assert str(caught.value) == f"uji.toml: {sentence}"


def test_the_same_result_stands_only_once(tmp_path: Path, editions: Mapping[str, Instrument]) -> None:
    entry = GOOD[GOOD.index("[[results]]") :]
    with pytest.raises(DefinitionError) as caught:
        loaded(tmp_path, editions, GOOD + entry)
    assert str(caught.value) == "uji.toml: results[1]: 'ombudsman-2023 2023' sudah dipakai di results[0]"


def test_without_a_score_the_category_must_be_written(
    tmp_path: Path, editions: Mapping[str, Instrument]
) -> None:
    with pytest.raises(DefinitionError, match=r"results\[0\].category: wajib ada"):
        loaded(tmp_path, editions, GOOD.replace("score = 86.80\n", "").replace('category = "B"\n', ""))
