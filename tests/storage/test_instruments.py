"""Versions of an instrument of one's own: kept with their steps, and never changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from compliance.model import OwnState
from compliance.storage.contents import drop_unused_contents, read_content
from compliance.storage.engine import reading, writing
from compliance.storage.freezes import lift_freeze, store_freeze
from compliance.storage.instruments import (
    NewVersion,
    Step,
    frozen_with,
    insert_step,
    insert_version,
    read_versions,
)
from compliance.storage.registry import insert_period
from compliance.storage.tables import custom_instrument_steps, custom_instruments

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NEW = NewVersion(
    instrument_id="provinsi",
    file="Instrumen \x00.xlsx",
    data=b"asli",
    kept_name="sendiri/provinsi.json",
    kept=b"baris",
)


def stored(engine: sa.Engine, *states: OwnState) -> int:
    with writing(engine) as connection:
        number = insert_version(connection, NEW, account=None, now=NOW)
        for state in states:
            insert_step(connection, number, Step(state=state, reason="uji", account=None, at=LATER))
    return number


def test_a_version_is_a_draft_until_something_is_decided(engine: sa.Engine) -> None:
    first = stored(engine)
    second = stored(engine, OwnState.DIPAKAI, OwnState.DITARIK)
    with reading(engine) as connection:
        newest, oldest = read_versions(connection)
        assert read_content(connection, oldest.sha256) == b"asli"
        assert read_content(connection, oldest.kept_sha256) == b"baris"
    assert (oldest.number, oldest.state, oldest.steps) == (first, OwnState.RANCANGAN, ())
    assert (oldest.file, oldest.kept_name, oldest.at) == ("Instrumen \ufffd.xlsx", NEW.kept_name, NOW)
    assert (newest.number, newest.state) == (second, OwnState.DITARIK)
    assert [(step.state, step.reason, step.at) for step in newest.steps] == [
        (OwnState.DIPAKAI, "uji", LATER),
        (OwnState.DITARIK, "uji", LATER),
    ]


@pytest.mark.parametrize("table", [custom_instruments, custom_instrument_steps])
@pytest.mark.parametrize("change", ["UPDATE", "DELETE"])
def test_the_database_refuses_to_change_what_was_stored(
    engine: sa.Engine, table: sa.Table, change: str
) -> None:
    stored(engine, OwnState.DIPAKAI)
    column = table.c.created_at.name
    statement = (
        f"UPDATE {table.name} SET {column} = NULL" if change == "UPDATE" else f"DELETE FROM {table.name}"
    )
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), writing(engine) as connection:
        connection.execute(sa.text(statement))


def test_the_bytes_of_an_instrument_are_never_unused(engine: sa.Engine) -> None:
    stored(engine, OwnState.DITARIK)
    with writing(engine) as connection:
        [version] = read_versions(connection)
        drop_unused_contents(connection, [version.sha256, version.kept_sha256])
        assert read_content(connection, version.sha256) == b"asli"


def test_the_periods_that_stand_on_a_version_are_named_while_they_are_frozen(engine: sa.Engine) -> None:
    stored(engine, OwnState.DIPAKAI)
    with writing(engine) as connection:
        [version] = read_versions(connection)
        assert frozen_with(connection) == {}
        freezes = []
        for name in ("2026", "2027"):
            period = insert_period(connection, name, date(2026, 8, 1), NOW)
            files = {version.kept_name: b"baris", "lain.toml": b"lain"}
            freezes.append(store_freeze(connection, period, files=files, account=None, now=NOW))
        assert frozen_with(connection) == {version.kept_sha256: ("2026", "2027")}
        lift_freeze(connection, freezes[0].id)
        assert frozen_with(connection) == {version.kept_sha256: ("2027",)}
