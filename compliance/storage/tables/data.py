"""Units, periods, files, answers. Nothing in `submissions` and `answers` is ever changed or deleted.

A unit's *current* submission in a period is its highest version; each version holds all
answers that stand. An answer names the upload its value came from and, where the value was
merely repeated without proof, the earlier upload whose proof still supports it.
"""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa

from compliance.storage.tables.base import ExactText, FileName, PlainText, SaidText, UtcDateTime, metadata


class Cause(StrEnum):
    """Why a submission has a new version."""

    UNGGAHAN = "unggahan"
    PEMBATALAN = "pembatalan"


# One row (id 1). Every writer locks it first, so two writers never interleave.
installation = sa.Table(
    "installation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("registry_source", sa.Text),  # null: nothing has been set up yet
    sa.Column("registry_open", sa.Boolean, nullable=False),
    sa.Column("registry_invented", sa.Boolean, nullable=False),
    sa.Column("registry_version", sa.Integer, nullable=False),
    sa.Column("data_version", sa.Integer, nullable=False),
)

periods = sa.Table(
    "periods",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", PlainText, nullable=False, unique=True),
    sa.Column("assessment_date", sa.Date, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    # Each the last day; null: no such limit, or no time for objections.
    sa.Column("report_until", sa.Date),
    sa.Column("verify_until", sa.Date),
    sa.Column("objections_from", sa.Date),
    sa.Column("objections_until", sa.Date),
)

# The bytes of files, once per content, shared by staged files and uploads.
contents = sa.Table(
    "contents",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

batches = sa.Table(
    "batches",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    # 0: all units of its files count; else only those of this account's units.
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("stored_at", UtcDateTime),  # null: not confirmed yet
    sa.Column("file_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("unit_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("new_unit_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("change_count", sa.Integer, nullable=False, server_default="0"),
)

staged_files = sa.Table(
    "staged_files",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("batch_id", sa.ForeignKey("batches.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", FileName, nullable=False),
    # Of the bytes that came, and of the bytes that are kept: others where personal columns were
    # left out, none where the file could not be opened and so not be looked through.
    sa.Column("original_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("sha256", sa.ForeignKey("contents.sha256"), index=True),
    sa.Column("size", sa.Integer, nullable=False),  # of the bytes that came
    sa.Column("dropped", PlainText, nullable=False),  # JSON list of the columns left out
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reading", sa.LargeBinary),  # compressed JSON, see staging.py
    sa.Column("edition", sa.String(64)),  # of the reader that read it
    sa.UniqueConstraint("batch_id", "position"),
)

# Which staged file waits for the answer to which question of its reader.
staged_asks = sa.Table(
    "staged_asks",
    metadata,
    sa.Column("file_id", sa.ForeignKey("staged_files.id"), primary_key=True),
    sa.Column("key", ExactText, primary_key=True),
)

# What the office answered holds for everybody (owner 0), what a unit's account answered for it alone.
remembered = sa.Table(
    "remembered",
    metadata,
    sa.Column("key", ExactText, primary_key=True),
    sa.Column("owner", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("candidate_id", ExactText, nullable=False),
    sa.Column("answered_at", UtcDateTime, nullable=False),
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("batch_id", sa.ForeignKey("batches.id"), nullable=False, index=True),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("original_sha256", sa.String(64), nullable=False),  # of the bytes that came
    sa.Column("part", sa.Integer, nullable=False),  # 0: the whole file; else this account's part alone
    sa.Column("sha256", sa.ForeignKey("contents.sha256"), nullable=False, index=True),
    sa.Column("dropped", PlainText, nullable=False),  # JSON list of the personal columns left out
    sa.Column("name", FileName, nullable=False),
    sa.Column("reason", SaidText, nullable=False),
    sa.Column("stored_at", UtcDateTime, nullable=False),
    # True while it counts, null once undone: nulls do not collide, so the same file may come again.
    sa.Column("live", sa.Boolean),
    sa.Column("undone_at", UtcDateTime),
    sa.Column("undo_reason", SaidText),
    sa.UniqueConstraint("period_id", "original_sha256", "part", "live"),
)

units = sa.Table(
    "units",
    metadata,
    sa.Column("id", PlainText, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", PlainText, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("short", PlainText, nullable=False),
    sa.Column("parent", PlainText, nullable=False),
    sa.Column("aliases", PlainText, nullable=False),  # JSON list
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("note", PlainText, nullable=False),
    sa.Column("added_by", sa.ForeignKey("uploads.id")),  # null: came with the registry
    sa.Column("withdrawn", sa.Boolean, nullable=False),  # its upload was undone, nothing else names it
)

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("period_id", sa.ForeignKey("periods.id"), nullable=False),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("cause", sa.Text, nullable=False),
    sa.Column("upload_id", sa.ForeignKey("uploads.id"), nullable=False),  # stored by it, or by undoing it
    sa.Column("standing", sa.Boolean, nullable=False),  # False: an undo left nothing of this unit
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.UniqueConstraint("period_id", "unit_id", "version"),
    sa.UniqueConstraint("upload_id", "unit_id", "cause"),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("submission_id", sa.ForeignKey("submissions.id"), primary_key=True),
    sa.Column("question", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("value", PlainText, nullable=False),
    sa.Column("upload_id", sa.ForeignKey("uploads.id"), nullable=False),
    sa.Column("support_id", sa.ForeignKey("uploads.id"), nullable=False),
    sa.Column("sheet", PlainText, nullable=False),
    sa.Column("cell", PlainText, nullable=False),
    sa.Column("evidence", PlainText, nullable=False),  # JSON list
    sa.Column("effective", sa.Date),
    sa.Column("note", PlainText, nullable=False),
)
