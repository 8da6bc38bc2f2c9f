"""An attempt is counted as a failure before anybody looks at it, and taken back when it was right.

So of many wrong passwords sent at the same time none slips past the count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.accounts import throttle
from compliance.accounts.throttle import Bucket
from compliance.storage import attempts
from compliance.storage.engine import reading, writing
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Where an attempt is counted. The right answer empties `own`, and takes one back from `shared`:
    whoever has an account may not wipe out what they tried on others."""

    own: Bucket
    shared: tuple[Bucket, ...] = ()

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        return (self.own, *self.shared)


def of_password(name: str, address: str, device: str | None) -> Guess:
    """A password for a name; `device`: the fingerprint of one the account knows."""
    if device is not None:
        return Guess(own=throttle.of_device(device))
    shared = (throttle.of_address(address), throttle.of_name(name))
    return Guess(own=throttle.of_name_and_address(name, address), shared=shared)


def count(engine: sa.Engine, guess: Guess, now: datetime) -> None:
    """Count an attempt; refused, and not counted, while there is still a wait."""
    with reading(engine) as connection:  # so that a flood of them does not hold up those who write
        left = _seconds_left(connection, guess, now)
    if not left:
        with writing(engine) as connection:
            left = count_in(connection, guess, now)
    if left:
        raise Refused(Refusal.SIGN_IN_WAIT, seconds=left)


def count_in(connection: sa.Connection, guess: Guess, now: datetime) -> int:
    """Count an attempt inside a transaction that writes, unless there are seconds still to wait."""
    attempts.forget(connection, now - throttle.FORGOTTEN_AFTER)
    left = _seconds_left(connection, guess, now)
    if not left:
        for bucket in guess.buckets:
            attempts.count_failure(connection, bucket.key, now)
    return left


def was_right(connection: sa.Connection, guess: Guess) -> None:
    """The attempt was no failure, and neither were those before it from the same source."""
    attempts.empty(connection, guess.own.key)
    for bucket in guess.shared:
        attempts.take_back(connection, bucket.key)


def was_none(connection: sa.Connection, guess: Guess) -> None:
    """The attempt was neither right nor wrong."""
    for bucket in guess.buckets:
        attempts.take_back(connection, bucket.key)


def _seconds_left(connection: sa.Connection, guess: Guess, now: datetime) -> int:
    limits = {bucket.key: bucket.limit for bucket in guess.buckets}
    found = attempts.read_failures(connection, limits)
    waits = (
        throttle.seconds_left(limits[key], failures.count, failures.last_at, now)
        for key, failures in found.items()
    )
    return max(waits, default=0)
