"""Training on screen: every unit with what it ought to do next, and who attended what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from compliance.analysis.training import STAFF
from compliance.analysis.training_standing import EventKey, key_of
from compliance.analysis.training_units import Attended, Step, UnitTraining, answers_of
from compliance.formats import count, share, short_day
from compliance.model import Action, UnitKind
from compliance.model.training import TrainingEvent
from compliance.reports.training import counted_words, step_words, window_words
from compliance.text import training as text
from compliance.text import watching
from compliance.ui import filters, show
from compliance.ui.frame import Visit
from compliance.ui.show import Card
from compliance.wording import label, questions
from compliance.workflows.setup import Period
from compliance.workflows.training_views import TrainingView

_NAMED = 6  # units named as being without training
_AT_FIRST = 6  # of their rows seen at once, so that the others are seen below
_STEP_WIDTH = 345
Columns = Mapping[str, Sequence[int | None]]
_WITHOUT = (Step.NOTHING, Step.UNDATED, Step.PAST)


def narrowed(visit: Visit, view: TrainingView, kind: UnitKind | None, typed: str) -> list[UnitTraining]:
    """The units of a kind whose label contains every word that was typed."""
    of_kind = [one for one in view.units if kind in (None, one.unit.kind)]
    return filters.of_units(visit, of_kind, typed)


def told(view: TrainingView) -> bool:
    """Whether any list tells of any of these units."""
    return any(one.attended or one.rostered is not None for one in view.units)


def figures(view: TrainingView, found: Sequence[UnitTraining]) -> None:
    """The cards on top, and which trainings count."""
    trained = [one for one in found if one.trained.least]
    without = len(found) - len(trained)
    known = [(one.frontline.least, one.staff) for one in found if one.share is not None and one.frontline]
    staff = sum(number or 0 for _, number in known)
    least = sum(number for number, _ in known)
    people = sum(one.trained.least for one in trained)
    sure = all(one.trained.is_sure for one in trained)
    facts = {"trained": count(least), "staff": count(staff), "units": count(len(known))}
    show.cards(
        [
            Card(
                label=text.CARD_WITHOUT,
                value=count(without),
                note=text.CARD_WITHOUT_SOME if without else text.CARD_WITHOUT_NONE,
                tone="merah" if without else "hijau",
            ),
            Card(
                label=text.CARD_UNITS,
                value=count(len(trained)),
                note=text.CARD_OF.format(count=count(len(found))),
            ),
            Card(label=text.CARD_PEOPLE, value=count(people), note="" if sure else text.CARD_LEAST),
            Card(
                label=text.CARD_SHARE,
                value=share(least / staff) if staff else text.UNKNOWN,
                note=text.CARD_SHARE_OF.format(**facts) if staff else text.CARD_SHARE_NONE,
            ),
        ]
    )
    show.lead(window_words(view.window))


def next_steps(visit: Visit, found: Sequence[UnitTraining]) -> None:
    """Who comes first, and how to give what is not known."""
    without = [filters.label(visit, one.unit) for one in found if one.step in _WITHOUT]
    if without:
        names = ", ".join(without[:_NAMED])
        if len(without) > _NAMED:
            names = text.NAMES_MORE.format(names=names, count=count(len(without) - _NAMED))
        st.warning(show.plain(text.NEXT.format(count=count(len(without)), names=names)))
    unstaffed = sum(one.step is Step.STAFF for one in found)
    if unstaffed:
        st.info(text.NEXT_STAFF.format(count=count(unstaffed), question=staff_question(visit)))
    if not all(one.trained.is_sure for one in found):
        show.lead(text.LEAST)


def tables(visit: Visit, found: Sequence[UnitTraining]) -> None:
    """The units without any training, and below them the others with their figures."""
    if not found:
        st.info(watching.NOTHING_FOUND)
        return
    without = [one for one in found if one.step in _WITHOUT]
    if without:
        st.subheader(text.WITHOUT_HEAD.format(count=count(len(without))), anchor=False)
        columns: Columns = {
            text.STAFF: [one.staff for one in without],
            text.CLAIMED: [one.claimed for one in without],
        }
        _table(visit, without, columns, most=_AT_FIRST, alt=text.ALT_WITHOUT)
    others = [one for one in found if one.step not in _WITHOUT]
    if others:
        st.subheader(text.WITH_HEAD.format(count=count(len(others))), anchor=False)
        columns = {
            text.FRONTLINE: [None if one.frontline is None else one.frontline.least for one in others],
            text.STAFF: [one.staff for one in others],
            text.CLAIMED: [one.claimed for one in others],
            text.PEOPLE: [one.trained.least for one in others],
            text.EVENTS: [sum(came.counts for came in one.attended) for one in others],
        }
        _table(visit, others, columns, most=len(others), alt=text.ALT_WITH)


def _table(
    visit: Visit,
    found: Sequence[UnitTraining],
    columns: Columns,
    *,
    most: int,
    alt: str,
) -> None:
    """One row for each unit: its figures, and what it ought to do next; `most` rows are seen at once."""
    frame = pd.DataFrame({text.UNIT: [filters.label(visit, one.unit) for one in found]})
    if any(one.share is not None for one in found):
        frame[text.SHARE] = ["" if one.share is None else share(one.share) for one in found]
    frame[text.STEP] = [step_words(one) for one in found]
    for name, values in columns.items():
        if any(value is not None for value in values):
            frame[name] = pd.array(list(values), dtype="Int64")
    st.dataframe(
        frame,
        hide_index=True,
        height=show.table_height(len(frame), most=most),
        alt=alt,
        placeholder="",
        column_config={
            text.UNIT: st.column_config.TextColumn(width=200, pinned=True),
            text.STEP: st.column_config.TextColumn(width=_STEP_WIDTH),
        },
    )


def events(visit: Visit, found: Sequence[UnitTraining]) -> None:
    """Every training with who was there, and each unit against each training."""
    each = all_events(found)
    if not each:
        st.info(text.EMPTY_READER)
        return
    rows = []
    for event, came in each:
        marked = [one.came.frontline for one in came if one.came.frontline is not None]
        rows.append(
            (
                event.title,
                event.day,
                len(came),
                sum(one.came.people for one in came),
                sum(marked) if marked else None,
                counted_words(came[0]),
            )
        )
    frame = pd.DataFrame(rows, columns=list(text.EVENT_TABLE))
    frame[text.EVENT_TABLE[4]] = frame[text.EVENT_TABLE[4]].astype("Int64")
    if len(found) == 1:
        frame = frame.drop(columns=text.EVENT_TABLE[2])
    st.dataframe(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        height=show.table_height(len(frame)),
        placeholder="",
        column_config={
            text.EVENT_TABLE[0]: st.column_config.TextColumn(width=330),
            text.EVENT_TABLE[1]: st.column_config.DateColumn(format="DD/MM/YYYY"),
        },
    )
    _matrix(visit, [one for one in found if one.attended], [event for event, _ in each])


def all_events(found: Sequence[UnitTraining]) -> list[tuple[TrainingEvent, list[Attended]]]:
    """Every training with what it was to each unit that was there, the latest first, undated ones last."""
    each: dict[EventKey, list[Attended]] = {}
    for one in found:
        for came in one.attended:
            each.setdefault(key_of(came.event), []).append(came)
    ordered = sorted(each.items(), key=lambda item: -item[0][1].toordinal() if item[0][1] else -(10**9))
    return [(came[0].event, came) for _, came in ordered]


def _matrix(visit: Visit, found: Sequence[UnitTraining], columns: Sequence[TrainingEvent]) -> None:
    if len(found) < 2:
        return  # what a single unit attended stands above
    st.subheader(text.MATRIX, anchor=False)
    show.lead(text.MATRIX_LEAD)
    people = [{key_of(came.event): came.came.people for came in one.attended} for one in found]
    frame = pd.DataFrame({text.UNIT: [filters.label(visit, one.unit) for one in found]})
    for event in columns:
        day = short_day(event.day) if event.day else text.WITHOUT_DAY
        name = text.EVENT_NAME.format(title=event.title, day=day)
        frame[name] = pd.Series([said.get(key_of(event)) for said in people], dtype="Int64")
    st.dataframe(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        height=show.table_height(len(frame)),
        placeholder="",
        column_config={text.UNIT: st.column_config.TextColumn(width=200, pinned=True)},
    )


def proposable(visit: Visit, found: Sequence[UnitTraining], period: Period) -> list[str]:
    """The ids of the units for which there is something to propose, and the person may."""
    return [
        one.unit.id
        for one in found
        if answers_of(one) and visit.may(Action.UPLOAD, units=[one.unit.id], period=period)
    ]


def staff_question(visit: Visit) -> str:
    """The question that asks for the number of front-office staff."""
    return label(STAFF, questions(visit.definitions.checklist))
