"""The audit trail: append-only, and every change behind its back is found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Entry, Event
from compliance.storage.engine import reading, writing
from compliance.storage.tables import trail, trail_origins
from compliance.storage.trail import START, append, check, erase_addresses, hash_of, read

NOW = datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=UTC)


def entry(number: int, **more: object) -> Entry:
    values: dict[str, object] = {
        "at": NOW + timedelta(minutes=number),
        "event": Event.UPLOAD_STORED,
        "account": 7,
        "via": "web",
        "object": f"upload {number}",
        "before": {},
        "after": {"units": number, "reason": "ganti “ü” \x00 \ud800"},
        "address": "192.0.2.7",
    }
    return Entry(**(values | more))  # type: ignore[arg-type]  # the values above have the right types


@pytest.fixture
def written(engine: sa.Engine) -> sa.Engine:
    with writing(engine) as connection:
        for number in range(1, 6):
            append(connection, entry(number))
    return engine


def test_an_empty_trail_is_whole(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        chain = check(connection)
    assert (chain.length, chain.head, chain.broken) == (0, START, None)


def test_entries_come_back_as_they_were_written_newest_first(written: sa.Engine) -> None:
    with reading(written) as connection:
        found = read(connection)
        assert [w.entry for w in found] == [entry(number) for number in range(5, 0, -1)]
        chain = check(connection)
    assert (chain.length, chain.head, chain.broken) == (5, found[0].hash, None)


@pytest.mark.parametrize("statement", ["UPDATE trail SET event = 'x' WHERE id = 3", "DELETE FROM trail"])
def test_the_database_refuses_to_change_or_delete(written: sa.Engine, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), writing(written) as connection:
        connection.execute(sa.text(statement))


def tamper(engine: sa.Engine, *statements: str) -> None:
    """As somebody does who holds the database itself and takes its guards off first."""
    if engine.dialect.name == "sqlite":
        off = ["DROP TRIGGER trail_no_UPDATE", "DROP TRIGGER trail_no_DELETE"]
    else:
        off = ["ALTER TABLE trail DISABLE TRIGGER ALL", "ALTER TABLE trail_origins DISABLE TRIGGER ALL"]
    on = [] if engine.dialect.name == "sqlite" else [s.replace("DISABLE", "ENABLE") for s in off]
    with writing(engine) as connection:
        for statement in (*off, *statements, *on):
            connection.execute(sa.text(statement))


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        (["UPDATE trail SET event = 'keluar' WHERE id = 3"], 3),
        (["UPDATE trail SET account_id = 8 WHERE id = 1"], 1),
        (["UPDATE trail SET after = '{}' WHERE id = 5"], 5),
        (["UPDATE trail_origins SET address = '192.0.2.8' WHERE trail_id = 2"], 2),
        (["DELETE FROM trail_origins WHERE trail_id = 3", "DELETE FROM trail WHERE id = 3"], 3),
        (["DELETE FROM trail_origins WHERE trail_id = 1", "DELETE FROM trail WHERE id = 1"], 1),
    ],
)
def test_what_was_changed_or_taken_out_is_found(
    written: sa.Engine, statements: list[str], broken: int
) -> None:
    tamper(written, *statements)
    with reading(written) as connection:
        assert check(connection).broken == broken


def test_a_tail_that_was_cut_off_is_found_by_a_hash_noted_elsewhere(written: sa.Engine) -> None:
    with reading(written) as connection:
        noted = check(connection).head
    tamper(written, "DELETE FROM trail_origins WHERE trail_id = 5", "DELETE FROM trail WHERE id = 5")
    with reading(written) as connection:
        assert check(connection).broken is None
        assert hash_of(connection, 5) != noted


def test_addresses_can_be_erased_and_the_chain_stays_true(written: sa.Engine) -> None:
    with writing(written) as connection:
        append(connection, entry(6, account=8))
        erase_addresses(connection, 7)
    with reading(written) as connection:
        assert {w.entry.address for w in read(connection)} == {"", "192.0.2.7"}
        assert check(connection).broken is None
        assert connection.scalar(sa.select(sa.func.count()).select_from(trail_origins)) == 1
        assert "192.0.2.7" not in str(connection.execute(sa.select(trail)).all())


def test_the_trail_is_searched_by_who_what_and_when(written: sa.Engine) -> None:
    with writing(written) as connection:
        append(connection, entry(6, account=None, event=Event.SIGN_IN_FAILED, object="100%_ „é“", after={}))
    with reading(written) as connection:

        def numbers(**chosen: object) -> list[int]:
            return [w.id for w in read(connection, **chosen)]  # type: ignore[arg-type]  # of the right types

        assert numbers(accounts=[7], limit=2) == [5, 4]
        assert numbers(events=[Event.SIGN_IN_FAILED]) == [6]
        assert numbers(since=NOW + timedelta(minutes=2), until=NOW + timedelta(minutes=4)) == [3, 2]
