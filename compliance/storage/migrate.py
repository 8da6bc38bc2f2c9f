"""Bring a database to the newest version of the schema."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from compliance.storage.engine import migrating

MIGRATIONS = Path(__file__).with_name("migrations")


def configuration(connection: sa.Connection) -> Config:
    """Alembic's settings for one open connection; there is no alembic.ini to keep in step."""
    config = Config()
    # Alembic reads it through ConfigParser, to which a percent sign in a path is a reference.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: sa.Engine) -> None:
    """Migrate to the newest version; on a database that has it already, nothing happens.

    Raises alembic's CommandError for a database of a newer edition of this product.
    """
    with migrating(engine) as connection:
        command.upgrade(configuration(connection), "head")
