"""Trainings (bimtek) and how many of a unit were at which: counts, never a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.model.instrument import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingEvent:
    """A training as a list names it. `title` "" and `day` None: the list does not say."""

    title: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendees:
    """So many people of one unit (its id) who were at the same trainings of a list.

    `events`: the places of these among the list's trainings, in order; none for people who are but
    listed. `frontline`: whether they are front-office staff; None: the list does not say.
    """

    unit: str
    frontline: bool | None
    events: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRules:
    """How the share of trained front-office staff is made, each rule on whose word.

    `months`: how long before the assessment date a training still counts.
    """

    months: int
    window: Standing
    share: Standing
    largest: Standing
