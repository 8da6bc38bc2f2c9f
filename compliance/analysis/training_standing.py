"""Which lists of attendance stand, and what they say of a unit: who was at what, how many are trained.

Within one list everybody is counted once, whichever of its trainings are looked at. Of several lists
the largest count is taken: names were never stored, so that a sum could count one person twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from compliance.model.training import Attendees, TrainingEvent
from compliance.reading.folding import fold
from compliance.scoring.conditions import oldest_day

EventKey = tuple[str, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What one list says."""

    events: tuple[TrainingEvent, ...]
    attendees: tuple[Attendees, ...]

    def by_unit(self) -> Mapping[str, UnitList]:
        """What it says of each unit it tells of."""
        keys = tuple(map(key_of, self.events))
        found: dict[str, list[Group]] = defaultdict(list)
        for one in self.attendees:
            events = frozenset(keys[place] for place in one.events)
            found[one.unit].append(Group(frontline=one.frontline, events=events, people=one.people))
        return {unit: tuple(groups) for unit, groups in found.items()}

    def key(self, place: int) -> EventKey:
        return key_of(self.events[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """So many people of a unit who were at the same trainings."""

    frontline: bool | None
    events: frozenset[EventKey]
    people: int


UnitList = tuple[Group, ...]  # what one list says of one unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How many of a unit were at a training; `frontline`: of these, front-office staff, where it is told."""

    people: int
    frontline: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a list would change for one unit: trainings that are new, other, the same, or would go."""

    unit: str
    new: tuple[EventKey, ...]
    changed: tuple[EventKey, ...]
    same: int
    gone: tuple[EventKey, ...]
    regrouped: bool  # the same trainings, but who was at several of them is told anew

    @property
    def replaced(self) -> int:
        """How many stored figures would be replaced."""
        return len(self.changed) + len(self.gone)

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.replaced or self.regrouped)


def key_of(event: TrainingEvent) -> EventKey:
    """What tells a training from others: its name in any spelling of case, and its day."""
    return fold(event.title), event.day


def names(layers: Iterable[Layer]) -> Mapping[EventKey, TrainingEvent]:
    """Every training as the latest list writes it."""
    return {key_of(event): event for layer in layers for event in layer.events}


def standing(layers: Iterable[Layer]) -> Mapping[str, tuple[UnitList, ...]]:
    """By unit the lists that still say something of it, the oldest first: a later list of the same training
    takes the place of an earlier one.
    """
    told: dict[str, list[UnitList]] = defaultdict(list)
    for layer in layers:
        for unit, groups in layer.by_unit().items():
            told[unit].append(groups)
    return {unit: _standing(lists) for unit, lists in told.items()}


def _standing(lists: list[UnitList]) -> tuple[UnitList, ...]:
    kept: list[UnitList] = []
    later: set[EventKey] = set()
    for told in reversed(lists):
        own = frozenset().union(*(group.events for group in told))
        left = {event for event in own if not _taken(event, later)}
        if left or not own:
            kept.append(_alike(replace(group, events=group.events & left) for group in told))
        later |= own
    return tuple(reversed(kept))


def _alike(groups: Iterable[Group]) -> UnitList:
    """The groups with those put together that no longer differ."""
    people: Counter[tuple[bool | None, frozenset[EventKey]]] = Counter()
    for group in groups:
        people[group.frontline, group.events] += group.people
    return tuple(Group(frontline=f, events=events, people=n) for (f, events), n in people.items())


def _taken(event: EventKey, later: set[EventKey]) -> bool:
    """Whether a later list has the training; one without a day gives way to the same one with its day."""
    title, day = event
    return event in later or (day is None and any(name == title for name, _ in later))


def attended(lists: Iterable[UnitList]) -> Mapping[EventKey, Came]:
    """How many were at each training, in the order of the lists."""
    found: dict[EventKey, Came] = {}
    for told in lists:
        for event in dict.fromkeys(event for group in told for event in sorted(group.events, key=str)):
            came = [group for group in told if event in group.events]
            marked = any(group.frontline is not None for group in told)
            found[event] = Came(
                people=sum(group.people for group in came),
                frontline=sum(group.people for group in came if group.frontline) if marked else None,
            )
    return found


def change(unit: str, before: tuple[UnitList, ...], after: tuple[UnitList, ...]) -> Change:
    """What becomes of the figures of a unit."""
    old, new = attended(before), attended(after)
    return Change(
        unit=unit,
        new=tuple(event for event in new if event not in old),
        changed=tuple(event for event in new if event in old and old[event] != new[event]),
        same=sum(event in old and old[event] == came for event, came in new.items()),
        gone=tuple(event for event in old if event not in new),
        regrouped=_picture(before) != _picture(after),
    )


def _picture(lists: tuple[UnitList, ...]) -> Counter[frozenset[Group]]:
    """What the lists say, whatever their order and that of their lines."""
    return Counter(map(frozenset, lists))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on which a training counts."""

    first: date
    last: date

    @classmethod
    def before(cls, day: date, months: int) -> Window:
        """So many months before an assessment date."""
        return cls(first=oldest_day(day, months), last=day)

    def holds(self, event: EventKey) -> bool:
        """Whether it counts; of one whose day is not known, nothing can be said."""
        return event[1] is not None and self.first <= event[1] <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """How many different people were at a training that counts: at least `least`, and not more than
    `most`, for people in two lists may be the same.
    """

    least: int
    most: int

    @property
    def is_sure(self) -> bool:
        return self.least == self.most


def trained(lists: Iterable[UnitList], window: Window) -> Trained:
    """All people, front-office staff or not."""
    counts = [_counting(told, window, frontline=False) for told in lists]
    return Trained(least=max(counts, default=0), most=sum(counts))


def trained_frontline(lists: Iterable[UnitList], window: Window) -> Trained | None:
    """Front-office staff; None where no list with people in it tells them from others."""
    told = tuple(lists)
    marked = [_counting(one, window, frontline=True) for one in told if _marks(one)]
    if not marked:
        return None
    others = (_counting(one, window, frontline=False) for one in told if not _marks(one))
    return Trained(least=max(marked), most=sum(marked) + sum(others))


def rostered(lists: Iterable[UnitList]) -> int | None:
    """How many front-office staff a unit has by a list that also names those who were at nothing; None
    where there is no such list.
    """
    rosters = [told for told in lists if any(group.frontline and not group.events for group in told)]
    counts = (sum(group.people for group in told if group.frontline) for told in rosters)
    return max(counts, default=None)


def _marks(told: UnitList) -> bool:
    return any(group.frontline is not None for group in told)


def _counting(told: UnitList, window: Window, *, frontline: bool) -> int:
    return sum(
        group.people
        for group in told
        if any(map(window.holds, group.events)) and (group.frontline or not frontline)
    )
