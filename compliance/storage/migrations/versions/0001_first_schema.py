"""The first schema: registry, periods, staged and stored uploads, submissions and answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_setup()
    _create_batches()
    _create_staging()
    _create_uploads()
    _create_submissions()


def _create_setup() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("registry_source", sa.Text(), nullable=True),
        sa.Column("registry_open", sa.Boolean(), nullable=False),
        sa.Column("registry_invented", sa.Boolean(), nullable=False),
        sa.Column("registry_version", sa.Integer(), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_installation"),
    )
    op.create_table(
        "periods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("assessment_date", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_periods"),
        sa.UniqueConstraint("name", name="uq_periods_name"),
    )
    op.create_table(
        "remembered",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_remembered"),
    )
    op.execute(
        "INSERT INTO installation (id, registry_open, registry_invented, registry_version, data_version)"
        " VALUES (1, false, false, 0, 0)"
    )


def _create_batches() -> None:
    op.create_table(
        "contents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_contents"),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=True),
        sa.Column("file_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unit_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("new_unit_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("change_count", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_batches_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
    )


def _create_staging() -> None:
    op.create_table(
        "staged_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_staged_files_batch_id"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_staged_files_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_staged_files"),
        sa.UniqueConstraint("batch_id", "position", name="uq_staged_files_batch_id_position"),
    )
    op.create_index("ix_staged_files_sha256", "staged_files", ["sha256"], unique=False)
    op.create_table(
        "staged_asks",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["staged_files.id"], name="fk_staged_asks_file_id"),
        sa.PrimaryKeyConstraint("file_id", "key", name="pk_staged_asks"),
    )


def _create_uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undo_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_uploads_batch_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_uploads_period_id"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_uploads_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.UniqueConstraint("period_id", "sha256", "live", name="uq_uploads_period_id_sha256_live"),
    )
    op.create_index("ix_uploads_batch_id", "uploads", ["batch_id"], unique=False)
    op.create_index("ix_uploads_sha256", "uploads", ["sha256"], unique=False)
    op.create_table(
        "units",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["uploads.id"], name="fk_units_added_by"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
    )


def _create_submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_submissions_period_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_submissions_unit_id"),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name="fk_submissions_upload_id"),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sa.UniqueConstraint(
            "period_id", "unit_id", "version", name="uq_submissions_period_id_unit_id_version"
        ),
        sa.UniqueConstraint("upload_id", "unit_id", "cause", name="uq_submissions_upload_id_unit_id_cause"),
    )
    op.create_index("ix_submissions_unit_id", "submissions", ["unit_id"], unique=False)
    op.create_table(
        "answers",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("support_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("effective", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_answers_submission_id"),
        sa.ForeignKeyConstraint(["support_id"], ["uploads.id"], name="fk_answers_support_id"),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name="fk_answers_upload_id"),
        sa.PrimaryKeyConstraint("submission_id", "question", name="pk_answers"),
    )
