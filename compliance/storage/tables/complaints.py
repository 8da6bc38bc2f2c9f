"""Complaints: single ones and recaps, never the file. Nothing is changed or deleted: a later upload
says anew what became of a complaint, and a mistake is withdrawn with a reason.
"""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import (
    FileName,
    PlainText,
    UtcDateTime,
    metadata,
    withdrawals_table,
)

complaint_uploads = sa.Table(
    "complaint_uploads",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False, index=True),
    sa.Column("name", FileName, nullable=False),  # of the file
    sa.Column("original_sha256", sa.String(64), nullable=False),  # of the bytes that came
    # 0: all units of the file count; else only those of this account's units.
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("dropped", PlainText, nullable=False),  # JSON list of the columns left out
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)

complaint_withdrawals = withdrawals_table("complaint_withdrawals", "upload_id", of="complaint_uploads")

complaint_cases = sa.Table(
    "complaint_cases",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("upload_id", sa.ForeignKey("complaint_uploads.id"), nullable=False, index=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("key", sa.String(32), nullable=False),  # hash of its number; "": it has none
    sa.Column("received", sa.Date),
    sa.Column("responded", sa.Date),
    sa.Column("resolved", sa.Date),
    sa.Column("status", sa.String(32)),  # null: not said
    sa.Column("category", PlainText, nullable=False),
    sa.Column("channel", sa.String(32), nullable=False),
    sa.Column("to_response", sa.Integer),  # minutes
    sa.Column("to_resolution", sa.Integer),
)

complaint_recaps = sa.Table(
    "complaint_recaps",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("upload_id", sa.ForeignKey("complaint_uploads.id"), nullable=False, index=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("period", sa.String(8), nullable=False),  # 2025-03, 2025-T1, 2025; "": not said
    sa.Column("category", PlainText, nullable=False),
    sa.Column("channel", sa.String(32), nullable=False),
    *(
        sa.Column(name, sa.Integer)
        for name in ("received", "waiting", "in_process", "resolved", "unresolved", "closed", "on_time")
    ),
    sa.Column("mean_response", sa.Text),  # days, as an exact fraction
    sa.Column("mean_resolution", sa.Text),
)
