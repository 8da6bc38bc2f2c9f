"""What units object to and what came of it; exceptions, and which of them a freeze counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_objections_account_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_objections_period_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_objections_unit_id"),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdicts.id"], name="fk_objections_verdict_id"),
        sa.PrimaryKeyConstraint("id", name="pk_objections"),
    )
    op.create_index("ix_objections_period_id_unit_id", "objections", ["period_id", "unit_id"], unique=False)
    op.create_table(
        "objection_outcomes",
        sa.Column("objection_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_objection_outcomes_account_id"),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objections.id"], name="fk_objection_outcomes_objection_id"
        ),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdicts.id"], name="fk_objection_outcomes_verdict_id"),
        sa.PrimaryKeyConstraint("objection_id", name="pk_objection_outcomes"),
    )
    op.create_table(
        "dispensations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("element", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_dispensations_account_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_dispensations_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dispensations"),
    )
    op.create_table(
        "dispensation_withdrawals",
        sa.Column("dispensation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_dispensation_withdrawals_account_id"
        ),
        sa.ForeignKeyConstraint(
            ["dispensation_id"], ["dispensations.id"], name="fk_dispensation_withdrawals_dispensation_id"
        ),
        sa.PrimaryKeyConstraint("dispensation_id", name="pk_dispensation_withdrawals"),
    )
    op.create_table(
        "freeze_dispensations",
        sa.Column("freeze_id", sa.Integer(), nullable=False),
        sa.Column("dispensation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispensation_id"], ["dispensations.id"], name="fk_freeze_dispensations_dispensation_id"
        ),
        sa.ForeignKeyConstraint(["freeze_id"], ["freezes.id"], name="fk_freeze_dispensations_freeze_id"),
        sa.PrimaryKeyConstraint("freeze_id", "dispensation_id", name="pk_freeze_dispensations"),
    )
