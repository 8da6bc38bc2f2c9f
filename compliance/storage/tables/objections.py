"""What units object to, and what came of it. Nothing is changed or deleted: an outcome is a row of its own.

An objection without an outcome is open only while the decision it is against is the newest about the
answer, and the answer is still the one that was decided about; that is seen, never stored.
"""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import PlainText, SaidText, UtcDateTime, metadata

objections = sa.Table(
    "objections",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("verdict_id", sa.ForeignKey("verdicts.id"), nullable=False),  # the decision it is against
    sa.Column("reason", SaidText, nullable=False),
    sa.Column("evidence", PlainText, nullable=False),  # JSON list
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Index("ix_objections_period_id_unit_id", "period_id", "unit_id"),
)

objection_outcomes = sa.Table(
    "objection_outcomes",
    metadata,
    sa.Column("objection_id", sa.ForeignKey("objections.id"), primary_key=True, autoincrement=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("reason", SaidText, nullable=False),
    sa.Column("verdict_id", sa.ForeignKey("verdicts.id")),  # the new decision; null: the old one stands
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)
