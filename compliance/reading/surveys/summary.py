"""A table of unsur → the mean of each, exactly where the table allows it, else as it was published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from compliance.model import Place
from compliance.problems import ProblemCode
from compliance.reading.blocks import found
from compliance.reading.personal.patterns import masked
from compliance.reading.surveys.assign import assign
from compliance.reading.surveys.figures import GRADES, Kind
from compliance.reading.surveys.notes import Notes
from compliance.reading.surveys.result import Scale, Scores
from compliance.reading.surveys.runs import Figures, Run
from compliance.reading.surveys.scale import LEAST, MOST, TOP
from compliance.reading.surveys.table import Knowledge

LEAST_LYING = 5  # columns of whole scores: respondents lying down
_LOWEST_INDEX = Fraction(25)
_MOST_DECIMALS = 6
_TOLD = (Kind.SUM, Kind.RESPONDENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What one column of a table of unsur says. `rows`: respondents, where its columns are such."""

    scale: Scale
    unsur: tuple[str, ...]
    means: tuple[Fraction, ...] = ()
    respondents: int | None = None
    label: str = ""
    rows: tuple[Scores, ...] = ()


def read_run(
    run: Run, stated: int | None, knowledge: Knowledge, place: Callable[[int], Place], notes: Notes
) -> list[Means]:
    """The surveys of a table, mostly one.

    `stated`: the number of respondents the sheet speaks of; `place`: of the name of an unsur.
    """
    assigned = assign(run.rows, knowledge.definition, knowledge.legend, place)
    for problem in assigned.problems:
        notes.add(problem)
    order = [(unsur, some[0].at) for unsur, some in assigned.columns.items()]
    if not order:
        return []
    places = [next(i for i, row in enumerate(run.rows) if row.at == at) for _, at in order]
    figures = [_sorted(figure, places) for figure in run.figures]
    unsur = tuple(id for id, _ in order)
    published = _surveys(figures, unsur, stated)
    if knowledge.declared and any(means.scale is Scale.FOUR for means in published):
        notes.add(knowledge.declared.problem)
        return []
    if not published:
        weighted = any(figure.kind is Kind.WEIGHTED for figure in figures)
        code = ProblemCode.SURVEY_TABLE_WEIGHTED if weighted else ProblemCode.SURVEY_TABLE_UNCLEAR
        notes.add(found(code, place(run.rows[0].at)))
    return published


def _surveys(figures: Sequence[Figures], unsur: tuple[str, ...], stated: int | None) -> list[Means]:
    """What the columns say; nothing of a table with five steps."""
    if any(figure.kind is Kind.FIVE for figure in figures):
        return []
    return _exact(figures, unsur, stated) or _lying(figures, unsur) or _published(figures, unsur, stated)


def respondents_in(runs: Sequence[Run]) -> list[Run]:
    """The runs, if each is what one respondent said: a list with a row for every answer."""
    if len(runs) < LEAST_LYING:
        return []
    shared = set.intersection(*({f.at for f in run.figures if f.kind is not Kind.IGNORED} for run in runs))
    scored = [at for at in shared if all(_scored(run, at) for run in runs)]
    if len(scored) != 1:
        return []
    return [replace(run, figures=tuple(f for f in run.figures if f.at == scored[0])) for run in runs]


def _scored(run: Run, at: int) -> bool:
    figure = next(f for f in run.figures if f.at == at)
    return all(number is None or number in (1, 2, 3, 4) for number in figure.numbers)


def scores_of(run: Run, knowledge: Knowledge, place: Callable[[int], Place]) -> dict[str, Fraction | None]:
    """What one respondent said, by unsur."""
    assigned = assign(run.rows, knowledge.definition, knowledge.legend, place).columns
    by_row = dict(zip((row.at for row in run.rows), run.figures[0].numbers, strict=True))
    return {unsur: by_row[some[0].at] for unsur, some in assigned.items()}


def _sorted(figure: Figures, places: Sequence[int]) -> Figures:
    numbers = tuple(figure.numbers[i] for i in places)
    return Figures(at=figure.at, title=figure.title, kind=figure.kind, numbers=numbers)


def _of(figures: Sequence[Figures], kind: Kind) -> list[tuple[Fraction, ...]]:
    return [whole for figure in figures if figure.kind is kind and (whole := figure.whole) is not None]


def _exact(figures: Sequence[Figures], unsur: tuple[str, ...], stated: int | None) -> list[Means]:
    """From how many gave each answer, or from sums and a number of respondents that fits them."""
    counted = _counted(figures, unsur, stated)
    if counted is not None:
        return [counted]
    sums = _of(figures, Kind.SUM)
    if len(sums) != 1:
        return []
    people_of = _people(figures, sums[0], stated)
    if people_of is None:
        return []
    means = tuple(total / people_of for total in sums[0])
    if all(LEAST <= mean <= MOST for mean in means):
        return [Means(scale=Scale.FOUR, unsur=unsur, means=means, respondents=people_of)]
    if all(MOST < mean <= TOP for mean in means):
        return [Means(scale=Scale.HUNDRED, unsur=unsur, means=means, respondents=people_of)]
    return []


def _counted(figures: Sequence[Figures], unsur: tuple[str, ...], stated: int | None) -> Means | None:
    """From how many gave each answer; not from shares, nor from what may be such: 100 in every row."""
    counts = [_of([f for f in figures if not f.shares], grade) for grade in GRADES]
    if any(len(found) != 1 for found in counts):
        return None
    tallies = list(zip(*(found[0] for found in counts), strict=True))
    people = {sum(tally) for tally in tallies}
    told = stated == TOP or any(set(numbers) == {TOP} for kind in _TOLD for numbers in _of(figures, kind))
    whole = all(count.denominator == 1 for tally in tallies for count in tally)
    if not whole or min(people) <= 0 or (people == {TOP} and not told):
        return None
    means = tuple(
        sum(((i + 1) * count for i, count in enumerate(tally)), Fraction(0)) / sum(tally) for tally in tallies
    )
    return Means(scale=Scale.FOUR, unsur=unsur, means=means, respondents=int(max(people)))


def _people(figures: Sequence[Figures], sums: tuple[Fraction, ...], stated: int | None) -> int | None:
    """The number of respondents: a column of it, what the sheet states, or what sums and means agree on."""
    told = {number for numbers in _of(figures, Kind.RESPONDENTS) for number in numbers}
    if len(told) == 1 and (only := next(iter(told))).denominator == 1 and only > 0:
        return int(only)
    if stated is not None:
        return stated
    possible: set[int] = set()
    for means in _of(figures, Kind.MEAN):
        pairs = [(total, mean) for total, mean in zip(sums, means, strict=True) if mean > 0]
        fits = [set(_possible(total, mean)) for total, mean in pairs]
        if fits:
            possible = set.intersection(*fits)
    return possible.pop() if len(possible) == 1 else None


def _possible(total: Fraction, mean: Fraction) -> Iterator[int]:
    """The whole numbers by which the sum was divided to give the mean, as it was rounded or cut off."""
    room = step_of(mean)
    if mean <= room:
        return
    least, most = total / (mean + room), total / (mean - room)
    for people in range(max(1, int(least)), min(int(most) + 2, int(least) + 10_000)):
        if abs(total / people - mean) < room:
            yield people


def step_of(number: Fraction) -> Fraction:
    """One unit of the last decimal that was written."""
    return next(
        (Fraction(1, 10**d) for d in range(1, _MOST_DECIMALS) if (number * 10**d).denominator == 1),
        Fraction(1, 10**_MOST_DECIMALS),
    )


def _lying(figures: Sequence[Figures], unsur: tuple[str, ...]) -> list[Means]:
    """Respondents in columns: many columns of whole scores that nobody titled as anything else."""
    kinds = (Kind.OTHER, Kind.RESPONDENTS, Kind.IGNORED, *GRADES)
    scored = [f for f in figures if all(n is None or n in (1, 2, 3, 4) for n in f.numbers)]
    if len(scored) < LEAST_LYING or any(f.kind not in kinds for f in scored):
        return []
    return [Means(scale=Scale.FOUR, unsur=unsur, rows=tuple(f.numbers for f in scored))]


def _published(figures: Sequence[Figures], unsur: tuple[str, ...], stated: int | None) -> list[Means]:
    """The means as they stand there; several columns of them are as many surveys."""
    means = [f for f in figures if f.kind is Kind.MEAN and _scale(f)]
    low = [f for f in means if _scale(f) is Scale.FOUR]
    usable = low or means or [f for f in figures if f.kind is Kind.OTHER and _scale(f)]
    named = [f for f in usable if {"nrr", "rata", "rerata"} & set(f.title.split())]
    usable = named if len(named) == 1 else usable
    people = {
        n for numbers in _of(figures, Kind.RESPONDENTS) for n in numbers if n.denominator == 1 and n > 0
    }
    respondents = int(people.pop()) if len(people) == 1 else stated
    if len({f.title for f in usable}) < len(usable):
        return []
    alone = len(usable) == 1
    return [
        Means(
            scale=_scale(figure) or Scale.FOUR,
            unsur=unsur,
            means=tuple(number for number in figure.numbers if number is not None),
            respondents=respondents if alone else None,
            label="" if alone else masked(figure.title),
        )
        for figure in usable
    ]


def _scale(figure: Figures) -> Scale | None:
    """The scale of a whole column of means; None where it is of neither."""
    numbers = figure.whole
    if numbers is None:
        return None
    told = figure.kind is Kind.MEAN or any(number.denominator > 1 for number in numbers)
    if told and all(LEAST <= number <= MOST for number in numbers):
        return Scale.FOUR
    return Scale.HUNDRED if told and all(_LOWEST_INDEX <= number <= TOP for number in numbers) else None
