"""What a file of attendance says, without a single person in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.model import Place, Unit
from compliance.model.training import Attendees, TrainingEvent
from compliance.problems import Problem
from compliance.reading.result import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One training as far as one unit attended it: how many different people of it did.

    `day` is None where the file does not tell it; `title` "" likewise.
    """

    unit: Unit
    title: str
    day: date | None
    people: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The different people of one unit in one file.

    `listed`: named at all; `attended`: of those, at one training or more. `frontline` and
    `frontline_attended` are the same for front-office staff, None where the file does not mark them.
    """

    unit: Unit
    listed: int
    attended: int
    frontline: int | None = None
    frontline_attended: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedColumn:
    """A column whose cells did not leave the reader."""

    place: Place
    header: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceReading:
    """One file, read. With an `error` the rest is empty.

    `events` and `attendees` say the same as `trainings` and `trained`, in a form from which any part of
    the trainings can be counted: everybody once, whichever of them are chosen.
    """

    file: str
    sha256: str
    error: Problem | None = None
    trainings: tuple[Training, ...] = ()
    trained: tuple[Trained, ...] = ()
    events: tuple[TrainingEvent, ...] = ()
    attendees: tuple[Attendees, ...] = ()
    asked: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    dropped: tuple[DroppedColumn, ...] = ()

    def __post_init__(self) -> None:
        if not {one.unit for one in self.attendees} <= {one.unit.id for one in self.trained}:
            raise ValueError("people of an unknown unit")
