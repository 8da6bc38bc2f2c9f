"""How the index of a survey is made, on whose word; and the way to a unit's surveys."""

from __future__ import annotations

from compliance.definitions.survey import shipped_survey
from compliance.formats import count, number, share
from compliance.model import Standing, Unit
from compliance.model.survey import SurveyDefinition
from compliance.text import pages as words
from compliance.text import survey as text
from compliance.ui import filters, show
from compliance.ui.frame import SURVEYS, Visit
from compliance.workflows.setup import Period


def method() -> None:
    """The rules of the survey: for the page Metode."""
    definition = shipped_survey()
    rows = [
        (what, rule, f"{definition.sources[standing.source]} {standing.note}", words.BASES[standing.basis])
        for what, rule, standing in _rules(definition)
    ]
    show.table(text.METHOD_COLUMNS, rows, least=760)
    show.bullets(text.METHOD)


def way(visit: Visit, unit: Unit, period: Period) -> None:
    """From a unit to its surveys."""
    show.way(SURVEYS, text.WAY, filters.query(visit, unit_id=unit.id, period=period))


def _rules(definition: SurveyDefinition) -> list[tuple[str, str, Standing]]:
    """What is ruled, how, and on whose word."""
    rules = []
    for place, weight in enumerate(definition.weights):
        use = text.METHOD_WEIGHT_OTHER if place else text.METHOD_WEIGHT_USED
        rules.append((text.METHOD_WEIGHT.format(weight=weight.label), use, weight.standing))
    factor = number(definition.conversion.factor)
    rules.append((text.METHOD_IKM, text.METHOD_FACTOR.format(factor=factor), definition.conversion.standing))
    bands = "; ".join(
        text.METHOD_BAND.format(mutu=band.id, low=number(band.lower, 2), high=number(band.upper, 2))
        for band in definition.mutu
    )
    rules.append((text.MUTU, bands, definition.mutu_standing))
    sample, interval = definition.sample, definition.interval
    formula = text.METHOD_SAMPLE.format(
        chi=number(sample.chi_square, 3), p=number(sample.proportion), d=number(sample.precision)
    )
    rules.append((text.METHOD_SAMPLE_HEAD, formula, sample.standing))
    drawn = text.METHOD_INTERVAL.format(
        level=share(interval.level), draws=count(interval.draws), seed=interval.seed
    )
    rules.append((text.CARD_INTERVAL, drawn, interval.standing))
    order = definition.assumed_order
    named = [definition.label(unsur) for unsur in order.unsur[7:]]
    assumed = text.METHOD_ORDER.format(order=order.label, eighth=named[0], ninth=named[1])
    rules.append((text.METHOD_ORDER_HEAD, assumed, definition.order_standing))
    return rules
