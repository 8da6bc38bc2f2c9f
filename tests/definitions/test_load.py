"""Everything that is shipped loads, and what is released stays as it is."""

from __future__ import annotations

import shutil
import tomllib
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from compliance.definitions.load import (
    CHECKLIST,
    DATA,
    Definitions,
    kept_instruments,
    load_definitions,
)
from compliance.definitions.rollup import ROLLUP
from compliance.model import Basis, Instrument, Standing, Zone
from compliance.problems import DefinitionError

RELEASED = tomllib.loads((Path(__file__).parent / "released.toml").read_text(encoding="utf-8"))["released"]
SHIPPED = sorted(path.stem for path in (DATA / "instruments").glob("*.toml"))


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


def released_hash(id: str) -> str:
    """Of the file with line ends as git stores them, so that Windows agrees."""
    return sha256((DATA / "instruments" / f"{id}.toml").read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def test_a_released_instrument_never_changes(shipped: Definitions) -> None:
    """A correction is a new edition that names what it supersedes."""
    released = {id for id, instrument in shipped.editions.items() if instrument.released}
    assert {id: released_hash(id) for id in released} == RELEASED


def test_the_shipped_checklist(shipped: Definitions) -> None:
    core = [element.id for element in shipped.checklist.core]
    assert core == ["sop", "sp", "maklumat", "publikasi", "skm", "google"]
    optional = [element.id for element in shipped.checklist.elements if element.optional]
    assert optional == ["sipp", "pengaduan", "sdm", "sarpras", "probis", "inovasi"]
    assert [element.questions[0].id for element in shipped.checklist.elements] == [
        f"{e}.ada" for e in (*core, *optional)
    ]


@pytest.mark.parametrize(
    ("id", "aspects", "indicators", "by_core", "by_all"),
    [
        ("kesiapan-2026", 1, 6, 6, 6),
        ("ombudsman-2021", 0, 0, 0, 0),
        ("ombudsman-2022", 4, 30, 12, 15),
        ("ombudsman-2023", 4, 32, 12, 15),
        ("ombudsman-2025", 5, 10, 2, 3),
        ("ombudsman-2026-draf", 5, 31, 15, 22),
        ("pekppp-2022", 6, 30, 10, 30),
    ],
)
def test_the_shipped_instruments(
    shipped: Definitions, id: str, aspects: int, indicators: int, by_core: int, by_all: int
) -> None:
    """`by_core`: the indicators that six elements see; `by_all`: with the optional groups."""
    instrument = shipped.editions[id]
    assert (len(instrument.aspects), len(instrument.indicators)) == (aspects, indicators)
    seen = [indicator for indicator in instrument.indicators if not indicator.unseen]
    assert (sum(not indicator.optional for indicator in seen), len(seen)) == (by_core, by_all)


@pytest.mark.parametrize("id", SHIPPED)
def test_every_ladder_runs_from_nothing_to_the_top(shipped: Definitions, id: str) -> None:
    instrument = shipped.editions[id]
    for indicator in instrument.indicators:
        assert indicator.rungs[0].points == 0
        assert indicator.rungs[-1].points == instrument.top_points


@pytest.mark.parametrize("id", SHIPPED)
def test_every_instrument_says_that_it_is_not_the_official_score(shipped: Definitions, id: str) -> None:
    assert shipped.editions[id].limits[0].startswith("Kesiapan bukan nilai resmi.")


def test_an_edition_that_scores_no_answers_is_kept_apart(shipped: Definitions) -> None:
    """A frozen period keeps what its figures stand on, and nothing else."""
    assert list(shipped.editions) == SHIPPED
    assert list(shipped.unscored) == ["ombudsman-2021"]
    assert set(shipped.instruments) == set(SHIPPED) - {"ombudsman-2021"}
    assert set(shipped.files) == {CHECKLIST, ROLLUP, *(f"{id}.toml" for id in shipped.instruments)}
    assert kept_instruments(shipped.files) == shipped.instruments
    unscored = {CHECKLIST: shipped.files[CHECKLIST]} | {
        path.name: path.read_bytes() for path in (DATA / "instruments").glob("ombudsman-2021.toml")
    }
    assert kept_instruments(unscored) == {}


def test_each_edition_of_ombudsman_names_the_one_before(shipped: Definitions) -> None:
    chain = ["ombudsman-2026-draf"]
    while before := shipped.editions[chain[-1]].supersedes:
        chain.append(before)
    assert chain == [f"ombudsman-{year}" for year in ("2026-draf", "2025", "2023", "2022", "2021")]
    assert [id for id, edition in shipped.editions.items() if not edition.released] == ["ombudsman-2026-draf"]


def test_the_weights_of_pekppp_are_those_of_the_form(shipped: Definitions) -> None:
    weights = [
        (str(aspect.weight), " ".join(str(indicator.weight) for indicator in aspect.indicators))
        for aspect in shipped.instruments["pekppp-2022"].aspects
    ]
    assert weights == [
        ("24", "17 14 7 14 10 17 7 7 7"),
        ("25", "10 20 20 20 30"),
        ("18", "15 23 20 20 11 11"),
        ("11", "30 20 20 30"),
        ("10", "20 25 25 30"),
        ("12", "50 50"),
    ]


def test_the_weights_of_ombudsman_are_official_between_dimensions_and_assumed_within(
    shipped: Definitions,
) -> None:
    for id, known in (("ombudsman-2022", []), ("ombudsman-2023", ["input-tahu-sp"])):
        instrument = shipped.instruments[id]
        assert [f"{float(a.weight):.2f}" for a in instrument.aspects] == ["21.85", "32.37", "24.24", "21.54"]
        assert {a.standing.basis for a in instrument.aspects} == {Basis.RESMI}
        assert [i.id for i in instrument.indicators if i.weight_standing.basis is not Basis.ASUMSI] == known
        assert {i.ladder_standing.basis for i in instrument.indicators} == {Basis.ASUMSI}


@pytest.mark.parametrize("id", ["ombudsman-2025", "ombudsman-2026-draf"])
def test_of_the_opinion_only_seventy_and_thirty_are_known(shipped: Definitions, id: str) -> None:
    *dimensions, trust = shipped.instruments[id].aspects
    assert [(a.id, a.standing.basis) for a in dimensions] == [
        (name, Basis.ASUMSI) for name in ("input", "proses", "output", "pengaduan")
    ]
    assert (sum(a.weight for a in dimensions), trust.weight, trust.standing.basis) == (70, 30, Basis.SEKUNDER)
    assert {i.weight_standing.basis for i in shipped.instruments[id].indicators} == {Basis.ASUMSI}


def test_how_many_indicators_each_dimension_has(shipped: Definitions) -> None:
    counts = {
        id: [len(aspect.indicators) for aspect in shipped.instruments[id].aspects]
        for id in ("ombudsman-2022", "ombudsman-2023", "ombudsman-2025", "ombudsman-2026-draf")
    }
    assert counts == {
        "ombudsman-2022": [5 + 8, 11, 5, 1],
        "ombudsman-2023": [6 + 9, 11, 5, 1],
        "ombudsman-2025": [4, 3, 1, 1, 1],
        "ombudsman-2026-draf": [3, 14, 4, 9, 1],
    }


def test_nothing_of_a_draft_looks_official(shipped: Definitions) -> None:
    draft = shipped.instruments["ombudsman-2026-draf"]
    outer = [draft.rounding_standing, draft.categories_standing, draft.aggregate_standing]
    assert {standing.basis for standing in outer} == {Basis.ASUMSI}
    assert Basis.RESMI not in {standing.basis for standing in _inner_standings(draft)}


def test_nothing_of_the_local_yardstick_looks_official(shipped: Definitions) -> None:
    instrument = shipped.instruments["kesiapan-2026"]
    standings = [instrument.rounding_standing, instrument.categories_standing, *_inner_standings(instrument)]
    assert {standing.basis for standing in standings} == {Basis.ASUMSI}


def test_zones_are_of_the_local_yardstick_and_ombudsman_only(shipped: Definitions) -> None:
    zones = {id: {c.zone for c in i.categories} for id, i in shipped.editions.items()}
    coloured = {"kesiapan-2026", "ombudsman-2021", "ombudsman-2022", "ombudsman-2023"}
    assert zones == {id: set(Zone) if id in coloured else {None} for id in SHIPPED}


BOUNDS = ["88.00–100", "78.00–87.99", "54.00–77.99", "32.00–53.99", "0–31.99"]
QUALITIES = [f"Kualitas {word}" for word in ("Tertinggi", "Tinggi", "Sedang", "Rendah", "Terendah")]
WORDS = ["Sangat Baik", "Baik", "Cukup", "Kurang", "E (sebutannya belum ditemukan)"]


@pytest.mark.parametrize(
    ("id", "labels", "basis"),
    [
        ("ombudsman-2022", QUALITIES, Basis.RESMI),
        ("ombudsman-2023", QUALITIES, Basis.RESMI),
        ("ombudsman-2025", WORDS, Basis.SEKUNDER),
        ("ombudsman-2026-draf", WORDS, Basis.ASUMSI),
    ],
)
def test_the_categories_of_ombudsman(shipped: Definitions, id: str, labels: list[str], basis: Basis) -> None:
    instrument = shipped.instruments[id]
    assert [category.id for category in instrument.categories] == list("ABCDE")
    assert [category.label for category in instrument.categories] == labels
    assert [(c.lower, c.upper) for c in instrument.categories] == [
        tuple(Fraction(bound) for bound in band.split("–")) for band in BOUNDS
    ]
    assert instrument.categories_standing.basis is basis


def test_a_superseded_edition_must_be_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "instruments" / "kesiapan-2026.toml"
    path.write_text('supersedes = "kesiapan-2025"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_definitions(folder)
    assert str(caught.value) == (
        "kesiapan-2026.toml: supersedes: instrumen 'kesiapan-2025' tidak ada di data/instruments"
    )


@pytest.mark.parametrize(
    ("newer", "sentence"),
    [
        ("ombudsman-2024", "instrumen 'ombudsman-2024' tidak ada di data/instruments"),
        (
            "ombudsman-2025",
            "instrumen 'ombudsman-2025' menyebut 'ombudsman-2023' sebagai yang digantikannya",
        ),
    ],
)
def test_both_sides_of_a_succession_must_agree(tmp_path: Path, newer: str, sentence: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "instruments" / "ombudsman-2022.toml"
    line = 'superseded_by = "{}"'.format
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace(line("ombudsman-2023"), line(newer)), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_definitions(folder)
    assert str(caught.value) == f"ombudsman-2022.toml: superseded_by: {sentence}"


def _inner_standings(instrument: Instrument) -> list[Standing]:
    return [
        standing
        for aspect in instrument.aspects
        for indicator in aspect.indicators
        for standing in (aspect.standing, indicator.weight_standing, indicator.ladder_standing)
    ]
