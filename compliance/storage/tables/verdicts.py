"""What was decided about answers. Nothing is changed or deleted: the newest row about an answer counts."""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import PlainText, SaidText, UtcDateTime, metadata

verdicts = sa.Table(
    "verdicts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("claim", sa.String(64), nullable=False),  # fingerprint of the answer it is about
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("kind", sa.Text),  # of what holds instead; null: nothing was corrected
    sa.Column("value", PlainText),
    sa.Column("note", SaidText, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Index("ix_verdicts_period_id_unit_id", "period_id", "unit_id"),
)
