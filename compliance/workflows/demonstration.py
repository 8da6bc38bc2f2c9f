"""The demonstration: an invented regency with its workbooks, surveys, complaints, services and attendance,
each taken in the way an upload of its kind is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from compliance.analysis.training_taken import Taken
from compliance.definitions.load import DATA, Definitions
from compliance.model import PeriodState
from compliance.reading.pool import ReaderPool
from compliance.text.workflows import DEMONSTRATION_REASON, Refusal
from compliance.workflows import complaints, intake, service_intake, surveys, training_draft, training_intake
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.periods import period, periods
from compliance.workflows.publication import advance
from compliance.workflows.readers import Readers
from compliance.workflows.screening import screened
from compliance.workflows.units import RegistrySource, choose_registry, registry, registry_source

_File = tuple[str, bytes]
_Load = Callable[[Caller, list[_File], Readers, int, datetime], object]
# What an example says that is stored already, also by a second click at the same time.
_STORED = {
    Refusal.COMPLAINTS_KNOWN,
    Refusal.SURVEYS_KNOWN,
    Refusal.SERVICES_KNOWN,
    Refusal.SERVICES_STALE,
    Refusal.TRAINING_KNOWN,
}


def load_demonstration(
    caller: Caller,
    definitions: Definitions,
    *,
    now: datetime,
    folder: Path = DATA / "examples",
) -> None:
    """The invented regency with its workbooks, surveys, complaints and services, each taken in the way any
    upload is.

    One that broke off is taken up again, and one that is complete is left alone; refused
    where another registry was chosen.
    """
    _choose_invented(caller, now)
    # Whoever may choose the units of an empty installation may fill it; only this is done for them.
    helper = operator(caller.engine)
    first = periods(caller.engine)[0]
    with ReaderPool(registry(caller.engine)) as pool:
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            files = screened([(path.name, path.read_bytes())], pool)
            batch_id = intake.stage(helper, files, period_id=first.id, now=now)
            intake.read_batch(caller.engine, batch_id, pool, definitions)
            _confirm_once(helper, batch_id, now)
        _load_beside(helper, folder, pool, period_id=first.id, now=now)
    _open_once(helper, first.id, definitions, now)


def _confirm_once(helper: Caller, batch_id: str, now: datetime) -> None:
    """Confirm a workbook; one that is stored already is let go."""
    try:
        intake.confirm(helper, batch_id, reason=DEMONSTRATION_REASON, without_asked=True, now=now)
    except Refused:
        states = {file.state for file in intake.batch(helper, batch_id).files}
        intake.discard(helper, batch_id)
        if states != {intake.FileState.SUDAH_ADA}:
            raise


def _open_once(helper: Caller, period_id: int, definitions: Definitions, now: datetime) -> None:
    """Let the units of the demonstration upload; a second click finds it done."""
    try:
        advance(helper, period_id, PeriodState.DIBUKA, definitions=definitions, now=now)
    except Refused:
        if period(helper.engine, period_id).state is PeriodState.DRAFT:
            raise


def _choose_invented(caller: Caller, now: datetime) -> None:
    try:
        choose_registry(caller, RegistrySource.CONTOH, now=now)
    except Refused:
        if registry_source(caller.engine) is not RegistrySource.CONTOH:
            raise


def _load_beside(caller: Caller, folder: Path, pool: Readers, *, period_id: int, now: datetime) -> None:
    """Store the examples in the folders of `folder` that are there; what is stored already stays as it is.

    Refused where one of them cannot be read or stored.
    """
    for name, load in _LOADS.items():
        files = [(path.name, path.read_bytes()) for path in sorted((folder / name).glob("*.*"))]
        if not files:
            continue
        try:
            load(caller, files, pool, period_id, now)
        except Refused as refused:
            if refused.code not in _STORED:
                raise


def _surveys(caller: Caller, files: list[_File], pool: Readers, period_id: int, now: datetime) -> None:
    """Those that say whose they are; the others wait for somebody who tries it."""
    readings = surveys.read_files(caller, files, pool, period_id=period_id)
    found, _ = surveys.offered(caller, readings, period_id=period_id)
    taken = [
        surveys.Taken(
            reading=one.reading,
            survey=one.survey,
            unit_id=one.unit.id,
            held_on=one.survey.last_day,
            population=one.survey.population,
        )
        for one in found
        if one.unit is not None
    ]
    surveys.store_surveys(caller, taken, period_id=period_id, now=now)


def _complaints(caller: Caller, files: list[_File], pool: Readers, period_id: int, now: datetime) -> None:
    readings = complaints.read_files(caller, files, pool, period_id=period_id)
    complaints.store_readings(caller, readings, period_id=period_id, now=now, without_asked=True)


def _services(caller: Caller, files: list[_File], pool: Readers, period_id: int, now: datetime) -> None:
    for file in files:
        draft = service_intake.look_through(caller, file, pool, period_id=period_id, answers={}, now=now)
        service_intake.store_services(
            caller, draft, whole=False, reason=DEMONSTRATION_REASON, now=now, without_asked=True
        )


def _training(caller: Caller, files: list[_File], pool: Readers, period_id: int, now: datetime) -> None:
    draft = training_draft.look_through(caller, files, pool, period_id=period_id, answers={}, now=now)
    events = [(file, event, draft.readings[file].events[event]) for file, event in draft.offered()]
    today = now.astimezone().date()
    taken = [
        Taken(file=file, event=event, title=one.title, day=one.day)
        for file, event, one in events
        if one.day is None or one.day <= today  # an example of this year may lie ahead
    ]
    decision = training_intake.Decision(taken=tuple(taken), without_asked=True)
    training_intake.store_training(caller, draft, decision, now=now)


# One line for each folder of data/examples: what is in it, and how it is taken in.
_LOADS: Mapping[str, _Load] = {
    "skm": _surveys,
    "pengaduan": _complaints,
    "layanan": _services,
    "bimtek": _training,
}
