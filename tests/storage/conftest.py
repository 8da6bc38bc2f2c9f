"""The databases of the storage tests."""

from tests.storage.engines import engine, postgres, sqlite_template

__all__ = ["engine", "postgres", "sqlite_template"]
