"""What a list of units would change, from a day on; what it does not say stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compliance.analysis.unit_identity import Identified, fold, identified, new_unit
from compliance.analysis.unit_lists import Remark, Said, UnitList
from compliance.definitions.registry import activity
from compliance.model import ChangeKind, Registry, Unit, UnitChange, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a list would change. `began`: the units it brings; `unmentioned`: those that are there and
    not in it; `rows`: by unit id, where it stands; `doubts`: what may not have been meant. With a
    problem there is nothing to propose."""

    changes: tuple[UnitChange, ...] = ()
    began: tuple[Unit, ...] = ()
    unmentioned: tuple[Unit, ...] = ()
    rows: Mapping[str, int]
    problems: tuple[Remark, ...]
    doubts: tuple[Remark, ...]
    notes: tuple[Remark, ...]


COLUMN_OF_FIELD = {"name": "nama", "short": "singkatan", "unit_kind": "jenis", "parent": "induk"}
_MANY, _SHARE = 20, 4  # changes of one column: so many, and one of so many rows


def difference(
    present: Registry, listed: UnitList, effective: date, former: Mapping[str, tuple[Unit, ...]]
) -> Difference:
    """What makes the present units those of a list.

    `former`: by unit id, as it was before each change, and as it is today last. What a list says of
    those days was not written into it: it was downloaded so, and is no change.
    """
    found = identified(present, listed.units)
    comparing = _Comparing(effective, former)
    changes = [change for one in found.rows for change in comparing.changes(one)]
    rows = {one.id: one.listed.row for one in found.rows}
    began = tuple(
        replace(new_unit(one.listed, one.id), parent=one.parent or "")
        for one in found.rows
        if one.known is None
    )
    unmentioned = tuple(unit for unit in present.units if unit.active and unit.id not in rows)
    return Difference(
        changes=tuple(changes),
        began=began,
        unmentioned=unmentioned,
        rows=rows,
        problems=(*listed.problems, *found.problems, *comparing.problems),
        doubts=(*_maybe_renamed(began, unmentioned, rows), *_whole_columns(changes, len(rows))),
        notes=(*listed.notes, *found.notes, *comparing.notes),
    )


def _maybe_renamed(
    began: Sequence[Unit], unmentioned: Sequence[Unit], rows: Mapping[str, int]
) -> Iterator[Remark]:
    """A new unit where just one of its kind and place went missing."""
    missing, new = (_by_place(units) for units in (unmentioned, began))
    for place, units in new.items():
        gone = missing.get(place, [])
        if len(units) == len(gone) == 1:
            row = rows[units[0].id]
            yield Remark(said=Said.MAYBE_RENAMED, row=row, found=units[0].name, other=gone[0].name)


def _by_place(units: Iterable[Unit]) -> dict[tuple[UnitKind, str], list[Unit]]:
    found: dict[tuple[UnitKind, str], list[Unit]] = {}
    for unit in units:
        found.setdefault((unit.kind, unit.parent), []).append(unit)
    return found


def _whole_columns(changes: Sequence[UnitChange], rows: int) -> Iterator[Remark]:
    """A column of which so much is otherwise that it may have been sorted alone."""
    for field in COLUMN_OF_FIELD:
        changed = sum(getattr(change, field) is not None for change in changes)
        if changed >= max(_MANY, rows // _SHARE):
            yield Remark(said=Said.WHOLE_COLUMN, found=COLUMN_OF_FIELD[field], other=str(changed))


class _Comparing:
    def __init__(self, effective: date, former: Mapping[str, tuple[Unit, ...]]) -> None:
        self._effective, self._former = effective, former
        self.problems: list[Remark] = []
        self.notes: list[Remark] = []

    def changes(self, one: Identified) -> Iterator[UnitChange]:
        """What a row changes of its unit."""
        if one.known is None:
            yield UnitChange(unit_id=one.id, kind=ChangeKind.BARU, effective=self._effective)
            return
        begins = self._activity(one, one.known)
        if begins is not None:
            yield UnitChange(unit_id=one.id, kind=begins, effective=self._effective)
        if begins is not ChangeKind.TUTUP:
            change = self._change(one, one.known)
            if change != UnitChange(unit_id=one.id, kind=ChangeKind.UBAH, effective=self._effective):
                yield change

    def _activity(self, one: Identified, known: Unit) -> ChangeKind | None:
        status = one.listed.status
        wanted = activity(status)
        if not status or fold(status) == fold(known.note):
            return None
        if wanted is None:
            self._say(Said.STATUS_UNKNOWN, one, status)
            return None
        today = self._former.get(one.id, (known,))[-1]
        if wanted in (known.active, today.active):
            return None
        if not wanted:
            return ChangeKind.TUTUP
        if known.closed is not None or known.opened is not None:
            self._say(Said.STAYS_CLOSED, one, known.name)
            return None
        return ChangeKind.BARU

    def _change(self, one: Identified, known: Unit) -> UnitChange:
        listed = one.listed
        aliases = self._aliases(one, known)
        return UnitChange(
            unit_id=one.id,
            kind=ChangeKind.UBAH,
            effective=self._effective,
            name=self._words(one, listed.name or None, known, "name"),
            short=self._words(one, listed.short, known, "short"),
            unit_kind=self._kind(one, known),
            parent=self._parent(one, known),
            aliases=aliases,
        )

    def _words(self, one: Identified, wanted: str | None, known: Unit, field: str) -> str | None:
        """A name or an abbreviation, if it is another one."""
        present: str = getattr(known, field)
        if wanted is None or wanted == present:
            return None
        if fold(wanted) == fold(present):
            if _shouted(present) and not _shouted(wanted):
                return wanted
            self._say(Said.CAPITALS, one)
            return None
        return None if self._was(one, field, fold(wanted), wanted) else wanted

    def _kind(self, one: Identified, known: Unit) -> UnitKind | None:
        kind = one.listed.kind
        if kind in (None, known.kind) or self._was(one, "kind", kind, str(kind)):
            return None
        return kind

    def _parent(self, one: Identified, known: Unit) -> str | None:
        parent = one.parent
        if parent in (None, known.parent) or self._was(one, "parent", parent, one.listed.parent or ""):
            return None
        return parent

    def _was(self, one: Identified, field: str, value: object, written: str) -> bool:
        """Whether the unit was so on another day; then it was not written, but downloaded."""
        states = [getattr(unit, field) for unit in self._former.get(one.id, ())]
        was = value in [fold(state) if field in ("name", "short") else state for state in states]
        if was:
            self._say(Said.STALE, one, written)
        return was

    def _aliases(self, one: Identified, known: Unit) -> tuple[str, ...] | None:
        listed = one.listed.aliases
        if not listed:
            return None
        said = set(map(fold, (*listed, one.listed.name, one.listed.short or "")))
        if _names(known) - said - {fold(known.name), fold(known.short)}:
            self._say(Said.ALIASES_KEPT, one)
        standing = _names(known).union(*map(_names, self._former.get(one.id, ())))
        more = [alias for alias in listed if fold(alias) not in standing | {fold(one.listed.name)}]
        return (*known.aliases, *more) if more else None

    def _say(self, said: Said, one: Identified, found: str = "") -> None:
        kept = self.problems if said is Said.STATUS_UNKNOWN else self.notes
        kept.append(Remark(said=said, row=one.listed.row, found=found))


def _names(unit: Unit) -> set[str]:
    """Everything a unit is known by."""
    return set(map(fold, (unit.name, unit.short, *unit.aliases))) - {""}


def _shouted(words: str) -> bool:
    return words.isupper() or words.islower()
