"""Complaints: single ones without anybody's name, and recaps of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "complaint_uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.String(length=64), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_complaint_uploads_account_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_complaint_uploads_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_complaint_uploads"),
    )
    op.create_index("ix_complaint_uploads_period_id", "complaint_uploads", ["period_id"])
    op.create_table(
        "complaint_withdrawals",
        sa.Column("upload_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_complaint_withdrawals_account_id"),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["complaint_uploads.id"], name="fk_complaint_withdrawals_upload_id"
        ),
        sa.PrimaryKeyConstraint("upload_id", name="pk_complaint_withdrawals"),
    )
    op.create_table(
        "complaint_cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("responded", sa.Date(), nullable=True),
        sa.Column("resolved", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("to_response", sa.Integer(), nullable=True),
        sa.Column("to_resolution", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_complaint_cases_unit_id"),
        sa.ForeignKeyConstraint(["upload_id"], ["complaint_uploads.id"], name="fk_complaint_cases_upload_id"),
        sa.PrimaryKeyConstraint("id", name="pk_complaint_cases"),
    )
    op.create_index("ix_complaint_cases_upload_id", "complaint_cases", ["upload_id"])
    op.create_table(
        "complaint_recaps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("received", sa.Integer(), nullable=True),
        sa.Column("waiting", sa.Integer(), nullable=True),
        sa.Column("in_process", sa.Integer(), nullable=True),
        sa.Column("resolved", sa.Integer(), nullable=True),
        sa.Column("unresolved", sa.Integer(), nullable=True),
        sa.Column("closed", sa.Integer(), nullable=True),
        sa.Column("on_time", sa.Integer(), nullable=True),
        sa.Column("mean_response", sa.Text(), nullable=True),
        sa.Column("mean_resolution", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_complaint_recaps_unit_id"),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["complaint_uploads.id"], name="fk_complaint_recaps_upload_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_complaint_recaps"),
    )
    op.create_index("ix_complaint_recaps_upload_id", "complaint_recaps", ["upload_id"])
