"""All answers of a period at one moment, read once per version of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from compliance.model import Answer, Checklist, Registry
from compliance.scoring.columns import AnswerColumns
from compliance.storage import registry as store
from compliance.storage.archive import current_answers
from compliance.storage.engine import reading
from compliance.storage.registry import Period
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.recent import Recent

KEPT = 4  # of 5,000 units with 20 answers each, one takes some 60 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One period. `checklists`: the units that have reported, in the order of the registry.

    A unit that was only listed, without any answer, has not reported. `columns` holds the
    same answers, one entry per checklist, for scoring in bulk.
    """

    version: int
    period: Period
    registry: Registry
    checklists: tuple[Checklist, ...]
    columns: AnswerColumns

    def answers_of(self, unit_id: str) -> Mapping[str, Answer]:
        """The answers of one unit; none when it has not reported."""
        return next((c.answers for c in self.checklists if c.unit.id == unit_id), {})


_recent: Recent[tuple[sa.Engine, int, int], Snapshot] = Recent(KEPT)


def snapshot(engine: sa.Engine, period_id: int) -> Snapshot:
    """The period as it is now."""
    with reading(engine) as connection:
        version = store.read_installation(connection).data_version
        return _recent.get((engine, version, period_id), lambda: _read(connection, version, period_id))


def _read(connection: sa.Connection, version: int, period_id: int) -> Snapshot:
    period = next((p for p in store.read_periods(connection) if p.id == period_id), None)
    if period is None:
        raise Refused(Refusal.PERIOD_UNKNOWN)
    registry = store.read_registry(connection)
    answers = current_answers(connection, period_id)
    checklists = tuple(
        Checklist(unit=unit, answers=answers[unit.id]) for unit in registry.units if answers.get(unit.id)
    )
    return Snapshot(
        version=version,
        period=period,
        registry=registry,
        checklists=checklists,
        columns=AnswerColumns.from_checklists(checklists),
    )
