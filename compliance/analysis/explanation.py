"""How a unit's score came about, part by part. The parts add up to what `assess` says, exactly:
nothing here is rounded before the whole is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from compliance.analysis.dispensed import first_question
from compliance.model import (
    Answer,
    AnyOf,
    Aspect,
    Assessment,
    Category,
    Condition,
    Dispensation,
    Indicator,
    IndicatorResult,
    Instrument,
    Rung,
    Truth,
    VerificationState,
)
from compliance.scoring.assess import assess, is_waiver
from compliance.scoring.conditions import truth
from compliance.scoring.weights import official_shares, shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What stands under one question.

    `answer`: what counts, None where nothing does; `claimed`: what the unit said; `state`: where that
    stands, None where nothing was said. `dispensed`: the exception that stands in its place.
    """

    question: str
    answer: Answer | None
    claimed: Answer | None
    state: VerificationState | None
    dispensed: Dispensation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One condition of a rung, and the answers it looked at, of a sum also its parts."""

    condition: Condition
    truth: Truth
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Conditions of which one suffices."""

    truth: Truth
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A rung: whether it is reached, by which conditions, and what it would contribute, exactly."""

    rung: Rung
    truth: Truth
    groups: tuple[Group, ...]
    contribution: Fraction

    @property
    def lacking(self) -> tuple[Group, ...]:
        """What does not hold, or is not known to."""
        return tuple(group for group in self.groups if group.truth is not Truth.TRUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPart:
    """One indicator. Shares are of the whole score, 0..1: `official` when everything applies, `share`
    after what does not apply was left out. `floor` and `ceiling` are what it contributes, in points
    of the score, exactly.
    """

    result: IndicatorResult
    official: Fraction
    share: Fraction
    worth: Fraction  # what one point on its ladder contributes
    floor: Fraction
    ceiling: Fraction
    statements: tuple[Statement, ...]  # of all questions it looks at, answered or not

    @property
    def indicator(self) -> Indicator:
        return self.result.indicator

    @property
    def waivers(self) -> tuple[Statement, ...]:
        """The answers *tidak berlaku* for which it is left out."""
        return tuple(
            s for s in self.statements if s.question in self.indicator.waived_by and is_waiver(s.answer)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectPart:
    """One aspect. Its share of the whole is its weight over `of`, the weights of the aspects in which
    something applies; an indicator's share of it is that indicator's weight over `inner`, the weights
    of what applies in it. Both are 0 where nothing applies.
    """

    aspect: Aspect
    of: Fraction
    inner: Fraction
    share: Fraction
    floor: Fraction
    ceiling: Fraction
    indicators: tuple[IndicatorPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of the range: exact, as it is rounded once, and the category read from that."""

    exact: Fraction
    rounded: Decimal
    category: Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Official weight that counts, over the weight it is measured by; both as shares of the whole."""

    part: Fraction
    whole: Fraction

    @property
    def value(self) -> Fraction:
        """0..1"""
        return self.part / self.whole if self.whole else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An assessment with all it was made of. `floor`, `ceiling` are None where nothing applies.

    `coverage`: seen weight over all weight; `completeness`: seen and applicable weight over the
    weight it asks for. `answers`: what counts; `statements`: by question, all the
    instrument looks at.
    """

    assessment: Assessment
    answers: Mapping[str, Answer]
    statements: Mapping[str, Statement]
    aspects: tuple[AspectPart, ...]
    floor: End | None
    ceiling: End | None
    coverage: Ratio
    completeness: Ratio

    @property
    def instrument(self) -> Instrument:
        return self.assessment.instrument

    @property
    def indicators(self) -> tuple[IndicatorPart, ...]:
        return tuple(part for aspect in self.aspects for part in aspect.indicators)


def explain(
    answers: Mapping[str, Answer],
    instrument: Instrument,
    as_of: date,
    *,
    claims: Mapping[str, Answer] | None = None,
    states: Mapping[str, VerificationState] | None = None,
    dispensations: Iterable[Dispensation] = (),
) -> Explanation:
    """How the answers that count became a score. `claims`: what the unit said, where that differs;
    `states`: where each of its answers stands; `dispensations`: the exceptions that are among the
    answers. Raises ComplianceError where the edition scores none.
    """
    assessment = assess(answers, instrument, as_of)
    said, stands = answers if claims is None else claims, states or {}
    exempt = {first_question(one.element): one for one in dispensations}
    asked = [indicator.questions for indicator in instrument.indicators]
    statements = {
        q: Statement(
            question=q,
            answer=answers.get(q),
            claimed=said.get(q),
            state=stands.get(q),
            dispensed=exempt.get(q),
        )
        for q in dict.fromkeys(question for mine in asked for question in mine)
    }
    parts = _parts(assessment, [tuple(statements[question] for question in mine) for mine in asked])
    seen = [part for part in parts if part.result.seen]
    expected = _sum(part.official for part in parts if part.result.expected)
    return Explanation(
        assessment=assessment,
        answers=answers,
        statements=statements,
        aspects=tuple(_aspects(instrument, parts)),
        floor=_end(assessment.exact_floor, assessment.floor, assessment.category_floor),
        ceiling=_end(assessment.exact_ceiling, assessment.ceiling, assessment.category_ceiling),
        coverage=Ratio(part=_sum(part.official for part in seen), whole=_sum(p.official for p in parts)),
        completeness=Ratio(part=_sum(p.official for p in seen if p.result.applies), whole=expected),
    )


def ladder(found: Explanation, part: IndicatorPart) -> tuple[Step, ...]:
    """The whole ladder of one of its indicators, lowest rung first."""
    return tuple(_step(found, part, place) for place in range(len(part.indicator.rungs)))


def step_above(found: Explanation, part: IndicatorPart, rung: int) -> Step | None:
    """The rung above that one, which tells why it is not reached; None at the top."""
    return _step(found, part, rung + 1) if rung + 1 < len(part.indicator.rungs) else None


def _parts(assessment: Assessment, statements: Sequence[tuple[Statement, ...]]) -> list[IndicatorPart]:
    instrument, results = assessment.instrument, assessment.results
    weights = shares(instrument, [result.applies for result in results])
    point = instrument.scale / instrument.top_points
    return [
        IndicatorPart(
            result=result,
            official=official,
            share=share,
            worth=share * point,
            floor=share * point * result.indicator.rungs[result.floor].points,
            ceiling=share * point * result.indicator.rungs[result.ceiling].points,
            statements=mine,
        )
        for result, mine, official, share in zip(
            results, statements, official_shares(instrument), weights, strict=True
        )
    ]


def _aspects(instrument: Instrument, parts: Iterable[IndicatorPart]) -> Iterator[AspectPart]:
    left = iter(parts)
    grouped = [(aspect, tuple(islice(left, len(aspect.indicators)))) for aspect in instrument.aspects]
    inner = [_sum(p.indicator.weight for p in mine if p.result.applies) for _, mine in grouped]
    of = _sum(aspect.weight for (aspect, _), inside in zip(grouped, inner, strict=True) if inside)
    for (aspect, mine), inside in zip(grouped, inner, strict=True):
        yield AspectPart(
            aspect=aspect,
            of=of,
            inner=inside,
            share=_sum(part.share for part in mine),
            floor=_sum(part.floor for part in mine),
            ceiling=_sum(part.ceiling for part in mine),
            indicators=mine,
        )


def _end(exact: Fraction | None, rounded: Decimal | None, category: Category | None) -> End | None:
    if exact is None or rounded is None or category is None:
        return None
    return End(exact=exact, rounded=rounded, category=category)


def _step(found: Explanation, part: IndicatorPart, place: int) -> Step:
    rung = part.indicator.rungs[place]
    return Step(
        rung=rung,
        truth=part.result.truths[place],
        groups=tuple(_group(found, test) for test in rung.when),
        contribution=part.worth * rung.points,
    )


def _group(found: Explanation, test: Condition | AnyOf) -> Group:
    counting, as_of = found.answers, found.assessment.as_of
    checks = tuple(
        Check(
            condition=condition,
            truth=truth(condition, counting, as_of),
            statements=tuple(found.statements[q] for q in condition.questions),
        )
        for condition in test.conditions
    )
    return Group(truth=truth(test, counting, as_of), checks=checks)


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))
