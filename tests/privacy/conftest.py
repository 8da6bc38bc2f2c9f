"""An installation on a database of its own, readers for all, and who asks its server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from compliance import server
from compliance.model import Registry
from compliance.reading.pool import ReaderPool
from compliance.workflows.database import shared_database
from tests.privacy.intakes import UNITS, Scene
from tests.server.conftest import House
from tests.storage.engines import sqlite_template
from tests.ui.conftest import open_page
from tests.workflows.scenes import set_up

__all__ = ["open_page", "sqlite_template"]


@pytest.fixture(scope="package")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(Registry(units=UNITS), workers=1) as readers:
        yield readers


@pytest.fixture
def scene(sqlite_template: Path, tmp_path: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Four units and a draft period; the database is that of the environment."""
    file = shutil.copy(sqlite_template, tmp_path / "uji.sqlite3")
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.delenv("KESIAPAN_SETTINGS", raising=False)
    folder = tmp_path / "masuk"
    folder.mkdir()
    engine = shared_database()
    return Scene(engine=engine, period_id=set_up(engine, *UNITS), pool=pool, folder=folder)


@pytest.fixture
def house(scene: Scene) -> House:
    """The server in front of it."""
    app = Starlette(routes=list(server.ROUTES), middleware=list(server.MIDDLEWARE))
    return House(app=app, engine=scene.engine)
