"""The units by what they stand below, with the figures of those below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from compliance.analysis.frames import bulk_frame
from compliance.analysis.rollup import Branch, Tree, branches
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument, ScoreBasis, Unit
from compliance.scoring.bulk import assess_bulk
from compliance.storage.registry import Period
from compliance.workflows.dispensations import named_sentences
from compliance.workflows.guard import Caller, looking
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot
from compliance.workflows.units import known_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One unit (or the whole regency) and those directly below it.

    `path`: from the top to this unit, as far as the person may see; `whole`: this unit or the regency
    itself, None for whoever may not see the regency.
    """

    period: Period
    instrument: Instrument
    path: tuple[Unit, ...]
    whole: Branch | None
    below: tuple[Branch, ...]
    every: tuple[Branch, ...]  # all units at any depth, without figures of those below them
    dispensed: tuple[tuple[str, str], ...]  # of these, the names of those exempt, and from what


_Key = tuple[sa.Engine, int, int, str, ScoreBasis, str, frozenset[str] | None]
_levels: Recent[_Key, Level] = Recent(64)


def level(
    caller: Caller,
    definitions: Definitions,
    *,
    period_id: int,
    instrument_id: str,
    parent: str = "",
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
) -> Level:
    """The units directly below one; "" for those below none.

    Whoever may not see the whole regency begins with their own units, and sees those and what is
    below them.
    """
    with looking(caller) as look:
        period = look.period(period_id)
        own = None if look.may(Action.SEE_OVERVIEW, period=period) else look.person.units
        look.require(Action.SEE_GAPS, units=own if not parent else [parent], period=period)
        found = snapshot(look, period, definitions)
        instrument = found.instrument(instrument_id)
        _check_known(found, parent)
        key = (caller.engine, found.version, period_id, instrument_id, basis, parent, own)
        made = _levels.get(key, lambda: _level(found, instrument, basis, parent, own))
        shown = [parent, *(branch.unit.id for branch in made.every if branch.unit)]
        return replace(made, dispensed=named_sentences(found, shown, definitions))


def _check_known(found: Snapshot, parent: str) -> None:
    if parent:
        known_unit(found.registry, parent)


def _level(
    found: Snapshot, instrument: Instrument, basis: ScoreBasis, parent: str, own: frozenset[str] | None
) -> Level:
    checklists = found.checklists_of(basis)
    answers = {checklist.unit.id: checklist.answers for checklist in checklists}
    tree = Tree(found.registry, frozenset(answers))
    by_id = {unit.id: unit for unit in found.registry.units}
    scores = assess_bulk(found.columns_of(basis), instrument, found.period.assessment_date)
    frame = bulk_frame([checklist.unit for checklist in checklists], scores)
    shown = tree.children(parent) if parent or own is None else _topmost(found.registry.units, own)
    if own is not None:  # what stands below today alone, not what stood there on the day of the period
        shown = [unit for unit in shown if unit.id in own]
    whole, *below = branches(
        [by_id.get(parent), *shown], tree, frame, answers, rules=found.rollup, instrument=instrument
    )
    every = [unit for top in shown for unit in (top, *tree.below(top.id)) if own is None or unit.id in own]
    hidden = not parent and own is not None
    return Level(
        period=found.period,
        instrument=instrument,
        path=_path(by_id.get(parent), by_id, own),
        whole=None if hidden else whole,
        below=tuple(below),
        every=branches(every, tree, frame, answers, rules=(), instrument=instrument),
        dispensed=(),
    )


def _topmost(units: Sequence[Unit], own: frozenset[str]) -> list[Unit]:
    """Those of a person's units that stand below none of the others."""
    return [unit for unit in units if unit.id in own and unit.parent not in own]


def _path(unit: Unit | None, by_id: dict[str, Unit], own: frozenset[str] | None) -> tuple[Unit, ...]:
    found: list[Unit] = []
    while unit is not None and unit not in found and (own is None or unit.id in own):
        found.append(unit)
        unit = by_id.get(unit.parent)
    return tuple(reversed(found))
