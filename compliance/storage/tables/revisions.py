"""What happened to units, each with its day. Nothing is changed or deleted; a change may be withdrawn."""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import PlainText, SaidText, UtcDateTime, metadata, withdrawals_table

unit_changes = sa.Table(
    "unit_changes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("effective", sa.Date, nullable=False),
    # Null: stays as it is.
    sa.Column("name", PlainText),
    sa.Column("short", PlainText),
    sa.Column("unit_kind", sa.Text),
    sa.Column("parent", PlainText),
    sa.Column("aliases", PlainText),  # JSON list
    sa.Column("successors", PlainText, nullable=False),  # JSON list of ids
    sa.Column("reason", SaidText, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)

unit_change_withdrawals = withdrawals_table("unit_change_withdrawals", "change_id", of="unit_changes")
