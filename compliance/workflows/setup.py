"""The first steps: a registry of units, periods, and a demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from compliance.definitions.load import DATA, Definitions
from compliance.model import Registry
from compliance.reading.pool import ReaderPool
from compliance.storage.registry import Period
from compliance.text.workflows import DEMONSTRATION_REASON
from compliance.workflows import intake
from compliance.workflows.errors import Refused
from compliance.workflows.periods import (
    add_period,
    current_period,
    period,
    periods,
    set_assessment_date,
)
from compliance.workflows.units import RegistrySource, choose_registry, is_empty, registry, registry_source

__all__ = [
    "Period",
    "RegistrySource",
    "add_period",
    "choose_registry",
    "current_period",
    "is_empty",
    "load_demonstration",
    "period",
    "periods",
    "registry",
    "registry_source",
    "set_assessment_date",
]


def load_demonstration(
    engine: sa.Engine,
    definitions: Definitions,
    open_pool: Callable[[Registry], ReaderPool] = ReaderPool,
    *,
    now: datetime,
    folder: Path = DATA / "examples",
) -> None:
    """The invented regency with its workbooks, each taken in the way any upload is.

    One that broke off is taken up again, and one that is complete is left alone; refused
    where another registry was chosen.
    """
    _choose_invented(engine, now)
    period_id = periods(engine)[0].id
    with open_pool(registry(engine)) as pool:
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            batch_id = intake.stage(engine, [(path.name, path.read_bytes())], period_id=period_id, now=now)
            intake.read_batch(engine, batch_id, pool, definitions)
            _confirm_once(engine, batch_id, definitions, now)


def _confirm_once(engine: sa.Engine, batch_id: str, definitions: Definitions, now: datetime) -> None:
    """Confirm a workbook; one that is stored already is let go."""
    try:
        intake.confirm(engine, batch_id, reason=DEMONSTRATION_REASON, without_asked=True, now=now)
    except Refused:
        states = {file.state for file in intake.batch(engine, batch_id, definitions).files}
        intake.discard(engine, batch_id)
        if states != {intake.FileState.SUDAH_ADA}:
            raise


def _choose_invented(engine: sa.Engine, now: datetime) -> None:
    try:
        choose_registry(engine, RegistrySource.CONTOH, now=now)
    except Refused:
        if registry_source(engine) is not RegistrySource.CONTOH:
            raise
