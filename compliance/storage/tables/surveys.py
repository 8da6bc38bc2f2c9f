"""Surveys of satisfaction (SKM): the scores alone, never the file. Nothing is changed or deleted:
a mistake is withdrawn with a reason.
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

surveys = sa.Table(
    "surveys",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("name", FileName, nullable=False),  # of the file
    sa.Column("original_sha256", sa.String(64), nullable=False),  # of the bytes that came
    sa.Column("part", PlainText, nullable=False),  # which survey of the file; "": its only one
    sa.Column("held_on", sa.Date),  # its last day; null: not said
    sa.Column("population", sa.Integer),  # people served; null: not said
    sa.Column("survey", sa.LargeBinary, nullable=False),  # compressed JSON, see storage/surveys.py
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Index("ix_surveys_period_id_unit_id", "period_id", "unit_id"),
)

survey_withdrawals = withdrawals_table("survey_withdrawals", "survey_id", of="surveys")
