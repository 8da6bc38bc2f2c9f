"""Results of real assessments. Nothing is changed or deleted: a mistake is withdrawn with a reason."""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import PlainText, SaidText, UtcDateTime, metadata, withdrawals_table

results = sa.Table(
    "results",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("unit_id", sa.ForeignKey("units.id")),  # null: of the whole region
    sa.Column("edition", sa.Text, nullable=False),  # id of an instrument; "": an assessment of another kind
    sa.Column("title", PlainText, nullable=False),  # what that is called
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("score", sa.Text),  # decimal; null: not published
    sa.Column("category", PlainText, nullable=False),  # id in its edition, else in its own words
    sa.Column("zone", sa.Text),
    sa.Column("source", SaidText, nullable=False),
    sa.Column("basis", sa.Text, nullable=False),
    sa.Column("note", SaidText, nullable=False),
    sa.Column("freeze_id", sa.ForeignKey("freezes.id")),  # whose figures had been shown; null: none
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)

result_withdrawals = withdrawals_table("result_withdrawals", "result_id", of="results")
