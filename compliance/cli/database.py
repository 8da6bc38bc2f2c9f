"""What the commands that work on the database have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from compliance.problems import ComplianceError
from compliance.storage.registry import Period
from compliance.text import cli as words
from compliance.workflows import periods
from compliance.workflows.database import open_database, reaching_database


@contextmanager
def database() -> Iterator[sa.Engine]:
    """The database of this installation while a command runs; refuses where it cannot serve."""
    engine = open_database()
    try:
        with reaching_database():
            yield engine
    finally:
        engine.dispose()


def find_period(engine: sa.Engine, wanted: str) -> Period | None:
    """The period of that name, else of that number."""
    known = periods.periods(engine)
    tidy = " ".join(wanted.split())
    named = [period for period in known if period.name.casefold() == tidy.casefold()]
    numbered = [period for period in known if str(period.id) == tidy]
    return next(iter(named + numbered), None)


def unknown_period(engine: sa.Engine, wanted: str, advice: str = "") -> ComplianceError:
    """The refusal of a period that is not there, with those there are, ready to be raised."""
    known = ", ".join(period.name for period in periods.periods(engine)) or words.NO_PERIOD_YET
    sentence = words.UNKNOWN_PERIOD.format(period=wanted, known=known)
    return ComplianceError(f"{sentence} {advice}".rstrip())
