"""Exceptions: what a unit need not have for a while. A withdrawal is a row of its own; nothing is deleted."""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import SaidText, UtcDateTime, metadata, withdrawals_table

dispensations = sa.Table(
    "dispensations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), nullable=False),
    sa.Column("element", sa.Text, nullable=False),
    sa.Column("valid_from", sa.Date, nullable=False),
    sa.Column("valid_until", sa.Date, nullable=False),  # the last day
    sa.Column("basis", SaidText, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id")),  # null: at the server's terminal
    sa.Column("created_at", UtcDateTime, nullable=False),
)

dispensation_withdrawals = withdrawals_table(
    "dispensation_withdrawals", "dispensation_id", of="dispensations"
)

# Those that counted when a period was frozen: a withdrawal afterwards moves none of its figures.
freeze_dispensations = sa.Table(
    "freeze_dispensations",
    metadata,
    sa.Column("freeze_id", sa.ForeignKey("freezes.id"), primary_key=True),
    sa.Column("dispensation_id", sa.ForeignKey("dispensations.id"), primary_key=True),
)
