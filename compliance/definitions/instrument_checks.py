"""What has to hold between the parts of an instrument. Nothing is concluded from what was refused."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from compliance.definitions.tables import UNREAD, Table, shown
from compliance.model import Aspect, Category, Rung
from compliance.text import definitions as text


def all_read(*numbers: Fraction) -> bool:
    """Whether none of these stands for a number that was refused."""
    return all(number is not UNREAD for number in numbers)


def check_climb(table: Table, rungs: Sequence[Rung]) -> None:
    """The lowest rung has no condition, and each gives more points than the one below it."""
    if rungs and rungs[0].when:
        table.refuse("rungs[0].when", text.LOWEST_RUNG)
    for i, (below, rung) in enumerate(pairwise(rungs), start=1):
        if all_read(below.points, rung.points) and rung.points <= below.points:
            table.refuse(
                f"rungs[{i}].points",
                text.RUNGS_RISE,
                previous=shown(below.points),
                found=shown(rung.points),
            )


def check_total(table: Table, at: str, declared: Fraction, weights: Sequence[Fraction]) -> None:
    """The weights add up to the total that is declared at `at`, exactly."""
    found = sum(weights, Fraction(0))
    if all_read(declared, *weights) and declared != found:
        table.refuse(at, text.WEIGHTS_TOTAL, declared=shown(declared), found=shown(found))


def check_bands(table: Table, bands: Sequence[Category], *, scale: Fraction, decimals: int) -> None:
    """Best first, from the top of the scale down to 0, one rounding step apart and on whole steps."""
    at, last = "categories.bands", len(bands) - 1
    if not (table.noted("score") or table.noted("score.decimals")):
        _check_steps(table, bands, decimals)
    if all_read(scale) and bands[0].upper != scale:
        table.refuse(f"{at}[0].upper", text.TOP_BAND, scale=shown(scale), found=shown(bands[0].upper))
    if bands[last].lower != 0:
        table.refuse(f"{at}[{last}].lower", text.BOTTOM_BAND, found=shown(bands[last].lower))
    if len({band.zone is None for band in bands}) > 1:
        table.refuse(at, text.ZONES_PARTLY)


def _check_steps(table: Table, bands: Sequence[Category], decimals: int) -> None:
    at, step = "categories.bands", Fraction(1, 10**decimals)
    for i, band in enumerate(bands):
        for key, bound in (("lower", band.lower), ("upper", band.upper)):
            if bound % step:
                table.refuse(f"{at}[{i}].{key}", text.BAND_FINE, decimals=decimals, found=shown(bound))
    for i, (above, band) in enumerate(pairwise(bands), start=1):
        expected = above.lower - step
        if band.upper != expected:
            table.refuse(f"{at}[{i}].upper", text.BAND_GAP, expected=shown(expected), found=shown(band.upper))


def check_ids(table: Table, aspects: Sequence[Aspect], bands: Sequence[Category]) -> None:
    """No two aspects, indicators or bands have one id."""
    table.no_twins((f"aspects[{i}].id", aspect.id) for i, aspect in enumerate(aspects))
    table.no_twins(
        (f"aspects[{a}].indicators[{i}].id", indicator.id)
        for a, aspect in enumerate(aspects)
        for i, indicator in enumerate(aspect.indicators)
    )
    table.no_twins((f"categories.bands[{i}].id", band.id) for i, band in enumerate(bands))
