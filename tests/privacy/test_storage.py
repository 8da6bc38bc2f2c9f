"""What the database itself lets go of, and who may open its file."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import sqlalchemy as sa

from compliance.model import Role
from compliance.storage.engine import reading
from compliance.storage.tables import FileName, SaidText, accounts, metadata
from compliance.workflows import accounts as people
from compliance.workflows import intake
from compliance.workflows.database import open_database
from tests.privacy.intakes import Scene
from tests.privacy.neighbours import WORD, waiting
from tests.privacy.searching import texts_of

NIK, PHONE = "3522115707880042", "0812-3456-7890"


def test_a_closed_account_leaves_no_name_in_the_file(scene: Scene) -> None:
    people.add_account(scene.office, username="notokusumo", name="Noto Kusumo", roles=[Role.PIMPINAN])
    with reading(scene.engine) as connection:
        number = connection.execute(
            sa.select(accounts.c.id).where(accounts.c.username == "notokusumo")
        ).scalar_one()
    assert saying(scene, "notokusumo")
    people.close_account(scene.office, number)
    assert not saying(scene, "notokusumo")
    assert not saying(scene, "Noto Kusumo")


def test_a_file_that_was_thrown_away_leaves_nothing(scene: Scene) -> None:
    batch = waiting(scene)
    assert saying(scene, WORD)
    intake.discard(scene.office, batch)
    assert not saying(scene, WORD)


def saying(scene: Scene, word: str) -> bool:
    """Whether a word stands in the file of the database, once its log was written into it."""
    with scene.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file = Path(str(scene.engine.url.database))
    return any(word in text for text in texts_of(file.read_bytes()))


def test_a_new_database_is_for_nobody_but_who_runs_the_server(tmp_path: Path) -> None:
    file = tmp_path / "baru" / "uji.sqlite3"
    engine = open_database(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE uji (id INTEGER)"))
    beside = list(file.parent.iterdir())
    engine.dispose()
    assert {part.name for part in beside} >= {"uji.sqlite3", "uji.sqlite3-wal"}
    assert {stat.S_IMODE(file.stat().st_mode)} == {0o600 if sys.platform != "win32" else 0o666}


def test_names_of_files_and_typed_texts_are_kept_without_numbers() -> None:
    dialect = sa.create_engine("sqlite://").dialect
    name, said = FileName(), SaidText()
    assert name.process_bind_param(f"isian_{NIK}_{PHONE}.xlsx", dialect) == "isian_…_….xlsx"
    assert said.process_bind_param(f"NIK {NIK}, telepon {PHONE}", dialect) == f"NIK …, telepon {PHONE}"
    assert name.process_bind_param(None, dialect) is None


def test_every_name_of_a_file_and_every_reason_is_kept_so() -> None:
    """A new table does not forget it."""
    of_units = {"units", "unit_changes", "periods", "accounts", "freeze_files"}  # no names of files
    wanted = {"name": FileName, "file": FileName, "reason": SaidText, "undo_reason": SaidText}
    plain = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name in wanted and not isinstance(column.type, wanted[column.name])
    }
    assert plain == {f"{table}.name" for table in of_units}
