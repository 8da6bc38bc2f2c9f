"""`audit --verify` and `reset`: the trail checked, and the way back for who lost their password."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.model import Role
from compliance.storage.engine import writing
from compliance.workflows import setup
from compliance.workflows.accounts import add_account, code_owner
from compliance.workflows.database import open_database
from compliance.workflows.guard import operator, utc_now
from compliance.workflows.setup import RegistrySource
from tests.cli.running import Run


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two entries in its trail: a registry that was chosen, an account that was added with its code."""
    url = f"sqlite:///{tmp_path / 'uji.sqlite3'}"
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", url)
    engine = open_database(url)
    setup.choose_registry(operator(engine), RegistrySource.CONTOH, now=utc_now())
    add_account(operator(engine), username="Kepala", name="Kepala Bagian", roles=[Role.ADMINISTRATOR])
    engine.dispose()
    return url


def execute(url: str, *statements: str) -> None:
    engine = open_database(url)
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def test_a_whole_trail(database: str, run: Run) -> None:
    found = run("audit", "--verify", "--json")
    told = json.loads(found.out)
    assert found.code == 0
    assert (told["entries"], told["intact"], told["broken_at"], told["anchored"]) == (3, True, None, None)
    plain = run("audit", "--verify")
    assert plain.out == f"Jejak audit utuh: 3 catatan. Catat di tempat lain: 3:{told['head']}\n"


def test_a_changed_entry_is_named(database: str, run: Run) -> None:
    execute(database, "DROP TRIGGER trail_no_UPDATE", "UPDATE trail SET after = '{}' WHERE id = 2")
    found = run("audit", "--verify", "--json")
    assert (found.code, json.loads(found.out)["broken_at"]) == (1, 2)
    assert run("audit", "--verify").out == (
        "Jejak audit PUTUS pada catatan nomor 2: catatan itu atau yang sebelumnya diubah atau dihapus. "
        "Amankan salinan basis data sekarang.\n"
    )


def test_a_trail_written_anew_does_not_hold_what_was_noted(database: str, run: Run) -> None:
    head = json.loads(run("audit", "--verify", "--json").out)["head"]
    assert run("audit", "--verify", "--anchor", f"3:{head}").code == 0
    execute(database, "DROP TRIGGER trail_no_DELETE", "DELETE FROM trail WHERE id = 3")
    assert run("audit", "--verify").code == 0
    found = run("audit", "--verify", "--anchor", f"3:{head}")
    assert found.code == 1
    assert "TIDAK memuat catatan nomor 3" in found.out


def test_what_was_noted_must_be_written_as_it_was_printed(database: str, run: Run) -> None:
    found = run("audit", "--verify", "--anchor", "3")
    assert found.code == 2
    assert "harus ditulis NOMOR:HASH" in found.err


def test_audit_alone_asks_what_to_do(database: str, run: Run) -> None:
    found = run("audit")
    assert (found.code, found.err) == (
        2,
        "Sebutkan apa yang dikerjakan: pakai --verify untuk memeriksa jejak audit.\n",
    )


def test_a_lost_password_is_set_anew_from_the_server(database: str, run: Run) -> None:
    found = run("reset", "KEPALA")
    assert found.code == 0
    sentence, code = found.out.splitlines()
    assert sentence.startswith("Kode sekali pakai untuk kepala.")
    engine = open_database(database)
    owner = code_owner(engine, code, now=utc_now())
    engine.dispose()
    assert owner is not None
    assert owner.username == "kepala"


def test_an_account_that_is_not_there_is_refused(database: str, run: Run) -> None:
    found = run("reset", "entah")
    assert (found.code, found.err) == (2, "Akun “entah” tidak ada. Periksa ejaannya.\n")
