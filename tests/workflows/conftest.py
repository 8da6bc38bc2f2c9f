"""The databases of the workflow tests, and what most of them need."""

import pytest
import sqlalchemy as sa

from compliance.definitions.load import Definitions, load_definitions
from compliance.model import Role
from compliance.workflows.guard import Caller
from tests.storage.engines import engine, postgres, sqlite_template
from tests.workflows.people import somebody
from tests.workflows.scenes import Scripted

__all__ = ["engine", "postgres", "sqlite_template"]


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return load_definitions()


@pytest.fixture
def pool() -> Scripted:
    return Scripted()


@pytest.fixture
def office(engine: sa.Engine) -> Caller:
    return somebody(engine, Role.ORGANISASI)
