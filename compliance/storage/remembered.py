"""What users have answered the reader, so that it need not ask again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from compliance.storage.tables import remembered

OFFICE = 0  # the owner of answers that hold for everybody


def read_remembered(connection: sa.Connection, owner: int) -> Mapping[str, str]:
    """The answers given to the reader, by the key of its question: one's own before the office's."""
    chosen = sa.select(remembered).where(remembered.c.owner.in_((OFFICE, owner)))
    return {row.key: row.candidate_id for row in connection.execute(chosen.order_by(_is_own(owner)))}


def _is_own(owner: int) -> sa.ColumnElement[int]:
    return sa.case((remembered.c.owner == owner, 1), else_=0)


def remember(connection: sa.Connection, key: str, candidate_id: str, owner: int, now: datetime) -> None:
    """Keep an answer, in place of an earlier one of the same owner."""
    mine = sa.and_(remembered.c.key == key, remembered.c.owner == owner)
    connection.execute(sa.delete(remembered).where(mine))
    values = {"key": key, "owner": owner, "candidate_id": candidate_id, "answered_at": now}
    connection.execute(sa.insert(remembered).values(values))
