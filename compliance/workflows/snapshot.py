"""All answers of a period at one moment, read once per version of the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from msgspec import structs

from compliance.analysis.dispensed import exempted
from compliance.analysis.verified import verified_answers
from compliance.definitions.load import Definitions
from compliance.model import (
    Answer,
    Checklist,
    ChecklistDefinition,
    Dispensation,
    Instrument,
    Registry,
    RollupRule,
    ScoreBasis,
)
from compliance.scoring.columns import AnswerColumns
from compliance.storage import registry as store
from compliance.storage.archive import Submitted, currently_submitted, frozen_submitted
from compliance.storage.dispensations import counting, frozen_dispensations
from compliance.storage.freezes import Freeze, frozen_registry, read_freeze
from compliance.storage.registry import Period
from compliance.storage.verdicts import ByUnit, read_verdicts
from compliance.text.workflows import Refusal
from compliance.workflows.definitions import Kept, in_use, of_freeze
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Look
from compliance.workflows.recent import Recent

Dispensed = Mapping[str, tuple[Dispensation, ...]]  # unit id -> its exceptions that count
KEPT = 4  # of 5,000 units with 20 answers each, one takes some 60 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One period. `checklists`: the units that have reported, in the order of the registry, with their
    answers as they count: what a dispensation exempts is *tidak berlaku*, on either basis of scores.
    `reported`: the same units with the answers they gave.

    Of a frozen period, everything is as it was when it was frozen: the answers, the units, the
    date, the instruments, the checklist that was asked, the rules of rolling up, the dispensations.

    `verifications`: the newest decision about each answer; `dispensations`: by unit, those that count;
    `checked`: the ids of those units of which any answer was accepted or corrected.

    `submitted`: by unit id, also of those that were only listed.

    A unit that was only listed, without any answer, has not reported. `columns` holds the
    same answers, one entry per checklist, for scoring in bulk.
    """

    version: int
    submitted: Mapping[str, Submitted]
    period: Period
    freeze: Freeze | None
    instruments: Mapping[str, Instrument]
    checklist: ChecklistDefinition
    rollup: tuple[RollupRule, ...]
    registry: Registry
    checklists: tuple[Checklist, ...]
    reported: tuple[Checklist, ...]
    verifications: ByUnit
    dispensations: Dispensed
    checked: frozenset[str]
    columns: AnswerColumns
    verified_columns: AnswerColumns

    def instrument(self, instrument_id: str) -> Instrument:
        """The instrument of that id; refused where the period has none such."""
        found = self.instruments.get(instrument_id)
        if found is None:
            facts = {"instrument": instrument_id, "known": ", ".join(self.instruments)}
            if self.freeze is None:
                raise Refused(Refusal.INSTRUMENT_UNKNOWN, **facts)
            raise Refused(Refusal.INSTRUMENT_NOT_KEPT, name=self.period.name, **facts)
        return found

    def columns_of(self, basis: ScoreBasis) -> AnswerColumns:
        """What scores on this basis stand on; one entry per checklist either way."""
        return self.columns if basis is ScoreBasis.PERNYATAAN else self.verified_columns

    def checklists_of(self, basis: ScoreBasis) -> tuple[Checklist, ...]:
        """What `columns_of` the basis was made of."""
        if basis is ScoreBasis.PERNYATAAN:
            return self.checklists
        return tuple(
            structs.replace(c, answers=_verified(c, self.verifications, self.dispensations))
            for c in self.reported
        )

    def answers_of(self, unit_id: str, basis: ScoreBasis = ScoreBasis.PERNYATAAN) -> Mapping[str, Answer]:
        """The answers of one unit as they count, as claimed or as verified; where it has not reported,
        only what a dispensation exempts."""
        found = next((c for c in self.reported if c.unit.id == unit_id), None)
        if found is None:
            return exempted({}, self.dispensations.get(unit_id, ()))
        if basis is ScoreBasis.TERVERIFIKASI:
            return _verified(found, self.verifications, self.dispensations)
        return _as_counted(found, self.dispensations).answers


_recent: Recent[tuple[sa.Engine, int, int], Snapshot] = Recent(KEPT)


def snapshot(look: Look, period: Period, definitions: Definitions, *, fresh: bool = False) -> Snapshot:
    """The period as it is now, or as it was frozen; `fresh`: all of it read again, even what was read
    before and cannot have changed."""
    version = store.read_installation(look.connection).data_version
    if fresh:
        return _read(look.connection, version, period, definitions, None)
    key = (look.caller.engine, version, period.id)
    return _recent.get(key, lambda: _renewed(look, version, period, definitions))


def _renewed(look: Look, version: int, period: Period, definitions: Definitions) -> Snapshot:
    """The period read again, but for the submissions that were read before."""
    engine = look.caller.engine
    before = _recent.latest(lambda key: key[0] is engine and key[2] == period.id)
    known = () if before is None else before.submitted.values()
    return _read(look.connection, version, period, definitions, known)


def _read(
    connection: sa.Connection,
    version: int,
    period: Period,
    definitions: Definitions,
    known: Iterable[Submitted] | None,
) -> Snapshot:
    """`known`: submissions that were read before; None: nothing that was read before is trusted."""
    registry = store.read_registry(connection, period.assessment_date)
    freeze = read_freeze(connection, period.id)
    verifications = read_verdicts(connection, period.id, limit=freeze.verdict_limit if freeze else None)
    if freeze is None:
        submitted = currently_submitted(connection, period.id, known or ())
        used: Definitions | Kept = in_use(connection, definitions)
        dispensations = by_unit(counting(connection, period.assessment_date))
    else:
        submitted = frozen_submitted(connection, freeze.id, known or ())
        registry = frozen_registry(connection, freeze, registry)
        used = of_freeze(connection, freeze, fresh=known is None)
        dispensations = by_unit(frozen_dispensations(connection, freeze.id))
    reported = tuple(_reported(registry, submitted))
    checklists = tuple(_as_counted(c, dispensations) for c in reported)
    confirmed = [_confirmed(c, verifications) for c in reported]
    return Snapshot(
        version=version,
        submitted=submitted,
        period=period if freeze is None else replace(period, assessment_date=freeze.assessment_date),
        freeze=freeze,
        instruments=used.instruments,
        checklist=used.checklist,
        rollup=definitions.rollup if used.rollup is None else used.rollup,
        registry=registry,
        checklists=checklists,
        reported=reported,
        verifications=verifications,
        dispensations=dispensations,
        checked=frozenset(c.unit.id for c, some in zip(reported, confirmed, strict=True) if some),
        columns=AnswerColumns.from_checklists(checklists),
        verified_columns=_verified_columns(reported, confirmed, dispensations),
    )


def _reported(registry: Registry, submitted: Mapping[str, Submitted]) -> Iterable[Checklist]:
    for unit in registry.units:
        if unit.id in submitted and submitted[unit.id].answers:
            yield Checklist(unit=unit, answers=submitted[unit.id].answers)


def by_unit(dispensed: Iterable[Dispensation]) -> Dispensed:
    """Exceptions by the unit they exempt."""
    found: dict[str, list[Dispensation]] = {}
    for one in dispensed:
        found.setdefault(one.unit_id, []).append(one)
    return {unit_id: tuple(ones) for unit_id, ones in found.items()}


def _as_counted(checklist: Checklist, dispensations: Dispensed) -> Checklist:
    own = dispensations.get(checklist.unit.id)
    return checklist if own is None else structs.replace(checklist, answers=exempted(checklist.answers, own))


def _confirmed(checklist: Checklist, verifications: ByUnit) -> Mapping[str, Answer]:
    return verified_answers(checklist.answers, verifications.get(checklist.unit.id, {}))


def _verified_columns(
    reported: Sequence[Checklist], confirmed: Sequence[Mapping[str, Answer]], dispensations: Dispensed
) -> AnswerColumns:
    exempt = (dispensations.get(checklist.unit.id, ()) for checklist in reported)
    return AnswerColumns.from_answers([exempted(*both) for both in zip(confirmed, exempt, strict=True)])


def _verified(checklist: Checklist, verifications: ByUnit, dispensations: Dispensed) -> Mapping[str, Answer]:
    return exempted(_confirmed(checklist, verifications), dispensations.get(checklist.unit.id, ()))
