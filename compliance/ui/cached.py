"""What pages ask for again and again, kept for the process.

Plain `lru_cache`s rather than Streamlit's: any visitor can empty those over the websocket, and they
hash a mere sample of a large frame. Keys are the database and its data version (which each run asks
for once), never a frame; a new version never meets an old entry. What not everybody may see is kept
by the workflows, behind their look at the rights. Callers must not change what they are given.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import sqlalchemy as sa

from compliance.analysis.labels import labelled
from compliance.definitions.load import Definitions, load_definitions
from compliance.model import Registry, UnitKind
from compliance.ui.ranking import Ranking, prepared
from compliance.workflows import database, setup
from compliance.workflows.definitions import definitions_for
from compliance.workflows.score_views import RankingView

_LOADING = threading.Lock()  # two first visitors need not both read the same files


def engine() -> sa.Engine:
    """The database named by KESIAPAN_DATABASE_URL, opened and migrated once."""
    return database.shared_database()


def shipped() -> Definitions:
    """What comes with the product."""
    with _LOADING:
        return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Definitions:
    return load_definitions()


def definitions(at: int | None = None) -> Definitions:
    """What is in use in this installation; `at`: the version of the data, where it is known already."""
    return _definitions(engine(), database.data_version(engine()) if at is None else at)


@lru_cache(maxsize=8)
def _definitions(bind: sa.Engine, version: int) -> Definitions:
    return definitions_for(bind, shipped())


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
    """The units as they are today; only once a registry was chosen."""
    return _registry(engine(), version, date.today())


@lru_cache(maxsize=8)
def _registry(bind: sa.Engine, version: int, today: date) -> Registry:
    return setup.registry(bind)


def expected(version: int) -> Mapping[UnitKind, int]:
    """How many units of each kind ought to report."""
    return _expected(engine(), version, date.today())


@lru_cache(maxsize=8)
def _expected(bind: sa.Engine, version: int, today: date) -> Mapping[UnitKind, int]:
    return Counter(unit.kind for unit in _registry(bind, version, today).units if unit.active)


def periods(version: int) -> tuple[setup.Period, ...]:
    """All periods, the oldest first."""
    return _periods(engine(), version)


@lru_cache(maxsize=8)
def _periods(bind: sa.Engine, version: int) -> tuple[setup.Period, ...]:
    return setup.periods(bind)


def untouched(version: int) -> frozenset[int]:
    """The ids of the drafts in which no unit has an answer yet."""
    return _untouched(engine(), version)


@lru_cache(maxsize=8)
def _untouched(bind: sa.Engine, version: int) -> frozenset[int]:
    return setup.untouched(bind)


@lru_cache(maxsize=32)
def prepared_ranking(view: RankingView) -> Ranking:
    """A ranking ready to be shown. The workflow gives the same view for the same data and reader."""
    return prepared(view.frame, view.instrument, view.registered)


def unit_labels(version: int) -> Mapping[str, str]:
    """A label of its own for every unit, by unit id."""
    return _unit_labels(engine(), version, date.today())


@lru_cache(maxsize=8)
def _unit_labels(bind: sa.Engine, version: int, today: date) -> Mapping[str, str]:
    return labelled(_registry(bind, version, today))
