"""Open the database; where it cannot be reached, that is one sentence."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from compliance.reading.edition import reader_edition
from compliance.storage import staging
from compliance.storage.engine import create_engine, reading, writing
from compliance.storage.migrate import NewerSchemaError, upgrade
from compliance.storage.registry import read_installation
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused

VARIABLE = "KESIAPAN_DATABASE_URL"
DEFAULT_FILE = Path(__file__).parents[2] / "var" / "kesiapan.sqlite3"
_OWNER_ALONE = 0o600

_OPENING = threading.Lock()  # two first visitors must not migrate the same database at once


def shared_database() -> sa.Engine:
    """The one engine of this process on the database named by KESIAPAN_DATABASE_URL, opened once."""
    with _OPENING:
        return _shared(os.environ.get(VARIABLE))


@cache
def _shared(url: str | None) -> sa.Engine:
    return open_database(url)


def open_database(url: str | None = None) -> sa.Engine:
    """An engine on a database of the newest schema; a missing SQLite file is made. What an earlier
    edition of the reader has read and nobody has confirmed waits to be read again.

    Without `url`: the environment variable KESIAPAN_DATABASE_URL, else a file in `var/`.
    """
    chosen = url or os.environ.get(VARIABLE) or _default_url()
    try:
        _make_file(chosen)
        engine = create_engine(chosen)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, OSError) as error:
        raise Refused(Refusal.DATABASE_UNREACHABLE, cause=type(error).__name__) from error
    try:
        upgrade(engine)
        _read_anew(engine)
    except NewerSchemaError as error:
        engine.dispose()
        raise Refused(Refusal.DATABASE_NEWER) from error
    except sa.exc.DBAPIError as error:
        engine.dispose()
        raise Refused(Refusal.DATABASE_UNREACHABLE, cause=type(error.orig).__name__) from error
    return engine


def _read_anew(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        found = staging.read_by_others(connection, reader_edition())
    if found:
        with writing(engine) as connection:
            staging.wait_again(connection, found)


@contextmanager
def reaching_database() -> Iterator[None]:
    """A database that goes away, is locked, or may only be read is one sentence: a Refused."""
    try:
        yield
    except (
        sa.exc.OperationalError,
        sa.exc.InternalError,
        sa.exc.InterfaceError,
        sa.exc.TimeoutError,
    ) as error:
        raise Refused(Refusal.DATABASE_UNREACHABLE, cause=type(error).__name__) from error


def _default_url() -> str:
    return sa.URL.create("sqlite", database=str(DEFAULT_FILE)).render_as_string()


def _make_file(url: str) -> None:
    """A new SQLite file is for nobody but who runs the server; what SQLite puts beside it takes after it."""
    parsed = sa.make_url(url)
    database = parsed.database or ":memory:"
    if parsed.get_backend_name() == "sqlite" and database != ":memory:" and "uri" not in parsed.query:
        file = Path(database)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=_OWNER_ALONE)


def data_version(engine: sa.Engine) -> int:
    """A number that grows with every change of what is shown: the key of every cache."""
    with reading(engine) as connection:
        return read_installation(connection).data_version
