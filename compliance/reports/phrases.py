"""An explanation in sentences: the same on the page and in its workbook."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from compliance import wording
from compliance.analysis.explanation import (
    AspectPart,
    Check,
    End,
    Explanation,
    Group,
    IndicatorPart,
    Statement,
    Step,
    step_above,
)
from compliance.analysis.regional import Mean, Provisional
from compliance.formats import count, exact, number, share, short_day, unrounded
from compliance.model import Category, Instrument, Standing, Status
from compliance.text import explanation as text
from compliance.text import pages, watching
from compliance.text.problems import reference
from compliance.wording import Questions

LONGEST_EXACT = 24  # characters of a fraction that still tells a reader something


def standing_words(instrument: Instrument, standing: Standing) -> str:
    """Basis, source and note of a number."""
    source = instrument.sources.get(standing.source, standing.source)
    words = text.STANDING.format(basis=pages.BASES[standing.basis], source=source)
    return text.NOTED.format(standing=words, note=standing.note) if standing.note else words


def statement_words(item: Statement, known: Questions) -> str:
    """A question with the answer that counts, its place and what supports it; what does not count
    is said not to."""
    question = wording.label(item.question, known)
    asked = known.get(item.question)
    said = wording.words(item.claimed, asked)
    state = "" if item.state is None else pages.VERIFICATION_STATES[item.state]
    if item.dispensed is not None:
        until, ground = short_day(item.dispensed.valid_until), item.dispensed.basis
        return text.DISPENSED.format(question=question, until=until, ground=ground, claimed=said)
    if item.answer is None and item.claimed is not None:
        main = text.COUNTS_NOT.format(question=question, claimed=said, state=state)
    elif item.answer is not None and item.claimed is not None and item.answer.value != item.claimed.value:
        answer = wording.words(item.answer, asked)
        main = text.CORRECTED.format(question=question, answer=answer, claimed=said)
    else:
        main = text.STATEMENT.format(question=question, answer=wording.words(item.answer, asked))
    return " · ".join(part for part in (main, *_support(item, state)) if part)


def _support(item: Statement, state: str) -> Iterable[str]:
    answer = item.answer or item.claimed
    if answer is None:
        return
    yield reference(answer.place)
    if answer.evidence:
        yield text.LINKS.format(count=count(len(answer.evidence)))
    if answer.effective:
        yield text.EFFECTIVE.format(day=short_day(answer.effective))
    if item.answer is not None:
        yield state
    yield answer.note


def answered(part: IndicatorPart) -> tuple[Statement, ...]:
    """The questions of an indicator under which something stands."""
    return tuple(item for item in part.statements if item.answer is not None or item.claimed is not None)


def anything_said(found: Explanation) -> bool:
    """Whether the unit has said anything the instrument looks at."""
    return any(item.claimed is not None for item in found.statements.values())


def group_words(group: Group, known: Questions, *, truths: bool) -> str:
    """Conditions of which one suffices, each with what stands there now; with its truth if wanted."""
    return text.OR.join(_check(check, known, truths=truths) for check in group.checks)


def lacking_words(step: Step, known: Questions) -> str:
    """Why a rung is not reached."""
    return "; ".join(group_words(group, known, truths=False) for group in step.lacking)


def _check(check: Check, known: Questions, *, truths: bool) -> str:
    now = _now(check, known)
    return text.CHECKED.format(condition=now, truth=text.TRUTHS[check.truth]) if truths else now


def _now(check: Check, known: Questions) -> str:
    wanted = wording.condition_words(check.condition, known)
    first, *others = check.statements
    asked = known.get(first.question)
    parts = [item for item in others if item.question in check.condition.parts]
    there = [item for item in parts if item.answer is not None and item.answer.value is Status.ADA]
    if parts and any(item.answer is not None for item in parts):
        now = wording.words(first.answer, asked)
        counts = {"answer": now, "there": count(len(there)), "all": count(len(parts))}
        return text.NOW_PARTS.format(condition=wanted, **counts)
    if first.answer is not None:
        return text.NOW.format(condition=wanted, answer=_beside(check, known))
    if first.claimed is not None and first.state is not None:
        state = pages.VERIFICATION_STATES[first.state]
        claimed = wording.words(first.claimed, asked)
        return text.NOW_CLAIMED.format(condition=wanted, claimed=claimed, state=state)
    return text.NOW_NOTHING.format(condition=wanted)


def _beside(check: Check, known: Questions) -> str:
    """The answer a condition tests, and of a share also what it is a share of."""
    shown = [item for item in check.statements if item.question not in check.condition.parts]
    return ", ".join(
        wording.words(item.answer, known.get(item.question))
        if item is shown[0]
        else text.STATEMENT.format(
            question=wording.label(item.question, known),
            answer=wording.words(item.answer, known.get(item.question)),
        )
        for item in shown
    )


def why_not(found: Explanation, part: IndicatorPart, known: Questions) -> tuple[str, ...]:
    """Why an indicator is not higher: above what is proven, and above what is possible."""
    if part.indicator.unseen:
        return (text.UNSEEN.format(reason=part.indicator.unseen),)
    if not part.result.applies:
        said = ", ".join(statement_words(item, known) for item in part.waivers)
        return (text.WAIVED.format(answers=said),)
    lines = [] if part.result.seen else [text.NOT_SEEN]
    proven = step_above(found, part, part.result.floor)
    if proven is None:
        return (text.TOP_REACHED,)
    reasons = lacking_words(proven, known)
    lines.append(text.WHY_NOT.format(label=proven.rung.label, reasons=reasons))
    possible = step_above(found, part, part.result.ceiling)
    if possible is not None and possible.rung is not proven.rung:
        reasons = lacking_words(possible, known)
        lines.append(text.WHY_NOT_POSSIBLE.format(label=possible.rung.label, reasons=reasons))
    return tuple(lines)


def proven_words(part: IndicatorPart) -> str:
    """The rung that is surely reached; where no answer says anything, that instead."""
    if part.indicator.unseen:
        return text.NOT_VISIBLE
    return part.indicator.rungs[part.result.floor].label if part.result.seen else text.NOT_COUNTED


def weight_words(aspect: AspectPart, part: IndicatorPart) -> str:
    """`24/100 × 17/100`: the weight of the aspect, and of the indicator in it."""
    if not part.result.applies:
        return text.WEIGHT_OUT
    return text.WEIGHT_INNER.format(
        aspect=text.OUT_OF.format(weight=number(aspect.aspect.weight), of=number(aspect.of)),
        inner=text.OUT_OF.format(weight=number(part.indicator.weight), of=number(aspect.inner)),
    )


def aspect_words(aspect: AspectPart, instrument: Instrument) -> str:
    """The weight of an aspect among those in which something applies."""
    whole = sum((a.weight for a in instrument.aspects), Fraction(0))
    facts = {"label": aspect.aspect.label, "weight": number(aspect.aspect.weight), "of": number(aspect.of)}
    if not aspect.inner:
        return text.ASPECT_OUT.format(**facts)
    return (text.ASPECT if aspect.of == whole else text.ASPECT_SHARED).format(**facts)


def sum_words(end: End, instrument: Instrument) -> str:
    """`Jumlah eksak semua sumbangan: 250/3 = 83,333333…`"""
    fraction, decimal = exact(end.exact), unrounded(end.exact, instrument.decimals)
    if fraction == decimal or len(fraction) > LONGEST_EXACT:
        return text.SUM_WHOLE.format(unrounded=decimal)
    return text.SUM.format(exact=fraction, unrounded=decimal)


def rounded_words(end: End, instrument: Instrument) -> str:
    """To how many decimals a figure is rounded, and what comes of it."""
    return text.ROUNDED.format(decimals=instrument.decimals, rounded=number(end.rounded))


def band_words(end: End, instrument: Instrument) -> str:
    """The category into which the rounded figure falls, with its bounds."""
    zone = end.category.zone
    lower, upper = bounds(end.category, instrument)
    facts = {
        "rounded": number(end.rounded),
        "category": end.category.label,
        "lower": lower,
        "upper": upper,
    }
    return (
        text.BAND.format(**facts) if zone is None else text.BAND_ZONE.format(zone=pages.ZONES[zone], **facts)
    )


def bounds(category: Category, instrument: Instrument) -> tuple[str, str]:
    """The lower and the upper bound of a category, with the instrument's decimals."""
    return number(category.lower, instrument.decimals), number(category.upper, instrument.decimals)


def rule_words(instrument: Instrument) -> str:
    """How points and weights become the score."""
    facts = {"scale": number(instrument.scale), "top": number(instrument.top_points)}
    return (text.RULE if instrument.scale == instrument.top_points else text.RULE_SCALED).format(**facts)


def coverage_words(found: Explanation) -> str:
    """How much of the official weight the answers can see."""
    seen = [part for part in found.indicators if part.result.seen]
    return text.COVERAGE_LINE.format(
        share=share(found.coverage.value), count=count(len(seen)), all=count(len(found.indicators))
    )


def completeness_words(found: Explanation) -> str:
    """How many of the questions that count are answered."""
    return text.COMPLETENESS_LINE.format(
        share=share(found.completeness.value),
        part=share(found.completeness.part),
        whole=share(found.completeness.whole),
        minimum=share(found.instrument.minimum_completeness),
    )


def mean_words(mean: Mean, instrument: Instrument) -> tuple[str, str]:
    """The sum of a regional figure, and its rounding."""
    total = text.MEAN_SUM.format(
        total=number(mean.total, instrument.decimals),
        count=count(len(mean.units)),
        unrounded=unrounded(mean.exact, instrument.decimals),
    )
    return total, text.ROUNDED.format(decimals=instrument.decimals, rounded=number(mean.result.score))


def mean_band_words(mean: Mean, instrument: Instrument) -> str:
    """The category of a regional figure, with its bounds."""
    category = mean.result.category
    return band_words(End(exact=mean.exact, rounded=mean.result.score, category=category), instrument)


def provisional_words(item: Provisional, instrument: Instrument) -> str:
    """Why a unit is not ranked."""
    if not item.scored:
        return watching.WHY_NOTHING
    return watching.WHY.format(
        seen=item.seen,
        visible=item.visible,
        share=share(item.completeness),
        minimum=share(instrument.minimum_completeness),
    )
