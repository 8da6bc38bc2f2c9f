"""Lists of services, by the files that brought them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TABLES = ("service_uploads", "service_lists", "service_withdrawals")


def upgrade() -> None:
    _uploads()
    op.create_table(
        "service_lists",
        sa.Column("upload_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("services", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_service_lists_unit_id"),
        sa.ForeignKeyConstraint(["upload_id"], ["service_uploads.id"], name="fk_service_lists_upload_id"),
        sa.PrimaryKeyConstraint("upload_id", "unit_id", name="pk_service_lists"),
    )
    op.create_table(
        "service_withdrawals",
        sa.Column("upload_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_service_withdrawals_account_id"),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["service_uploads.id"], name="fk_service_withdrawals_upload_id"
        ),
        sa.PrimaryKeyConstraint("upload_id", name="pk_service_withdrawals"),
    )
    for table in _TABLES:
        for statement in _guards(op.get_bind().dialect.name, table):
            op.execute(statement)


def _uploads() -> None:
    op.create_table(
        "service_uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_service_uploads_account_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_service_uploads_period_id"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_service_uploads_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_service_uploads"),
    )
    op.create_index("ix_service_uploads_period_id", "service_uploads", ["period_id"], unique=False)
    op.create_index("ix_service_uploads_sha256", "service_uploads", ["sha256"], unique=False)


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
