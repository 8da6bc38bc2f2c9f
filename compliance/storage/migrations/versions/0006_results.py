"""Results of real assessments, to stand beside the readiness that was shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("score", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("freeze_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_results_account_id"),
        sa.ForeignKeyConstraint(["freeze_id"], ["freezes.id"], name="fk_results_freeze_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_results_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_results"),
    )
    op.create_table(
        "result_withdrawals",
        sa.Column("result_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_result_withdrawals_account_id"),
        sa.ForeignKeyConstraint(["result_id"], ["results.id"], name="fk_result_withdrawals_result_id"),
        sa.PrimaryKeyConstraint("result_id", name="pk_result_withdrawals"),
    )
