"""Alembic's entry: runs the versions on the connection that `migrate.upgrade` holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context

from compliance.storage.tables import metadata

connection: sa.Connection = context.config.attributes["connection"]
# Batch mode: SQLite alters a table by copying it.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
