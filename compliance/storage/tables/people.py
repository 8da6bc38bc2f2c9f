"""Accounts, their sessions and one-time codes, and the attempts to guess them.

Of tokens and codes only the SHA-256 is kept: whoever reads the database cannot sign in with it.
"""

from __future__ import annotations

import sqlalchemy as sa

from compliance.storage.tables.base import PlainText, UtcDateTime, metadata

# A closed account keeps its row, without anything personal: the trail refers to its number.
accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("username", PlainText, unique=True),  # folded; null once closed
    sa.Column("name", PlainText),  # null once closed
    sa.Column("password_hash", sa.Text),  # argon2id; null: none was set yet, or it signs in through OIDC
    sa.Column("issuer", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("drafts", sa.Boolean, nullable=False),  # may see periods that are not published
    sa.Column("totp_secret", sa.Text),  # null: no second factor
    sa.Column("totp_step", sa.Integer, nullable=False),  # the last time step that was used: never again
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("closed_at", UtcDateTime),
    sa.UniqueConstraint("issuer", "subject"),
)

account_roles = sa.Table(
    "account_roles",
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
)

account_units = sa.Table(
    "account_units",
    metadata,
    sa.Column("account_id", sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("unit_id", sa.ForeignKey("units.id"), primary_key=True),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # SHA-256 of the token in the cookie
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("seen_at", UtcDateTime, nullable=False),
    sa.Column("expires_at", UtcDateTime, nullable=False),
    sa.Column("ended_at", UtcDateTime),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("device", PlainText, nullable=False),  # the browser, in a few words
)

# Invitations, resets, and the code of the first administrator (no account yet).
codes = sa.Table(
    "codes",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # SHA-256 of the code
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("account_id", sa.ForeignKey("accounts.id"), index=True),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("expires_at", UtcDateTime, nullable=False),
)

# Failures by what was guessed at and from where; the key is a digest, for a name may be a password.
attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("bucket", sa.String(64), primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last_at", UtcDateTime, nullable=False),
)

# Browsers that have signed in to an account before: a stranger's guesses do not slow them.
devices = sa.Table(
    "devices",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),  # SHA-256 of the token in the cookie
    sa.Column("account_id", sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("seen_at", UtcDateTime, nullable=False),
)
