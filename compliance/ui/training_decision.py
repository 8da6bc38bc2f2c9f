"""What is stored of lists of attendance: which trainings, under which name and day, and what that changes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from compliance.analysis.training_standing import EventKey, key_of
from compliance.analysis.training_taken import Taken, marks_frontline
from compliance.formats import count
from compliance.model.training import TrainingEvent
from compliance.text import training as text
from compliance.ui import show
from compliance.ui.edited import as_day, as_text
from compliance.ui.training_upload import MOST_UNITS, named
from compliance.workflows.training_draft import Draft
from compliance.workflows.training_intake import Decision, StoredTraining


def decision(draft: Draft) -> Decision | None:
    """Which trainings are stored and as what, with what would change; None until the button was pressed."""
    found = draft.offered()
    if not found:
        if any(reading.error is None and not reading.asked for reading in draft.readings):
            st.warning(text.NOTHING_READ)
        return None
    taken = _table(draft, found)
    frontline = False
    if not all(marks_frontline(draft.readings[file]) for file in {one.file for one in taken}):
        frontline = st.checkbox(text.ALL_FRONTLINE, help=text.ALL_FRONTLINE_HELP)
    replaced = _changes(draft, taken, frontline=frontline)
    reason = ""
    if replaced:
        reason = st.text_input(text.REASON, placeholder=text.REASON_HINT, max_chars=300)
    asked = any(reading.asked for reading in draft.readings)
    without = st.checkbox(text.WITHOUT_ASKED) if asked else False
    label = text.STORE.format(count=count(len(taken))) if taken else text.STORE_NONE
    if not st.button(label, type="primary", icon=":material/check:", key="simpan-bimtek"):
        return None
    return Decision(taken=tuple(taken), frontline=frontline, reason=reason, without_asked=without)


def _table(draft: Draft, found: Sequence[tuple[int, int]]) -> list[Taken]:
    """One row for each training: whether it is stored, its name and its day."""
    show.lead(text.CHOOSE_EVENTS)
    frame = _frame(draft, found)
    editable = (text.COLUMN_TAKE, text.COLUMN_TITLE, text.COLUMN_DAY)
    edited = st.data_editor(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        disabled=[column for column in frame.columns if column not in editable],
        height=show.table_height(len(frame)),
        key=f"bimtek-kegiatan-{hash(tuple(one.sha256 for one in draft.readings))}-{len(found)}",
        placeholder="",
        column_config={
            text.COLUMN_TAKE: st.column_config.CheckboxColumn(width=84),
            text.COLUMN_TITLE: st.column_config.TextColumn(width=330),
            text.COLUMN_DAY: st.column_config.DateColumn(format="DD/MM/YYYY", width=120),
        },
    )
    taken = [
        Taken(
            file=file,
            event=event,
            title=as_text(row[text.COLUMN_TITLE]),
            day=as_day(row[text.COLUMN_DAY]),
        )
        for (file, event), row in zip(found, edited.to_dict("records"), strict=True)
        if row[text.COLUMN_TAKE] is True
    ]
    for words, lacking in (
        (text.NAMELESS, sum(not one.title for one in taken)),
        (text.DAYLESS, sum(one.day is None for one in taken)),
    ):
        if lacking:
            st.info(words.format(count=count(lacking)))
    return taken


def _frame(draft: Draft, found: Sequence[tuple[int, int]]) -> pd.DataFrame:
    read = [draft.readings[file] for file, _ in found]
    events = [draft.readings[file].events[event] for file, event in found]
    came = [
        [one for one in draft.readings[file].attendees if event in one.events and one.unit in draft.units]
        for file, event in found
    ]
    frontline = [
        sum(one.people for one in some if one.frontline) if marks_frontline(reading) else None
        for reading, some in zip(read, came, strict=True)
    ]
    columns: dict[str, object] = {
        text.COLUMN_TAKE: [True] * len(found),
        text.COLUMN_DAY: pd.Series([event.day for event in events], dtype="object"),
        text.COLUMN_TITLE: [event.title for event in events],
        text.COLUMN_UNITS: [len({one.unit for one in some}) for some in came],
        text.COLUMN_PEOPLE: [sum(one.people for one in some) for some in came],
        text.COLUMN_FRONTLINE: pd.Series(frontline, dtype="Int64"),
    }
    if len(draft.readings) > 1:
        columns[text.COLUMN_FILE] = [reading.file for reading in read]
    return pd.DataFrame(columns)


def _changes(draft: Draft, taken: Sequence[Taken], *, frontline: bool) -> int:
    """Unit by unit which trainings are new, other, the same, or would go; how many figures are replaced."""
    found = draft.changes(taken, frontline=frontline)
    if taken and all(one.is_nothing for one in found):
        show.lead(text.NOTHING_CHANGES)
    rows = [
        (
            draft.units[one.unit].name,
            _titles(draft, taken, one.new),
            _titles(draft, taken, one.changed),
            count(one.same) if one.same else "",
            _titles(draft, taken, one.gone),
        )
        for one in found
        if one.replaced
    ]
    if rows:
        st.subheader(text.CHANGES, anchor=False)
        show.table(text.CHANGE_TABLE, rows[:MOST_UNITS], least=520)
    if len(rows) > MOST_UNITS:
        show.lead(text.MORE_UNITS.format(count=count(len(rows) - MOST_UNITS)))
    return sum(one.replaced for one in found)


def _titles(draft: Draft, taken: Sequence[Taken], events: Sequence[EventKey]) -> str:
    """The trainings by their names, as they are about to be written or were."""
    written = {key_of(event): event.title for event in draft.stored()}
    written |= {key_of(TrainingEvent(title=one.title, day=one.day)): one.title for one in taken}
    return named([written[event] for event in events])


def stored_words(result: StoredTraining) -> str:
    """What was stored, and what comes next."""
    told = text.STORED.format(events=count(result.events), units=count(result.units))
    if result.replaced:
        told = f"{told} {text.STORED_REPLACED.format(count=count(result.replaced))}"
    return f"{told} {text.STORED_NEXT}"
