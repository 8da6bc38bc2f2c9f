"""The schema: migrations and tables say the same, on every database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from compliance.model import PeriodState
from compliance.storage.engine import create_engine, migrating, reading, writing
from compliance.storage.history import read_uploads
from compliance.storage.migrate import NewerSchemaError, configuration, shipped, stored, upgrade
from compliance.storage.registry import read_installation, read_periods
from compliance.storage.remembered import OFFICE, read_remembered
from compliance.storage.staging import read_files
from compliance.storage.tables import metadata

FIRST_EDITION = (
    "INSERT INTO periods VALUES (1, '2026', '2026-08-01', '2026-03-01 08:00:00.000000')",
    f"INSERT INTO contents VALUES ('{'a' * 64}', 3, x'616263')",
    "INSERT INTO batches (id, period_id, created_at) VALUES ('b', 1, '2026-03-01 08:00:00.000000')",
    "INSERT INTO staged_files (id, batch_id, position, name, sha256, state)"
    f" VALUES (1, 'b', 0, 'x.xlsx', '{'a' * 64}', 'menunggu')",
    "INSERT INTO uploads (id, period_id, batch_id, sha256, name, reason, stored_at, live)"
    f" VALUES (1, 1, 'b', '{'a' * 64}', 'x.xlsx', '', '2026-03-01 08:00:00.000000', 1)",
    """INSERT INTO remembered VALUES ('"unit"', '"dinkes"', '2026-03-01 08:00:00.000000')""",
)


def test_migrations_make_exactly_the_tables(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_names_of_the_migrations_are_their_versions(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(revisions)) == shipped()
    assert scripts.get_heads() == [shipped()[-1]] == [stored(engine)]


def test_an_up_to_date_database_needs_no_alembic(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from compliance.workflows.database import open_database\n"
        "open_database(sys.argv[1])\n"
        "print('alembic' in sys.modules)\n"
    )
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path / 'baru.sqlite3'}"]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert said == ["True\n", "False\n"]


def test_a_migrated_database_is_left_alone(engine: sa.Engine) -> None:
    upgrade(engine)
    with reading(engine) as connection:
        assert read_installation(connection).source is None


def test_several_processes_may_start_at_once(tmp_path: Path) -> None:
    def start(_: int) -> None:
        engine = create_engine(f"sqlite:///{tmp_path / 'baru.sqlite3'}")
        upgrade(engine)
        engine.dispose()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(start, range(4)))


def test_a_database_of_a_newer_edition_is_refused(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        with pytest.raises(NewerSchemaError, match="9999"):
            upgrade(engine)
    finally:
        with writing(engine) as connection:
            newest = sa.text("UPDATE alembic_version SET version_num = :newest")
            connection.execute(newest, {"newest": shipped()[-1]})


def test_a_path_with_a_percent_sign_is_no_reference(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / '100%.sqlite3'}")
    upgrade(engine)
    with reading(engine) as connection:
        assert read_installation(connection).data_version == 0
    engine.dispose()


def test_what_was_stored_before_there_were_accounts_stays(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'lama.sqlite3'}")
    with migrating(engine) as connection:
        command.upgrade(configuration(connection), "0001")
    with engine.begin() as connection:
        for statement in FIRST_EDITION:
            connection.execute(sa.text(statement))
    upgrade(engine)
    with reading(engine) as connection:
        [period] = read_periods(connection)
        assert period.state is PeriodState.DIBUKA
        [upload] = read_uploads(connection, period.id)
        assert (upload.original_sha256, upload.sha256, upload.dropped) == ("a" * 64, "a" * 64, ())
        [file] = read_files(connection, "b")
        assert (file.original_sha256, file.size, file.dropped) == ("a" * 64, 3, ())
        assert read_remembered(connection, OFFICE) == {"unit": "dinkes"}
    engine.dispose()
