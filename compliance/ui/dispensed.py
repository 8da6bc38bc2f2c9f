"""The dispensations that count among units that are shown, each in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.formats import count
from compliance.text import dispensations as text
from compliance.ui import show


def printed(*shown: pd.DataFrame) -> None:
    """Which units of these frames of `ranking` use a dispensation; nothing where none does."""
    units = pd.concat([frame[[frames.UNIT_ID, frames.NAME, frames.DISPENSATIONS]] for frame in shown])
    units = units[units[frames.DISPENSATIONS] != ""].drop_duplicates(frames.UNIT_ID)
    listed(list(zip(units[frames.NAME], units[frames.DISPENSATIONS], strict=True)))


def listed(units: Sequence[tuple[str, str]]) -> None:
    """Each unit with what is said of its dispensations; nothing where there is none."""
    if not units:
        return
    with st.expander(text.COUNTED.format(count=count(len(units)))):
        show.bullets(text.OF_UNIT.format(unit=unit, sentences=said) for unit, said in units)
        show.lead(text.COUNTED_MEANS)
