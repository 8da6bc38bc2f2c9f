"""`instruments/*.toml` → the editions of the yardsticks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from compliance.definitions.conditions import Questions, conditions
from compliance.definitions.instrument_checks import (
    all_read,
    check_bands,
    check_climb,
    check_ids,
    check_total,
)
from compliance.definitions.standing import standing_of
from compliance.definitions.tables import UNREAD, Table, parse_toml, read_toml, shown
from compliance.model import (
    AnswerKind,
    Aspect,
    Basis,
    Category,
    ChecklistDefinition,
    Indicator,
    Instrument,
    Rung,
    Standing,
    Zone,
)
from compliance.text import definitions as text

_MOST_DECIMALS = 6
_LARGEST_SCALE = 1_000_000
MOST_RUNGS = 26  # what `scoring.ladders` can climb


def load_instrument(path: Path, checklist: ChecklistDefinition) -> Instrument:
    """The instrument of a file that bears its id; raises DefinitionError."""
    return read_toml(path, _builder(path.name, checklist))


def parse_instrument(data: bytes, name: str, checklist: ChecklistDefinition) -> Instrument:
    """The instrument in the bytes of a file of that name; raises DefinitionError."""
    return parse_toml(data, name, _builder(name, checklist))


def _builder(name: str, checklist: ChecklistDefinition) -> Callable[[Table], Instrument]:
    id = Path(name).stem

    def build(table: Table) -> Instrument:
        if table.text("id") != id:
            table.refuse("id", text.NOT_FILE_NAME, name=shown(id), found=shown(table.text("id")))
        return build_instrument(table, checklist)

    return build


def build_instrument(table: Table, checklist: ChecklistDefinition) -> Instrument:
    """The instrument in a table, whatever its id; raises DefinitionError."""
    sources = table.named_texts("sources")
    known = None if table.noted("sources") else sources
    unscored = table.text("unscored", optional=True)
    if unscored and table.has("aspects"):
        table.refuse("unscored", text.UNSCORED_WITH_ASPECTS)
    score = table.one("score", lambda inner: _score(inner, known, bare=bool(unscored)), instead=_UNREAD)
    builder = _builder_for(checklist, known, score.top_points)
    weighed = _Weighed() if unscored else builder.weighed(table, score.weights_total)
    bands, categories_standing = table.one(
        "categories",
        lambda inner: (inner.each("bands", _category), builder.standing(inner)),
        instead=(_NO_BANDS, _NOWHERE),
    )
    if not (table.noted("categories") or table.noted("categories.bands", below=True)):
        check_bands(table, bands, scale=score.scale, decimals=score.decimals)
    check_ids(table, weighed.aspects, bands)
    return Instrument(
        id=table.text("id"),
        title=table.text("title"),
        summary=table.text("summary"),
        legal_ref=table.text("legal_ref"),
        scale=score.scale,
        top_points=score.top_points,
        decimals=score.decimals,
        rounding_standing=score.standing,
        aspects=weighed.aspects,
        categories=bands,
        categories_standing=categories_standing,
        aggregate_standing=table.one("aggregate", builder.standing, instead=_NOWHERE),
        minimum_completeness=weighed.minimum,
        completeness_standing=weighed.standing,
        limits=table.texts("limits"),
        sources=sources,
        supersedes=table.text("supersedes", optional=True),
        superseded_by=table.text("superseded_by", optional=True),
        released=table.flag("released"),
        unscored=unscored,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Score:
    """How a score is made of points and weights."""

    scale: Fraction
    top_points: Fraction
    weights_total: Fraction
    decimals: int
    standing: Standing


# What stands for a part that was refused, where mistakes are collected.
_NOWHERE = Standing(source="", basis=Basis.ASUMSI)
_NO_BANDS: tuple[Category, ...] = ()
_NO_RUNGS: tuple[Rung, ...] = ()
_UNREAD = _Score(scale=UNREAD, top_points=UNREAD, weights_total=UNREAD, decimals=0, standing=_NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """What answers are weighed with; nothing where they are not scored."""

    aspects: tuple[Aspect, ...] = ()
    minimum: Fraction = Fraction(1)
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Builder:
    """What the parts of one instrument need to know of the whole."""

    questions: Questions
    optional: frozenset[str]  # the ids of the groups nobody need answer
    sources: Mapping[str, str] | None  # None: they could not be read
    top_points: Fraction

    def standing(self, table: Table) -> Standing:
        return standing_of(table, self.sources)

    def weighed(self, table: Table, weights_total: Fraction) -> _Weighed:
        minimum, standing = table.one(
            "completeness",
            lambda inner: (inner.number("minimum", minimum=0, maximum=1), self.standing(inner)),
            instead=(UNREAD, _NOWHERE),
        )
        aspects = table.each("aspects", self.aspect)
        if len(aspects) == table.count("aspects"):
            check_total(table, "score.aspect_weights_total", weights_total, [a.weight for a in aspects])
        return _Weighed(aspects=aspects, minimum=minimum, standing=standing)

    def aspect(self, table: Table) -> Aspect:
        aspect = Aspect(
            id=table.text("id"),
            label=table.text("label"),
            weight=table.positive("weight"),
            standing=self.standing(table),
            indicators=table.each("indicators", self.indicator),
        )
        weights = [indicator.weight for indicator in aspect.indicators]
        total = table.positive("indicator_weights_total")
        if len(weights) == table.count("indicators"):
            check_total(table, "indicator_weights_total", total, weights)
        return aspect

    def indicator(self, table: Table) -> Indicator:
        rungs, ladder_standing = table.one("ladder", self.ladder, instead=(_NO_RUNGS, _NOWHERE))
        indicator = Indicator(
            id=table.text("id"),
            label=table.text("label"),
            weight=table.positive("weight"),
            weight_standing=self.standing(table),
            ladder_standing=ladder_standing,
            rungs=rungs,
            legal_ref=table.text("legal_ref"),
            remedy=table.text("remedy"),
            proof=table.text("proof"),
            unseen=table.text("unseen", optional=True),
            waived_by=table.texts("waived_by", optional=True),
        )
        self._check_sight(table, indicator)
        elements = {self.questions[id].element for id in indicator.asked if id in self.questions}
        return replace(indicator, optional=bool(elements) and elements <= self.optional)

    def ladder(self, table: Table) -> tuple[tuple[Rung, ...], Standing]:
        rungs = table.each("rungs", self.rung)
        if len(rungs) > MOST_RUNGS:
            table.refuse("rungs", text.TOO_MANY_RUNGS, most=MOST_RUNGS, found=len(rungs))
        if len(rungs) == table.count("rungs"):
            check_climb(table, rungs)
        return rungs, self.standing(table)

    def rung(self, table: Table) -> Rung:
        points = table.number("points", minimum=0)
        if all_read(points, self.top_points) and points > self.top_points:
            table.refuse("points", text.ABOVE_TOP, top=shown(self.top_points), found=shown(points))
        when = table.each("when", conditions(self.questions)) if table.has("when") else ()
        return Rung(points=points, label=table.text("label"), when=when)

    def _check_sight(self, table: Table, indicator: Indicator) -> None:
        """What the checklist sees has conditions all the way up; what it does not see has none."""
        if indicator.unseen and indicator.questions:
            table.refuse("unseen", text.UNSEEN_WITH_CONDITION)
        for i, rung in enumerate(indicator.rungs[1:], start=1):
            at = f"ladder.rungs[{i}].when"
            if not (rung.when or indicator.unseen or table.noted(at, below=True)):
                table.refuse(at, text.RUNG_WITHOUT_CONDITION)
        for i, id in enumerate(indicator.waived_by):
            question = self.questions.get(id)
            if question is None:
                table.refuse(f"waived_by[{i}]", text.UNKNOWN_QUESTION, found=shown(id))
            elif question.kind is not AnswerKind.STATUS:
                table.refuse(
                    f"waived_by[{i}]", text.WAIVER_NOT_STATUS, found=shown(id), kind=shown(question.kind)
                )


def _builder_for(
    checklist: ChecklistDefinition, sources: Mapping[str, str] | None, top_points: Fraction
) -> _Builder:
    return _Builder(
        questions={question.id: question for question in checklist.questions},
        optional=frozenset(element.id for element in checklist.elements if element.optional),
        sources=sources,
        top_points=top_points,
    )


def _score(table: Table, sources: Mapping[str, str] | None, *, bare: bool) -> _Score:
    """`bare`: without points and weights, where answers are not scored."""
    scale = table.positive("scale", maximum=_LARGEST_SCALE)
    return _Score(
        scale=scale,
        top_points=scale if bare else table.positive("top_points", maximum=_LARGEST_SCALE),
        weights_total=Fraction(0) if bare else table.positive("aspect_weights_total"),
        decimals=table.whole("decimals", minimum=0, maximum=_MOST_DECIMALS),
        standing=standing_of(table, sources),
    )


def _category(table: Table) -> Category:
    lower, upper = table.number("lower", minimum=0), table.number("upper")
    if all_read(lower, upper) and upper < lower:
        table.refuse("upper", text.BAND_CROSSED, lower=shown(lower), found=shown(upper))
    return Category(
        id=table.text("id"),
        label=table.text("label"),
        lower=lower,
        upper=upper,
        zone=table.choice("zone", Zone) if table.has("zone") else None,
    )
