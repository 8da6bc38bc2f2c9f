"""How much of a unit's front-office staff is trained, from lists of attendance and its own answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from compliance.model import Answer, Unit
from compliance.reading.attendance.result import AttendanceReading, Trained

STAFF = "sdm.petugas"
TRAINED = "sdm.terlatih"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingShare:
    """One unit. `trained`: its front-office staff that attended a training at least; all its people
    where no list marks front-office staff (`marked`). `staff`: its front-office staff, None where
    neither the lists nor its answers tell. `trainings`: how many different ones it attended.

    Of several files the largest count is taken: names stay in the reader, so that whether two files
    mean the same people is not known, and a sum could count one twice.
    """

    unit: Unit
    trained: int
    staff: int | None
    trainings: int
    marked: bool

    @property
    def share(self) -> Fraction | None:
        """0..1; None where the staff is not known, is nobody, or is fewer than were trained."""
        if not self.staff or self.trained > self.staff:
            return None
        return Fraction(self.trained, self.staff)


def training_shares(
    readings: Iterable[AttendanceReading], answers: Mapping[str, Mapping[str, Answer]]
) -> tuple[TrainingShare, ...]:
    """Every unit in these lists, by name. `answers`: what units say themselves, by their ids."""
    read = tuple(readings)
    units: dict[str, list[Trained]] = {}
    titles: dict[str, set[str]] = {}
    for reading in read:
        for one in reading.trained:
            units.setdefault(one.unit.id, []).append(one)
        for training in reading.trainings:
            titles.setdefault(training.unit.id, set()).add(training.title.casefold())
    shares = [_share(lists, answers.get(id, {}), len(titles.get(id, ()))) for id, lists in units.items()]
    return tuple(sorted(shares, key=lambda share: (share.unit.name.casefold(), share.unit.id)))


def _share(lists: list[Trained], said: Mapping[str, Answer], trainings: int) -> TrainingShare:
    marked = [one for one in lists if one.frontline is not None]
    staff = max((one.frontline or 0 for one in marked), default=None)
    told = said.get(STAFF)
    if staff is None and told is not None and isinstance(told.value, Fraction):
        staff = int(told.value)
    trained = [one.frontline_attended or 0 for one in marked] or [one.attended for one in lists]
    return TrainingShare(
        unit=lists[0].unit, trained=max(trained), staff=staff, trainings=trainings, marked=bool(marked)
    )
