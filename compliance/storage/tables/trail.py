"""The audit trail. Triggers in the database refuse to change or delete its rows.

Nothing in it names a person: who is an account's number, and the address stands apart in
`trail_origins` with a salt, of which the trail holds only the digest. So an account can be erased
while every link of the chain stays true.
"""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import ExactText, UtcDateTime, metadata

trail = sa.Table(
    "trail",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("event", sa.Text, nullable=False),
    sa.Column("account_id", sa.Integer),  # null: a stranger, or the server's terminal
    sa.Column("via", sa.Text, nullable=False),
    sa.Column("object", ExactText, nullable=False),
    sa.Column("before", sa.Text, nullable=False),  # JSON, in ASCII
    sa.Column("after", sa.Text, nullable=False),  # JSON, in ASCII
    sa.Column("origin", sa.String(64), nullable=False),  # SHA-256 of salt and address
    sa.Column("hash", sa.String(64), nullable=False),  # of this row and the hash before it
)

trail_origins = sa.Table(
    "trail_origins",
    metadata,
    sa.Column("trail_id", sa.ForeignKey("trail.id"), primary_key=True, autoincrement=False),
    sa.Column("salt", sa.String(32), nullable=False),
    sa.Column("address", sa.Text, nullable=False),
)
