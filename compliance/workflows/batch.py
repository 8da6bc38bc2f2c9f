"""What a batch of uploaded files would do: shown before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from compliance.model import Answer, Checklist, Unit
from compliance.reading.result import Reading
from compliance.storage.overlay import Answers, given, overlay, same
from compliance.storage.staging import FileState, StagedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An answer that would differ. `old` None: there was none.

    `within_batch`: `old` is what an earlier file of the same batch says; it is not stored.
    """

    unit: Unit
    question: str
    old: Answer | None
    new: Answer
    within_batch: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one file of a batch says about a question."""

    file: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A question to which the batch gives several values; the last claim comes last."""

    unit: Unit
    question: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedFile:
    """A file of a batch. `changes`: against what is stored and the files before it.

    `dropped`: its personal columns, which are not kept. `others`: how many units in it are not the
    visitor's own and so are left out.
    """

    id: int
    name: str
    size: int
    state: FileState
    reading: Reading | None
    changes: tuple[Change, ...]
    dropped: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a confirmed batch stored."""

    batch_id: str
    period_id: int
    stored_at: datetime
    files: int
    units: int
    new_units: int
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Files on their way in. `done` of `total` no longer wait to be read."""

    id: str
    period_id: int
    created_at: datetime
    files: tuple[StagedFile, ...]
    conflicts: tuple[Conflict, ...]
    total: int
    done: int
    result: Stored | None  # None: not confirmed yet
    units: frozenset[str] | None  # the units whose rows are taken; None: all

    @property
    def stored(self) -> bool:
        """Whether it was confirmed; its files are then uploads in the history."""
        return self.result is not None

    @property
    def asked(self) -> int:
        """How many different questions of the reader are open."""
        return open_questions(file.reading for file in self.files)

    @property
    def replaced(self) -> int:
        """How many stored answers would be replaced."""
        return replaced(change for file in self.files for change in file.changes)


def replaced(changes: Iterable[Change]) -> int:
    """How many of these changes replace an answer that is stored."""
    return sum(change.old is not None and not change.within_batch for change in changes)


def open_questions(readings: Iterable[Reading | None]) -> int:
    """How many different questions these readings ask."""
    return len({ask.key for reading in readings if reading is not None for ask in reading.asked})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """What storing one file would do: the answers that would stand, and what changes by that."""

    row: StagedRow
    units: tuple[Unit, ...]
    standing: Mapping[str, Answers]  # unit id -> all answers that would stand
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What storing a batch would do, file by file in their order."""

    files: tuple[PlannedFile, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """A file with the checklists of some units alone, and how many units were left out."""

    row: StagedRow
    others: int


def own_part(row: StagedRow, units: frozenset[str] | None) -> OwnPart:
    """The part of a file that belongs to these units; None: all of it."""
    if units is None or row.reading is None:
        return OwnPart(row=row, others=0)
    own = tuple(c for c in row.reading.checklists if c.unit.id in units)
    others = {c.unit.id for c in row.reading.checklists} - units
    return OwnPart(row=replace(row, reading=replace(row.reading, checklists=own)), others=len(others))


def units_in(rows: Iterable[StagedRow]) -> list[str]:
    """The ids of the units that were read in these files."""
    readings = (row.reading for row in rows if row.reading is not None)
    return list(dict.fromkeys(c.unit.id for reading in readings for c in reading.checklists))


def plan(rows: Sequence[StagedRow], standing: Mapping[str, Answers], upload_ids: Mapping[int, int]) -> Plan:
    """Lay the files of a batch over what stands. `upload_ids`: the upload each file id becomes."""
    current = dict(standing)
    planned = []
    for row in rows:
        if row.state is not FileState.SIAP or row.reading is None or not row.reading.checklists:
            continue
        planned.append(_plan_file(row, row.reading.checklists, current, upload_ids))
        current |= planned[-1].standing
    return Plan(files=tuple(planned), conflicts=_conflicts(file.row for file in planned))


def _plan_file(
    row: StagedRow,
    checklists: Sequence[Checklist],
    current: Mapping[str, Answers],
    upload_ids: Mapping[int, int],
) -> PlannedFile:
    units = {checklist.unit.id: checklist.unit for checklist in checklists}
    told: dict[str, dict[str, Answer]] = {unit_id: {} for unit_id in units}
    for checklist in checklists:
        told[checklist.unit.id].update(checklist.answers)
    standing = {
        unit_id: overlay(current.get(unit_id, {}), given(answers, upload_ids[row.id]))
        for unit_id, answers in told.items()
    }
    fresh = frozenset(upload_ids.values())
    changes = tuple(
        change
        for unit in units.values()
        for change in _changes(unit, current.get(unit.id, {}), standing[unit.id], fresh)
    )
    return PlannedFile(row=row, units=tuple(units.values()), standing=standing, changes=changes)


def _changes(unit: Unit, before: Answers, after: Answers, fresh: frozenset[int]) -> Iterable[Change]:
    """`fresh`: the uploads of the batch itself."""
    for question, held in after.items():
        old = before.get(question)
        if not same(old.answer if old else None, held.answer):
            yield Change(
                unit=unit,
                question=question,
                old=old.answer if old else None,
                new=held.answer,
                within_batch=old is not None and old.upload_id in fresh,
            )


def _conflicts(rows: Iterable[StagedRow]) -> tuple[Conflict, ...]:
    claims: dict[tuple[str, str], list[Claim]] = {}
    units: dict[str, Unit] = {}
    for row in rows:
        for checklist in row.reading.checklists if row.reading else ():
            units[checklist.unit.id] = checklist.unit
            for question, answer in checklist.answers.items():
                claim = Claim(file=row.name, answer=answer)
                claims.setdefault((checklist.unit.id, question), []).append(claim)
    return tuple(
        Conflict(unit=units[unit_id], question=question, claims=tuple(told))
        for (unit_id, question), told in claims.items()
        if any(claim.answer.value != told[0].answer.value for claim in told)
    )
