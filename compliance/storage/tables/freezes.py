"""What a frozen period stands on: its date, its answers, its units, its instruments, and its figures."""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import PlainText, UtcDateTime, metadata

freezes = sa.Table(
    "freezes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("assessment_date", sa.Date, nullable=False),
    sa.Column("frozen_at", UtcDateTime, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("verdict_limit", sa.Integer, nullable=False),  # the newest decision that counts
    # True while it holds, null once the period was opened again: nulls do not collide.
    sa.Column("live", sa.Boolean),
    sa.UniqueConstraint("period_id", "live"),
)

# Definitions and registry as they were, byte for byte.
freeze_files = sa.Table(
    "freeze_files",
    metadata,
    sa.Column("freeze_id", sa.ForeignKey("freezes.id"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("sha256", sa.ForeignKey("contents.sha256"), nullable=False, index=True),
)

# The submission of each unit that counted.
freeze_submissions = sa.Table(
    "freeze_submissions",
    metadata,
    sa.Column("freeze_id", sa.ForeignKey("freezes.id"), primary_key=True),
    sa.Column("submission_id", sa.ForeignKey("submissions.id"), primary_key=True),
)

# The digits that were shown, to be compared with a recomputation.
freeze_figures = sa.Table(
    "freeze_figures",
    metadata,
    sa.Column("freeze_id", sa.ForeignKey("freezes.id"), primary_key=True),
    sa.Column("instrument_id", sa.Text, primary_key=True),
    sa.Column("unit_id", PlainText, primary_key=True),
    sa.Column("rank", sa.Integer),  # null: too incomplete to be ranked
    sa.Column("floor", sa.Text, nullable=False),  # decimals as the instrument rounds
    sa.Column("ceiling", sa.Text, nullable=False),
    sa.Column("category_floor", sa.Text, nullable=False),
    sa.Column("category_ceiling", sa.Text, nullable=False),
    sa.Column("coverage", sa.Text, nullable=False),
    sa.Column("completeness", sa.Text, nullable=False),
    sa.Column("verified_floor", sa.Text, nullable=False),
    sa.Column("verified_ceiling", sa.Text, nullable=False),
)
