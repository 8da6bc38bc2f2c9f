"""Decisions about answers, and how far they had come when a period was frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_verdicts_account_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_verdicts_period_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_verdicts_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_period_id_unit_id", "verdicts", ["period_id", "unit_id"], unique=False)
    # Before there were decisions, a period was frozen with none of them.
    with op.batch_alter_table("freezes") as table:
        table.add_column(sa.Column("verdict_limit", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("freezes") as table:
        table.alter_column("verdict_limit", server_default=None)
    with op.batch_alter_table("freeze_figures") as table:
        table.add_column(sa.Column("verified_floor", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("verified_ceiling", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("freeze_figures") as table:
        table.alter_column("verified_floor", server_default=None)
        table.alter_column("verified_ceiling", server_default=None)
