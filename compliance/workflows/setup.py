"""The first steps: a registry of units, periods, and a demonstration."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from compliance.definitions.load import DATA, Definitions
from compliance.model import PeriodState
from compliance.reading.pool import ReaderPool
from compliance.storage.registry import Period
from compliance.text.workflows import DEMONSTRATION_REASON
from compliance.workflows import intake
from compliance.workflows.demonstration import load_beside
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.periods import (
    add_period,
    period,
    periods,
    set_assessment_date,
    set_deadlines,
    untouched,
)
from compliance.workflows.publication import advance
from compliance.workflows.screening import screened
from compliance.workflows.units import RegistrySource, choose_registry, registry, registry_source

__all__ = [
    "Period",
    "RegistrySource",
    "add_period",
    "choose_registry",
    "load_demonstration",
    "period",
    "periods",
    "registry",
    "registry_source",
    "set_assessment_date",
    "set_deadlines",
    "untouched",
]


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
        load_beside(helper, folder, pool, period_id=first.id, now=now)
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
