"""Readiness as it was shown: of a unit, and of a region by its rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.analysis.readiness import UnitFigures, ancestry, edition_among, of_region, of_unit
from compliance.definitions.load import load_definitions
from tests.builders import ada, indicator, instrument

RULER = instrument(indicator("sop", ada("sop.ada")))


def figures(
    unit_id: str, floor: str, ceiling: str, *, ranked: bool = True, verified: str = ""
) -> UnitFigures:
    return UnitFigures(
        unit_id=unit_id,
        ranked=ranked,
        floor=Decimal(floor),
        ceiling=Decimal(ceiling),
        verified_floor=Decimal(verified) if verified else None,
        verified_ceiling=Decimal("100.00") if verified else None,
    )


def test_a_region_is_the_mean_of_its_ranked_units_rounded_once() -> None:
    rows = [
        figures("a", "80.00", "90.00", verified="0.00"),
        figures("b", "81.99", "100.00"),
        figures("c", "0.00", "100.00", ranked=False),
    ]
    found = of_region(rows, RULER)
    assert found is not None
    assert (found.units, found.floor, found.ceiling) == (2, Decimal("81.00"), Decimal("95.00"))
    assert (found.verified_floor, found.verified_ceiling) == (Decimal("0.00"), Decimal("100.00"))
    assert found.category_floor is not None
    assert found.category_floor.id == "A"


def test_a_region_without_a_ranked_unit_has_no_readiness() -> None:
    assert of_region([figures("a", "1.00", "2.00", ranked=False)], RULER) is None
    assert of_region([], RULER) is None


def test_a_provisional_unit_is_told_as_one() -> None:
    found = of_unit(figures("a", "10.00", "60.00", ranked=False), RULER)
    assert (found.units, found.ranked, found.verified_floor) == (1, False, None)
    assert found.category_ceiling is not None
    assert found.category_ceiling.id == "B"


def test_where_an_edition_is_missing_the_nearest_it_supersedes_stands_in() -> None:
    editions = load_definitions().editions
    newest = "ombudsman-2026-draf"
    kept = {id: editions[id] for id in ("ombudsman-2022", "ombudsman-2023", "kesiapan-2026")}
    found = edition_among(kept, newest, editions)
    assert found is not None
    assert found.id == "ombudsman-2023"
    assert edition_among(kept, "kesiapan-2026", editions) is kept["kesiapan-2026"]
    assert edition_among(kept, "pekppp-2022", editions) is None
    assert edition_among(kept, "tidak-ada", editions) is None


def test_editions_that_name_each_other_do_not_go_round_for_ever() -> None:
    first, second = replace(RULER, id="a", supersedes="b"), replace(RULER, id="b", supersedes="a")
    assert ancestry("a", {"a": first, "b": second}) == ("a", "b")
