"""Days until which a period is reported, verified and objected to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("periods") as table:
        for name in ("report_until", "verify_until", "objections_from", "objections_until"):
            table.add_column(sa.Column(name, sa.Date(), nullable=True))
