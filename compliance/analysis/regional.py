"""What stands behind the figures of a region: which units enter, which are left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from compliance.analysis import frames
from compliance.analysis.elements import shown_elements, status_of
from compliance.analysis.overview import Exempt
from compliance.model import (
    Category,
    Checklist,
    ChecklistDefinition,
    Element,
    Instrument,
    Registry,
    Status,
    Unit,
    UnitKind,
)
from compliance.scoring.aggregate import Aggregate, aggregate


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A unit behind a figure; `rank` and `score`, the published one, only where it is ranked."""

    unit_id: str
    name: str
    kind: UnitKind
    rank: int | None = None
    score: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The score of a region: `total` over so many units is `exact`, which `result` rounds once.

    Each unit enters with its published score.
    """

    units: tuple[Listed, ...]
    total: Fraction
    exact: Fraction
    result: Aggregate


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisional:
    """A unit that is not ranked; `scored` False where nothing applies to it."""

    unit: Listed
    seen: int
    visible: int
    completeness: Fraction
    scored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementTally:
    """The units that reported by what they said about an element; None: nothing. Of an optional group
    only those that said something. `dispensed`: those that a dispensation exempts, in none of the others.
    """

    element: Element
    units: Mapping[Status | None, tuple[Listed, ...]]
    dispensed: tuple[Listed, ...]

    @property
    def concerned(self) -> int:
        """How many units need it."""
        waived = len(self.units[Status.TIDAK_BERLAKU])
        return sum(len(units) for units in self.units.values()) - waived


def listed(unit: Unit) -> Listed:
    """A unit behind a figure that asks neither for its rank nor for its score."""
    return Listed(unit_id=unit.id, name=unit.name, kind=unit.kind)


def region_mean(ranking: pd.DataFrame, instrument: Instrument, steps: str) -> Mean | None:
    """The mean of the ranked units of a frame of `analysis.ranking`, in its order; None without any.

    `steps`: the column of scores, as whole steps of their last decimal.
    """
    ranked = ranking[ranking[frames.RANK].notna()]
    if ranked.empty:
        return None
    units = tuple(_listed(ranked, steps, instrument.decimals))
    scores = [Fraction(unit.score) for unit in units if unit.score is not None]
    total = sum(scores, Fraction(0))
    return Mean(units=units, total=total, exact=total / len(scores), result=aggregate(scores, instrument))


def beside(ranking: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """The units that are ranked in one frame, in its order and with its ranks, with what they reach in
    another of the same units; without those to which nothing applies there."""
    ranked = ranking.loc[ranking[frames.RANK].notna(), [frames.UNIT_ID, frames.RANK]]
    found = ranked.merge(other.drop(columns=frames.RANK), on=frames.UNIT_ID, how="left")
    return found[found[frames.FLOOR_STEPS].notna()].reset_index(drop=True)


def by_category(
    ranking: pd.DataFrame, instrument: Instrument
) -> tuple[tuple[Category, tuple[Listed, ...]], ...]:
    """The ranked units in each category by what they prove, best category first."""
    return tuple(
        (
            category,
            tuple(
                _listed(
                    ranking[ranking[frames.RANK].notna() & (ranking[frames.CATEGORY_FLOOR] == category.id)],
                    frames.FLOOR_STEPS,
                    instrument.decimals,
                )
            ),
        )
        for category in instrument.categories
    )


def provisional_units(ranking: pd.DataFrame) -> tuple[Provisional, ...]:
    """The units of a ranking that are not ranked, by name."""
    rows = ranking[ranking[frames.RANK].isna()]
    return tuple(
        Provisional(
            unit=Listed(unit_id=id, name=name, kind=UnitKind(kind)),
            seen=int(seen),
            visible=int(visible),
            completeness=frames.exact_share(completeness),
            scored=bool(scored),
        )
        for id, name, kind, seen, visible, completeness, scored in zip(
            rows[frames.UNIT_ID],
            rows[frames.NAME],
            rows[frames.KIND],
            rows[frames.SEEN],
            rows[frames.VISIBLE],
            rows[frames.COMPLETENESS],
            rows[frames.FLOOR].notna(),
            strict=True,
        )
    )


def silent_units(registry: Registry, heard: Iterable[str], kind: UnitKind | None) -> tuple[Listed, ...]:
    """The units that ought to have reported and have not, in the order of the registry."""
    known = set(heard)
    return tuple(
        listed(unit)
        for unit in registry.units
        if unit.active and unit.id not in known and kind in (None, unit.kind)
    )


def element_tallies(
    checklists: Sequence[Checklist], definition: ChecklistDefinition, exempt: Exempt
) -> tuple[ElementTally, ...]:
    """Who said what about each element, counted as `overview` counts it."""
    return tuple(_tally(element, checklists, exempt) for element in shown_elements(checklists, definition))


def _tally(element: Element, checklists: Sequence[Checklist], exempt: Exempt) -> ElementTally:
    found: dict[Status | None, list[Listed]] = {status: [] for status in (*Status, None)}
    dispensed = []
    for checklist in checklists:
        said, unit = status_of(checklist, element), listed(checklist.unit)
        if element.id in exempt.get(checklist.unit.id, ()):
            dispensed.append(unit)
        elif said is not None or not element.optional:
            found[said].append(unit)
    return ElementTally(
        element=element,
        units={status: tuple(units) for status, units in found.items()},
        dispensed=tuple(dispensed),
    )


def _listed(rows: pd.DataFrame, steps: str, decimals: int) -> Iterable[Listed]:
    for id, name, kind, rank, score in zip(
        rows[frames.UNIT_ID],
        rows[frames.NAME],
        rows[frames.KIND],
        rows[frames.RANK],
        rows[steps],
        strict=True,
    ):
        yield Listed(
            unit_id=id,
            name=name,
            kind=UnitKind(kind),
            rank=int(rank),
            score=Decimal(int(score)).scaleb(-decimals),
        )
