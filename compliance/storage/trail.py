"""The audit trail: append, read, and check that nothing was changed or taken away."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from compliance.accounts.events import Entry, Event, Fact, Facts, Written
from compliance.reading.personal.patterns import masked
from compliance.storage.tables import trail, trail_origins

START = "0" * 64  # what stands before the first entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What a check found. `broken`: the number of the first entry that is not as it was written."""

    length: int
    head: str
    broken: int | None


def append(connection: sa.Connection, entry: Entry) -> None:
    """Write an entry down, inside the transaction of what it tells of."""
    last = connection.execute(
        sa.select(trail.c.id, trail.c.hash).order_by(trail.c.id.desc()).limit(1)
    ).first()
    number, before = (last.id + 1, last.hash) if last else (1, START)
    salt = secrets.token_hex(16)
    row = {
        "id": number,
        "at": entry.at.astimezone(UTC),
        "event": entry.event.value,
        "account_id": entry.account,
        "via": entry.via,
        "object": entry.object,
        "before": _json(entry.before),
        "after": _json(entry.after),
        "origin": _digest(salt + entry.address),
    }
    connection.execute(sa.insert(trail).values(**row, hash=_link(row, before)))
    if entry.address:
        origin = {"trail_id": number, "salt": salt, "address": entry.address}
        connection.execute(sa.insert(trail_origins).values(origin))


def read(
    connection: sa.Connection,
    *,
    accounts: Collection[int] | None = None,
    events: Collection[Event] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> tuple[Written, ...]:
    """The entries that fit, the newest first."""
    chosen = _with_origin().order_by(trail.c.id.desc())
    if accounts is not None:
        chosen = chosen.where(trail.c.account_id.in_(accounts))
    if events is not None:
        chosen = chosen.where(trail.c.event.in_([event.value for event in events]))
    if since is not None:
        chosen = chosen.where(trail.c.at >= since)
    if until is not None:
        chosen = chosen.where(trail.c.at < until)
    return tuple(map(_written, connection.execute(chosen.limit(limit))))


def check(connection: sa.Connection) -> Chain:
    """Compute every link anew, the addresses that are kept among them."""
    number, before = 0, START
    for row in _in_order(connection):
        number += 1
        told = {
            key: row[key] for key in ("id", "at", "event", "account_id", "via", "object", "before", "after")
        }
        kept = row["salt"] is None or _digest(row["salt"] + row["address"]) == row["origin"]
        link = _link({**told, "origin": row["origin"]}, before)
        if row["id"] != number or link != row["hash"] or not kept:
            return Chain(length=number, head=before, broken=number)
        before = link
    return Chain(length=number, head=before, broken=None)


def hash_of(connection: sa.Connection, number: int) -> str | None:
    """The hash an entry carries; None where there is no such entry."""
    return connection.execute(sa.select(trail.c.hash).where(trail.c.id == number)).scalar_one_or_none()


def erase_addresses(connection: sa.Connection, account: int) -> None:
    """Forget from where an account acted; the digests, and so the chain, stay."""
    acted = sa.select(trail.c.id).where(trail.c.account_id == account)
    connection.execute(sa.delete(trail_origins).where(trail_origins.c.trail_id.in_(acted)))


def _with_origin() -> sa.Select[tuple[object, ...]]:
    joined = trail.outerjoin(trail_origins, trail_origins.c.trail_id == trail.c.id)
    return sa.select(trail, trail_origins.c.salt, trail_origins.c.address).select_from(joined)


def _in_order(connection: sa.Connection) -> Iterator[sa.RowMapping]:
    found = connection.execute(_with_origin().order_by(trail.c.id))
    yield from found.mappings()


def _written(row: sa.Row[tuple[object, ...]]) -> Written:
    entry = Entry(
        at=row.at,
        event=Event(row.event),
        account=row.account_id,
        via=row.via,
        object=row.object,
        before=json.loads(row.before),
        after=json.loads(row.after),
        address=row.address or "",
    )
    return Written(id=row.id, entry=entry, hash=row.hash)


def _link(row: dict[str, object], before: str) -> str:
    return _digest(json.dumps([*row.values(), before], default=datetime.isoformat, separators=(",", ":")))


def _json(facts: Facts) -> str:
    return json.dumps({name: _safe(fact) for name, fact in facts.items()}, sort_keys=True)


def _safe(fact: Fact) -> Fact:
    """A fact without the NIK or NIP that somebody may have typed into a reason."""
    return masked(fact, phones=False) if isinstance(fact, str) else fact


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
