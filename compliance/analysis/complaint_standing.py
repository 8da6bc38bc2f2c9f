"""What stands when several uploads tell of the same complaints: what the latest of them says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from compliance.model import Place
from compliance.model.complaints import Case, Recap
from compliance.reading.complaints.overlaps import Placed, uncovered

_About = tuple[str, str, str, str]  # unit, period, channel, category
_Month = tuple[str, str]  # unit, and in which month
Key = TypeVar("Key")
Item = TypeVar("Item")


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
    layers = tuple(layers)
    numbered, unnumbered = _laid(layers)
    recaps: dict[_About, tuple[Placed, ...]] = {}
    for number, layer in enumerate(layers):
        recaps |= _by_part(layer.recaps, number)
    cases = tuple(case for group in (numbered, unnumbered) for some in group.values() for case in some)
    kept, _ = uncovered([placed for some in recaps.values() for placed in some], cases)
    return Standing(cases=cases, recaps=kept)


def changes(before: Sequence[Layer], further: Layer) -> Changes:
    """What one more upload would change."""
    numbered, unnumbered = _laid(before)
    new = changed = same = moved = 0
    for key, some in _by_key(further.cases).items():
        old = numbered.get(key, ())
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


def _laid(layers: Iterable[Layer]) -> tuple[dict[str, tuple[Case, ...]], dict[_Month, tuple[Case, ...]]]:
    """Layer over layer: the complaints with a number by it, the others by unit and month."""
    numbered: dict[str, tuple[Case, ...]] = {}
    unnumbered: dict[_Month, tuple[Case, ...]] = {}
    for layer in layers:
        for key, some in _by_key(layer.cases).items():
            numbered[key] = (*_left(numbered.get(key, ()), layer), *some)
        unnumbered |= _by_month(layer.cases)
    return numbered, unnumbered


def _left(earlier: Iterable[Case], layer: Layer) -> tuple[Case, ...]:
    """What stays of an earlier upload's word about a complaint: what this one may not tell of."""
    if layer.whole:
        return ()
    own = {case.unit for case in layer.cases}
    return tuple(case for case in earlier if case.unit not in own)


def _by_key(cases: Iterable[Case]) -> dict[str, tuple[Case, ...]]:
    return _grouped((case.key, case) for case in cases if case.key)


def _by_month(cases: Iterable[Case]) -> dict[_Month, tuple[Case, ...]]:
    return _grouped(
        ((case.unit, f"{case.received:%Y-%m}" if case.received else ""), case)
        for case in cases
        if not case.key
    )


def _by_part(recaps: Iterable[Recap], number: int) -> dict[_About, tuple[Placed, ...]]:
    return _grouped(
        ((r.unit, r.period, r.channel, r.category), Placed(recap=r, table=number, place=Place()))
        for r in recaps
    )


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    found: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return {key: tuple(some) for key, some in found.items()}
