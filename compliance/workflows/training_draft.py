"""Lists of attendance that were looked through: what they say, what is asked, what storing would change.

The bytes that come are only ever in the memory of whoever uploads and of the reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from compliance.analysis.training_standing import Change, Layer, names
from compliance.analysis.training_taken import Taken, changes, layer_of
from compliance.model import Unit
from compliance.model.training import TrainingEvent
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.result import NEW_UNIT
from compliance.storage import registry as store
from compliance.storage import training as kept
from compliance.storage.registry import Period
from compliance.storage.remembered import read_remembered
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, looking
from compliance.workflows.handing_in import handing_in, owner_of, read_for, require_candidate
from compliance.workflows.readers import Readers
from compliance.workflows.training import layers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Files that were looked through; nothing of them is kept yet.

    `units`: those in the files that the person may store for; `others`: how many units of the files are
    not theirs; `unknown`: names of units the registry does not have. `known`: by the hash of its bytes,
    when a file was stored before. `standing`: what stands so far. `answers`: what the person answered.
    """

    period: Period
    readings: tuple[AttendanceReading, ...]
    units: Mapping[str, Unit]
    others: int
    unknown: tuple[str, ...]
    known: Mapping[str, datetime]
    standing: tuple[Layer, ...]
    answers: Mapping[str, str]

    def offered(self) -> list[tuple[int, int]]:
        """The files and the trainings in them that somebody of these units was at."""
        return [
            (file, event)
            for file, reading in enumerate(self.readings)
            for event in range(len(reading.events))
            if any(event in one.events and one.unit in self.units for one in reading.attendees)
        ]

    def layers(self, taken: Sequence[Taken], *, frontline: bool) -> tuple[Layer | None, ...]:
        """What each file would say; None where nothing of it is taken."""
        return tuple(
            layer_of(reading, [one for one in taken if one.file == number], self.units, frontline=frontline)
            for number, reading in enumerate(self.readings)
        )

    def changes(self, taken: Sequence[Taken], *, frontline: bool) -> tuple[Change, ...]:
        """What storing these would change, unit by unit."""
        new = [layer for layer in self.layers(taken, frontline=frontline) if layer]
        return changes(self.standing, new)

    def stored(self) -> tuple[TrainingEvent, ...]:
        """The trainings that stand so far."""
        return tuple(names(self.standing).values())


def look_through(
    caller: Caller,
    files: Sequence[tuple[str, bytes]],
    pool: Readers,
    *,
    period_id: int,
    answers: Mapping[str, str],
    now: datetime,
) -> Draft:
    """What files (name, bytes) say about attendance. Nothing is kept.

    Only of the person's units something is taken; a nameless list, from the account of one, is its.
    """
    if not files:
        raise Refused(Refusal.NO_FILES)
    with looking(caller) as look:
        period, own = handing_in(look, period_id, now)
        remembered = read_remembered(look.connection, owner_of(look, own))
        registry = store.read_registry(look.connection, period.assessment_date)
    readings, answers = read_for(own, pool, ATTENDANCE, files, remembered, answers)
    named = {one.unit.id: one.unit for reading in readings for one in reading.trained}
    units = {unit.id: unit for unit in registry.units if unit.id in named and (own is None or unit.id in own)}
    known = {unit.id for unit in registry.units}
    with looking(caller) as look:
        layers = layers_of(look.connection, period_id)
        uploads = kept.read_training_uploads(look.connection, period_id)
    return Draft(
        period=period,
        readings=readings,
        units=units,
        others=len(named.keys() & known - units.keys()),
        unknown=tuple(unit.name for unit in named.values() if unit.id not in known),
        known={
            one.original_sha256: one.created_at
            for one in uploads
            if one.live and units and units.keys() <= one.units
        },
        standing=layers,
        answers=answers,
    )


def check_answer(caller: Caller, draft: Draft, key: str, candidate_id: str) -> None:
    """Refuses an answer that the reader could not understand, or that names a unit of others."""
    with looking(caller) as look:
        period, own = handing_in(look, draft.period.id)
        ask = next((one for reading in draft.readings for one in reading.asked if one.key == key), None)
        if ask is None:
            raise Refused(Refusal.ASK_UNKNOWN)
        day = period.assessment_date
        require_candidate(look.connection, ask, candidate_id, own, day=day, without=NEW_UNIT)
