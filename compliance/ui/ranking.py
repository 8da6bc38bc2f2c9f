"""The ranking on screen: figures, bar of zones, table, units that are only sementara, side card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from html import escape

import pandas as pd
import pyarrow as pa
import streamlit as st

from compliance.analysis import frames
from compliance.formats import TO, count, number, share
from compliance.model import Instrument, UnitKind
from compliance.scoring.aggregate import Aggregate, aggregate
from compliance.text import pages as words
from compliance.text import watching as text
from compliance.text.explanation import Figure
from compliance.ui import charts, dispensed, phone, show
from compliance.ui.show import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A frame of `analysis.ranking` ready to be shown; made once for each version of the data.

    `table` and `provisional_table` have one row for each ranked and each provisional unit, in
    the order of `ranked` and `provisional`; the region is None while nothing is ranked.
    """

    instrument: Instrument
    ranked: pd.DataFrame
    provisional: pd.DataFrame
    table: pd.DataFrame
    columns: pa.Table  # `table` as it travels to the browser, so that a re-run converts nothing
    provisional_table: pd.DataFrame
    counts: tuple[int, ...]  # ranked units in each category of the instrument
    region: Aggregate | None
    region_ceiling: Aggregate | None
    registered: int | None  # units that ought to have reported; None where the registry is open
    claimed: Aggregate | None  # of the same units by what they claim, and by what of it was verified
    verified: Aggregate | None
    checked: bool  # whether anything of these units was verified
    dispensed: tuple[tuple[str, str], ...]  # units that use a dispensation, and what is said of it


def prepared(frame: pd.DataFrame, instrument: Instrument, registered: int | None = None) -> Ranking:
    """The frame split and put into words; nothing of this depends on who looks."""
    is_ranked = frame[frames.RANK].notna()
    ranked = frame[is_ranked].reset_index(drop=True)
    provisional = frame[~is_ranked].reset_index(drop=True)
    verified = ranked[frames.VERIFIED_FLOOR_STEPS]
    found = ranked[frames.CATEGORY_FLOOR].value_counts()
    table = _table(ranked, instrument)
    return Ranking(
        instrument=instrument,
        registered=registered,
        counts=tuple(int(found.get(category.id, 0)) for category in instrument.categories),
        ranked=ranked,
        provisional=provisional,
        table=table,
        columns=pa.Table.from_pandas(table, preserve_index=False),
        provisional_table=_provisional(provisional, instrument),
        region=_mean(ranked[frames.FLOOR_STEPS], instrument),
        region_ceiling=_mean(ranked[frames.CEILING_STEPS], instrument),
        claimed=_mean(verified + ranked[frames.BEYOND_STEPS], instrument),
        verified=_mean(verified, instrument),
        checked=bool(ranked[frames.CHECKED].any()),
        dispensed=dispensed.among(ranked, provisional),
    )


def _mean(steps: pd.Series[int], instrument: Instrument) -> Aggregate | None:
    """The score of a region from those of its units; None without any."""
    scores = [Fraction(int(one), 10**instrument.decimals) for one in steps.dropna()]
    return aggregate(scores, instrument) if scores else None


def _table(ranked: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    floors, ceilings = ranked[frames.FLOOR], ranked[frames.CEILING]
    scale = float(instrument.scale)
    bars = [
        charts.range_bar(round(low / scale, 2), round(high / scale, 2), "abu" if pd.isna(zone) else zone)
        for low, high, zone in zip(floors, ceilings, ranked[frames.ZONE], strict=True)
    ]
    labels = zip(ranked[frames.LABEL_FLOOR], ranked[frames.LABEL_CEILING], strict=True)
    return pd.DataFrame(
        {
            text.COLUMN_RANK: ranked[frames.RANK].astype("int64"),
            text.COLUMN_RANGE: [
                span(*ends, instrument.decimals) for ends in zip(floors, ceilings, strict=True)
            ],
            text.COLUMN_UNIT: ranked[frames.NAME],
            # A few pictures stand in many rows: as categories each travels to the browser once.
            text.COLUMN_BAR: pd.Categorical(bars),
            text.COLUMN_CATEGORY: pd.Categorical([_both(*ends) for ends in labels]),
            text.COLUMN_VERIFIED: [
                number(value, instrument.decimals) for value in ranked[frames.VERIFIED_FLOOR]
            ],
            text.COLUMN_BEYOND: [number(value, instrument.decimals) for value in ranked[frames.BEYOND]],
            **dispensed.column(ranked),
            text.COLUMN_COMPLETENESS: [_percent(value) for value in ranked[frames.COMPLETENESS]],
            text.COLUMN_COVERAGE: [f"{number(value, 0)} %" for value in ranked[frames.COVERAGE]],
            text.COLUMN_KIND: _kinds(ranked),
        }
    )


def _provisional(rows: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    minimum = share(instrument.minimum_completeness)
    reasons = [
        text.WHY_NOTHING
        if pd.isna(floor)
        else text.WHY.format(seen=seen, visible=visible, share=_percent(part), minimum=minimum)
        for floor, seen, visible, part in zip(
            rows[frames.FLOOR],
            rows[frames.SEEN],
            rows[frames.VISIBLE],
            rows[frames.COMPLETENESS],
            strict=True,
        )
    ]
    ends = zip(rows[frames.FLOOR], rows[frames.CEILING], strict=True)
    return pd.DataFrame(
        {
            text.COLUMN_UNIT: rows[frames.NAME],
            text.COLUMN_KIND: _kinds(rows),
            text.COLUMN_RANGE: [span(low, high, instrument.decimals) for low, high in ends],
            text.COLUMN_WHY: reasons,
            **dispensed.column(rows),
        }
    )


def _kinds(rows: pd.DataFrame) -> pd.Categorical[str]:
    return pd.Categorical([words.KINDS[UnitKind(kind)] for kind in rows[frames.KIND]])


@lru_cache(maxsize=20_000)
def span(low: float, high: float, decimals: int) -> str:
    """From floor to ceiling, one number where they are the same."""
    if pd.isna(low):
        return number(None)
    first, last = number(low, decimals), number(high, decimals)
    return first if first == last else f"{first}{TO}{last}"


@lru_cache(maxsize=1024)
def _percent(part: float) -> str:
    return share(frames.exact_share(part))


def _both(low: str, high: str) -> str:
    return low if low == high else text.FROM_TO.format(low=low, high=high)


def figures(ranking: Ranking, beside: Card, how: Mapping[Figure, str], *, whole: bool) -> None:
    """The cards on top, and below them how many are in each category; `how`: what explains each. `whole`:
    the provisional units of others are among them; else they cannot be counted, nor who reported."""
    waiting = len(ranking.provisional)
    reported = reported_card(len(ranking.ranked) + waiting, ranking.registered, how[Figure.REPORTED])
    ranked = Card(
        label=text.RANKED,
        value=count(len(ranking.ranked)),
        note=text.RANKED_NOTE,
        how=how[Figure.CATEGORIES],
    )
    provisional = Card(
        label=text.PROVISIONAL,
        value=count(waiting),
        note=text.PROVISIONAL_NOTE if waiting else text.NONE_PROVISIONAL,
        tone="kuning" if waiting else "hijau",
        how=how[Figure.PROVISIONAL],
    )
    counted = (reported, ranked, provisional) if whole else (ranked,)
    show.cards((average_card(ranking, how[Figure.MEAN]), beside, *counted), below=category_bar(ranking, how))
    dispensed.listed(ranking.dispensed)


def average_card(ranking: Ranking, how: str) -> Card:
    """The region by what is proven; its category only where the ceiling falls into the same."""
    low, high = ranking.region, ranking.region_ceiling
    if low is None or high is None:
        return Card(label=text.AVERAGE, value=number(None), note=text.NO_AVERAGE, how=how)
    if low.category == high.category:
        note, tone = low.category.label, show.tone_of(low.category)
    else:
        note, tone = text.AT_MOST.format(score=number(high.score)), "abu"
    return Card(label=text.AVERAGE, value=number(low.score), note=note, tone=tone, how=how)


def reported_card(reported: int, registered: int | None, how: str) -> Card:
    """How many units reported; `registered` None: the registry grows with the workbooks."""
    if registered is None:
        return Card(label=text.REPORTED, value=count(reported), how=how)
    value = text.REPORTED_VALUE.format(part=count(reported), whole=count(registered))
    silent = registered - reported
    note = text.NOT_YET.format(count=count(silent)) if silent > 0 else text.ALL_REPORTED
    tone = "kuning" if silent > 0 else "hijau"
    return Card(label=text.REPORTED, value=value, note=note, tone=tone, how=how)


def category_bar(ranking: Ranking, how: Mapping[Figure, str]) -> str:
    """How many ranked units are in each category by what they prove, as HTML."""
    return show.zone_bar(
        [
            (legend(ranking.instrument, place), show.tone_of(category), ranking.counts[place])
            for place, category in enumerate(ranking.instrument.categories)
        ],
        show.how(how[Figure.CATEGORIES], text.ZONES_HEAD),
    )


def legend(instrument: Instrument, place: int) -> str:
    """A category with its bounds: `Siap (81–100)`."""
    category = instrument.categories[place]
    return text.LEGEND.format(
        label=category.label, lower=number(category.lower), upper=number(category.upper)
    )


def selected(key: str, rows: Sequence[int]) -> int | None:
    """The place in `ranking.ranked` of the row that is selected in the table of that key."""
    state = st.session_state.get(key)
    chosen = state["selection"]["rows"] if state else ()
    return rows[chosen[0]] if chosen and chosen[0] < len(rows) else None


def table(ranking: Ranking, rows: Sequence[int], key: str) -> None:
    """The table of those rows, of which one may be selected."""
    shown = ranking.columns if len(rows) == len(ranking.table) else ranking.columns.take(list(rows))
    st.dataframe(
        shown,
        hide_index=True,
        height=show.table_height(max(len(shown), 4), row=show.row_height()),
        row_height=show.row_height(),
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        alt=text.RANKING_ALT,
        # A phone shows the first three columns; a name in the third may be as long as it is.
        column_config={
            text.COLUMN_RANK: st.column_config.NumberColumn(width=40),
            text.COLUMN_RANGE: st.column_config.TextColumn(width=105, help=text.RANGE_HELP),
            text.COLUMN_UNIT: st.column_config.TextColumn(width=phone.name_width()),
            # The picture is as high as its row allows, and cut off at both ends where that makes it too wide.
            text.COLUMN_BAR: st.column_config.ImageColumn(
                width=135 * show.row_height() // show.ROW_HEIGHT, help=text.BAR_HELP
            ),
            text.COLUMN_CATEGORY: st.column_config.TextColumn(
                width=show.column_width(ranking.table[text.COLUMN_CATEGORY].cat.categories),
                help=text.CATEGORY_HELP,
            ),
            text.COLUMN_VERIFIED: st.column_config.TextColumn(width=105, help=text.VERIFIED_HELP),
            text.COLUMN_BEYOND: st.column_config.TextColumn(width=90, help=text.BEYOND_HELP),
            text.COLUMN_DISPENSED: st.column_config.TextColumn(width=260),
            text.COLUMN_COMPLETENESS: st.column_config.TextColumn(width=105, help=text.COMPLETENESS_HELP),
            text.COLUMN_COVERAGE: st.column_config.TextColumn(width=85, help=text.COVERAGE_HELP),
            text.COLUMN_KIND: st.column_config.TextColumn(width=115),
        },
    )


def unit_card(ranking: Ranking, place: int) -> None:
    """The selected unit in short."""
    row, cells = ranking.ranked.iloc[place], ranking.table.iloc[place]
    tone = "abu" if pd.isna(row[frames.ZONE]) else row[frames.ZONE]
    rank = text.CARD_RANK.format(rank=count(int(row[frames.RANK])), count=count(len(ranking.ranked)))
    verified, beyond = cells[text.COLUMN_VERIFIED], cells[text.COLUMN_BEYOND]
    checked = text.CARD_VERIFIED.format(verified=verified, beyond=beyond)
    beside = checked if row[frames.CHECKED] else text.CARD_UNCHECKED
    seen = text.CARD_SEEN.format(seen=row[frames.SEEN], visible=row[frames.VISIBLE])
    st.html(
        f'<h3 style="margin:0 0 6px;padding:0;font-size:1.1rem">{escape(row[frames.NAME])}</h3>'
        f"{show.chip(cells[text.COLUMN_CATEGORY], tone)} {show.chip(rank)}"
        f"<p style='margin:10px 0 4px'>{escape(text.CARD_RANGE.format(range=cells[text.COLUMN_RANGE]))}</p>"
        f'<img src="{cells[text.COLUMN_BAR]}" alt="" style="width:100%">'
        f'<p class="lead" style="margin:4px 0 0">{escape(seen)}</p>'
        f'<p class="lead" style="margin:4px 0 0">{escape(beside)}</p>'
        + (f"<p>{escape(row[frames.DISPENSATIONS])}</p>" if row[frames.DISPENSATIONS] else "")
    )


def provisional(ranking: Ranking, rows: Sequence[int], key: str) -> str | None:
    """The units that are listed apart, each with the reason; the id of the selected one."""
    if ranking.provisional.empty:
        st.success(text.NO_PROVISIONAL)
        return None
    show.lead(text.PROVISIONAL_LEAD)
    shown = ranking.provisional_table.iloc[list(rows)]
    place = show.selectable(shown, key, least=1)
    return None if place is None else str(ranking.provisional[frames.UNIT_ID].iloc[rows[place]])
