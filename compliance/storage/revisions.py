"""The registry over time: what happened to units, laid over the units as they were first taken in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from compliance.model import ChangeKind, Unit, UnitChange, UnitKind
from compliance.storage.tables import unit_change_withdrawals, unit_changes

# Built once: every look at the registry begins with it.
_STANDING = (
    sa.select(unit_changes)
    .outerjoin(unit_change_withdrawals)
    .where(unit_change_withdrawals.c.change_id.is_(None))
    .order_by(unit_changes.c.effective, unit_changes.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change as it is kept: why, by whom (None: the server's terminal) and when; and why it no
    longer holds, where it was withdrawn."""

    id: int
    change: UnitChange
    reason: str
    account: int | None
    created_at: datetime
    withdrawn: str | None


def units_on(units: Iterable[Unit], changes: Iterable[UnitChange], on: date) -> tuple[Unit, ...]:
    """The units as they are on a day; `changes` in the order of their days.

    None is left out: one that is not there yet, or no longer, is not active, for it may have
    reported all the same. A unit that is to begin is kept as one that is not active.
    """
    found = {unit.id: unit for unit in units}
    for change in changes:
        unit = found.get(change.unit_id)
        if unit is not None:
            found[unit.id] = _changed(unit, change, on)
    return tuple(found.values())


def _changed(unit: Unit, change: UnitChange, on: date) -> Unit:
    holds = change.effective <= on
    match change.kind:
        case ChangeKind.BARU:
            begun = replace(unit, opened=change.effective)
            return replace(begun, active=True, closed=None, successors=()) if holds else begun
        case ChangeKind.TUTUP:
            ended = replace(unit, closed=change.effective, successors=change.successors)
            return replace(ended, active=False) if holds else ended
        case ChangeKind.UBAH:
            return _renamed(unit, change) if holds else unit


def _renamed(unit: Unit, change: UnitChange) -> Unit:
    name = unit.name if change.name is None else change.name
    short = unit.short if change.short is None else change.short
    given = unit.aliases if change.aliases is None else change.aliases
    known = dict.fromkeys((*given, unit.name, *filter(None, (unit.short, short))))
    return replace(
        unit,
        name=name,
        short=short,
        kind=change.unit_kind or unit.kind,
        parent=unit.parent if change.parent is None else change.parent,
        aliases=tuple(alias for alias in known if alias != name),
    )


def standing_changes(connection: sa.Connection) -> tuple[UnitChange, ...]:
    """What holds, in the order of its days."""
    return tuple(map(_change, connection.execute(_STANDING)))


def all_changes(connection: sa.Connection) -> tuple[ChangeRow, ...]:
    """Everything that was ever entered, the newest first."""
    chosen = (
        sa.select(unit_changes, unit_change_withdrawals.c.reason.label("withdrawn"))
        .outerjoin(unit_change_withdrawals)
        .order_by(unit_changes.c.id.desc())
    )
    return tuple(
        ChangeRow(
            id=row.id,
            change=_change(row),
            reason=row.reason,
            account=row.account_id,
            created_at=row.created_at,
            withdrawn=row.withdrawn,
        )
        for row in connection.execute(chosen)
    )


def store_changes(
    connection: sa.Connection,
    changes: Sequence[UnitChange],
    *,
    reason: str,
    account: int | None,
    now: datetime,
) -> None:
    """Keep changes of units that are there already."""
    told = {"reason": reason, "account_id": account, "created_at": now}
    if changes:
        connection.execute(sa.insert(unit_changes), [_row(change) | told for change in changes])


def withdraw_changes(
    connection: sa.Connection,
    change_ids: Iterable[int],
    *,
    reason: str,
    account: int | None,
    now: datetime,
) -> None:
    """Let changes hold no longer."""
    told = {"reason": reason, "account_id": account, "created_at": now}
    connection.execute(
        sa.insert(unit_change_withdrawals), [{"change_id": change_id, **told} for change_id in change_ids]
    )


def _row(change: UnitChange) -> dict[str, object]:
    aliases = change.aliases
    return {
        "unit_id": change.unit_id,
        "kind": change.kind.value,
        "effective": change.effective,
        "name": change.name,
        "short": change.short,
        "unit_kind": None if change.unit_kind is None else change.unit_kind.value,
        "parent": change.parent,
        "aliases": None if aliases is None else json.dumps(aliases, ensure_ascii=False),
        "successors": json.dumps(change.successors),
    }


def _change(row: sa.Row[*tuple[object, ...]]) -> UnitChange:
    return UnitChange(
        unit_id=row.unit_id,
        kind=ChangeKind(row.kind),
        effective=row.effective,
        name=row.name,
        short=row.short,
        unit_kind=None if row.unit_kind is None else UnitKind(row.unit_kind),
        parent=row.parent,
        aliases=None if row.aliases is None else tuple(json.loads(row.aliases)),
        successors=tuple(json.loads(row.successors)),
    )
