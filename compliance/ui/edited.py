"""What somebody typed into a table, as values again."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd


def as_day(value: object) -> date | None:
    """A cell of a column of days; None for an empty one."""
    if not isinstance(value, str | date) or pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value[:10]) if value else None


def as_text(value: object) -> str:
    """A cell of a column of texts, in one line; "" for an empty one."""
    return " ".join(value.split()) if isinstance(value, str) else ""
