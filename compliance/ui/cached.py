"""What pages ask for again and again, kept for the process.

Plain `lru_cache`s rather than Streamlit's: any visitor can empty those over the websocket, and they
hash a mere sample of a large frame. Keys are the database, its data version (which each run asks
for once) and the ids of what is asked, never a frame; a new version never meets an old entry.
Callers must not change what they are given.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

import sqlalchemy as sa

from compliance.analysis.gaps import Gaps
from compliance.analysis.overview import Overview
from compliance.definitions.load import Definitions, load_definitions
from compliance.model import Registry, UnitKind
from compliance.ui.labels import labelled
from compliance.ui.ranking import Ranking, prepared
from compliance.workflows import database, setup, views

_OPENING = threading.Lock()  # two first visitors must not migrate the same database at once


def engine() -> sa.Engine:
    """The database named by KESIAPAN_DATABASE_URL, opened and migrated once."""
    with _OPENING:
        return _engine(os.environ.get("KESIAPAN_DATABASE_URL"))


@cache
def _engine(url: str | None) -> sa.Engine:
    return database.open_database(url)


def definitions() -> Definitions:
    with _OPENING:
        return _definitions()


@lru_cache(maxsize=1)
def _definitions() -> Definitions:
    return load_definitions()


def version() -> int:
    """The version of the stored data; asked of the database each time."""
    return database.data_version(engine())


def registry_source() -> setup.RegistrySource | None:
    """Where the units come from; None while nothing was chosen. What was chosen stays, so it is kept."""
    bind = engine()
    if bind not in _sources:
        found = setup.registry_source(bind)
        if found is None:
            return None
        _sources[bind] = found
    return _sources[bind]


_sources: dict[sa.Engine, setup.RegistrySource] = {}


def registry(version: int) -> Registry:
    """The units; only once a registry was chosen."""
    return _registry(engine(), version)


@lru_cache(maxsize=8)
def _registry(bind: sa.Engine, version: int) -> Registry:
    return setup.registry(bind)


def expected(version: int) -> Mapping[UnitKind, int]:
    """How many units of each kind ought to report."""
    return _expected(engine(), version)


@lru_cache(maxsize=8)
def _expected(bind: sa.Engine, version: int) -> Mapping[UnitKind, int]:
    return Counter(unit.kind for unit in _registry(bind, version).units if unit.active)


def periods(version: int) -> tuple[setup.Period, ...]:
    """All periods, the oldest first."""
    return _periods(engine(), version)


@lru_cache(maxsize=8)
def _periods(bind: sa.Engine, version: int) -> tuple[setup.Period, ...]:
    return setup.periods(bind)


def ranking(version: int, *, period_id: int, instrument_id: str, kind: UnitKind | None) -> Ranking:
    """The ranking ready to be shown."""
    return _ranking(engine(), version, period_id, instrument_id, kind)


@lru_cache(maxsize=32)
def _ranking(
    bind: sa.Engine, version: int, period_id: int, instrument_id: str, kind: UnitKind | None
) -> Ranking:
    frame = views.ranking_for(
        bind, definitions(), period_id=period_id, instrument_id=instrument_id, kind=kind
    )
    return prepared(frame, definitions().instruments[instrument_id])


def overview(version: int, *, period_id: int, instrument_id: str, today: date) -> Overview:
    return _overview(engine(), version, period_id, instrument_id, today)


@lru_cache(maxsize=16)
def _overview(bind: sa.Engine, version: int, period_id: int, instrument_id: str, today: date) -> Overview:
    return views.overview_for(
        bind, definitions(), period_id=period_id, instrument_id=instrument_id, today=today
    )


def gaps(version: int, *, period_id: int, instrument_id: str, unit_id: str) -> Gaps:
    return _gaps(engine(), version, period_id, instrument_id, unit_id)


@lru_cache(maxsize=256)
def _gaps(bind: sa.Engine, version: int, period_id: int, instrument_id: str, unit_id: str) -> Gaps:
    return views.gaps_for(
        bind, definitions(), period_id=period_id, instrument_id=instrument_id, unit_id=unit_id
    )


def unit_labels(version: int) -> Mapping[str, str]:
    """A label of its own for every unit, by unit id."""
    return _unit_labels(engine(), version)


@lru_cache(maxsize=8)
def _unit_labels(bind: sa.Engine, version: int) -> Mapping[str, str]:
    return labelled(_registry(bind, version))
