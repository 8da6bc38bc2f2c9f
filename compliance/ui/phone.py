"""What is different on a phone, where a table is two columns wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

_BESIDE, _ANSWER = 112, 62  # pixels of a name and of an answer, where two of each stand in a row
_NAME = 170  # pixels of a unit's name, beside which two or three columns of figures are still seen
_WHOLE_NAME = 345  # pixels of the longest name that every regency has, that of its one-stop service


def on_phone() -> bool:
    """Whether the page is read on a phone, as its browser says."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def name_width(wide: int = _WHOLE_NAME) -> int:
    """The width in pixels of a table's column of names; `wide`: where there is room."""
    return min(wide, _NAME) if on_phone() else wide


def names_and_answers(columns: Iterable[str]) -> dict[str, Any] | None:
    """The `column_config` of a table with two names and then answers, all of which a phone shows at once;
    None where there is room."""
    if not on_phone():
        return None
    return {
        name: st.column_config.TextColumn(width=_BESIDE if place < 2 else _ANSWER)
        for place, name in enumerate(columns)
    }
