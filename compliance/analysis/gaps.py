"""One unit's gaps: where it stands on each ladder, what proves it, and what the next rung takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from compliance.model import (
    Answer,
    Aspect,
    Assessment,
    Condition,
    Indicator,
    IndicatorResult,
    Instrument,
    Rung,
    Status,
    Truth,
)
from compliance.scoring.assess import assess
from compliance.scoring.conditions import truth
from compliance.scoring.rounding import round_half_up
from compliance.scoring.weights import shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A condition that does not hold: `truth` is false, or unknown while an answer is missing.

    `answer` is what stands there now; `open_parts` are the parts of a sum not answered *ada*.
    """

    condition: Condition
    truth: Truth
    answer: Answer | None
    open_parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An answer on which the rung reached rests, with its place and evidence."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """By how much the unit's score grows: exactly, and rounded as the instrument rounds."""

    exact: Fraction
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One indicator; its remedy, legal reference and standing are in `indicator`.

    `missing` are the conditions of the `next` rung that do not hold yet: all groups are needed,
    and of each group one condition suffices. The gains are what the floor wins if this indicator
    alone reaches the next rung, or the top. Not `seen`: no answer says anything about it, so that the
    floor is the lowest rung because nothing is known, not because it is not there.
    """

    indicator: Indicator
    aspect: Aspect
    seen: bool
    floor: Rung
    ceiling: Rung
    next: Rung | None
    missing: tuple[tuple[Missing, ...], ...]
    proof: tuple[Proof, ...]
    gain_next: Gain
    gain_top: Gain


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """All indicators of the instrument, each in one of five lists.

    `open`: those the unit can still climb, most points at stake first. `done`: on the top rung.
    `unasked`: of optional groups of questions the unit left alone. `unseen`: the checklist cannot
    tell. `waived`: does not apply to this unit.
    """

    assessment: Assessment
    open: tuple[Gap, ...]
    done: tuple[Gap, ...]
    unasked: tuple[Gap, ...]
    unseen: tuple[Gap, ...]
    waived: tuple[Gap, ...]


def find_gaps(answers: Mapping[str, Answer], instrument: Instrument, as_of: date) -> Gaps:
    """What one unit lacks under this instrument on this date."""
    assessment = assess(answers, instrument, as_of)
    results = assessment.results
    aspects = [aspect for aspect in instrument.aspects for _ in aspect.indicators]
    weights = shares(instrument, [result.applies for result in results])
    gaps = [
        (result, _gap(result, aspect, share * instrument.scale / instrument.top_points, assessment, answers))
        for result, aspect, share in zip(results, aspects, weights, strict=True)
    ]
    concerned = [(result, gap) for result, gap in gaps if result.applies]
    seen = [gap for result, gap in concerned if result.expected]
    climbable = [gap for gap in seen if gap.next is not None]
    climbable.sort(key=lambda gap: (-gap.gain_top.exact, -gap.gain_next.exact))
    return Gaps(
        assessment=assessment,
        open=tuple(climbable),
        done=tuple(gap for gap in seen if gap.next is None),
        unasked=tuple(gap for r, gap in concerned if not (r.expected or r.indicator.unseen)),
        unseen=tuple(gap for result, gap in concerned if result.indicator.unseen),
        waived=tuple(gap for result, gap in gaps if not result.applies),
    )


def _gap(
    result: IndicatorResult,
    aspect: Aspect,
    weight: Fraction,
    assessment: Assessment,
    answers: Mapping[str, Answer],
) -> Gap:
    """`weight` is what one point of this indicator adds to the unit's score."""
    rungs, as_of = result.indicator.rungs, assessment.as_of
    now = rungs[result.floor]
    above = rungs[result.floor + 1] if result.floor + 1 < len(rungs) else None

    def gain(rung: Rung) -> Gain:
        exact = weight * (rung.points - now.points)
        return Gain(exact=exact, points=round_half_up(exact, assessment.instrument.decimals))

    return Gap(
        indicator=result.indicator,
        aspect=aspect,
        seen=result.seen,
        floor=now,
        ceiling=rungs[result.ceiling],
        next=above,
        missing=_missing(above, answers, as_of) if above else (),
        proof=_proof(now, answers, as_of),
        gain_next=gain(above or now),
        gain_top=gain(rungs[-1]),
    )


def _missing(rung: Rung, answers: Mapping[str, Answer], as_of: date) -> tuple[tuple[Missing, ...], ...]:
    return tuple(
        tuple(
            Missing(
                condition=condition,
                truth=truth(condition, answers, as_of),
                answer=answers.get(condition.question),
                open_parts=tuple(part for part in condition.parts if not _is_ada(answers.get(part))),
            )
            for condition in test.conditions
        )
        for test in rung.when
        if truth(test, answers, as_of) is not Truth.TRUE
    )


def _proof(rung: Rung, answers: Mapping[str, Answer], as_of: date) -> tuple[Proof, ...]:
    """The answers that make the rung's conditions true, each once; of a sum its parts as well."""
    found: dict[str, Answer] = {}
    for condition in rung.conditions:
        if truth(condition, answers, as_of) is Truth.TRUE:
            parts = {part for part in condition.parts if not _is_ada(answers.get(part))}
            proven = [question for question in condition.questions if question not in parts]
            found |= {question: answers[question] for question in proven if question in answers}
    return tuple(Proof(question=question, answer=answer) for question, answer in found.items())


def _is_ada(answer: Answer | None) -> bool:
    return answer is not None and answer.value is Status.ADA
