"""What stands when several uploads tell of the same complaints: what the latest of them says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compliance.model import Place
from compliance.model.complaints import Case, Recap
from compliance.reading.complaints.cover import Placed, uncovered

_About = tuple[str, str, str, str]  # unit, period, channel, category


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One upload. `whole`: it may tell of every unit, so a complaint that it gives to another is moved."""

    cases: Sequence[Case]
    recaps: Sequence[Recap]
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The complaints that count."""

    cases: tuple[Case, ...] = ()
    recaps: tuple[Recap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a further upload would do. `replaced`: complaints without a number that it lists anew."""

    new: int = 0
    changed: int = 0
    same: int = 0
    moved: int = 0  # to another unit
    replaced: int = 0
    recaps: int = 0


def standing(layers: Iterable[Layer]) -> Standing:
    """Layer over layer, the oldest first.

    A complaint with a number is what the last upload that knows it says. Those without one cannot be
    told apart: a later list takes the place of an earlier one's for the same unit and month. So does
    a recap for the same unit, period, channel and category. A recap of what is listed singly, or of
    months that are told one by one, is not added to them.
    """
    numbered: dict[str, tuple[Case, ...]] = {}
    unnumbered: dict[tuple[str, str], tuple[Case, ...]] = {}
    recaps: dict[_About, tuple[Placed, ...]] = {}
    for number, layer in enumerate(layers):
        for key, some in _by_key(layer.cases).items():
            numbered[key] = (*_left(numbered.get(key, ()), layer), *some)
        unnumbered |= _by_month(layer.cases)
        recaps |= _by_part(layer.recaps, number)
    cases = tuple(case for group in (numbered, unnumbered) for some in group.values() for case in some)
    kept, _ = uncovered([placed for some in recaps.values() for placed in some], cases)
    return Standing(cases=cases, recaps=kept)


def changes(before: Sequence[Layer], further: Layer) -> Changes:
    """What one more upload would change."""
    standing_now: dict[str, tuple[Case, ...]] = {}
    unnumbered: dict[tuple[str, str], tuple[Case, ...]] = {}
    for layer in before:
        for key, some in _by_key(layer.cases).items():
            standing_now[key] = (*_left(standing_now.get(key, ()), layer), *some)
        unnumbered |= _by_month(layer.cases)
    new = changed = same = moved = 0
    for key, some in _by_key(further.cases).items():
        old = standing_now.get(key, ())
        units = {case.unit for case in old}
        for case in some:
            known = case in old
            same += known
            changed += not known and case.unit in units
            moved += not known and bool(old) and case.unit not in units and further.whole
            new += not known and not (bool(old) and (case.unit in units or further.whole))
    again = _by_month(further.cases)
    return Changes(
        new=new + sum(map(len, again.values())),
        changed=changed,
        same=same,
        moved=moved,
        replaced=sum(len(unnumbered.get(month, ())) for month in again),
        recaps=len(further.recaps),
    )


def _left(earlier: Iterable[Case], layer: Layer) -> tuple[Case, ...]:
    """What stays of an earlier upload's word about a complaint: what this one may not tell of."""
    if layer.whole:
        return ()
    own = {case.unit for case in layer.cases}
    return tuple(case for case in earlier if case.unit not in own)


def _by_key(cases: Iterable[Case]) -> dict[str, tuple[Case, ...]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.key:
            found[case.key].append(case)
    return {key: tuple(some) for key, some in found.items()}


def _by_month(cases: Iterable[Case]) -> dict[tuple[str, str], tuple[Case, ...]]:
    found: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        if not case.key:
            month = f"{case.received:%Y-%m}" if case.received else ""
            found[case.unit, month].append(case)
    return {month: tuple(some) for month, some in found.items()}


def _by_part(recaps: Iterable[Recap], number: int) -> dict[_About, tuple[Placed, ...]]:
    found: dict[_About, list[Placed]] = defaultdict(list)
    for recap in recaps:
        placed = Placed(recap=recap, table=number, place=Place())
        found[recap.unit, recap.period, recap.channel, recap.category].append(placed)
    return {about: tuple(some) for about, some in found.items()}
