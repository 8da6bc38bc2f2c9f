"""What the server says when it starts, and what it does not load for the first form."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from compliance import server
from compliance.model import Role
from compliance.server import starting
from compliance.text import signing_in as text
from tests.server.asking import run
from tests.server.conftest import Configure, House
from tests.server.people import person_with_password

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAGE = """
from streamlit.testing.v1 import AppTest
from compliance.model import Role
from compliance.ui import visitor
from compliance.workflows import guard, units
from compliance.workflows.database import shared_database
from tests.server.people import session_for
engine = shared_database()
units.choose_registry(guard.operator(engine), units.RegistrySource.CONTOH, now=guard.utc_now())
somebody = guard.Caller(engine=engine, session=session_for(engine, [Role.ORGANISASI]).session)
visitor.caller = lambda: somebody
assert AppTest.from_file("dashboard.py", default_timeout=60).run().title
"""
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}")


def test_the_first_code_is_said_on_the_terminal_alone(
    house: House, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    starting.welcome()
    said = capsys.readouterr()
    found = CODE.search(said.out)
    assert found is not None
    assert said.out == text.FIRST_CODE.format(address="http://127.0.0.1:8501", code=found[0])
    assert said.err == ""
    assert found[0] not in caplog.text

    starting.welcome()  # after a restart the code before is worth nothing
    assert CODE.findall(capsys.readouterr().out) != [found[0]]


def test_with_an_administrator_there_is_no_code(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    person_with_password(house.engine, [Role.ADMINISTRATOR], username="siti")
    starting.welcome()
    assert capsys.readouterr().out == ""


def test_a_database_that_is_away_is_one_sentence(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", "sqlite:////proc/tidak/ada.sqlite3")
    starting.welcome()
    assert "Dasbor belum dapat dipakai: Basis data tidak dapat dibuka" in capsys.readouterr().out


def test_it_says_where_it_is_and_warms_up_beside(
    house: House,
    configure: Configure,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure('alamat_umum = "https://kesiapan.contoh.go.id"')
    warmed: list[bool] = []
    monkeypatch.setattr(starting, "_warm", lambda: warmed.append(True))

    async def lived() -> None:
        async with server.lifespan(None):
            await asyncio.sleep(0)

    run(lived)
    assert capsys.readouterr().out == text.READY.format(address="https://kesiapan.contoh.go.id")
    assert warmed == [True]


def test_a_wrong_settings_file_ends_the_start_with_one_sentence(configure: Configure) -> None:
    configure("alamat_umum = 1")
    with pytest.raises(SystemExit) as ended:
        server.read_settings()
    assert "pengaturan.toml: alamat_umum: harus teks, tertulis 1" in str(ended.value.code)


@pytest.mark.parametrize(
    ("shown", "heavy"),
    [
        pytest.param(
            "from compliance.server import starting; starting.welcome()",
            {"pandas", "pyarrow", "numpy", "authlib", "httpx2", "segno", "zxcvbn", "compliance.ui"},
            id="the sign-in form needs neither pandas nor a page",
        ),
        pytest.param(
            FIRST_PAGE,
            {"compliance.workflows.demonstration", "compliance.reading.opening", "lxml", "xlsxwriter"},
            id="the first page needs no reader",
        ),
    ],
)
def test_what_is_not_needed_yet_is_not_loaded(tmp_path: Path, shown: str, heavy: set[str]) -> None:
    program = f"{shown}\nimport sys; print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    environment = {**os.environ, "KESIAPAN_DATABASE_URL": f"sqlite:///{tmp_path / 'uji.sqlite3'}"}
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert ended.stderr.splitlines()[-1] == "[]"


def test_warming_leaves_the_process_as_it_was(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading switches sooner and collects nothing; neither may last, whatever comes of it."""
    usual, during = sys.getswitchinterval(), []

    def failing() -> None:
        during.append((gc.isenabled(), sys.getswitchinterval() < usual))
        raise ModuleNotFoundError

    monkeypatch.setattr(starting, "welcome", failing)
    with pytest.raises(ModuleNotFoundError):
        starting._warm()
    assert during == [(False, True)]
    assert (gc.isenabled(), sys.getswitchinterval()) == (True, usual)
