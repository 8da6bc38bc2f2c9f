"""What of an earlier period could be said again: every old answer, and whether it would still count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from compliance.analysis.expiry import ageing
from compliance.analysis.verified import state_of
from compliance.model import (
    Answer,
    AnswerKind,
    Checklist,
    ChecklistDefinition,
    Condition,
    Instrument,
    Question,
    Status,
    Unit,
    Verification,
    VerificationState,
)
from compliance.scoring.conditions import last_day

_TYPES: dict[AnswerKind, type] = {
    AnswerKind.STATUS: Status,
    AnswerKind.COUNT: Fraction,
    AnswerKind.NUMBER: Fraction,
    AnswerKind.PERCENT: Fraction,
    AnswerKind.DATE: date,
    AnswerKind.CHOICE: tuple,
    AnswerKind.CHOICES: tuple,
    AnswerKind.LINKS: tuple,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One old answer that a unit may say again.

    `answer` is what would be said: what the unit said then (`claimed`), or what it was corrected to.
    `state`, `note`: what Bagian Organisasi found then. `last_day`: the last assessment date on which
    a date still carries everything it can; None where nothing looks at its age. `expired`: that day
    comes before the new assessment date.
    """

    unit: Unit
    question: str
    answer: Answer
    claimed: Answer
    state: VerificationState
    note: str
    last_day: date | None
    expired: bool

    @property
    def still_good(self) -> bool:
        """Whether it is worth saying again: neither too old nor sent back."""
        return not self.expired and self.state is not VerificationState.DIKEMBALIKAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The period into which answers are carried. `units`: those that may take some, in their order;
    `answered`: the questions each of them has answered already."""

    assessment_date: date
    units: tuple[Unit, ...]
    answered: Mapping[str, Collection[str]]


def find_offers(
    old: Iterable[Checklist],
    verifications: Mapping[str, Mapping[str, Verification]],
    now: Now,
    *,
    definition: ChecklistDefinition,
    instruments: Iterable[Instrument],
) -> tuple[Offer, ...]:
    """The old answers to what is not answered yet, unit by unit, in the order of the questions.

    A question that is no longer asked, or now takes another kind of answer, is left out.
    """
    said = {checklist.unit.id: checklist.answers for checklist in old}
    ages = ageing(instruments)
    return tuple(
        offer
        for unit in now.units
        if unit.id in said
        for offer in _of_unit(unit, said[unit.id], verifications.get(unit.id, {}), now, definition, ages)
    )


def _of_unit(
    unit: Unit,
    said: Mapping[str, Answer],
    decided: Mapping[str, Verification],
    now: Now,
    definition: ChecklistDefinition,
    ages: Mapping[str, tuple[Condition, ...]],
) -> Iterator[Offer]:
    answered = now.answered.get(unit.id, ())
    for question in definition.questions:
        claimed = said.get(question.id)
        if claimed is None or question.id in answered or not _fits(claimed, question):
            continue
        verification = decided.get(question.id)
        state = state_of(claimed, verification)
        answer = _as_found(claimed, state, verification)
        last = _last_day(answer, ages.get(question.id, ()))
        yield Offer(
            unit=unit,
            question=question.id,
            answer=answer,
            claimed=claimed,
            state=state,
            note=verification.note if verification else "",
            last_day=last,
            expired=last is not None and last < now.assessment_date,
        )


def _fits(answer: Answer, question: Question) -> bool:
    return isinstance(answer.value, _TYPES[question.kind])


def _as_found(claimed: Answer, state: VerificationState, verification: Verification | None) -> Answer:
    """What was corrected is not said wrongly a second time."""
    if state is not VerificationState.DIKOREKSI or verification is None or verification.corrected is None:
        return claimed
    return replace(claimed, value=verification.corrected)


def _last_day(answer: Answer, ages: Iterable[Condition]) -> date | None:
    value = answer.value
    return min((last_day(age, value) for age in ages), default=None) if isinstance(value, date) else None
