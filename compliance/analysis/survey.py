"""A survey of satisfaction → its index by each weight in use, its mutu, its sample, and how sure it is.

Exact (`Fraction`) up to the one rounding; only the interval is drawn with floating point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from compliance.model.instrument import Category
from compliance.model.survey import IntervalRule, SampleRule, SurveyDefinition, Weight
from compliance.problems import Problem, ProblemCode
from compliance.reading.surveys.means import means_of
from compliance.reading.surveys.result import Scale, Scores, Shape, Survey
from compliance.scoring.rounding import round_half_up

_FEWEST_DRAWN = 2  # respondents
_LEAST_WHOLE = 0.95  # of the draws have an answer to every unsur; else too few answered
_MOST_AT_ONCE = 2_000_000  # numbers of one step of the drawing: 16 MB
NRR_DECIMALS = 4  # with which the means of unsur are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A stated index beside those made here. `weight`: the one it agrees with, None where none does."""

    stated: Fraction
    weight: Weight | None
    difference: Decimal  # from the nearest of them, never negative


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """What a survey says. Without all unsur there is no index (`ikm` empty), and no mutu.

    `means`: NRR by unsur; `ikm`: rounded, by the ids of the weights; `mutu` is read from the first of
    them; `weakest`: every unsur that shares the lowest mean.
    """

    scale: Scale
    shape: Shape
    respondents: int | None
    means: Mapping[str, Fraction]
    ikm: Mapping[str, Decimal] = field(default_factory=dict)
    mutu: Category | None = None
    weakest: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def index(self) -> Decimal | None:
        """The index by the weight that counts."""
        return next(iter(self.ikm.values()), None)


def satisfaction(survey: Survey, definition: SurveyDefinition) -> Satisfaction:
    """The figures of one survey."""
    means = means_of(survey)
    ordered = {unsur: means[unsur] for unsur in definition.ids if unsur in means}
    missing = tuple(unsur for unsur in definition.ids if unsur not in ordered)
    decimals = definition.conversion.decimals
    indexes = {} if missing else index_by_weight(list(ordered.values()), survey.scale, definition)
    rounded = {id: round_half_up(value, decimals) for id, value in indexes.items()}
    first = next(iter(rounded.values()), None)
    lowest = min(ordered.values(), default=None)
    return Satisfaction(
        scale=survey.scale,
        shape=survey.shape,
        respondents=survey.respondents,
        means=ordered,
        ikm=rounded,
        mutu=None if first is None else mutu_of(first, definition),
        weakest=tuple(unsur for unsur, mean in ordered.items() if mean == lowest),
        missing=missing,
    )


def index_by_weight(
    means: Sequence[Fraction], scale: Scale, definition: SurveyDefinition
) -> dict[str, Fraction]:
    """The exact index from the means of all unsur, by the ids of the weights.

    On the scale from 1 to 4 the weighted sum is converted; on that to 100 it is not.
    """
    factor = definition.conversion.factor if scale is Scale.FOUR else Fraction(1)
    total = sum(means, Fraction(0))
    return {weight.id: total * weight.value * factor for weight in definition.weights}


def mutu_of(index: Decimal, definition: SurveyDefinition) -> Category | None:
    """The band of a rounded index; None below the lowest, which no survey of 1 to 4 reaches."""
    exact = Fraction(index)
    return next((band for band in definition.mutu if band.lower <= exact <= band.upper), None)


def compare(stated: Fraction, ikm: Mapping[str, Decimal], definition: SurveyDefinition) -> Comparison | None:
    """Which weight a stated index was made with: the nearest within the tolerance. None without an index."""
    if not ikm:
        return None
    distances = [(abs(stated - Fraction(ikm[weight.id])), weight) for weight in definition.weights]
    distance, nearest = min(distances, key=lambda entry: entry[0])
    agrees = distance <= definition.conversion.tolerance
    return Comparison(
        stated=stated,
        weight=nearest if agrees else None,
        difference=round_half_up(distance, definition.conversion.decimals),
    )


def together(surveys: Sequence[Survey]) -> Survey | None:
    """Surveys of respondents of one file as one; None where they do not measure the same."""
    first, *others = surveys
    alike = all(
        one.shape is Shape.RESPONDENTS and (one.scale, one.unsur) == (first.scale, first.unsur)
        for one in surveys
    )
    if not alike or not others:
        return first if not others else None
    rows: Counter[Scores] = Counter()
    for survey in surveys:
        for count, scores in survey.rows:
            rows[scores] += count
    stated = {one.value: one for survey in surveys for one in survey.stated}
    return replace(
        first,
        rows=tuple((count, scores) for scores, count in rows.items()),
        respondents=rows.total(),
        name="",
        part="",
        stated=tuple(stated.values()) if len(stated) == 1 else (),
        population=None,
    )


def unmatched(survey: Survey, found: Satisfaction, definition: SurveyDefinition) -> Problem | None:
    """Where a file states an index of its own that none of the weights gives."""
    compared = [
        (comparison, one)
        for one in survey.stated
        if (comparison := compare(one.value, found.ikm, definition)) is not None
    ]
    if not compared or any(comparison.weight is not None for comparison, _ in compared):
        return None
    nearest, stated = min(compared, key=lambda entry: entry[0].difference)
    decimals = definition.conversion.decimals
    details = {
        "stated": _written(round_half_up(nearest.stated, decimals)),
        "found": " / ".join(map(_written, dict.fromkeys(found.ikm.values()))),
    }
    return Problem(code=ProblemCode.SURVEY_INDEX_DIFFERS, place=stated.place, details=details)


def _written(number: Decimal) -> str:
    return f"{number}".replace(".", ",")


# -- the sample the guideline asks for


def sample_size(population: int, rule: SampleRule) -> int:
    """How many of so many people are to be asked, after Krejcie and Morgan; never more than there are."""
    if population < 1:
        raise ValueError("a population has at least one person")
    spread = rule.chi_square * rule.proportion * (1 - rule.proportion)
    exact = spread * population / (rule.precision**2 * (population - 1) + spread)
    return min(population, int(round_half_up(exact, 0)))


def largest_population(respondents: int, rule: SampleRule) -> int | None:
    """The most people for whom so many respondents are enough; None where they are for any number."""
    if respondents < 1:
        return 0
    spread = rule.chi_square * rule.proportion * (1 - rule.proportion)
    limit = respondents + Fraction(1, 2)  # below it, the size rounds to so many respondents or fewer
    slope = spread - limit * rule.precision**2
    if slope <= 0:
        return None
    bound = limit * (spread - rule.precision**2) / slope
    largest = int(bound) if bound.denominator > 1 else int(bound) - 1
    return max(largest, respondents)


# -- how far the index could lie elsewhere


def interval(survey: Survey, definition: SurveyDefinition) -> tuple[Decimal, Decimal] | None:
    """A percentile bootstrap interval of the index: respondents drawn anew, with a fixed seed.

    Only of rows of respondents with all unsur; None otherwise, and for a single respondent.
    """
    if survey.shape is not Shape.RESPONDENTS or set(survey.unsur) != set(definition.ids):
        return None
    drawn = _drawn(survey, definition)
    if drawn is None:
        return None
    decimals = definition.conversion.decimals
    low, high = drawn
    return round_half_up(Fraction(low), decimals), round_half_up(Fraction(high), decimals)


def _drawn(survey: Survey, definition: SurveyDefinition) -> tuple[float, float] | None:
    """The two percentiles of the index over as many draws as the definition says.

    Where nobody left an unsur open, a respondent counts by the sum of their scores alone.
    """
    import numpy as np  # 50 ms that the command line spends only where it is used

    rule: IntervalRule = definition.interval
    if sum(count for count, _ in survey.rows) < _FEWEST_DRAWN:
        return None
    rows = _by_total(survey.rows) if all(None not in scores for _, scores in survey.rows) else survey.rows
    counts = np.array([count for count, _ in rows], dtype=np.int64)
    people = int(counts.sum())
    scores = np.array([[np.nan if one is None else float(one) for one in given] for _, given in rows])
    answered, given = (~np.isnan(scores)).astype(np.float64), np.nan_to_num(scores)
    generator = np.random.Generator(np.random.PCG64(rule.seed))
    at_once = max(1, min(rule.draws, _MOST_AT_ONCE // len(counts)))
    drawn = []
    for start in range(0, rule.draws, at_once):
        size = min(at_once, rule.draws - start)
        people_drawn = generator.multinomial(people, counts / people, size=size).astype(np.float64)
        totals = people_drawn @ answered
        whole = (totals > 0).all(axis=1)  # a draw in which nobody answered some unsur has no index
        drawn.append((people_drawn[whole] @ given / totals[whole]).sum(axis=1))
    indexes = np.concatenate(drawn)
    if len(indexes) < rule.draws * _LEAST_WHOLE:
        return None
    factor = float(definition.conversion.factor) if survey.scale is Scale.FOUR else 1.0
    tail = float((1 - rule.level) / 2)
    ends = np.quantile(indexes, [tail, 1 - tail]) * factor / len(definition.ids)
    return float(ends[0]), float(ends[1])


def _by_total(rows: Sequence[tuple[int, Scores]]) -> list[tuple[int, Scores]]:
    """Respondents by the sum of their scores."""
    totals: Counter[Fraction] = Counter()
    for count, scores in rows:
        totals[sum((score for score in scores if score is not None), Fraction(0))] += count
    return [(count, (total,)) for total, count in sorted(totals.items())]
