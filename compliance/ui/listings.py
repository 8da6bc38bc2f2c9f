"""Listings on Google on screen: figures, the table, what to do next, one unit over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from compliance.analysis.addresses import web_address
from compliance.analysis.listings import Listing, Step, looking
from compliance.formats import count, moment, number, share
from compliance.model import Status, Unit
from compliance.text import google as text
from compliance.text import pages as words
from compliance.text import watching
from compliance.ui import filters, phone, show
from compliance.ui.frame import Visit
from compliance.wording import indicator_label
from compliance.workflows.listings import ListingsView, Moment
from compliance.workflows.setup import Period

_NAMED = 6  # units named behind a step; the table names them all


def figures(view: ListingsView) -> None:
    """The cards on top."""
    all_of = view.totals
    unknown = len(view.silent) + all_of.unanswered
    silent = text.SILENT.format(count=count(unknown)) if unknown else ""
    rating = text.NO_RATING if all_of.rating is None else number(all_of.rating, 2)
    show.cards(
        [
            show.Card(label=text.LISTED, value=_part(all_of.listed, all_of.concerned), note=silent),
            show.Card(label=text.CLAIMED, value=_part(all_of.claimed, all_of.concerned)),
            show.Card(label=text.LINKED, value=_part(all_of.linked, all_of.concerned)),
            show.Card(
                label=text.RATING,
                value=rating,
                note=text.RATED.format(count=count(all_of.rated)) if all_of.rated else "",
            ),
            show.Card(
                label=text.REVIEWS,
                value=count(all_of.reviews),
                note=text.ANSWERED.format(count=count(all_of.answered)) if all_of.answered else "",
            ),
        ]
    )


def _part(part: int, whole: int) -> str:
    return text.PART.format(part=count(part), whole=count(whole))


def table(visit: Visit, period: Period, found: Sequence[Listing]) -> None:
    """One row for each unit."""
    if not found:
        st.info(watching.NOTHING_FOUND)
        return
    frame = pd.DataFrame(
        {
            text.COLUMN_UNIT: [filters.label(visit, one.unit, period) for one in found],
            text.COLUMN_STEP: [text.STEPS[one.step] for one in found],
            text.COLUMN_ODD: [_odd(one) for one in found],
            **_columns(found),
        }
    )
    _shown(frame)


def history(moments: Sequence[Moment]) -> None:
    """One row for each moment at which something about the unit's listing changed."""
    if not moments:
        show.lead(text.NO_HISTORY)
        return
    frame = pd.DataFrame(
        {
            text.COLUMN_SINCE: [moment(one.since.astimezone()) for one in moments],
            text.COLUMN_PERIOD: [one.period for one in moments],
            **_columns([one.listing for one in moments]),
        }
    )
    _shown(frame)


def _shown(frame: pd.DataFrame) -> None:
    st.dataframe(
        frame,
        hide_index=True,
        height=show.table_height(len(frame)),
        alt=text.ALT,
        placeholder="",
        column_config={
            text.COLUMN_UNIT: st.column_config.TextColumn(width=phone.name_width(260)),
            text.COLUMN_LINK: st.column_config.LinkColumn(display_text=text.OPEN_LINK, width=70),
        },
    )


def _columns(found: Sequence[Listing]) -> dict[str, list[str | None]]:
    return {
        text.COLUMN_LISTED: [_status(one.listed) for one in found],
        text.COLUMN_CLAIMED: [_status(one.claimed) for one in found],
        text.COLUMN_RATING: ["" if one.rating is None else number(one.rating) for one in found],
        text.COLUMN_REVIEWS: ["" if one.reviews is None else count(one.reviews) for one in found],
        text.COLUMN_ANSWERED: ["" if one.answered is None else count(one.answered) for one in found],
        text.COLUMN_LINK: [web_address(one.link) if one.link else None for one in found],
    }


def _status(status: Status | None) -> str:
    return "" if status is None else watching.STATUS[status]


def _odd(one: Listing) -> str:
    return "; ".join(text.ODDITIES[oddity] for oddity in one.oddities)


def next_steps(visit: Visit, period: Period, found: Sequence[Listing], silent: Sequence[Unit]) -> None:
    """For each step who stands before it, and how it is done."""
    waiting = {step: [one.unit for one in found if one.step is step] for step in text.HOW}
    waiting[Step.LOOK] += silent
    if not any(waiting.values()):
        st.success(text.NONE_WAITING)
    for step, units in waiting.items():
        if units:
            st.subheader(text.HOW_HEAD.format(step=text.STEPS[step]), anchor=False)
            show.lead(text.WAITING.format(count=count(len(units)), names=_names(visit, period, units)))
            show.bullets(text.HOW[step])


def _names(visit: Visit, period: Period, units: Iterable[Unit]) -> str:
    names = [filters.label(visit, unit, period) for unit in units]
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return text.MORE_UNITS.format(names=shown, count=count(more)) if more > 0 else shown


def waiting(view: ListingsView) -> int:
    """How many units have a step before them."""
    return len(view.silent) + sum(one.step is not Step.DONE for one in view.listings)


def counted(view: ListingsView) -> None:
    """Which instruments look at a listing, and how much weight that has."""
    with st.expander(text.COUNTED_HEAD):
        show.bullets(
            (text.COUNTED if weight else text.NOT_COUNTED).format(
                instrument=instrument.title, share=share(weight)
            )
            for instrument, weight in view.counting
        )
        show.bullets(_parts(view))


def _parts(view: ListingsView) -> Iterable[str]:
    """Of which indicators the weight of each instrument comes, with the source of it."""
    for instrument, _ in view.counting:
        for indicator, weight in looking(instrument):
            standing = indicator.weight_standing
            yield text.COUNTED_PART.format(
                instrument=instrument.title,
                indicator=indicator_label(indicator),
                share=share(weight),
                basis=words.BASES[standing.basis],
                source=instrument.sources.get(standing.source, standing.source),
            )
