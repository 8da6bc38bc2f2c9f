"""The registry of units, the periods, and the counters that say when something changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime

import sqlalchemy as sa

from compliance.model import PeriodState, Registry, Unit
from compliance.storage.engine import insert_row
from compliance.storage.revisions import standing_changes, units_on
from compliance.storage.rows import unit_from_row, unit_row
from compliance.storage.tables import freezes, installation, periods, submissions, units


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The days of a period, the last ones included; None where there is no such limit.

    `report_until`: until when units hand in themselves; `verify_until`: until when Bagian Organisasi
    means to have looked at it; `objections_from`, `objections_until`: when units may object.
    """

    report_until: date | None = None
    verify_until: date | None = None
    objections_from: date | None = None
    objections_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A round of assessment; answers are stored per period."""

    id: int
    name: str
    assessment_date: date
    state: PeriodState = PeriodState.DRAFT
    deadlines: Deadlines = field(default_factory=Deadlines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What has been set up. `source` None: nothing yet. The versions only ever grow."""

    source: str | None
    open: bool
    invented: bool
    registry_version: int
    data_version: int


def read_installation(connection: sa.Connection) -> Installation:
    """What has been set up, and the present versions."""
    row = connection.execute(sa.select(installation)).one()
    return Installation(
        source=row.registry_source,
        open=row.registry_open,
        invented=row.registry_invented,
        registry_version=row.registry_version,
        data_version=row.data_version,
    )


def note_change(connection: sa.Connection, *, registry: bool = False) -> None:
    """Let the data version grow, and the registry's when units came or went."""
    grown = {"data_version": installation.c.data_version + 1}
    if registry:
        grown["registry_version"] = installation.c.registry_version + 1
    connection.execute(sa.update(installation).values(grown))


def store_registry(connection: sa.Connection, source: str, registry: Registry) -> None:
    """Keep a registry as the one of this installation."""
    connection.execute(
        sa.update(installation).values(
            registry_source=source, registry_open=registry.open, registry_invented=registry.invented
        )
    )
    rows = [unit_row(unit, position, None) for position, unit in enumerate(registry.units)]
    if rows:
        connection.execute(sa.insert(units), rows)


def read_registry(connection: sa.Connection, on: date) -> Registry:
    """The registry in its order as it is on a day; units that an undo withdrew are not in it."""
    state = read_installation(connection)
    rows = connection.execute(
        sa.select(units).where(sa.not_(units.c.withdrawn)).order_by(units.c.position, units.c.id)
    )
    first = (unit_from_row(row._asdict()) for row in rows)
    return Registry(
        units=units_on(first, standing_changes(connection), on),
        open=state.open,
        invented=state.invented,
    )


def add_units(connection: sa.Connection, new: Sequence[Unit], upload_id: int | None) -> None:
    """Add units an upload brought (None: one that no undo withdraws), or bring back those an undo
    withdrew."""
    known = set(connection.execute(sa.select(units.c.id)).scalars())
    position: int = connection.execute(sa.select(sa.func.count()).select_from(units)).scalar_one()
    fresh = [unit for unit in new if unit.id not in known]
    for unit in new:
        if unit.id in known:
            row = unit_row(unit, position, upload_id)
            del row["position"]
            connection.execute(sa.update(units).where(units.c.id == unit.id).values(row))
    if fresh:
        rows = [unit_row(unit, position + offset, upload_id) for offset, unit in enumerate(fresh)]
        connection.execute(sa.insert(units), rows)


def insert_units(connection: sa.Connection, new: Sequence[Unit]) -> None:
    """Add units that somebody entered; they begin with a change (see `revisions`)."""
    add_units(connection, [replace(unit, active=False) for unit in new], None)


def withdraw_unnamed(connection: sa.Connection, unit_ids: Collection[str]) -> int:
    """Withdraw those of these units that an upload brought and that nothing names any more: no
    answers, no change that places others below them or lets them take a place.

    Returns how many. Call it after the undo, when their newest submissions do not stand.
    """
    changes = standing_changes(connection)
    named = {id for change in changes for id in (change.parent, *change.successors)}
    newest = (
        sa.select(
            submissions.c.period_id, submissions.c.unit_id, sa.func.max(submissions.c.version).label("v")
        )
        .group_by(submissions.c.period_id, submissions.c.unit_id)
        .subquery()
    )
    standing = sa.exists().where(
        submissions.c.unit_id == units.c.id,
        submissions.c.standing,
        newest.c.period_id == submissions.c.period_id,
        newest.c.unit_id == submissions.c.unit_id,
        newest.c.v == submissions.c.version,
    )
    withdrawn = 0
    for unit_id in set(unit_ids) - named:
        outcome = connection.execute(
            sa.update(units)
            .where(
                units.c.id == unit_id,
                units.c.added_by.is_not(None),
                sa.not_(units.c.withdrawn),
                sa.not_(standing),
            )
            .values(withdrawn=True)
        )
        withdrawn += outcome.rowcount
    return withdrawn


def insert_period(connection: sa.Connection, name: str, assessment_date: date, now: datetime) -> Period:
    """Store a new period, as a draft."""
    values = {
        "name": name,
        "assessment_date": assessment_date,
        "state": PeriodState.DRAFT.value,
        "created_at": now,
    }
    period_id = insert_row(connection, periods, values)
    return Period(id=period_id, name=name, assessment_date=assessment_date)


def read_periods(connection: sa.Connection) -> tuple[Period, ...]:
    """All periods, the oldest first."""
    return tuple(map(_period, connection.execute(_PERIODS.order_by(periods.c.id))))


def read_period(connection: sa.Connection, period_id: int) -> Period | None:
    """One period, or None."""
    row = connection.execute(_PERIODS.where(periods.c.id == period_id)).first()
    return None if row is None else _period(row)


# Of a frozen period the day is the one it was frozen with, whatever becomes of the row.
_PERIODS = sa.select(periods, freezes.c.assessment_date.label("frozen_day")).outerjoin(
    freezes, sa.and_(freezes.c.period_id == periods.c.id, freezes.c.live)
)


def _period(row: sa.Row[tuple[object, ...]]) -> Period:
    return Period(
        id=row.id,
        name=row.name,
        assessment_date=row.frozen_day or row.assessment_date,
        state=PeriodState(row.state),
        deadlines=Deadlines(
            report_until=row.report_until,
            verify_until=row.verify_until,
            objections_from=row.objections_from,
            objections_until=row.objections_until,
        ),
    )


def move_period(connection: sa.Connection, period_id: int, assessment_date: date) -> None:
    """Give a period another assessment date."""
    chosen = sa.update(periods).where(periods.c.id == period_id)
    connection.execute(chosen.values(assessment_date=assessment_date))


def set_deadlines(connection: sa.Connection, period_id: int, deadlines: Deadlines) -> None:
    """Give a period other deadlines."""
    connection.execute(sa.update(periods).where(periods.c.id == period_id).values(asdict(deadlines)))


def set_period_state(connection: sa.Connection, period_id: int, state: PeriodState) -> None:
    """Let a period stand in another state."""
    connection.execute(sa.update(periods).where(periods.c.id == period_id).values(state=state.value))


def read_parents(connection: sa.Connection, on: date) -> tuple[tuple[str, str], ...]:
    """Every unit that stands below another on a day, with the id of that one."""
    found = {row.id: row.parent for row in connection.execute(sa.select(units.c.id, units.c.parent))}
    for change in standing_changes(connection):
        if change.parent is not None and change.effective <= on:
            found[change.unit_id] = change.parent
    return tuple((unit, parent) for unit, parent in found.items() if parent)
