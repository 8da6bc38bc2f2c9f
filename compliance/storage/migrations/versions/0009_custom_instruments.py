"""Instruments that an administrator adds: every version of their files, and what was decided about each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TABLES = ("custom_instruments", "custom_instrument_steps")


def upgrade() -> None:
    op.create_table(
        "custom_instruments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instrument_id", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kept_name", sa.Text(), nullable=False),
        sa.Column("kept_sha256", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_custom_instruments_account_id"),
        sa.ForeignKeyConstraint(
            ["kept_sha256"], ["contents.sha256"], name="fk_custom_instruments_kept_sha256"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_custom_instruments_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_custom_instruments"),
    )
    op.create_index(
        "ix_custom_instruments_instrument_id", "custom_instruments", ["instrument_id"], unique=False
    )
    op.create_table(
        "custom_instrument_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_custom_instrument_steps_account_id"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["custom_instruments.id"], name="fk_custom_instrument_steps_version_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_custom_instrument_steps"),
    )
    op.create_index(
        "ix_custom_instrument_steps_version_id", "custom_instrument_steps", ["version_id"], unique=False
    )
    for table in _TABLES:
        for statement in _guards(op.get_bind().dialect.name, table):
            op.execute(statement)


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
