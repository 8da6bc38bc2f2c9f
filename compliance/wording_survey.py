"""A survey of satisfaction in words: the same on the page, in the terminal and in files."""

from __future__ import annotations

from compliance import formats
from compliance.analysis.survey import (
    Comparison,
    Satisfaction,
    largest_population,
    sample_size,
)
from compliance.model.survey import SampleRule
from compliance.reading.surveys.result import Shape, Survey
from compliance.text import survey as text


def headline(file: str, survey: Survey, found: Satisfaction) -> str:
    """`skm.xlsx: 150 responden, skala 1–4, IKM 91,48 (A, Sangat Baik)`."""
    part = survey.part or survey.name
    return text.HEADLINE.format(
        file=file,
        part=f" ({part})" if part else "",
        respondents=respondents(survey),
        scale=text.SCALES[survey.scale],
        ikm=text.NO_INDEX if found.index is None else formats.number(found.index),
        mutu=f" ({found.mutu.id}, {found.mutu.label})" if found.mutu else "",
    )


def respondents(survey: Survey) -> str:
    """`150 responden`, or what a published table says of them."""
    count = survey.respondents
    told = text.RESPONDENTS_UNKNOWN if count is None else text.RESPONDENTS.format(count=formats.count(count))
    return told if survey.shape is Shape.RESPONDENTS else text.TABLE.format(respondents=told)


def mark(unsur: str, found: Satisfaction) -> str:
    """What stands beside the weakest unsur; nothing where all are alike."""
    alike = len(found.weakest) == len(found.means)
    return text.WEAKEST if unsur in found.weakest and not alike else ""


def sample(count: int, population: int | None, rule: SampleRule) -> str:
    """Whether so many respondents are enough for so many people; where that is unknown, for how many."""
    shown = formats.count(count)
    if population is None:
        largest = largest_population(count, rule)
        if largest is None:
            return text.SAMPLE_ANY.format(respondents=shown)
        return text.SAMPLE_UP_TO.format(respondents=shown, largest=formats.count(largest))
    needed = sample_size(population, rule)
    facts = {"respondents": shown, "population": formats.count(population), "needed": formats.count(needed)}
    if count >= needed:
        return text.SAMPLE_ENOUGH.format(**facts)
    return text.SAMPLE_SHORT.format(**facts, lacking=formats.count(needed - count))


def compared(comparison: Comparison) -> str:
    """Which weight a stated index agrees with."""
    stated = formats.number(comparison.stated, 2)
    if comparison.weight is None:
        return text.DIFFERS.format(stated=stated, difference=formats.number(comparison.difference))
    return text.MATCHES.format(stated=stated, weight=comparison.weight.label)
