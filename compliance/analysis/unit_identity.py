"""Whose row it is: by the id, by a code as Excel may have left it, by the name. Never a guess between two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compliance.analysis.unit_lists import ListedUnit, Remark, Said, unique
from compliance.definitions.registry import activity, slug
from compliance.model import Registry, Unit, UnitKind

_PLACES = frozenset({UnitKind.DESA, UnitKind.KELURAHAN})  # their names are told apart by what is above
_LOOKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_CODE_AS_TIME = re.compile(r"(?:.*\s)?(\d+)[.:](\d\d)[.:](\d\d)")  # 35.22.01 is a time in Indonesia
_DIGITS_AND_DOTS = re.compile(r"[\d.,\s]+")
_RUINED = re.compile(
    r"\d([.,]\d+)?E\+?\d+|\d{1,4}[/-]\w{1,9}[/-]\d{1,4}.*|4\d{4}|.*\d:\d\d.*|[\d,]+,\d+|#.*", re.I
)
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A row, the id of its unit, and that unit as it is; `known` None: a new one. `parent`: the id of
    the unit above as the row says, None where it says nothing."""

    listed: ListedUnit
    id: str
    known: Unit | None
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """The rows with their units. With a problem there is nothing to propose."""

    rows: tuple[Identified, ...]
    problems: tuple[Remark, ...]
    notes: tuple[Remark, ...]


def identified(present: Registry, listed: Sequence[ListedUnit]) -> Identification:
    """The units of the rows, among those of a registry or new."""
    return _Identifying(present, listed).result()


def fold(name: str) -> str:
    """A name without what no reader would call another name: capitals, spaces, the look of quotes."""
    return " ".join(name.translate(_LOOKS).casefold().split())


def unused_id(name: str, taken: Iterable[str]) -> str:
    """An id for a unit of this name that is not taken."""
    base, used = slug(name), set(taken)
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return base if base not in used else next(id for id in numbered if id not in used)


class _Directory:
    """The units of a registry by what may stand for them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_id: dict[str, Unit] = {}
        self._codes: dict[str, list[str]] = {}
        self._names: dict[str, list[Unit]] = {}
        self._others: dict[str, list[Unit]] = {}
        for unit in units:
            self.by_id[unit.id] = unit
            for code in _codes(unit.id):
                self._codes.setdefault(code, []).append(unit.id)
            self._names.setdefault(fold(unit.name), []).append(unit)
            for other in {fold(alias) for alias in (unit.short, *unit.aliases)} - {"", fold(unit.name)}:
                self._others.setdefault(other, []).append(unit)

    def coded(self, cell: str) -> str:
        """The id that this cell holds, also as Excel may have left it; "" for none."""
        for code in _codes(cell) if cell else ():
            ids = self._codes.get(code, [])
            if len(ids) == 1:
                return ids[0]
        return ""

    def named(self, name: str, kind: UnitKind | None = None) -> list[Unit]:
        """The units of this name, and where there are none those known by it; the present ones first."""
        for names in (self._names, self._others):
            found = [unit for unit in names.get(fold(name), ()) if kind in (None, unit.kind)]
            if found:
                return [unit for unit in found if unit.active] or found
        return []

    def called(self, name: str, kind: UnitKind | None) -> Unit | None:
        """A present unit that has this very name."""
        units = self._names.get(fold(name), ())
        return next((unit for unit in units if unit.active and kind in (None, unit.kind)), None)


def _codes(cell: str) -> Iterator[str]:
    """What a cell may say as an id, the surest first: itself, its digits, the time Excel took it for."""
    yield cell.casefold()
    if _DIGITS_AND_DOTS.fullmatch(cell) and cell[:1].isdigit():
        digits = re.sub(r"\D", "", cell)
        if len(digits) > 4:
            yield f"digits {digits}"
    if time := _CODE_AS_TIME.fullmatch(cell):
        hours, minutes, seconds = map(int, time.groups())
        yield f"time {(hours * 3600 + minutes * 60 + seconds) % _DAY}"


class _Identifying:
    def __init__(self, present: Registry, listed: Sequence[ListedUnit]) -> None:
        self._listed = listed
        self._directory = _Directory(present.units)
        self._rows: dict[str, ListedUnit] = {}  # by the id of their unit
        self._passed: set[int] = set()  # rows that are no further row of a list
        self._problems: list[Remark] = []
        self._notes: list[Remark] = []

    def result(self) -> Identification:
        for step in (self._by_code, self._by_name, self._as_new):
            done = {row.row for row in self._rows.values()} | self._passed
            for row in self._listed:
                if row.row not in done:
                    step(row)
        known = self._directory.by_id
        new = [new_unit(row, id) for id, row in self._rows.items() if id not in known]
        above = _Directory((*known.values(), *new))
        rows = tuple(
            Identified(listed=row, id=id, known=known.get(id), parent=self._parent(row, id, above))
            for id, row in sorted(self._rows.items(), key=lambda item: item[1].row)
        )
        return Identification(rows=rows, problems=tuple(self._problems), notes=tuple(self._notes))

    def _by_code(self, row: ListedUnit) -> None:
        by_id, by_code = self._directory.coded(row.id), self._directory.coded(row.code)
        if by_id and by_code and by_id != by_code:
            self._problem(Said.ID_CONFLICT, row, row.id, row.code)
            return
        id = by_id or by_code
        if not id:
            return
        known = self._directory.by_id[id]
        other = None
        if row.name and fold(row.name) not in map(fold, (known.name, *known.aliases)):
            other = self._directory.called(row.name, row.kind)
        if other is not None:
            self._problem(Said.NAME_OF_OTHER, row, row.name, known.name)
            return
        if row.code and not by_code and not _RUINED.fullmatch(row.code):
            self._note(Said.CODE_IGNORED, row, row.code)
        if row.id and not by_id:
            self._note(Said.ID_GUESSED, row)
        self._claim(row, id)

    def _by_name(self, row: ListedUnit) -> None:
        """Where the id says nothing: the one unit of this name, of a desa also of this kecamatan."""
        found = self._directory.named(row.name, row.kind) if row.name else []
        if not found:
            return
        if row.parent and found[0].kind in _PLACES:
            inside = [unit for unit in found if unit.parent in self._above(row.parent)]
            if not inside:
                return
            found = inside
        if len(found) > 1:
            self._problem(Said.NAME_UNCLEAR, row, row.name)
            return
        if row.id or row.code:
            self._note(Said.ID_GUESSED, row)
        self._claim(replace(row, name=found[0].name), found[0].id)

    def _as_new(self, row: ListedUnit) -> None:
        own = row.id or row.code
        homonyms = self._directory.named(row.name, row.kind) if row.name else []
        if activity(row.status) is False:
            self._passed.add(row.row)
            self._note(Said.ROW_SKIPPED, row, row.name or own)
        elif own and (_RUINED.fullmatch(own) or not slug(own)):
            self._problem(Said.ID_RUINED, row, own)
        elif not own and any(unit.id not in self._rows for unit in homonyms):
            self._problem(Said.NAME_ELSEWHERE, row, row.name)
        elif row.kind is None:
            self._problem(Said.KIND_MISSING, row, row.name or own)
        elif row.name:
            self._claim(row, own or unused_id(row.name, (*self._directory.by_id, *self._rows)))

    def _claim(self, row: ListedUnit, id: str) -> None:
        first = self._rows.setdefault(id, row)
        if first is row:
            return
        self._passed.add(row.row)
        if replace(first, row=0) == replace(row, row=0):
            self._note(Said.SAME_TWICE, row, row.name)
        else:
            self._problem(Said.TWICE, row, row.name, str(first.row))

    def _parent(self, row: ListedUnit, id: str, above: _Directory) -> str | None:
        known = self._directory.by_id.get(id)
        if not row.parent or (known is not None and row.parent == known.parent):
            return row.parent
        ids = [above.coded(row.parent)] if above.coded(row.parent) else [
            unit.id for unit in above.named(row.parent)
        ]  # fmt: skip
        if known is not None and known.parent in ids:
            return known.parent
        if len(ids) != 1:
            self._problem(Said.PARENT_UNCLEAR if ids else Said.PARENT_UNKNOWN, row, row.parent)
        elif ids[0] == id:
            self._problem(Said.PARENT_SELF, row, row.name)
        return ids[0] if ids else None

    def _above(self, parent: str) -> set[str]:
        return {unit.id for unit in self._directory.named(parent)} | {self._directory.coded(parent)}

    def _problem(self, said: Said, row: ListedUnit, found: str, other: str = "") -> None:
        self._passed.add(row.row)
        self._problems.append(Remark(said=said, row=row.row, found=found, other=other))

    def _note(self, said: Said, row: ListedUnit, found: str = "") -> None:
        self._notes.append(Remark(said=said, row=row.row, found=found))


def new_unit(row: ListedUnit, id: str) -> Unit:
    """The unit that a row begins, without its parent."""
    short = row.short or ""
    aliases = unique((*(row.aliases or ()), short))
    return Unit(
        id=id,
        name=row.name,
        kind=row.kind or UnitKind.LAINNYA,
        short=short,
        aliases=tuple(alias for alias in aliases if alias != row.name),
    )
