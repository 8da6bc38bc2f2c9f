"""Cells of an edited table as values again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from compliance.ui.edited import as_day, as_text


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 2, 1), date(2026, 2, 1)),
        (datetime(2026, 2, 1, 23, tzinfo=UTC), date(2026, 2, 1)),
        (pd.Timestamp("2026-02-01"), date(2026, 2, 1)),
        ("2026-02-01T00:00:00", date(2026, 2, 1)),
        ("", None),
        (None, None),
        (pd.NaT, None),
        (float("nan"), None),
    ],
)
def test_a_day_is_a_day_however_it_comes(cell: object, day: date | None) -> None:
    assert as_day(cell) == day


@pytest.mark.parametrize(("cell", "words"), [("  a \n b ", "a b"), (None, ""), (float("nan"), ""), (3, "")])
def test_a_text_is_one_line(cell: object, words: str) -> None:
    assert as_text(cell) == words
