"""Accounts, sessions, the audit trail, frozen periods, and files without their personal columns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_accounts()
    _create_signing_in()
    _create_trail()
    _create_freezes()
    _extend_periods_and_batches()
    _extend_files()


def _create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("drafts", sa.Boolean(), nullable=False),
        sa.Column("totp_secret", sa.Text(), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("issuer", "subject", name="uq_accounts_issuer_subject"),
        sa.UniqueConstraint("username", name="uq_accounts_username"),
    )
    op.create_table(
        "account_roles",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_account_roles_account_id"),
        sa.PrimaryKeyConstraint("account_id", "role", name="pk_account_roles"),
    )
    op.create_table(
        "account_units",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_account_units_account_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_account_units_unit_id"),
        sa.PrimaryKeyConstraint("account_id", "unit_id", name="pk_account_units"),
    )


def _create_signing_in() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_sessions_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"], unique=False)
    op.create_table(
        "codes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_codes_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_codes"),
    )
    op.create_index("ix_codes_account_id", "codes", ["account_id"], unique=False)
    op.create_table(
        "attempts",
        sa.Column("bucket", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name="pk_attempts"),
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_devices_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_devices"),
    )
    op.create_index("ix_devices_account_id", "devices", ["account_id"], unique=False)


def _create_trail() -> None:
    op.create_table(
        "trail",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trail"),
    )
    op.create_table(
        "trail_origins",
        sa.Column("trail_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["trail_id"], ["trail.id"], name="fk_trail_origins_trail_id"),
        sa.PrimaryKeyConstraint("trail_id", name="pk_trail_origins"),
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


# Whoever writes through the product, by whatever mistake, cannot change what was written down.
_GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER trail_no_{change} BEFORE {change} ON trail"
        " BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        for change in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION trail_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$",
        "CREATE TRIGGER trail_append_only BEFORE UPDATE OR DELETE ON trail"
        " FOR EACH ROW EXECUTE FUNCTION trail_append_only()",
    ],
}


def _create_freezes() -> None:
    op.create_table(
        "freezes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("assessment_date", sa.Date(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("live", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_freezes_account_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_freezes_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_freezes"),
        sa.UniqueConstraint("period_id", "live", name="uq_freezes_period_id_live"),
    )
    op.create_table(
        "freeze_files",
        sa.Column("freeze_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["freeze_id"], ["freezes.id"], name="fk_freeze_files_freeze_id"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_freeze_files_sha256"),
        sa.PrimaryKeyConstraint("freeze_id", "name", name="pk_freeze_files"),
    )
    op.create_index("ix_freeze_files_sha256", "freeze_files", ["sha256"], unique=False)
    op.create_table(
        "freeze_submissions",
        sa.Column("freeze_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["freeze_id"], ["freezes.id"], name="fk_freeze_submissions_freeze_id"),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_freeze_submissions_submission_id"
        ),
        sa.PrimaryKeyConstraint("freeze_id", "submission_id", name="pk_freeze_submissions"),
    )
    op.create_table(
        "freeze_figures",
        sa.Column("freeze_id", sa.Integer(), nullable=False),
        sa.Column("instrument_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("floor", sa.Text(), nullable=False),
        sa.Column("ceiling", sa.Text(), nullable=False),
        sa.Column("category_floor", sa.Text(), nullable=False),
        sa.Column("category_ceiling", sa.Text(), nullable=False),
        sa.Column("coverage", sa.Text(), nullable=False),
        sa.Column("completeness", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["freeze_id"], ["freezes.id"], name="fk_freeze_figures_freeze_id"),
        sa.PrimaryKeyConstraint("freeze_id", "instrument_id", "unit_id", name="pk_freeze_figures"),
    )


def _extend_periods_and_batches() -> None:
    """Whoever could upload until now still can; what was answered until now holds for everybody."""
    with op.batch_alter_table("periods") as table:
        table.add_column(sa.Column("state", sa.Text(), nullable=False, server_default="dibuka"))
    with op.batch_alter_table("periods") as table:
        table.alter_column("state", server_default=None)
    with op.batch_alter_table("batches") as table:
        table.add_column(sa.Column("account_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
        table.create_foreign_key("fk_batches_account_id", "accounts", ["account_id"], ["id"])
    with op.batch_alter_table("batches") as table:
        table.alter_column("part", server_default=None)
    with op.batch_alter_table("remembered") as table:
        table.add_column(sa.Column("owner", sa.Integer(), nullable=False, server_default="0"))
        table.drop_constraint("pk_remembered", type_="primary")
        table.create_primary_key("pk_remembered", ["key", "owner"])
    with op.batch_alter_table("remembered") as table:
        table.alter_column("owner", server_default=None)


def _extend_files() -> None:
    """A file that came until now was kept as it was."""
    with op.batch_alter_table("staged_files") as table:
        table.add_column(sa.Column("original_sha256", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("size", sa.Integer(), nullable=True))
        table.add_column(sa.Column("dropped", sa.Text(), nullable=False, server_default="[]"))
        table.alter_column("sha256", existing_type=sa.String(length=64), nullable=True)
    op.execute(
        "UPDATE staged_files SET original_sha256 = sha256,"
        " size = (SELECT size FROM contents WHERE contents.sha256 = staged_files.sha256)"
    )
    with op.batch_alter_table("staged_files") as table:
        table.alter_column("original_sha256", existing_type=sa.String(length=64), nullable=False)
        table.alter_column("size", existing_type=sa.Integer(), nullable=False)
        table.alter_column("dropped", server_default=None)
        table.create_index("ix_staged_files_original_sha256", ["original_sha256"], unique=False)
    with op.batch_alter_table("uploads") as table:
        table.add_column(sa.Column("account_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("original_sha256", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("dropped", sa.Text(), nullable=False, server_default="[]"))
        table.create_foreign_key("fk_uploads_account_id", "accounts", ["account_id"], ["id"])
    op.execute("UPDATE uploads SET original_sha256 = sha256")
    with op.batch_alter_table("uploads") as table:
        table.alter_column("original_sha256", existing_type=sa.String(length=64), nullable=False)
        table.alter_column("dropped", server_default=None)
        table.alter_column("part", server_default=None)
        table.drop_constraint("uq_uploads_period_id_sha256_live", type_="unique")
        table.create_unique_constraint(
            "uq_uploads_period_id_original_sha256_part_live",
            ["period_id", "original_sha256", "part", "live"],
        )
