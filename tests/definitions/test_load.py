"""Everything that is shipped loads, and what is released stays as it is."""

from __future__ import annotations

import shutil
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from compliance.definitions.load import DATA, Definitions, load_definitions
from compliance.model import Basis, Instrument, Standing, Zone
from compliance.problems import DefinitionError

RELEASED = tomllib.loads((Path(__file__).parent / "released.toml").read_text(encoding="utf-8"))["released"]


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


def released_hash(id: str) -> str:
    """Of the file with line ends as git stores them, so that Windows agrees."""
    return sha256((DATA / "instruments" / f"{id}.toml").read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def test_a_released_instrument_never_changes(shipped: Definitions) -> None:
    """A correction is a new edition that names what it supersedes."""
    released = {id for id, instrument in shipped.instruments.items() if instrument.released}
    assert {id: released_hash(id) for id in released} == RELEASED


def test_the_shipped_checklist(shipped: Definitions) -> None:
    elements = [element.id for element in shipped.checklist.elements]
    assert elements == ["sop", "sp", "maklumat", "publikasi", "skm", "google"]
    assert [element.questions[0].id for element in shipped.checklist.elements] == [
        f"{e}.ada" for e in elements
    ]


@pytest.mark.parametrize(
    ("id", "aspects", "indicators", "seen"),
    [("kesiapan-2026", 1, 6, 6), ("ombudsman-2023", 4, 32, 12), ("pekppp-2022", 6, 30, 10)],
)
def test_the_shipped_instruments(
    shipped: Definitions, id: str, aspects: int, indicators: int, seen: int
) -> None:
    instrument = shipped.instruments[id]
    assert (len(instrument.aspects), len(instrument.indicators)) == (aspects, indicators)
    assert sum(not indicator.unseen for indicator in instrument.indicators) == seen


@pytest.mark.parametrize("id", RELEASED)
def test_every_ladder_runs_from_nothing_to_the_top(shipped: Definitions, id: str) -> None:
    instrument = shipped.instruments[id]
    for indicator in instrument.indicators:
        assert indicator.rungs[0].points == 0
        assert indicator.rungs[-1].points == instrument.top_points


@pytest.mark.parametrize("id", RELEASED)
def test_every_instrument_says_that_it_is_not_the_official_score(shipped: Definitions, id: str) -> None:
    assert shipped.instruments[id].limits[0].startswith("Kesiapan bukan nilai resmi.")


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
    instrument = shipped.instruments["ombudsman-2023"]
    assert [f"{float(a.weight):.2f}" for a in instrument.aspects] == ["21.85", "32.37", "24.24", "21.54"]
    assert {a.standing.basis for a in instrument.aspects} == {Basis.RESMI}
    assert [i.id for i in instrument.indicators if i.weight_standing.basis is not Basis.ASUMSI] == [
        "input-tahu-sp"
    ]
    assert {i.ladder_standing.basis for i in instrument.indicators} == {Basis.ASUMSI}


def test_nothing_of_the_local_yardstick_looks_official(shipped: Definitions) -> None:
    instrument = shipped.instruments["kesiapan-2026"]
    standings = [instrument.rounding_standing, instrument.categories_standing, *_inner_standings(instrument)]
    assert {standing.basis for standing in standings} == {Basis.ASUMSI}


def test_zones_are_of_the_local_yardstick_and_ombudsman_only(shipped: Definitions) -> None:
    zones = {id: {c.zone for c in i.categories} for id, i in shipped.instruments.items()}
    assert zones == {"kesiapan-2026": set(Zone), "ombudsman-2023": set(Zone), "pekppp-2022": {None}}


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


def _inner_standings(instrument: Instrument) -> list[Standing]:
    return [
        standing
        for aspect in instrument.aspects
        for indicator in aspect.indicators
        for standing in (aspect.standing, indicator.weight_standing, indicator.ladder_standing)
    ]
