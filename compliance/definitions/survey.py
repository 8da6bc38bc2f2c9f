"""`skm.toml` → what a survey of satisfaction asks, how its index is made, and how files spell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from compliance.definitions.load import DATA
from compliance.definitions.standing import standing_of
from compliance.definitions.tables import Table, read_toml, shown
from compliance.model.instrument import Category, Standing
from compliance.model.survey import (
    AnswerScale,
    Conversion,
    IntervalRule,
    Order,
    OtherSurvey,
    Phrase,
    SampleRule,
    SurveyDefinition,
    Unsur,
    Weight,
)
from compliance.text import definitions as text

_STEP = re.compile(r"(?:(?:[^\W_]+ )*\{\}|[^\W_]+(?: [^\W_]+)*)")
_MOST_DRAWS = 100_000
_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """The words of answers."""

    adjectives: frozenset[str]
    negatives: frozenset[str]
    scales: tuple[AnswerScale, ...]


def load_survey(path: Path) -> SurveyDefinition:
    """The definition in a file; raises DefinitionError."""
    return read_toml(path, _definition)


@cache
def shipped_survey() -> SurveyDefinition:
    """The definition of this product."""
    return load_survey(DATA / "skm.toml")


def _definition(table: Table) -> SurveyDefinition:
    sources = table.named_texts("sources")
    unsur = table.each("unsur", _unsur)
    table.no_twins((f"unsur[{i}].id", one.id) for i, one in enumerate(unsur))
    for key in ("headers", "words", "weak"):
        table.no_twins(
            (f"unsur[{i}].{key}[{j}]", " ".join(phrase))
            for i, one in enumerate(unsur)
            for j, phrase in enumerate(getattr(one, key))
        )
    ids = tuple(one.id for one in unsur)
    orders, assumed, order_standing = table.one("orders", lambda inner: _orders(inner, ids, sources))
    weights = table.each("weights", lambda inner: _weight(inner, sources))
    table.no_twins((f"weights[{i}].id", weight.id) for i, weight in enumerate(weights))
    mutu, mutu_standing = table.one(
        "mutu", lambda inner: (inner.each("bands", _band), standing_of(inner, sources))
    )
    _check_bands(table, mutu)
    answers = table.one("answers", lambda inner: _answers(inner, sources))
    return SurveyDefinition(
        title=table.text("title"),
        legal_ref=table.text("legal_ref"),
        unsur=unsur,
        orders=orders,
        assumed_order=assumed,
        order_standing=order_standing,
        weights=weights,
        conversion=table.one("conversion", lambda inner: _conversion(inner, sources)),
        mutu=mutu,
        mutu_standing=mutu_standing,
        sample=table.one("sample", lambda inner: _sample(inner, sources)),
        interval=table.one("interval", lambda inner: _interval(inner, sources)),
        adjectives=answers.adjectives,
        negatives=answers.negatives,
        scales=answers.scales,
        others=table.each("others", _other),
        former=_phrases(table, "former"),
        aside=_phrases(table, "aside"),
        sources=sources,
    )


def _phrases(table: Table, key: str, *, optional: bool = False) -> tuple[Phrase, ...]:
    return tuple(tuple(spelling.split()) for spelling in table.phrases(key, optional=optional))


def _unsur(table: Table) -> Unsur:
    return Unsur(
        id=table.text("id"),
        label=table.text("label"),
        headers=_phrases(table, "headers"),
        words=_phrases(table, "words"),
        weak=_phrases(table, "weak", optional=True),
    )


def _orders(
    table: Table, ids: tuple[str, ...], sources: Mapping[str, str]
) -> tuple[tuple[Order, ...], Order, Standing]:
    """Every order, the one that is assumed, and the standing of the assumption."""
    assumed, standing = table.text("assumed"), standing_of(table, sources)
    orders = table.each("known", lambda inner: _order(inner, ids))
    chosen = next((order for order in orders if order.id == assumed), None)
    if chosen is None:
        known = ", ".join(shown(order.id) for order in orders)
        raise table.error("assumed", text.NOT_A_CHOICE, choices=known, found=shown(assumed))
    return orders, chosen, standing


def _order(table: Table, ids: tuple[str, ...]) -> Order:
    unsur = table.texts("unsur")
    if sorted(unsur) != sorted(ids):
        raise table.error("unsur", text.ORDER_INCOMPLETE, known=", ".join(map(shown, ids)))
    return Order(id=table.text("id"), label=table.text("label"), unsur=unsur)


def _weight(table: Table, sources: Mapping[str, str]) -> Weight:
    above, below = table.positive("numerator"), table.positive("denominator")
    return Weight(id=table.text("id"), value=above / below, standing=standing_of(table, sources))


def _conversion(table: Table, sources: Mapping[str, str]) -> Conversion:
    return Conversion(
        factor=table.positive("factor"),
        tolerance=table.number("tolerance", minimum=0),
        decimals=table.whole("decimals", minimum=0, maximum=6),
        standing=standing_of(table, sources),
    )


def _band(table: Table) -> Category:
    lower, upper = table.number("lower", minimum=0), table.number("upper", maximum=100)
    if upper < lower:
        raise table.error("upper", text.BAND_CROSSED, lower=shown(lower), found=shown(upper))
    return Category(id=table.text("id"), label=table.text("label"), lower=lower, upper=upper)


def _check_bands(table: Table, bands: tuple[Category, ...]) -> None:
    """Best first, one hundredth apart: between two of them no rounded index is left without a band."""
    step = Fraction(1, 100)
    for i in range(1, len(bands)):
        expected, found = bands[i - 1].lower - step, bands[i].upper
        if found != expected:
            at = f"mutu.bands[{i}].upper"
            raise table.error(at, text.BAND_GAP, expected=shown(expected), found=shown(found))


def _sample(table: Table, sources: Mapping[str, str]) -> SampleRule:
    return SampleRule(
        chi_square=table.positive("chi_square"),
        proportion=table.positive("proportion", maximum=1),
        precision=table.positive("precision", maximum=1),
        standing=standing_of(table, sources),
    )


def _interval(table: Table, sources: Mapping[str, str]) -> IntervalRule:
    return IntervalRule(
        level=table.positive("level", maximum=1),
        draws=table.whole("draws", minimum=100, maximum=_MOST_DRAWS),
        seed=table.whole("seed", minimum=0, maximum=_LARGEST_SEED),
        standing=standing_of(table, sources),
    )


def _answers(table: Table, sources: Mapping[str, str]) -> _Answers:
    standing_of(table, sources)
    scales = table.each("scales", _scale)
    table.no_twins((f"scales[{i}].id", scale.id) for i, scale in enumerate(scales))
    return _Answers(
        adjectives=frozenset(table.phrases("adjectives")),
        negatives=frozenset(table.phrases("negatives")),
        scales=scales,
    )


def _scale(table: Table) -> AnswerScale:
    written = table.texts("steps")
    steps = tuple(tuple(step.split("|")) for step in written)
    for i, step in enumerate(steps):
        for spelling in step:
            if not _STEP.fullmatch(spelling) or spelling != spelling.casefold():
                raise table.error(f"steps[{i}]", text.NOT_WORDS, found=shown(spelling))
    official = table.flag("official", optional=True)
    needs = table.text("needs", optional=True)
    if needs and all(needs not in step for step in steps):
        raise table.error("needs", text.NOT_A_STEP, found=shown(needs))
    return AnswerScale(id=table.text("id"), steps=steps, official=official, needs=needs)


def _other(table: Table) -> OtherSurvey:
    return OtherSurvey(label=table.text("label"), words=_phrases(table, "words"))
