"""A database with the invented regency, made once and copied for whoever needs one."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compliance.definitions.load import load_definitions
from compliance.workflows.database import open_database
from compliance.workflows.guard import operator
from compliance.workflows.setup import load_demonstration


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demonstration; to be copied, not used."""
    path = tmp_path_factory.mktemp("contoh") / "contoh.sqlite3"
    engine = open_database(f"sqlite:///{path}")
    load_demonstration(operator(engine), load_definitions(), now=datetime.now(UTC))
    engine.dispose()
    return path


def copied(file: Path, folder: Path) -> str:
    """The address of a copy of that database."""
    for part in file.parent.glob(file.name + "*"):
        shutil.copy(part, folder / part.name)
    return f"sqlite:///{folder / file.name}"
