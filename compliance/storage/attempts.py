"""Failed attempts, counted in buckets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.storage.tables import attempts


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """How often, and when last."""

    count: int
    last_at: datetime


def read_failures(connection: sa.Connection, keys: Iterable[str]) -> Mapping[str, Failures]:
    """The failures in these buckets; an empty bucket is not among them."""
    found = connection.execute(sa.select(attempts).where(attempts.c.bucket.in_(list(keys))))
    return {row.bucket: Failures(count=row.failures, last_at=row.last_at) for row in found}


def count_failure(connection: sa.Connection, key: str, now: datetime) -> None:
    """One more failure in a bucket."""
    more = {"failures": attempts.c.failures + 1, "last_at": now}
    outcome = connection.execute(sa.update(attempts).where(attempts.c.bucket == key).values(more))
    if not outcome.rowcount:
        connection.execute(sa.insert(attempts).values(bucket=key, failures=1, last_at=now))


def take_back(connection: sa.Connection, key: str) -> None:
    """One failure fewer: it was none."""
    connection.execute(
        sa.update(attempts).where(attempts.c.bucket == key).values(failures=attempts.c.failures - 1)
    )
    connection.execute(sa.delete(attempts).where(attempts.c.bucket == key, attempts.c.failures <= 0))


def empty(connection: sa.Connection, key: str) -> None:
    """Forget a bucket."""
    connection.execute(sa.delete(attempts).where(attempts.c.bucket == key))


def forget(connection: sa.Connection, before: datetime) -> None:
    """Forget the buckets whose last failure is older."""
    connection.execute(sa.delete(attempts).where(attempts.c.last_at < before))
