"""An empty, migrated database for each test: on SQLite always, on PostgreSQL where there is one."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.storage.engine import create_engine
from compliance.storage.migrate import upgrade
from compliance.storage.tables import installation, metadata

POSTGRES = os.environ.get("KESIAPAN_TEST_POSTGRES_URL", "")
MISSING = "Tidak ada PostgreSQL: isi KESIAPAN_TEST_POSTGRES_URL untuk menjalankan uji ini juga di sana."


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: a copy is quicker than a migration."""
    path = tmp_path_factory.mktemp("template") / "kosong.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.URL]:
    """A migrated schema of its own in the test database, so that parallel runs do not meet."""
    if not POSTGRES:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    schema = f"uji_{uuid.uuid4().hex}"
    admin = create_engine(POSTGRES)
    with admin.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True, if_exists=True))
        connection.execute(sa.schema.CreateSchema(schema))
    url = sa.make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={schema}"})
    engine = _connect(url)
    upgrade(engine)
    engine.dispose()
    yield url
    with admin.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    """An empty, migrated database, on an engine of its own: caches are kept per engine."""
    if request.param == "postgresql":
        engine = _connect(request.getfixturevalue("postgres"))
        _empty(engine)
    else:
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "uji.sqlite3")
        engine = create_engine(f"sqlite:///{tmp_path / 'uji.sqlite3'}")
    yield engine
    engine.dispose()


def _connect(url: sa.URL) -> sa.Engine:
    return create_engine(url.render_as_string(hide_password=False))


def _empty(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(sa.text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        connection.execute(
            sa.insert(installation).values(
                id=1, registry_open=False, registry_invented=False, registry_version=0, data_version=0
            )
        )
