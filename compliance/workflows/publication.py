"""The life of a period: draft, open, frozen, published, archived, and the way back with a reason.

Freezing keeps everything the figures stand on and the digits themselves. Before they are
published, and before they are put away, they are computed once more: no digit may have moved.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from compliance.accounts.events import Event
from compliance.accounts.rights import PUBLISHED
from compliance.analysis import frames
from compliance.analysis.frames import bulk_frame, with_verified
from compliance.analysis.ranking import rank_units
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument, PeriodState
from compliance.scoring.bulk import assess_bulk
from compliance.storage import registry as store
from compliance.storage.freezes import (
    Figure,
    lift_freeze,
    read_figures,
    read_freeze,
    store_figures,
    store_freeze,
)
from compliance.storage.registry import Period
from compliance.text.pages import PERIOD_STATES
from compliance.text.workflows import Refusal
from compliance.workflows.definitions import in_use
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.objections import refuse_while_open
from compliance.workflows.snapshot import Snapshot, snapshot

_ORDER = tuple(PeriodState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """A frozen period computed again. `moved`: the figures that came out otherwise."""

    frozen_at: datetime
    figures: int
    moved: tuple[Figure, ...]


def steps(state: PeriodState) -> tuple[PeriodState, ...]:
    """The states that can follow: the next one, and the one before."""
    place = _ORDER.index(state)
    return _ORDER[max(place - 1, 0) : place] + _ORDER[place + 1 : place + 2]


def goes_back(state: PeriodState, wanted: PeriodState) -> bool:
    """Whether a step goes back, and so needs a reason."""
    return _ORDER.index(wanted) < _ORDER.index(state)


def advance(
    caller: Caller,
    period_id: int,
    wanted: PeriodState,
    *,
    definitions: Definitions,
    now: datetime,
    reason: str = "",
) -> None:
    """Let a period take one step, forward, or back with a reason."""
    with acting(caller) as act:
        act.require(Action.MANAGE_PERIODS)
        period = act.period(period_id)
        _check_step(period, wanted, reason.strip())
        if wanted is PeriodState.DIBEKUKAN and period.state is PeriodState.DIBUKA:
            _freeze(act, period, definitions, now)
        elif wanted in PUBLISHED and not goes_back(period.state, wanted):
            _check_figures(act, period, definitions)
        elif wanted is PeriodState.DIBUKA and period.state is PeriodState.DIBEKUKAN:
            _lift(act, period)
        store.set_period_state(act.connection, period_id, wanted)
        store.note_change(act.connection)
        act.note(
            Event.PERIOD_STATE,
            f"period {period_id}",
            before={"state": period.state.value},
            after={"state": wanted.value, "reason": reason.strip()},
        )


def recount(caller: Caller, period_id: int, definitions: Definitions) -> Recount | None:
    """Compute a frozen period again; None where it is not frozen."""
    with looking(caller) as look:
        look.require(Action.MANAGE_PERIODS)
        return _recount(look, look.period(period_id), definitions)


def _check_step(period: Period, wanted: PeriodState, reason: str) -> None:
    if wanted not in steps(period.state):
        names = {"state": PERIOD_STATES[period.state].lower(), "wanted": PERIOD_STATES[wanted].lower()}
        raise Refused(Refusal.PERIOD_STEP, name=period.name, **names)
    if goes_back(period.state, wanted) and not reason:
        raise Refused(Refusal.STEP_REASON_MISSING)


def _freeze(act: Act, period: Period, definitions: Definitions, now: datetime) -> None:
    refuse_while_open(act, period, definitions)
    freeze = store_freeze(
        act.connection,
        period,
        files=in_use(act.connection, definitions).files,
        account=act.person.account,
        now=now,
    )
    found = snapshot(act, period, definitions, fresh=True)
    store_figures(act.connection, freeze.id, _figures(found))


def _lift(act: Act, period: Period) -> None:
    freeze = read_freeze(act.connection, period.id)
    if freeze is not None:
        lift_freeze(act.connection, freeze.id)


def _check_figures(look: Look, period: Period, definitions: Definitions) -> None:
    found = _recount(look, period, definitions)
    if found is not None and found.moved:
        first = found.moved[0]
        facts = {"count": len(found.moved), "first": f"{first.unit_id}, {first.instrument_id}"}
        raise Refused(Refusal.FREEZE_BROKEN, name=period.name, **facts)


def _recount(look: Look, period: Period, definitions: Definitions) -> Recount | None:
    found = snapshot(look, period, definitions, fresh=True)
    if found.freeze is None:
        return None
    kept = read_figures(look.connection, found.freeze.id)
    again = set(_figures(found))
    moved = [figure for figure in kept if figure not in again]
    moved += sorted(again - set(kept), key=lambda figure: (figure.instrument_id, figure.unit_id))
    return Recount(frozen_at=found.freeze.frozen_at, figures=len(kept), moved=tuple(moved))


def _figures(found: Snapshot) -> Iterator[Figure]:
    """The digits of every unit that reported, under every instrument."""
    units = [checklist.unit for checklist in found.checklists]
    day = found.period.assessment_date
    for instrument in found.instruments.values():
        frame = bulk_frame(units, assess_bulk(found.columns, instrument, day))
        frame = with_verified(frame, assess_bulk(found.verified_columns, instrument, day))
        ranked = rank_units(frame).astype(object)
        for row in ranked.where(ranked.notna(), None).to_dict("records"):
            yield _figure(row, instrument)


def _figure(row: Mapping[Hashable, Any], instrument: Instrument) -> Figure:
    """The row with what is missing as None."""
    return Figure(
        instrument_id=instrument.id,
        unit_id=row[frames.UNIT_ID],
        rank=None if row[frames.RANK] is None else int(row[frames.RANK]),
        floor=_digits(row[frames.FLOOR_STEPS], instrument.decimals),
        ceiling=_digits(row[frames.CEILING_STEPS], instrument.decimals),
        category_floor=row[frames.CATEGORY_FLOOR] or "",
        category_ceiling=row[frames.CATEGORY_CEILING] or "",
        coverage=repr(float(row[frames.COVERAGE])),
        completeness=repr(float(row[frames.COMPLETENESS])),
        verified_floor=_digits(row[frames.VERIFIED_FLOOR_STEPS], instrument.decimals),
        verified_ceiling=_digits(row[frames.VERIFIED_CEILING_STEPS], instrument.decimals),
    )


def _digits(steps: int | None, decimals: int) -> str:
    return "" if steps is None else str(Decimal(int(steps)).scaleb(-decimals))
