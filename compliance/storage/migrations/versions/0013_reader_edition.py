"""Which edition of the reader read a staged file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staged_files", sa.Column("edition", sa.String(length=64), nullable=True))
