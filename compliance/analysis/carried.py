"""What of an earlier period could be said again: every old answer, and whether it would still count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from msgspec import structs

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
    comes before the new assessment date. `of`: whose answer it was, where that is not the unit itself but
    those whose place it took.
    """

    unit: Unit
    question: str
    answer: Answer
    claimed: Answer
    state: VerificationState
    note: str
    last_day: date | None
    expired: bool
    of: tuple[Unit, ...] = ()

    @property
    def still_good(self) -> bool:
        """Whether it is worth saying again: neither too old nor sent back."""
        return not self.expired and self.state is not VerificationState.DIKEMBALIKAN

    @property
    def suggested(self) -> bool:
        """Whether it is chosen unless somebody says otherwise: what another unit said is to be chosen."""
        return self.still_good and not self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A question to which the units whose place a unit took gave answers that differ: none is offered."""

    unit: Unit
    question: str
    said: tuple[tuple[Unit, Answer], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The period into which answers are carried. `units`: those that may take some, in their order;
    `answered`: the questions each of them has answered already; `predecessors`: whose place each took
    since (see `analysis.succession`)."""

    assessment_date: date
    units: tuple[Unit, ...]
    answered: Mapping[str, Collection[str]]
    predecessors: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)


def find_offers(
    old: Iterable[Checklist],
    verifications: Mapping[str, Mapping[str, Verification]],
    now: Now,
    *,
    definition: ChecklistDefinition,
    instruments: Iterable[Instrument],
) -> tuple[Offer, ...]:
    """The old answers to what is not answered yet, unit by unit, in the order of the questions: what the
    unit said itself, else what those said whose place it took, where they agree.

    A question that is no longer asked, or now takes another kind of answer, is left out.
    """
    found = _found(_Old(old, verifications, ageing(instruments)), now, definition)
    return tuple(one for one in found if isinstance(one, Offer))


def find_clashes(
    old: Iterable[Checklist],
    verifications: Mapping[str, Mapping[str, Verification]],
    now: Now,
    *,
    definition: ChecklistDefinition,
) -> tuple[Clash, ...]:
    """The questions to which nothing is offered because predecessors contradict each other."""
    found = _found(_Old(old, verifications, {}), now, definition)
    return tuple(one for one in found if isinstance(one, Clash))


class _Old:
    """The earlier period: what each unit said, and what was found about it."""

    def __init__(
        self,
        old: Iterable[Checklist],
        verifications: Mapping[str, Mapping[str, Verification]],
        ages: Mapping[str, tuple[Condition, ...]],
    ) -> None:
        self._said = {checklist.unit.id: checklist.answers for checklist in old}
        self._decided = verifications
        self._ages = ages

    def offer(self, unit: Unit, whose: Unit, question: Question, day: date) -> Offer | None:
        """What a unit could say again of what it, or another, said then; None where that said nothing."""
        claimed = self._said.get(whose.id, {}).get(question.id)
        if claimed is None or not _fits(claimed, question):
            return None
        verification = self._decided.get(whose.id, {}).get(question.id)
        state = state_of(claimed, verification)
        answer = _as_found(claimed, state, verification)
        last = _last_day(answer, self._ages.get(question.id, ()))
        return Offer(
            unit=unit,
            question=question.id,
            answer=answer,
            claimed=claimed,
            state=state,
            note=verification.note if verification else "",
            last_day=last,
            expired=last is not None and last < day,
            of=() if whose.id == unit.id else (whose,),
        )


def _found(old: _Old, now: Now, definition: ChecklistDefinition) -> Iterator[Offer | Clash]:
    for unit in now.units:
        answered = now.answered.get(unit.id, ())
        before = now.predecessors.get(unit.id, ())
        for question in definition.questions:
            if question.id in answered:
                continue
            own = old.offer(unit, unit, question, now.assessment_date)
            if own is not None:
                yield own
                continue
            offers = (old.offer(unit, one, question, now.assessment_date) for one in before)
            inherited = [offer for offer in offers if offer is not None]
            if inherited:
                yield _agreed(inherited)


def _agreed(inherited: Sequence[Offer]) -> Offer | Clash:
    """What all of them said, in the words of the first whose answer is still good."""
    first = next((offer for offer in inherited if offer.still_good), inherited[0])
    if len({offer.answer.value for offer in inherited}) > 1:
        said = tuple((one, offer.answer) for offer in inherited for one in offer.of)
        return Clash(unit=first.unit, question=first.question, said=said)
    others = [one for offer in inherited if offer is not first for one in offer.of]
    return replace(first, of=(*first.of, *others))


def _fits(answer: Answer, question: Question) -> bool:
    return isinstance(answer.value, _TYPES[question.kind])


def _as_found(claimed: Answer, state: VerificationState, verification: Verification | None) -> Answer:
    """What was corrected is not said wrongly a second time."""
    if state is not VerificationState.DIKOREKSI or verification is None or verification.corrected is None:
        return claimed
    return structs.replace(claimed, value=verification.corrected)


def _last_day(answer: Answer, ages: Iterable[Condition]) -> date | None:
    value = answer.value
    return min((last_day(age, value) for age in ages), default=None) if isinstance(value, date) else None
