"""A database with the invented regency, made once and copied for whoever needs one."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compliance.definitions.load import load_definitions
from compliance.workflows.database import open_database
from compliance.workflows.demonstration import load_demonstration
from compliance.workflows.guard import operator
from tests.workflows.scenes import EXAMPLES, WORKBOOKS


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demonstration; to be copied, not used."""
    return _made(tmp_path_factory.mktemp("contoh"))


@pytest.fixture(scope="session")
def workbooks_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without what comes beside the checklists: no survey, complaint, service or attendance."""
    only = tmp_path_factory.mktemp("isian")
    for path in WORKBOOKS:
        shutil.copy(path, only)
    return _made(tmp_path_factory.mktemp("contoh-isian"), only)


def _made(folder: Path, examples: Path = EXAMPLES) -> Path:
    path = folder / "contoh.sqlite3"
    engine = open_database(f"sqlite:///{path}")
    load_demonstration(operator(engine), load_definitions(), now=datetime.now(UTC), folder=examples)
    engine.dispose()
    return path


def copied(file: Path, folder: Path) -> str:
    """The address of a copy of that database."""
    for part in file.parent.glob(file.name + "*"):
        shutil.copy(part, folder / part.name)
    return f"sqlite:///{folder / file.name}"
