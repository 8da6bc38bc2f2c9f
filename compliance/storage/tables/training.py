"""Attendance of trainings: how many of a unit were at which, never who, and never the file. Nothing is
changed or deleted (triggers refuse it): what stands is told by replaying the lists that were not withdrawn.
"""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import (
    FileName,
    PlainText,
    SaidText,
    UtcDateTime,
    metadata,
    withdrawals_table,
)

training_uploads = sa.Table(
    "training_uploads",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False, index=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("name", FileName, nullable=False),  # of the file
    sa.Column("original_sha256", sa.String(64), nullable=False),  # of the bytes that came
    sa.Column("dropped", PlainText, nullable=False),  # JSON list of the columns that were only compared
    sa.Column("reason", SaidText, nullable=False),  # why it replaces what stood; "": it replaces nothing
    sa.Column("created_at", UtcDateTime, nullable=False),
)

training_events = sa.Table(
    "training_events",
    metadata,
    sa.Column("upload_id", sa.ForeignKey("training_uploads.id"), primary_key=True, autoincrement=False),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),  # in its list, from 0
    sa.Column("title", PlainText, nullable=False),
    sa.Column("day", sa.Date),  # null: not said
)

# So many people of a unit who were at the same trainings.
training_groups = sa.Table(
    "training_groups",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("upload_id", sa.ForeignKey("training_uploads.id"), nullable=False, index=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("frontline", sa.Boolean),  # whether they are front-office staff; null: not said
    sa.Column("events", PlainText, nullable=False),  # JSON list of positions; []: they were but listed
    sa.Column("people", sa.Integer, nullable=False),
)

training_withdrawals = withdrawals_table("training_withdrawals", "upload_id", of="training_uploads")
