"""`results/*.toml` → results of real assessments that were published, each with source and basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from compliance.definitions.load import DATA
from compliance.definitions.standing import standing_of
from compliance.definitions.tables import Table, read_toml, shown
from compliance.model import Basis, Category, Instrument, Result, Standing, Zone
from compliance.text import definitions as text

FIRST_YEAR, LAST_YEAR = 2009, 2100  # UU 25/2009


def published_results(registry: str, editions: Mapping[str, Instrument]) -> tuple[Result, ...]:
    """What was published about the region of a registry; nothing where no such file is shipped."""
    path = DATA / "results" / f"{registry}.toml"
    return load_results(path, editions) if path.is_file() else ()


def load_results(path: Path, editions: Mapping[str, Instrument]) -> tuple[Result, ...]:
    """The results of a file in its order; raises DefinitionError, also where a category is not the
    one in whose band the score lies.
    """

    def build(table: Table) -> tuple[Result, ...]:
        sources = table.named_texts("sources")
        found = table.each("results", lambda inner: _result(inner, sources, editions))
        table.no_twins((f"results[{i}]", _of_what(result)) for i, result in enumerate(found))
        return found

    return read_toml(path, build)


def _of_what(result: Result) -> str:
    """What it is the result of: of that there can be only one."""
    return " ".join(part for part in (result.edition, str(result.year), result.unit_id) if part)


def _result(table: Table, sources: Mapping[str, str], editions: Mapping[str, Instrument]) -> Result:
    id = table.text("edition")
    if id not in editions:
        raise table.error("edition", text.UNKNOWN_EDITION, found=shown(id))
    edition = editions[id]
    score = table.number("score", minimum=0, maximum=edition.scale) if table.has("score") else None
    if score is not None and (score * 10**edition.decimals).denominator != 1:
        raise table.error("score", text.BAND_FINE, decimals=edition.decimals, found=shown(score))
    band = _category(table, edition, score)
    zone = table.choice("zone", Zone) if table.has("zone") else band.zone
    if zone is not band.zone:
        raise table.error("zone", text.OTHER_ZONE, category=shown(band.id), found=shown(zone))
    return Result(
        unit_id=table.text("unit", optional=True),
        edition=id,
        year=table.whole("year", minimum=FIRST_YEAR, maximum=LAST_YEAR),
        score=None if score is None else _decimal(score, edition.decimals),
        category=band.id,
        zone=zone,
        words=table.text("words", optional=True),
        standing=_standing(table, sources),
    )


def _category(table: Table, edition: Instrument, score: Fraction | None) -> Category:
    """The category in whose band the score lies; without a score, the one that is written."""
    fitting = [c for c in edition.categories if score is None or c.lower <= score <= c.upper]
    if score is not None and not table.has("category"):
        return fitting[0]
    id = table.text("category")
    for category in fitting:
        if category.id == id:
            return category
    if score is not None and id in {c.id for c in edition.categories}:
        facts = {"score": shown(score), "category": shown(fitting[0].id), "found": shown(id)}
        raise table.error("category", text.OTHER_CATEGORY, **facts)
    known = ", ".join(shown(c.id) for c in edition.categories)
    raise table.error("category", text.NOT_A_CHOICE, choices=known, found=shown(id))


def _standing(table: Table, sources: Mapping[str, str]) -> Standing:
    found = standing_of(table, sources)
    if found.basis is Basis.ASUMSI:
        raise table.error("basis", text.RESULT_ASSUMED)
    return replace(found, source=sources[found.source])


def _decimal(score: Fraction, decimals: int) -> Decimal:
    """The score with as many decimals as its edition has: 98.7 → 98.70."""
    return Decimal(int(score * 10**decimals)).scaleb(-decimals)
