"""Two periods on screen: which, under what, the figures, and the table of who rose and who fell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd
import streamlit as st

from compliance.analysis import frames
from compliance.analysis import progress as columns
from compliance.analysis.editions import Comparison, compare
from compliance.analysis.progress import Mean, Movement, Presence, Progress
from compliance.formats import count, day, number
from compliance.model import Action, Instrument, UnitKind
from compliance.text import pages as words
from compliance.text import progress as text
from compliance.ui import cached, dispensed, filters, show
from compliance.ui.figures import arrow, of_steps, signed
from compliance.ui.frame import EDITIONS, Visit
from compliance.ui.show import Card
from compliance.workflows.progress import ProgressView, instruments_of
from compliance.workflows.setup import Period

# The keys of the widgets are the names of the query parameters.
FROM, TO, OLD, MOVED = "dari", "ke", "instrumen-lama", "gerak"
_COMPARED = (Movement.ROSE, Movement.FELL, Movement.SAME)


def periods(visit: Visit) -> tuple[Period, ...]:
    """The periods whose ranking the person may see and of which there is one, in the order of their days."""
    filled = [p for p in cached.periods(visit.version) if p.id not in cached.untouched(visit.version)]
    seen = [p for p in filled if visit.may(Action.SEE_RANKING, period=p)]
    return tuple(sorted(seen, key=lambda p: (p.assessment_date, p.id)))


def two(seen: Sequence[Period]) -> tuple[Period, Period]:
    """The two that are chosen, the earlier first; the newest two unless others were chosen."""
    named = {filters.period_label(period): period for period in seen}
    names = tuple(named)
    first = st.selectbox(text.FROM, names[:-1], index=len(names) - 2, key=FROM, bind="query-params")
    after = names[names.index(first) + 1 :]
    second = st.selectbox(text.TO_PERIOD, after, index=len(after) - 1, key=TO, bind="query-params")
    return named[first], named[second]


def instruments(visit: Visit, before: Period, after: Period) -> tuple[Instrument, Instrument] | None:
    """The instruments of both periods, as a rule the same; None where one of them has none."""
    old, new = (
        {edition.title: edition for edition in instruments_of(visit.caller, visit.definitions, p.id).values()}
        for p in (before, after)
    )
    if not old or not new:
        st.info(text.NO_COMMON)
        return None
    later = st.selectbox(words.INSTRUMENT, tuple(new), key=filters.INSTRUMENT, bind="query-params")
    names = (text.SAME_INSTRUMENT, *old) if later in old else tuple(old)
    earlier = st.selectbox(
        text.INSTRUMENT_BEFORE.format(period=before.name), names, key=OLD, bind="query-params"
    )
    return old[later if earlier == text.SAME_INSTRUMENT else earlier], new[later]


def lead(view: ProgressView) -> None:
    """Which two days stand against each other."""
    before, after = view.before, view.after
    show.lead(
        text.LEAD.format(
            before=before.name,
            day_before=day(before.assessment_date),
            after=after.name,
            day_after=day(after.assessment_date),
        )
    )


def yardstick(found: Progress) -> None:
    """Says whether the yardstick is the same, and what of it is not."""
    if found.before == found.after:
        show.lead(text.SAME_YARDSTICK)
        return
    changes = ", ".join(_changes(compare(found.before, found.after))) or text.NOTHING_WEIGHED
    told = found.frame[columns.BY_ANSWERS].notna().any()
    sentence = text.OTHER_YARDSTICK if told else text.OTHER_YARDSTICK_BARE
    st.warning(show.plain(sentence.format(changes=changes, column=text.COLUMN_YARDSTICK)))
    titles = {"lama": found.before.title, "baru": found.after.title}
    known = {edition.title for edition in cached.definitions().editions.values()}
    if known >= set(titles.values()) and len(set(titles.values())) > 1:
        st.page_link(EDITIONS, label=text.TO_EDITIONS, icon=":material/difference:", query_params=titles)


def _changes(found: Comparison) -> list[str]:
    ladders = sum(pair.climbs_otherwise for pair in found.stayed)
    told = (
        (text.CAME, len(found.came)),
        (text.WENT, len(found.went)),
        (text.REWEIGHED, len(found.reweighed)),
        (text.LADDERS, ladders),
    )
    bands = [text.BANDS] if any(pair.bounds_differ for pair in found.categories) else []
    return [sentence.format(count=count(number)) for sentence, number in told if number] + bands


def figures(view: ProgressView) -> None:
    """The cards on top, and the dispensations that count in one of the periods."""
    found = view.progress
    both = sum(found.count(movement) for movement in _COMPARED)
    note = text.UNITS_OF.format(count=count(both))
    show.cards(
        (
            Card(label=text.ROSE, value=count(found.count(Movement.ROSE)), note=note, tone="hijau"),
            Card(label=text.FELL, value=count(found.count(Movement.FELL)), note=note, tone="merah"),
            _mean_card(text.COMMON, found.common, text.COMMON_UNITS.format(count=count(both))),
            _mean_card(
                text.REGION,
                found.region,
                text.REGION_UNITS.format(
                    before=count(found.region[0].units), after=count(found.region[1].units)
                ),
            ),
        )
    )
    units = zip(found.frame[frames.NAME], _dispensed(found.frame, view), strict=True)
    dispensed.listed([(name, said) for name, said in units if said])


def _dispensed(rows: pd.DataFrame, view: ProgressView) -> list[str]:
    """What is said of the dispensations of each of these units, and in which period; "" for none."""
    said = zip(rows[columns.DISPENSED_BEFORE], rows[columns.DISPENSED_AFTER], strict=True)
    names = (view.before.name, view.after.name)
    return [dispensed.over_periods(zip(names, both, strict=True)) for both in said]


def _mean_card(label: str, means: tuple[Mean, Mean], note: str) -> Card:
    before, after = (number(mean.score) for mean in means)
    return Card(label=label, value=text.ARROW.format(before=before, after=after), note=note)


def movement() -> Movement | None:
    """Which of them are listed; None: all that can be compared."""
    names = {text.ALL: None, **{text.MOVEMENTS[item]: item for item in _COMPARED}}
    return names[st.selectbox(text.SHOW, tuple(names), key=MOVED, bind="query-params")]


def compared(found: Progress, only: Movement | None) -> pd.DataFrame:
    """The rows of those ranked in both, the greatest rise first; of those who fell the greatest fall."""
    wanted = [only] if only else list(_COMPARED)
    rows = found.frame[found.frame[columns.MOVEMENT].isin(wanted)]
    falling = only is Movement.FELL
    order = [columns.FLOOR_CHANGE, columns.CEILING_CHANGE, frames.NAME]
    return rows.sort_values(order, ascending=[falling, falling, True], ignore_index=True)


@lru_cache(maxsize=32)
def listed(view: ProgressView, only: Movement | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Those rows, and the same in words."""
    rows = compared(view.progress, only)
    shown = _table(rows, view.progress)
    said = _dispensed(rows, view)
    return rows, shown.assign(**{text.COLUMN_DISPENSED: said}) if any(said) else shown


def _table(rows: pd.DataFrame, found: Progress) -> pd.DataFrame:
    def pairs(before: str, after: str) -> list[str]:
        ends = zip(rows[before], rows[after], strict=True)
        return [arrow(low, high, found.decimals) for low, high in ends]

    def differences(name: str) -> list[str]:
        return [signed(steps, found.decimals) for steps in rows[name]]

    other = found.before != found.after
    causes = {
        **({text.COLUMN_YARDSTICK: differences(columns.BY_YARDSTICK)} if other else {}),
        text.COLUMN_TIME: differences(columns.BY_TIME),
        text.COLUMN_ANSWERS: differences(columns.BY_ANSWERS),
    }
    return pd.DataFrame(
        {
            text.COLUMN_CHANGE: differences(columns.FLOOR_CHANGE),
            text.COLUMN_FLOOR: pairs(columns.FLOOR_BEFORE, columns.FLOOR_AFTER),
            text.COLUMN_UNIT: _names(rows),
            **(causes if rows[columns.BY_ANSWERS].notna().any() else {}),
            text.COLUMN_RANK: [
                arrow(was, is_now, 0)
                for was, is_now in zip(rows[columns.RANK_BEFORE], rows[columns.RANK_AFTER], strict=True)
            ],
            text.COLUMN_CATEGORY: _both(rows[columns.LABEL_BEFORE], rows[columns.LABEL_AFTER]),
            text.COLUMN_CEILING: pairs(columns.CEILING_BEFORE, columns.CEILING_AFTER),
            text.COLUMN_VERIFIED: pairs(columns.VERIFIED_BEFORE, columns.VERIFIED_AFTER),
            text.COLUMN_KIND: [words.KINDS[UnitKind(kind)] for kind in rows[frames.KIND]],
        }
    )


def _names(rows: pd.DataFrame) -> list[str]:
    return [
        name if pd.isna(was) else f"{name} ({text.RENAMED.format(name=was)})"
        for name, was in zip(rows[frames.NAME], rows[columns.NAME_BEFORE], strict=True)
    ]


def _both(before: pd.Series[str], after: pd.Series[str]) -> list[str]:
    return [
        is_now if was == is_now else text.ARROW.format(before=was, after=is_now)
        for was, is_now in zip(before, after, strict=True)
    ]


def table(shown: pd.DataFrame, key: str) -> int | None:
    """The table; the place of the row that is selected."""
    helps = {
        text.COLUMN_CHANGE: text.CHANGE_HELP,
        text.COLUMN_YARDSTICK: text.YARDSTICK_HELP,
        text.COLUMN_TIME: text.TIME_HELP,
        text.COLUMN_ANSWERS: text.ANSWERS_HELP,
    }
    widths = {
        text.COLUMN_CHANGE: 75,
        text.COLUMN_FLOOR: 125,
        text.COLUMN_UNIT: 300,
        text.COLUMN_DISPENSED: 300,
    }
    looks = {
        name: st.column_config.TextColumn(width=widths.get(name), help=helps.get(name))
        for name in shown.columns
    }
    return show.selectable(shown, key, least=4, alt=text.TABLE_ALT, columns=looks)


def apart(found: Progress, typed: str, key: str) -> str | None:
    """Those that cannot be compared, each kind folded; the id of the unit of the selected row."""
    chosen = None
    for head, lead_words, wanted in (
        (text.PROVISIONAL_HEAD, text.PROVISIONAL_LEAD, [Movement.PROVISIONAL]),
        (text.OTHERS_HEAD, text.OTHERS_LEAD, [Movement.NEW, Movement.GONE]),
    ):
        rows = found.frame[found.frame[columns.MOVEMENT].isin(wanted)]
        if rows.empty:
            continue
        with st.expander(head.format(count=count(len(rows)))):
            show.lead(lead_words)
            rows = rows.iloc[list(filters.matching(list(rows[frames.NAME]), typed))]
            place = show.selectable(_apart(rows, found), f"{wanted[0]}-{key}-{typed}", alt=text.TABLE_ALT)
            chosen = chosen if place is None else str(rows[frames.UNIT_ID].iloc[place])
    return chosen


def _apart(rows: pd.DataFrame, found: Progress) -> pd.DataFrame:
    ends = zip(rows[columns.FLOOR_BEFORE], rows[columns.FLOOR_AFTER], strict=True)
    presences = zip(rows[columns.PRESENCE_BEFORE], rows[columns.PRESENCE_AFTER], strict=True)
    return pd.DataFrame(
        {
            text.COLUMN_MOVEMENT: [text.MOVEMENTS[Movement(item)] for item in rows[columns.MOVEMENT]],
            text.COLUMN_UNIT: _names(rows),
            text.COLUMN_PRESENCE: [
                text.ARROW.format(
                    before=text.PRESENCES[Presence(was)], after=text.PRESENCES[Presence(is_now)]
                )
                for was, is_now in presences
            ],
            text.COLUMN_FLOOR: [
                text.ARROW.format(
                    before=of_steps(was, found.decimals), after=of_steps(is_now, found.decimals)
                )
                for was, is_now in ends
            ],
            text.COLUMN_NOTE: [
                text.SUCCEEDED.format(names=names) if names else "" for names in rows[columns.SUCCESSORS]
            ],
        }
    )
