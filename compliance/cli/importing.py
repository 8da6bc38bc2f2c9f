"""`import`: files into the database."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from compliance.cli.database import database, find_period, unknown_period
from compliance.cli.encode import found_json
from compliance.cli.inputs import check_files, content
from compliance.cli.output import Json, print_json, say, with_progress
from compliance.cli.said import exit_code, say_reading
from compliance.definitions.load import load_definitions
from compliance.problems import ComplianceError
from compliance.reading.pool import ReaderPool
from compliance.reading.result import Reading
from compliance.storage.registry import Period
from compliance.text import cli as words
from compliance.workflows import intake, periods, setup
from compliance.workflows.guard import operator
from compliance.workflows.screening import screened
from compliance.workflows.setup import RegistrySource


class _WatchedPool(ReaderPool):
    """A pool whose progress is shown on the terminal."""

    def read_many(
        self, files: Iterable[tuple[str, bytes]], remembered: Mapping[str, str]
    ) -> Iterator[Reading]:
        given = list(files)
        return with_progress(super().read_many(given, remembered), total=len(given), label=words.READING)


def run_import(options: argparse.Namespace) -> int:
    """Store the files as one batch: all that is sure in them, or nothing when it is refused."""
    check_files(options.files)
    now = datetime.now(UTC)
    with database() as engine:
        _prepare(engine, options.registry, now)
        period = _period(engine, options, now)
        batch_id = _stage(engine, period, options, now)
        try:
            return _store(engine, batch_id, period, options, now)
        finally:
            _discard_unless_stored(engine, batch_id)


def _stage(engine: sa.Engine, period: Period, options: argparse.Namespace, now: datetime) -> str:
    files = [(path.name, content(path)) for path in options.files]
    with ReaderPool(setup.registry(engine)) as pool:
        incoming = screened(files, pool)
    return intake.stage(operator(engine), incoming, period_id=period.id, now=now)


def _store(
    engine: sa.Engine, batch_id: str, period: Period, options: argparse.Namespace, now: datetime
) -> int:
    definitions = load_definitions()
    with _WatchedPool(intake.units_of(engine, batch_id)) as pool:
        intake.read_batch(engine, batch_id, pool, definitions)
    staged = intake.batch(operator(engine), batch_id)
    readings = [file.reading for file in staged.files if file.reading is not None]
    stored = None
    if any(reading.checklists for reading in readings):
        # No one is there to answer: what is asked is left out, shown, and told by the exit code
        stored = intake.confirm(
            operator(engine), batch_id, reason=options.reason, now=now, without_asked=True
        )
    if options.json:
        print_json(_import_json(staged, stored, period))
        return exit_code(readings)
    for file in staged.files:
        if file.reading is None:
            say(words.ALREADY_STORED.format(file=file.name))
        else:
            say_reading(file.reading)
    if stored is None:
        say(words.NOTHING_STORED)
    else:
        say(words.STORED.format(units=stored.units, files=stored.files, period=period.name))
    return exit_code(readings)


def _discard_unless_stored(engine: sa.Engine, batch_id: str) -> None:
    if any(row.id == batch_id for row in intake.open_batches(operator(engine))):
        intake.discard(operator(engine), batch_id)


def _import_json(staged: intake.Batch, stored: intake.Stored | None, period: Period) -> dict[str, Json]:
    outcome: Json = None
    if stored is not None:
        outcome = {
            "files": stored.files,
            "units": stored.units,
            "new_units": stored.new_units,
            "changes": stored.changes,
        }
    files: list[Json] = [
        {"file": file.name, "state": file.state.value, **(found_json(file.reading) if file.reading else {})}
        for file in staged.files
    ]
    return {"period": period.name, "stored": outcome, "files": files}


def _prepare(engine: sa.Engine, source: str | None, now: datetime) -> None:
    """Choose the registry of an empty database; another one than the chosen is refused."""
    chosen = setup.registry_source(engine)
    if source is None:
        if chosen is None:
            raise ComplianceError(words.NO_REGISTRY)
        return
    if source in {s.value for s in RegistrySource if s is not RegistrySource.CSV}:
        if chosen is None or chosen.value != source:
            setup.choose_registry(operator(engine), RegistrySource(source), now=now)
        return
    path = Path(source)
    check_files([path])
    setup.choose_registry(operator(engine), RegistrySource.CSV, csv=content(path), now=now)


def _period(engine: sa.Engine, options: argparse.Namespace, now: datetime) -> Period:
    """The period named or numbered; made when it is not there and a date is given."""
    wanted, day = options.period, options.assessment_date
    found = find_period(engine, wanted)
    if found is None:
        if day is None:
            raise unknown_period(engine, wanted, words.MAKE_PERIOD)
        return periods.add_period(operator(engine), name=wanted, assessment_date=day, now=now)
    if day is not None and day != found.assessment_date:
        text = words.OTHER_DATE.format(period=found.name, date=found.assessment_date.isoformat())
        raise ComplianceError(text)
    return found
