"""All answers of a period at one moment, read once per version of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from compliance.analysis.verified import verified_answers
from compliance.definitions.load import Definitions, kept_instruments
from compliance.model import Answer, Checklist, Instrument, Registry, ScoreBasis
from compliance.scoring.columns import AnswerColumns
from compliance.storage import registry as store
from compliance.storage.archive import current_answers, frozen_answers
from compliance.storage.freezes import Freeze, frozen_registry, read_files, read_freeze
from compliance.storage.registry import Period
from compliance.storage.verdicts import ByUnit, read_verdicts
from compliance.workflows.guard import Look
from compliance.workflows.recent import Recent

KEPT = 4  # of 5,000 units with 20 answers each, one takes some 60 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One period. `checklists`: the units that have reported, in the order of the registry.

    Of a frozen period, everything is as it was when it was frozen: the answers, the units, the
    date, the instruments.

    `verifications`: the newest decision about each answer.

    A unit that was only listed, without any answer, has not reported. `columns` holds the
    same answers, one entry per checklist, for scoring in bulk.
    """

    version: int
    period: Period
    freeze: Freeze | None
    instruments: Mapping[str, Instrument]
    registry: Registry
    checklists: tuple[Checklist, ...]
    verifications: ByUnit
    columns: AnswerColumns
    verified_columns: AnswerColumns

    def columns_of(self, basis: ScoreBasis) -> AnswerColumns:
        """What scores on this basis stand on; one entry per checklist either way."""
        return self.columns if basis is ScoreBasis.PERNYATAAN else self.verified_columns

    def answers_of(self, unit_id: str, basis: ScoreBasis = ScoreBasis.PERNYATAAN) -> Mapping[str, Answer]:
        """The answers of one unit, as claimed or as verified; none when it has not reported."""
        answers = next((c.answers for c in self.checklists if c.unit.id == unit_id), {})
        if basis is ScoreBasis.PERNYATAAN:
            return answers
        return verified_answers(answers, self.verifications.get(unit_id, {}))


_recent: Recent[tuple[sa.Engine, int, int], Snapshot] = Recent(KEPT)


def snapshot(look: Look, period: Period, definitions: Definitions, *, fresh: bool = False) -> Snapshot:
    """The period as it is now, or as it was frozen; `fresh`: read again even if it was read before."""
    version = store.read_installation(look.connection).data_version
    if fresh:
        return _read(look.connection, version, period, definitions)
    key = (look.caller.engine, version, period.id)
    return _recent.get(key, lambda: _read(look.connection, version, period, definitions))


def _read(connection: sa.Connection, version: int, period: Period, definitions: Definitions) -> Snapshot:
    registry = store.read_registry(connection)
    freeze = read_freeze(connection, period.id)
    limit = None if freeze is None else freeze.verdict_limit
    verifications = read_verdicts(connection, period.id, limit=limit)
    if freeze is None:
        answers = current_answers(connection, period.id)
        instruments = definitions.instruments
    else:
        answers = frozen_answers(connection, freeze.id)
        registry = frozen_registry(connection, freeze, registry)
        instruments = kept_instruments(read_files(connection, freeze))
        period = replace(period, assessment_date=freeze.assessment_date)
    checklists = tuple(
        Checklist(unit=unit, answers=answers[unit.id]) for unit in registry.units if answers.get(unit.id)
    )
    return Snapshot(
        version=version,
        period=period,
        freeze=freeze,
        instruments=instruments,
        registry=registry,
        checklists=checklists,
        verifications=verifications,
        columns=AnswerColumns.from_checklists(checklists),
        verified_columns=AnswerColumns.from_answers(
            [verified_answers(c.answers, verifications.get(c.unit.id, {})) for c in checklists]
        ),
    )
