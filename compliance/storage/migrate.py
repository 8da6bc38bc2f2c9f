"""Bring a database to the newest version of the schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from compliance.storage.engine import migrating, reading

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")


class NewerSchemaError(Exception):
    """The database was made by a newer edition of this product; its version is the argument."""


def shipped() -> tuple[str, ...]:
    """The versions in the migrations folder, the newest last: a file is named after its version."""
    return tuple(sorted(path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("*_*.py")))


def stored(engine: sa.Engine) -> str | None:
    """The version a database has; None for one that was never migrated."""
    with reading(engine) as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def upgrade(engine: sa.Engine) -> None:
    """Migrate to the newest version; on a database that has it already, nothing happens.

    Raises NewerSchemaError for a version that is not shipped.
    """
    versions, found = shipped(), stored(engine)
    if found == versions[-1]:
        return
    if found is not None and found not in versions:
        raise NewerSchemaError(found)
    # Loaded here: it takes as long as the rest of a start, and nearly every start finds nothing to do.
    from alembic import command

    with migrating(engine) as connection:
        command.upgrade(configuration(connection), "head")


def configuration(connection: sa.Connection) -> Config:
    """Alembic's settings for one open connection; there is no alembic.ini to keep in step."""
    from alembic.config import Config

    config = Config()
    # Alembic reads it through ConfigParser, to which a percent sign in a path is a reference.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
