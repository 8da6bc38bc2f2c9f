"""How the readiness beside a real result came about, on screen, and how far off it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import streamlit as st

from compliance.analysis.readiness import UnitFigures
from compliance.formats import count, gain, number, unrounded
from compliance.model import Action
from compliance.text import explanation as words
from compliance.text import results as text
from compliance.ui import cached, explanation, results, show
from compliance.ui.frame import Visit
from compliance.workflows.results import Entry


def readiness(visit: Visit, entries: Sequence[Entry]) -> None:
    """Of one result that is chosen: the units behind its readiness, the sums, and the difference."""
    found = {_label(entry): entry for entry in entries if entry.readiness is not None}
    if not found:
        return
    with st.expander(text.HOW_HEAD):
        entry = found[st.selectbox(text.HOW_WHICH, tuple(found), key="hasil-dihitung")]
        if entry.stands:
            _ways(visit, entry)
        else:
            st.info(show.plain(text.HOW_STOOD.format(period=entry.period)))
        show.bullets((*_means(entry), *_differences(entry)))
        frame = pd.DataFrame(_rows(entry), columns=list(text.HOW_TABLE))
        show.listing(frame)


def _label(entry: Entry) -> str:
    return text.NAMED.format(
        year=entry.result.year,
        what=results.what(entry),
        whom=results.whom(entry),
        score=number(entry.result.score),
    )


def _ways(visit: Visit, entry: Entry) -> None:
    """To the page that explains the same figures from the answers on; the mean of some units alone is
    explained here only."""
    period = next(one for one in cached.periods(visit.version) if one.name == entry.period)
    unit_id = entry.result.unit_id or None
    open_to = unit_id is None or visit.may(Action.SEE_GAPS, units=[unit_id], period=period)
    if entry.edition is None or entry.assessed is not None or not open_to:
        return
    explanation.period_ways(visit, [(period, entry.edition)], unit_id=unit_id, verified=True)


def _means(entry: Entry) -> Iterator[str]:
    """The sums of a region; nothing of a unit."""
    if entry.result.unit_id or entry.readiness is None:
        return
    found = entry.readiness
    shown = (found.floor, found.ceiling, found.verified_floor, found.verified_ceiling)
    columns = zip(*(_figures(row) for _, row in entry.behind), strict=True)
    for what, rounded, column in zip(text.HOW_TABLE[1:], shown, columns, strict=True):
        scores = [Fraction(score) for score in column if score is not None]
        if rounded is None or not scores:
            continue
        total, decimals = sum(scores, Fraction(0)), -int(rounded.as_tuple().exponent)
        summed = words.MEAN_SUM.format(
            total=number(total, decimals),
            count=count(len(scores)),
            unrounded=unrounded(total / len(scores), decimals),
        )
        yield text.HOW_MEAN.format(what=what, sum=summed, rounded=number(rounded))


def _differences(entry: Entry) -> Iterator[str]:
    gauges = ((text.CLAIMED, entry.calibration.claimed), (text.VERIFIED, entry.calibration.verified))
    for basis, gauge in gauges:
        if gauge is not None:
            yield text.HOW_DIFFERENCE.format(
                basis=basis,
                score=number(entry.result.score),
                floor=number(gauge.floor),
                difference=gain(gauge.difference),
            )


def _rows(entry: Entry) -> list[tuple[str, ...]]:
    return [(name, *(number(score) for score in _figures(row))) for name, row in entry.behind]


def _figures(row: UnitFigures) -> tuple[Decimal | None, ...]:
    return row.floor, row.ceiling, row.verified_floor, row.verified_ceiling
