"""Instruments that an administrator added. Nothing here is changed or deleted (triggers refuse it):
every file is a version of its own, and what became of it is told by its steps.
"""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import FileName, SaidText, UtcDateTime, metadata

custom_instruments = sa.Table(
    "custom_instruments",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("instrument_id", sa.Text, nullable=False, index=True),
    sa.Column("file", FileName, nullable=False),  # its name where it came from
    sa.Column("sha256", sa.ForeignKey("contents.sha256"), nullable=False),  # of what was uploaded
    # The form from which it is read again, under the name a frozen period keeps it.
    sa.Column("kept_name", sa.Text, nullable=False),
    sa.Column("kept_sha256", sa.ForeignKey("contents.sha256"), nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)

# The newest step of a version says in which state it is; without any it is a draft.
custom_instrument_steps = sa.Table(
    "custom_instrument_steps",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version_id", sa.ForeignKey("custom_instruments.id"), nullable=False, index=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", SaidText, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)
