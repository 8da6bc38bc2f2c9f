"""The readiness of a unit or a region as it was shown, and how it went from period to period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from compliance.model import Category, Instrument
from compliance.scoring.aggregate import average
from compliance.scoring.rounding import category_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """The published figures of one unit; None where nothing applies. Not `ranked`: *sementara*."""

    unit_id: str
    ranked: bool
    floor: Decimal | None
    ceiling: Decimal | None
    verified_floor: Decimal | None
    verified_ceiling: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """From what is proven to what is still possible, claimed and verified; of so many `units`."""

    units: int
    ranked: bool
    floor: Decimal | None
    ceiling: Decimal | None
    verified_floor: Decimal | None
    verified_ceiling: Decimal | None
    category_floor: Category | None
    category_ceiling: Category | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One period. `readiness` None: nobody is ranked, or the unit has not reported. `instrument`:
    the one it was shown under there; None where it had none of these. `dispensed`: the names of the
    units whose figures in it rest on a dispensation, and what is said of that."""

    period_id: int
    period: str
    as_of: date
    instrument: Instrument | None
    readiness: Readiness | None
    dispensed: tuple[tuple[str, str], ...] = ()


def of_unit(figures: UnitFigures, instrument: Instrument) -> Readiness:
    """The readiness of one unit."""
    return Readiness(
        units=1,
        ranked=figures.ranked,
        floor=figures.floor,
        ceiling=figures.ceiling,
        verified_floor=figures.verified_floor,
        verified_ceiling=figures.verified_ceiling,
        category_floor=_category(figures.floor, instrument),
        category_ceiling=_category(figures.ceiling, instrument),
    )


def of_region(rows: Iterable[UnitFigures], instrument: Instrument) -> Readiness | None:
    """The readiness of a region by its rule, from the ranked of these units; None without any."""
    ranked = [row for row in rows if row.ranked]
    if not ranked:
        return None
    floor = _mean([row.floor for row in ranked], instrument)
    ceiling = _mean([row.ceiling for row in ranked], instrument)
    return Readiness(
        units=len(ranked),
        ranked=True,
        floor=floor,
        ceiling=ceiling,
        verified_floor=_mean([row.verified_floor for row in ranked], instrument),
        verified_ceiling=_mean([row.verified_ceiling for row in ranked], instrument),
        category_floor=_category(floor, instrument),
        category_ceiling=_category(ceiling, instrument),
    )


def edition_among(
    kept: Mapping[str, Instrument], wanted: str, editions: Mapping[str, Instrument]
) -> Instrument | None:
    """The wanted instrument where it is kept, else the nearest it supersedes that is; None without."""
    return next((kept[id] for id in ancestry(wanted, editions) if id in kept), None)


def ancestry(edition: str, editions: Mapping[str, Instrument]) -> tuple[str, ...]:
    """The edition and all it supersedes, the newest first; one that is not known stands alone."""
    found = dict.fromkeys([edition])
    while edition in editions and editions[edition].supersedes not in ("", *found):
        edition = editions[edition].supersedes
        found[edition] = None
    return tuple(found)


def _mean(values: Iterable[Decimal | None], instrument: Instrument) -> Decimal | None:
    """Of the values there are: where nothing applies, there is no zero either."""
    present = [Fraction(value) for value in values if value is not None]
    return average(sum(present, Fraction(0)), len(present), instrument)[0] if present else None


def _category(score: Decimal | None, instrument: Instrument) -> Category | None:
    return None if score is None else category_of(score, instrument)
