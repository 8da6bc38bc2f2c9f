"""Sessions and the devices an account knows, under the fingerprints of their tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from compliance.storage.tables import accounts, devices, sessions

_DEVICES_KEPT = timedelta(days=400)  # browsers keep no cookie longer


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session that is alive. `current`: the one that asks."""

    id: str
    account: int
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    device: str
    current: bool = False


def insert_session(connection: sa.Connection, session: SessionRow) -> None:
    """Store a new session."""
    connection.execute(
        sa.insert(sessions).values(
            id=session.id,
            account_id=session.account,
            created_at=session.created_at,
            seen_at=session.seen_at,
            expires_at=session.expires_at,
            address=session.address,
            device=session.device,
        )
    )


def read_session(connection: sa.Connection, session: str, now: datetime) -> SessionRow | None:
    """A session of an open account; None once it ended or ran out."""
    found = connection.execute(_alive(now).where(sessions.c.id == session)).first()
    return None if found is None else _session(found, current="")


def sessions_of(
    connection: sa.Connection, account: int, now: datetime, *, current: str
) -> tuple[SessionRow, ...]:
    """The live sessions of an account, the latest used first."""
    chosen = _alive(now).where(sessions.c.account_id == account)
    rows = connection.execute(chosen.order_by(sessions.c.seen_at.desc(), sessions.c.id))
    return tuple(_session(row, current=current) for row in rows)


def alive_sessions(connection: sa.Connection, asked: Collection[str], now: datetime) -> frozenset[str]:
    """Those of the session ids that are neither ended nor run out, and whose account is open."""
    chosen = _alive(now).with_only_columns(sessions.c.id).where(sessions.c.id.in_(asked))
    return frozenset(connection.execute(chosen).scalars())


def move_session(connection: sa.Connection, session: str, now: datetime, until: datetime) -> bool:
    """Note that a session was used, and until when it lives; False when it had ended meanwhile."""
    outcome = connection.execute(
        sa.update(sessions)
        .where(sessions.c.id == session, sessions.c.ended_at.is_(None), sessions.c.expires_at > now)
        .values(seen_at=now, expires_at=until)
    )
    return bool(outcome.rowcount)


def end_session(connection: sa.Connection, session: str, now: datetime) -> None:
    """End one session."""
    connection.execute(
        sa.update(sessions)
        .where(sessions.c.id == session, sessions.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def end_sessions(connection: sa.Connection, account: int, now: datetime) -> int:
    """End every session of an account; returns how many were alive."""
    outcome = connection.execute(
        sa.update(sessions)
        .where(sessions.c.account_id == account, sessions.c.ended_at.is_(None), sessions.c.expires_at > now)
        .values(ended_at=now)
    )
    return outcome.rowcount


def erase_sessions(connection: sa.Connection, account: int) -> None:
    """Forget the sessions and devices of an account."""
    connection.execute(sa.delete(sessions).where(sessions.c.account_id == account))
    forget_devices(connection, account)


def drop_dead_sessions(connection: sa.Connection, before: datetime) -> None:
    """Forget sessions that ran out, or were ended, before an instant."""
    over = sa.or_(sessions.c.expires_at < before, sessions.c.ended_at < before)
    connection.execute(sa.delete(sessions).where(over))


def known_device(connection: sa.Connection, account: int, device_ids: Iterable[str]) -> str | None:
    """The one of these devices that has signed in to the account before."""
    return connection.execute(
        sa.select(devices.c.id)
        .where(devices.c.account_id == account, devices.c.id.in_(list(device_ids)))
        .order_by(devices.c.id)
        .limit(1)
    ).scalar_one_or_none()


def remember_device(connection: sa.Connection, account: int, device_id: str, now: datetime) -> None:
    """Note that an account signed in from a device."""
    seen = sa.update(devices).where(devices.c.id == device_id, devices.c.account_id == account)
    if not connection.execute(seen.values(seen_at=now)).rowcount:
        connection.execute(sa.insert(devices).values(id=device_id, account_id=account, seen_at=now))
    connection.execute(sa.delete(devices).where(devices.c.seen_at < now - _DEVICES_KEPT))


def forget_devices(connection: sa.Connection, account: int) -> None:
    """Let an account know no device any more."""
    connection.execute(sa.delete(devices).where(devices.c.account_id == account))


def _alive(now: datetime) -> sa.Select[tuple[object, ...]]:
    joined = sessions.join(accounts, accounts.c.id == sessions.c.account_id)
    return (
        sa.select(sessions)
        .select_from(joined)
        .where(sessions.c.ended_at.is_(None), sessions.c.expires_at > now, accounts.c.closed_at.is_(None))
    )


def _session(row: sa.Row[tuple[object, ...]], *, current: str) -> SessionRow:
    return SessionRow(
        id=row.id,
        account=row.account_id,
        created_at=row.created_at,
        seen_at=row.seen_at,
        expires_at=row.expires_at,
        address=row.address,
        device=row.device,
        current=row.id == current,
    )
