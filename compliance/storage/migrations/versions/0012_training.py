"""Attendance of trainings, by the lists that told it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TABLES = ("training_uploads", "training_events", "training_groups", "training_withdrawals")


def upgrade() -> None:
    _uploads()
    op.create_table(
        "training_events",
        sa.Column("upload_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["upload_id"], ["training_uploads.id"], name="fk_training_events_upload_id"),
        sa.PrimaryKeyConstraint("upload_id", "position", name="pk_training_events"),
    )
    op.create_table(
        "training_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("frontline", sa.Boolean(), nullable=True),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_training_groups_unit_id"),
        sa.ForeignKeyConstraint(["upload_id"], ["training_uploads.id"], name="fk_training_groups_upload_id"),
        sa.PrimaryKeyConstraint("id", name="pk_training_groups"),
    )
    op.create_index("ix_training_groups_upload_id", "training_groups", ["upload_id"], unique=False)
    op.create_table(
        "training_withdrawals",
        sa.Column("upload_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_training_withdrawals_account_id"),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["training_uploads.id"], name="fk_training_withdrawals_upload_id"
        ),
        sa.PrimaryKeyConstraint("upload_id", name="pk_training_withdrawals"),
    )
    for table in _TABLES:
        for statement in _guards(op.get_bind().dialect.name, table):
            op.execute(statement)


def _uploads() -> None:
    op.create_table(
        "training_uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.String(length=64), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_training_uploads_account_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_training_uploads_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_training_uploads"),
    )
    op.create_index("ix_training_uploads_period_id", "training_uploads", ["period_id"], unique=False)


def _guards(dialect: str, table: str) -> list[str]:
    """Whoever writes through the product, by whatever mistake, cannot change what was stored."""
    said = f"{table} is append-only"
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
            for change in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{said}'; END $$",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
    ]
