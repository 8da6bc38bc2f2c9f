"""Lists of services: every file that brought some, and what it says about each unit. Nothing is changed
or deleted (triggers refuse it): what stands is told by replaying the files that were not withdrawn.
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

service_uploads = sa.Table(
    "service_uploads",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False, index=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("name", FileName, nullable=False),  # of the file
    sa.Column("original_sha256", sa.String(64), nullable=False),  # of the bytes that came
    sa.Column(
        "sha256", sa.ForeignKey("contents.sha256"), nullable=False, index=True
    ),  # of a workbook of what was read
    sa.Column("dropped", PlainText, nullable=False),  # JSON list of the columns that were not read
    sa.Column("whole", sa.Boolean, nullable=False),  # it replaces the lists of its units, not only adds
    sa.Column("reason", SaidText, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
)

service_lists = sa.Table(
    "service_lists",
    metadata,
    sa.Column("upload_id", sa.ForeignKey("service_uploads.id"), primary_key=True, autoincrement=False),
    sa.Column("unit_id", sa.ForeignKey("units.id"), primary_key=True, autoincrement=False),
    sa.Column("services", sa.LargeBinary, nullable=False),  # compressed JSON, see storage/services.py
)

service_withdrawals = withdrawals_table("service_withdrawals", "upload_id", of="service_uploads")
