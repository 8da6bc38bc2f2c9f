"""How the readiness of a unit or of the region went, from the periods the person may see.

Of a frozen period the kept digits are told, never a recomputation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas as pd
import sqlalchemy as sa

from compliance.analysis import frames
from compliance.analysis.readiness import (
    Readiness,
    TrendPoint,
    UnitFigures,
    edition_among,
    of_region,
    of_unit,
)
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument, ScoreBasis, Unit
from compliance.storage.dispensations import frozen_dispensations
from compliance.storage.freezes import (
    Figure,
    Freeze,
    frozen_units,
    read_figures,
    read_freeze,
)
from compliance.storage.registry import Period, read_periods
from compliance.workflows.definitions import of_freeze
from compliance.workflows.dispensations import named, named_sentences
from compliance.workflows.guard import Caller, Look, looking
from compliance.workflows.recent import Recent
from compliance.workflows.score_views import ranked_frame
from compliance.workflows.snapshot import by_unit, snapshot

Figures = Mapping[str, UnitFigures]  # by unit id
Said = tuple[tuple[str, str], ...]  # names of units, and what is said of their dispensations

# A freeze never changes, so what was read of it holds for good.
_units: Recent[tuple[sa.Engine, int], tuple[Unit, ...]] = Recent(16)
_regions: Recent[tuple[sa.Engine, int, str], tuple[Readiness | None, Said]] = Recent(256)


def trend_for(
    caller: Caller, definitions: Definitions, *, instrument_id: str, unit_id: str | None = None
) -> tuple[TrendPoint, ...]:
    """The periods the person may see, the oldest first; of one unit, or (None) of the region.

    A period that did not have the instrument yet is told under the nearest edition it had of those
    the instrument supersedes.
    """
    with looking(caller) as look:
        if unit_id is None:
            look.require(Action.SEE_RANKING, period=_any_seen(look, None))
        else:
            look.require(Action.SEE_GAPS, units=[unit_id], period=_any_seen(look, unit_id))
        periods = [p for p in read_periods(look.connection) if _seen(look, p, unit_id)]
        points = [_point(look, p, definitions, instrument_id, unit_id) for p in periods]
        return tuple(sorted(points, key=lambda point: (point.as_of, point.period_id)))


def shown_figures(look: Look, freeze: Freeze, instrument: Instrument) -> Figures:
    """The digits a freeze keeps under one instrument."""
    rows = read_figures(look.connection, freeze.id, instrument_id=instrument.id)
    return {row.unit_id: _kept_figures(row) for row in rows}


def kept_dispensed(look: Look, freeze: Freeze, definitions: Definitions, unit_ids: Iterable[str]) -> Said:
    """What is said of the dispensations a freeze keeps, of those of these units that have one."""
    counting = by_unit(frozen_dispensations(look.connection, freeze.id))
    asked = [id for id in unit_ids if id in counting]
    return named(kept_units(look, freeze), counting, asked, definitions) if asked else ()


def kept_units(look: Look, freeze: Freeze) -> tuple[Unit, ...]:
    """The units as they were when a period was frozen."""
    key = (look.caller.engine, freeze.id)
    return _units.get(key, lambda: frozen_units(look.connection, freeze))


def _seen(look: Look, period: Period, unit_id: str | None) -> bool:
    if unit_id is None:
        return look.may(Action.SEE_RANKING, period=period)
    return look.may(Action.SEE_GAPS, units=[unit_id], period=period)


def _any_seen(look: Look, unit_id: str | None) -> Period | None:
    """A period the person may see, else any: what is refused then says until when."""
    periods = read_periods(look.connection)
    return next((p for p in periods if _seen(look, p, unit_id)), periods[-1] if periods else None)


def _point(
    look: Look, period: Period, definitions: Definitions, instrument_id: str, unit_id: str | None
) -> TrendPoint:
    freeze = read_freeze(look.connection, period.id)
    if freeze is None:
        found = snapshot(look, period, definitions)
        instruments, day = found.instruments, found.period.assessment_date
    else:
        instruments, day = of_freeze(look.connection, freeze).instruments, freeze.assessment_date
    instrument = edition_among(instruments, instrument_id, definitions.editions)
    readiness: Readiness | None = None
    said: Said = ()
    if instrument is not None and freeze is None:
        frame = ranked_frame(found, instrument, None, ScoreBasis.PERNYATAAN)
        figures = _live_figures(frame, instrument)
        readiness = _readiness(figures, instrument, unit_id)
        said = named_sentences(found, _behind(figures, unit_id), definitions)
    elif instrument is not None and freeze is not None:
        readiness, said = _kept_readiness(look, freeze, definitions, instrument, unit_id)
    return TrendPoint(
        period_id=period.id,
        period=period.name,
        as_of=day,
        instrument=instrument,
        readiness=readiness,
        dispensed=said,
    )


def _kept_readiness(
    look: Look, freeze: Freeze, definitions: Definitions, instrument: Instrument, unit_id: str | None
) -> tuple[Readiness | None, Said]:
    def found() -> tuple[Readiness | None, Said]:
        figures = shown_figures(look, freeze, instrument)
        said = kept_dispensed(look, freeze, definitions, _behind(figures, unit_id))
        return _readiness(figures, instrument, unit_id), said

    if unit_id is not None:
        return found()
    return _regions.get((look.caller.engine, freeze.id, instrument.id), found)


def _behind(figures: Figures, unit_id: str | None) -> list[str]:
    """The units that stand behind the readiness of one, or (None) of the region."""
    return [id for id, row in figures.items() if (row.ranked if unit_id is None else id == unit_id)]


def _readiness(figures: Figures, instrument: Instrument, unit_id: str | None) -> Readiness | None:
    if unit_id is None:
        return of_region(figures.values(), instrument)
    return of_unit(figures[unit_id], instrument) if unit_id in figures else None


def _kept_figures(row: Figure) -> UnitFigures:
    return UnitFigures(
        unit_id=row.unit_id,
        ranked=row.rank is not None,
        floor=_decimal(row.floor),
        ceiling=_decimal(row.ceiling),
        verified_floor=_decimal(row.verified_floor),
        verified_ceiling=_decimal(row.verified_ceiling),
    )


def _decimal(digits: str) -> Decimal | None:
    return Decimal(digits) if digits else None


def _live_figures(frame: pd.DataFrame, instrument: Instrument) -> Figures:
    columns = (
        frames.FLOOR_STEPS,
        frames.CEILING_STEPS,
        frames.VERIFIED_FLOOR_STEPS,
        frames.VERIFIED_CEILING_STEPS,
    )
    scores = (_decimals(frame[name], instrument) for name in columns)
    return {
        id: UnitFigures(
            unit_id=id,
            ranked=ranked,
            floor=floor,
            ceiling=ceiling,
            verified_floor=verified_floor,
            verified_ceiling=verified_ceiling,
        )
        for id, ranked, floor, ceiling, verified_floor, verified_ceiling in zip(
            frame[frames.UNIT_ID], frame[frames.RANK].notna().tolist(), *scores, strict=True
        )
    }


def _decimals(steps: Iterable[int], instrument: Instrument) -> list[Decimal | None]:
    return [None if pd.isna(n) else Decimal(int(n)).scaleb(-instrument.decimals) for n in steps]
