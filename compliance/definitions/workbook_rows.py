"""An instrument as the sheets of a workbook: an example to begin one's own with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from compliance.definitions.workbook_conditions import cell_of
from compliance.model import Aspect, Category, Indicator, Instrument, Rung, Standing
from compliance.text import definitions as text

Cell = str | int | float
Sheet = list[list[Cell]]


def instrument_rows(instrument: Instrument) -> dict[str, Sheet]:
    """The rows of each sheet by its name, heads first, as `read_custom_workbook` takes them."""
    indicators = [(aspect, indicator) for aspect in instrument.aspects for indicator in aspect.indicators]
    return {
        text.SHEET_MAIN: _main(instrument),
        text.SHEET_SOURCES: _table(
            text.SOURCE_FIELDS, [{"id": id, "text": said} for id, said in instrument.sources.items()]
        ),
        text.SHEET_CATEGORIES: _table(text.CATEGORY_FIELDS, map(_category, instrument.categories)),
        text.SHEET_ASPECTS: _table(text.ASPECT_FIELDS, map(_aspect, instrument.aspects)),
        text.SHEET_INDICATORS: _table(text.INDICATOR_FIELDS, [_indicator(*both) for both in indicators]),
        text.SHEET_RUNGS: _table(
            text.RUNG_FIELDS,
            [_rung(indicator, rung) for _, indicator in indicators for rung in indicator.rungs],
        ),
    }


def _main(instrument: Instrument) -> Sheet:
    scored = instrument.scorable
    total = sum((aspect.weight for aspect in instrument.aspects), Fraction(0))
    values: dict[str, Cell] = {
        "id": instrument.id,
        "title": instrument.title,
        "summary": instrument.summary,
        "legal_ref": instrument.legal_ref,
        "supersedes": instrument.supersedes,
        "released": text.YES if instrument.released else text.NO,
        "unscored": instrument.unscored,
        "score.scale": _number(instrument.scale),
        "score.top_points": _number(instrument.top_points) if scored else "",
        "score.aspect_weights_total": _number(total) if scored else "",
        "score.decimals": instrument.decimals,
        **_standing(instrument.rounding_standing, "score."),
        **_standing(instrument.aggregate_standing, "aggregate."),
        "completeness.minimum": _number(instrument.minimum_completeness) if scored else "",
        **_standing(instrument.completeness_standing, "completeness."),
        **_standing(instrument.categories_standing, "categories."),
    }
    rows: Sheet = [[*text.MAIN_COLUMNS]]
    for name, key in text.MAIN_FIELDS.items():
        rows += (
            [[name, limit] for limit in instrument.limits] if name == text.LIMIT else [[name, values[key]]]
        )
    return rows


def _category(category: Category) -> Mapping[str, Cell]:
    return {
        "id": category.id,
        "label": category.label,
        "lower": _number(category.lower),
        "upper": _number(category.upper),
        "zone": category.zone.value if category.zone else "",
    }


def _aspect(aspect: Aspect) -> Mapping[str, Cell]:
    total = sum((indicator.weight for indicator in aspect.indicators), Fraction(0))
    return {
        "id": aspect.id,
        "label": aspect.label,
        "weight": _number(aspect.weight),
        "indicator_weights_total": _number(total),
        **_standing(aspect.standing),
    }


def _indicator(aspect: Aspect, indicator: Indicator) -> Mapping[str, Cell]:
    return {
        "aspect": aspect.id,
        "id": indicator.id,
        "label": indicator.label,
        "weight": _number(indicator.weight),
        **_standing(indicator.weight_standing),
        "legal_ref": indicator.legal_ref,
        "proof": indicator.proof,
        "remedy": indicator.remedy,
        "unseen": indicator.unseen,
        "waived_by": "; ".join(indicator.waived_by),
        **_standing(indicator.ladder_standing, "ladder."),
    }


def _rung(indicator: Indicator, rung: Rung) -> Mapping[str, Cell]:
    return {
        "indicator": indicator.id,
        "points": _number(rung.points),
        "label": rung.label,
        "when": cell_of(rung),
    }


def _standing(standing: Standing | None, prefix: str = "") -> dict[str, Cell]:
    if standing is None:
        return {f"{prefix}{key}": "" for key in ("source", "basis", "note")}
    return {
        f"{prefix}source": standing.source,
        f"{prefix}basis": standing.basis.value,
        f"{prefix}note": standing.note,
    }


def _table(fields: Mapping[str, str], rows: Iterable[Mapping[str, Cell]]) -> Sheet:
    return [[*fields], *([row[key] for key in fields.values()] for row in rows)]


def _number(value: Fraction) -> Cell:
    return int(value) if value.denominator == 1 else float(value)
