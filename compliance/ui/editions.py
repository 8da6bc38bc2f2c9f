"""Instruments side by side: one checklist under several, and one edition against another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.analysis.editions import CategoryPair, Comparison, Lift, Weighed
from compliance.formats import count, number
from compliance.model import Category, Instrument, UnitKind
from compliance.text import editions as text
from compliance.text import pages as words
from compliance.ui import dispensed, phone, show
from compliance.ui.ranking import span
from compliance.workflows.score_views import RankingView

_BEFORE, _PER_INSTRUMENT = 2, 3  # columns: unit and kind, then range, what was verified and coverage


def chosen(instruments: Sequence[Instrument]) -> list[Instrument]:
    """The instruments to be laid side by side; the first two unless others were chosen."""
    titles = {instrument.title: instrument for instrument in instruments}
    names = list(titles)
    picked = st.multiselect(text.CHOOSE, names, names[:2], key="instrumen-berdampingan")
    return [titles[name] for name in picked]


def table(views: Sequence[RankingView], key: str) -> tuple[str, Instrument] | None:
    """One row per unit: under each instrument the range, what of it was verified and how far what is
    claimed lies beyond that, and the coverage; its dispensations, where there are any. The id of the unit
    and the instrument of the selected cell."""
    about = [frames.UNIT_ID, frames.NAME, frames.KIND, frames.DISPENSATIONS]
    units = pd.concat([view.frame[about] for view in views])
    units = units.drop_duplicates(frames.UNIT_ID).sort_values(frames.NAME, ignore_index=True)
    shown = pd.DataFrame(
        {
            text.COLUMN_UNIT: units[frames.NAME],
            text.COLUMN_KIND: [words.KINDS[UnitKind(kind)] for kind in units[frames.KIND]],
        }
    )
    for view in views:
        scores = view.frame.set_index(frames.UNIT_ID).reindex(units[frames.UNIT_ID])
        shown = shown.assign(**_under(view.instrument, scores))
    if units[frames.DISPENSATIONS].any():
        shown[text.COLUMN_DISPENSED] = units[frames.DISPENSATIONS]
    dispensed.listed(dispensed.among(units))
    show.lead(text.SELECT_HINT)
    state = st.dataframe(
        shown,
        hide_index=True,
        height=show.table_height(len(shown), row=show.row_height()),
        row_height=show.row_height(),
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
        alt=show.heads(shown),
        column_config={text.COLUMN_UNIT: st.column_config.TextColumn(width=phone.name_width(), pinned=True)},
    )
    cells: Sequence[tuple[int, str]] = state.selection.cells
    if not cells or cells[0][0] >= len(units):
        return None
    row, column = cells[0]
    place = max(0, list(shown.columns).index(column) - _BEFORE) // _PER_INSTRUMENT
    return str(units[frames.UNIT_ID].iloc[row]), views[min(place, len(views) - 1)].instrument


def _under(instrument: Instrument, scores: pd.DataFrame) -> dict[str, list[str]]:
    """The columns of one instrument; `scores`: one row per unit of the table."""
    ends = zip(scores[frames.FLOOR], scores[frames.CEILING], strict=True)
    looked_at = zip(scores[frames.VERIFIED_FLOOR], scores[frames.BEYOND], strict=True)
    return {
        instrument.title: [span(low, high, instrument.decimals) for low, high in ends],
        text.VERIFIED.format(instrument=instrument.title): [
            text.BESIDE.format(
                verified=number(floor, instrument.decimals), beyond=number(beyond, instrument.decimals)
            )
            if floor == floor  # not the NaN of a unit of which nothing was verified
            else number(None)
            for floor, beyond in looked_at
        ],
        text.COVERAGE.format(instrument=instrument.title): [
            f"{number(value, 0)} %" for value in scores[frames.COVERAGE]
        ],
    }


def lifts(found: Iterable[Lift], instruments: Sequence[Instrument]) -> None:
    """The questions that decide something under these instruments, those under most of them first."""
    rows = [lift for lift in found if lift.stakes]
    rows.sort(key=lambda lift: (-len(lift.stakes), -lift.greatest))
    show.table(
        (text.LIFT_COLUMN, *(instrument.title for instrument in instruments)),
        [(lift.question.label, *(_stake(lift, instrument) for instrument in instruments)) for lift in rows],
        numbers=frozenset(range(1, len(instruments) + 1)),
    )


def _stake(lift: Lift, instrument: Instrument) -> str:
    shares = {stake.instrument.id: stake.share for stake in lift.stakes}
    return _percent(shares[instrument.id]) if instrument.id in shares else text.NO_LIFT


def successive(editions: Sequence[Instrument]) -> tuple[int, int]:
    """The places of an edition and of the newest one that takes its place; the first two without any."""
    places = {edition.id: place for place, edition in enumerate(editions)}
    pairs = [
        (places[edition.supersedes], place)
        for place, edition in enumerate(editions)
        if edition.supersedes in places
    ]
    return pairs[-1] if pairs else (0, 1)


def comparison(found: Comparison) -> None:
    """What came, went and changed between two editions."""
    for edition in (found.old, found.new):
        if not edition.scorable:
            st.info(show.plain(text.UNSCORED.format(title=edition.title, reason=edition.unscored)))
    _weighed(text.CAME, found.came)
    _weighed(text.WENT, found.went)
    changed = found.reweighed
    _section(
        text.REWEIGHED.format(count=count(len(changed))),
        (text.INDICATOR, text.BEFORE, text.AFTER, text.DIFFERENCE),
        [
            (
                pair.new.indicator.label,
                _percent(pair.old.share),
                _percent(pair.new.share),
                f"{'+' if pair.difference > 0 else '−'}{_percent(abs(pair.difference))}",
            )
            for pair in changed
        ],
        numbers=frozenset({1, 2, 3}),
    )
    climbing = [pair for pair in found.stayed if pair.climbs_otherwise]
    _section(
        text.CLIMBS.format(count=count(len(climbing))),
        (text.INDICATOR, text.ASPECT),
        [(pair.new.indicator.label, pair.new.aspect.label) for pair in climbing],
    )
    rows = [_category_row(found, pair) for pair in found.categories]
    _section(text.CATEGORIES, text.CATEGORY_TABLE, rows)


def _weighed(head: str, items: Sequence[Weighed]) -> None:
    rows = [(item.indicator.label, item.aspect.label, _percent(item.share)) for item in items]
    columns = (text.INDICATOR, text.ASPECT, text.WEIGHT)
    _section(head.format(count=count(len(items))), columns, rows, numbers=frozenset({2}))


def _section(
    head: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: frozenset[int] = frozenset(),
) -> None:
    with st.expander(head, expanded=bool(rows) and len(rows) <= 12):
        if rows:
            show.table(columns, rows, numbers=numbers)
        else:
            show.lead(text.NOTHING)


def _category_row(found: Comparison, pair: CategoryPair) -> tuple[str, str, str]:
    return (pair.id, _band(pair.old, found.old), _band(pair.new, found.new))


def _band(category: Category | None, edition: Instrument) -> str:
    if category is None:
        return text.ABSENT
    lower, upper = (number(bound, edition.decimals) for bound in (category.lower, category.upper))
    return text.BAND.format(label=category.label, lower=lower, upper=upper)


def _percent(share: Fraction) -> str:
    return f"{number(100 * share, 2)} %"
