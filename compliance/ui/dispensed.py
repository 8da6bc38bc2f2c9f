"""The dispensations that count among units that are shown, each in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.formats import count
from compliance.text import dispensations as text
from compliance.text import watching
from compliance.ui import show


def among(*shown: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The units of these frames of `ranking` that use a dispensation, each with its sentences."""
    units = pd.concat([frame[[frames.UNIT_ID, frames.NAME, frames.DISPENSATIONS]] for frame in shown])
    units = units[units[frames.DISPENSATIONS] != ""].drop_duplicates(frames.UNIT_ID)
    return tuple(zip(units[frames.NAME], units[frames.DISPENSATIONS], strict=True))


def column(rows: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """The column of a table that tells of those that count; none where there are none."""
    said = rows[frames.DISPENSATIONS]
    return {watching.COLUMN_DISPENSED: said} if said.any() else {}


def over_periods(said: Iterable[tuple[str, str]]) -> str:
    """What is said of one unit's dispensations in each of these periods, and in which: `said` are the
    names of periods with the sentences there. Periods that share a sentence share it here; "" for none."""
    periods: dict[str, dict[str, None]] = {}
    for period, sentences in said:
        if sentences:
            periods.setdefault(sentences, {})[period] = None
    return text.JOINED.join(
        text.IN_PERIODS.format(sentences=sentences, periods=text.AND.join(names))
        for sentences, names in periods.items()
    )


def by_unit(periods: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> list[tuple[str, str]]:
    """Each unit with what is said of its dispensations in these periods; `periods`: the name of each with
    its units and their sentences there."""
    units: dict[str, list[tuple[str, str]]] = {}
    for period, said in periods:
        for unit, sentences in said:
            units.setdefault(unit, []).append((period, sentences))
    return [(unit, over_periods(said)) for unit, said in units.items()]


def listed(units: Sequence[tuple[str, str]]) -> None:
    """Each unit with what is said of its dispensations; nothing where there is none."""
    if not units:
        return
    with st.expander(text.COUNTED.format(count=count(len(units)))):
        show.bullets(text.OF_UNIT.format(unit=unit, sentences=said) for unit, said in units)
        show.lead(text.COUNTED_MEANS)
