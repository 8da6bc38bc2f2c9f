"""Which units stand behind a figure of the region, and how it was made of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from compliance.analysis import frames
from compliance.analysis.overview import overview
from compliance.analysis.ranking import rank_units
from compliance.analysis.regional import (
    Listed,
    by_category,
    element_tallies,
    provisional_units,
    region_mean,
    silent_units,
)
from compliance.definitions.load import load_definitions
from compliance.model import Checklist, ChecklistDefinition, Registry, Status, UnitKind
from compliance.scoring.assess import assess
from tests.builders import SIX, TODAY, ada, checklist, indicator, instrument, scores_frame, unit

RULER = instrument(*(indicator(name, ada(f"{name}.ada"), waived_by=[f"{name}.ada"]) for name in SIX))
UNITS = (
    checklist("Dinas A", dict.fromkeys((f"{name}.ada" for name in SIX), "ada")),
    checklist("Dinas B", {f"{name}.ada": "tidak" for name in SIX} | {"sop.ada": "ada"}),
    checklist("Dinas C", {f"{name}.ada": "tidak" for name in SIX} | {"sp.ada": "tidak berlaku"}),
    checklist("Dinas D", {"sop.ada": "ada"}),
    checklist("Dinas E", dict.fromkeys((f"{name}.ada" for name in SIX), "tidak berlaku")),
)
RANKING = rank_units(scores_frame((c.unit, assess(c.answers, RULER, TODAY)) for c in UNITS))


def names(units: Iterable[Listed]) -> list[str]:
    return [unit.name for unit in units]


def test_the_mean_is_that_of_the_published_scores_of_ranked_units_alone() -> None:
    found = region_mean(RANKING, RULER, frames.FLOOR_STEPS)
    assert found is not None
    assert [(u.rank, u.name, u.score) for u in found.units] == [
        (1, "Dinas A", Decimal("100.00")),
        (2, "Dinas B", Decimal("16.67")),
        (3, "Dinas C", Decimal("0.00")),
    ]
    assert (found.total, found.exact) == (Fraction("116.67"), Fraction("38.89"))
    assert (found.result.score, found.result.category.id) == (Decimal("38.89"), "C")


def test_without_a_ranked_unit_there_is_no_mean() -> None:
    empty = rank_units(scores_frame((c.unit, assess(c.answers, RULER, TODAY)) for c in UNITS[3:]))
    assert region_mean(empty, RULER, frames.FLOOR_STEPS) is None
    assert all(units == () for _, units in by_category(empty, RULER))


def test_every_ranked_unit_is_in_one_category() -> None:
    found = by_category(RANKING, RULER)
    assert [(category.id, names(units)) for category, units in found] == [
        ("A", ["Dinas A"]),
        ("B", []),
        ("C", ["Dinas B", "Dinas C"]),
    ]


def test_who_is_not_ranked_says_why() -> None:
    found = provisional_units(RANKING)
    assert [(p.unit.name, p.seen, p.visible, p.scored) for p in found] == [
        ("Dinas D", 1, 6, True),
        ("Dinas E", 6, 6, False),
    ]
    assert found[0].completeness == Fraction(1, 6)


def test_silent_are_those_who_ought_to_have_reported() -> None:
    registry = Registry(
        units=(
            unit("Dinas A"),
            unit("Dinas Diam"),
            unit("Kecamatan Diam", UnitKind.KECAMATAN),
            unit("Dinas Lama", active=False),
        )
    )
    assert names(silent_units(registry, {"dinas-a"}, None)) == ["Dinas Diam", "Kecamatan Diam"]
    assert names(silent_units(registry, {"dinas-a"}, UnitKind.DINAS)) == ["Dinas Diam"]


CHECKLIST: ChecklistDefinition = load_definitions().checklist


@pytest.mark.parametrize("exempt", [{}, {"dinas-b": {"sop"}}])
def test_the_tally_of_an_element_is_the_count_of_the_overview(exempt: dict[str, set[str]]) -> None:
    counted = tuple(c if c.unit.id not in exempt else _exempted(c, exempt[c.unit.id]) for c in UNITS)
    shown = overview(
        Registry(units=tuple(c.unit for c in counted)),
        counted,
        RANKING,
        instrument=RULER,
        definition=CHECKLIST,
        assessment_date=TODAY,
        today=date(2026, 1, 1),
        exempt=exempt,
    )
    tallies = element_tallies(counted, CHECKLIST, exempt)
    assert [tally.element for tally in tallies] == [count.element for count in shown.elements]
    for tally, count in zip(tallies, shown.elements, strict=True):
        said = {status: len(units) for status, units in tally.units.items()}
        assert said[Status.ADA] == count.ada
        assert said[Status.TIDAK] + said[Status.PROSES] == count.lacking
        assert said[Status.TIDAK_BERLAKU] + len(tally.dispensed) == count.waived
        assert (said[None], tally.concerned, len(tally.dispensed)) == (
            count.unanswered,
            count.concerned,
            count.dispensed,
        )


def _exempted(given: Checklist, elements: set[str]) -> Checklist:
    waived = {f"{element}.ada": "tidak berlaku" for element in elements}
    return checklist(given.unit.name, {**given.answers, **waived})
