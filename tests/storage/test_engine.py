"""Transactions: whole or not at all, one writer at a time, readers see one moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.storage.engine import create_engine, reading, writing
from compliance.storage.registry import insert_period, note_change, read_installation, read_periods
from compliance.storage.tables import answers, installation, periods

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def test_sqlite_connections_are_prepared(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'uji.sqlite3'}")
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30000}


def test_what_fails_half_way_leaves_nothing(engine: sa.Engine) -> None:
    def fail_half_way() -> None:
        with writing(engine) as connection:
            insert_period(connection, "2026", date(2026, 8, 1), NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with reading(engine) as connection:
        assert read_periods(connection) == ()


def test_a_row_that_refers_to_nothing_is_refused(engine: sa.Engine) -> None:
    orphan = {
        "submission_id": 99,
        "question": "sop.ada",
        "kind": "status",
        "value": "ada",
        "upload_id": 99,
        "support_id": 99,
        "sheet": "",
        "cell": "",
        "evidence": "",
        "note": "",
    }
    with pytest.raises(sa.exc.IntegrityError), writing(engine) as connection:
        connection.execute(sa.insert(answers).values(orphan))


def test_writers_read_and_write_without_losing_each_others_change(engine: sa.Engine) -> None:
    def count_on(_: int) -> None:
        with writing(engine) as connection:
            seen = read_installation(connection).data_version
            connection.execute(sa.update(installation).values(data_version=seen + 1))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count_on, range(40)))
    with reading(engine) as connection:
        assert read_installation(connection).data_version == 40


def test_a_reader_sees_one_moment(engine: sa.Engine) -> None:
    started, written = threading.Event(), threading.Event()

    def write() -> None:
        started.wait(30)
        with writing(engine) as connection:
            note_change(connection)
        written.set()

    with ThreadPoolExecutor(1) as threads:
        job = threads.submit(write)
        with reading(engine) as connection:
            before = read_installation(connection).data_version
            started.set()
            assert written.wait(30)
            assert read_installation(connection).data_version == before
        job.result()


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=UTC),
        datetime(2026, 3, 1, 15, 0, tzinfo=timezone(timedelta(hours=7))),
        datetime(2026, 3, 1, 8, 0),
    ],
    ids=["utc", "wib", "local"],
)
def test_an_instant_comes_back_as_the_same_instant(engine: sa.Engine, moment: datetime) -> None:
    with writing(engine) as connection:
        insert_period(connection, "2026", date(2026, 8, 1), moment)
        kept = connection.execute(sa.select(periods.c.created_at)).scalar_one()
    assert kept == moment.astimezone(UTC)
    assert kept.tzinfo is UTC


def test_an_error_does_not_say_what_was_to_be_stored(engine: sa.Engine) -> None:
    def store_twice() -> None:
        with writing(engine) as connection:
            for _ in range(2):
                insert_period(connection, "Rahasia Budi", date(2026, 8, 1), NOW)

    with pytest.raises(sa.exc.IntegrityError) as caught:
        store_twice()
    assert "INSERT INTO periods" in str(caught.value)
    assert "Rahasia" not in str(caught.value).replace(str(caught.value.orig), "")
