"""Connections, transactions that really begin, and the number of a row that is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa

from compliance.storage.tables import installation

BUSY_SECONDS = 30  # how long a writer waits for another one before it gives up
_WRITES = "kesiapan_writes"
# A reader sees one moment even over several statements. SQLite does so by itself.
_READER_OPTIONS = {"postgresql": {"isolation_level": "REPEATABLE READ"}}


def create_engine(url: str) -> sa.Engine:
    """An engine whose SQLite connections use WAL, foreign keys and explicit transactions."""
    # an error names its statement, but never what was to be stored: it may end in a log
    engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own mode begins a transaction late, and not at all before a SELECT or DDL:
    # two writers could then both read before either writes. So it is switched off.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only let go


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that only reads, and sees the data of one moment."""
    options = _READER_OPTIONS.get(engine.dialect.name, {})
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def migrating(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that changes the schema, one process at a time."""
    with (
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        _loose_keys(connection),
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":  # the only lock it has on a database without tables
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(517)))
        yield connection


@contextmanager
def _loose_keys(connection: sa.Connection) -> Iterator[None]:
    """SQLite alters a table by copying and dropping it, which its foreign keys would forbid."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that writes: whole or not at all, and never beside another writer."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        connection.execute(sa.select(installation.c.id).with_for_update())
        yield connection


def insert_row(connection: sa.Connection, table: sa.Table, values: Mapping[str, object]) -> int:
    """Keep a row; returns its number."""
    number: int = connection.execute(sa.insert(table).values(values).returning(table.c.id)).scalar_one()
    return number
