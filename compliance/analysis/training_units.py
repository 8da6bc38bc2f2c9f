"""What a unit has done about training: how many were at what, the share of its front-office staff that is
trained, what to do next, and what of the checklist follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from compliance.analysis.training import STAFF, TRAINED
from compliance.analysis.training_standing import (
    Came,
    EventKey,
    Trained,
    UnitList,
    Window,
    attended,
    rostered,
    trained,
    trained_frontline,
)
from compliance.model import Answer, Unit
from compliance.model.training import TrainingEvent

# The columns of what is proposed. The first is never answered: it says what group the others belong to.
PROPOSED = ("sdm.ada", STAFF, TRAINED)


class Step(StrEnum):
    """What a unit ought to do next, the most urgent first."""

    NOTHING = "belum_ada"
    UNDATED = "tanpa_tanggal"
    PAST = "di_luar_masa"
    UNMARKED = "tanpa_tanda"
    STAFF = "petugas_belum_diisi"
    EXCESS = "lebih_dari_petugas"
    REST = "sebagian"
    DONE = "semua"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """A training a unit was at. `counts`: it lies in the time that counts."""

    event: TrainingEvent
    came: Came
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTraining:
    """One unit. `attended`: the latest training first. `frontline`: its trained front-office staff, None
    where no list marks them; `staff`: how many it says it has, None where it does not; `claimed`: how many
    of these it says are trained; `rostered`: how many front-office staff a list of all of them names.
    """

    unit: Unit
    attended: tuple[Attended, ...]
    trained: Trained
    frontline: Trained | None
    staff: int | None
    claimed: int | None
    rostered: int | None

    @property
    def share(self) -> Fraction | None:
        """0..1, at least; None where staff or trained staff is not known, or is more than the staff."""
        if self.frontline is None or not self.staff or self.frontline.least > self.staff:
            return None
        return Fraction(self.frontline.least, self.staff)

    @property
    def left(self) -> int | None:
        """How many of the front-office staff are not trained yet, at most."""
        share = self.share
        return None if share is None or self.staff is None else int(self.staff * (1 - share))

    @property
    def step(self) -> Step:
        """What it ought to do next."""
        if not self.trained.least:
            return self._without()
        if self.frontline is None:
            return Step.UNMARKED
        if not self.staff:
            return Step.STAFF
        if self.share is None:
            return Step.EXCESS
        return Step.REST if self.left else Step.DONE

    def _without(self) -> Step:
        if not self.attended:
            return Step.NOTHING
        return Step.UNDATED if any(one.event.day is None for one in self.attended) else Step.PAST


def unit_training(
    unit: Unit,
    lists: Sequence[UnitList],
    names: Mapping[EventKey, TrainingEvent],
    answers: Mapping[str, Answer],
    window: Window,
) -> UnitTraining:
    """What the lists that stand and the unit's own answers say."""
    came = [
        Attended(event=names[event], came=figures, counts=window.holds(event))
        for event, figures in attended(lists).items()
    ]
    return UnitTraining(
        unit=unit,
        attended=tuple(sorted(came, key=_latest_first)),
        trained=trained(lists, window),
        frontline=trained_frontline(lists, window),
        staff=_counted(answers.get(STAFF)),
        claimed=_counted(answers.get(TRAINED)),
        rostered=rostered(lists),
    )


def _latest_first(one: Attended) -> tuple[int, str]:
    return -one.event.day.toordinal() if one.event.day else 0, one.event.title.casefold()


def _counted(answer: Answer | None) -> int | None:
    value = None if answer is None else answer.value
    return int(value) if isinstance(value, Fraction) else None


def by_urgency(found: Sequence[UnitTraining]) -> tuple[UnitTraining, ...]:
    """The units by what they ought to do next, those without any training first; of one step, the smallest
    share first, else in the given order."""
    steps = {step: place for place, step in enumerate(Step)}
    return tuple(sorted(found, key=lambda one: (steps[one.step], one.share or 0)))


def answers_of(one: UnitTraining) -> Mapping[str, int]:
    """The answers by question that the lists show and the unit has not given so already.

    Nothing is said of nobody, for a list may be missing; nor of more trained staff than there is; nor
    where the unit claims more and two lists leave that open. The staff is only told where a list names
    those too who were at nothing, and the unit has not answered.
    """
    answers: dict[str, int] = {}
    if one.staff is None and one.rostered is not None:
        answers[STAFF] = one.rostered
    told, staff = one.frontline, answers.get(STAFF, one.staff)
    if told is None or not told.least or (staff is not None and told.least > staff):
        return answers
    open_claim = one.claimed is not None and told.least <= one.claimed <= told.most
    if not open_claim:
        answers[TRAINED] = told.least
    return answers
