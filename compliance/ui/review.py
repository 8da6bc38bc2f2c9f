"""A batch of uploaded files laid out for a decision: figures, questions, problems, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from compliance.formats import count as whole
from compliance.formats import moment
from compliance.model import Action, Checklist, Place
from compliance.reading.limits import MAX_FILE_BYTES, MB
from compliance.text import problems as sentences
from compliance.text import uploading as text
from compliance.ui import cached, jobs, phone, show, tables
from compliance.ui.frame import GAPS, RANKING, Visit
from compliance.ui.questions import OnAnswer, asked_in, show_questions
from compliance.ui.show import Card
from compliance.workflows.batch import Batch, StagedFile, Stored
from compliance.workflows.intake import FileState, Incoming, OpenBatch, Progress

LARGEST = MAX_FILE_BYTES // MB  # megabytes of one file, where a page does not take larger ones
TYPES = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "htm", "html")
FILES_AT_ONCE = 30  # with a hundred files a table says more than a hundred boxes
FILES_NAMED = 2  # of an upload that waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the user confirmed; the flags say what was knowingly accepted."""

    reason: str
    without_asked: bool
    latest_wins: bool


def choose_files() -> tuple[Incoming, ...] | None:
    """The files that were chosen, looked through for personal data, once they are to be read."""
    files = st.file_uploader(
        text.FILES, type=TYPES, accept_multiple_files=True, help=text.FILES_HELP, max_upload_size=LARGEST
    )
    label = text.READ.format(count=len(files)) if files else text.READ_NONE
    if not st.button(label, type="primary", disabled=not files):
        return None
    with st.spinner(text.SCREENING):
        return jobs.screen([(file.name, file.getvalue()) for file in files])


def progress(state: Progress) -> None:
    """How many files of a batch were read."""
    share = state.done / state.total if state.total else 1.0
    st.progress(share, text=text.PROGRESS.format(done=state.done, total=state.total))
    show.lead(text.PROGRESS_NOTE)


def read_again() -> bool:
    """After a reading that broke off: whether to try once more."""
    st.error(text.READING_FAILED)
    return st.button(text.READ_AGAIN, type="primary")


def stored(visit: Visit, result: Stored) -> None:
    """What was stored, and the ways on from there."""
    st.success(
        text.STORED.format(
            answers=whole(result.changes), units=whole(result.units), files=whole(result.files)
        )
    )
    if result.new_units:
        st.info(text.STORED_NEW_UNITS.format(count=whole(result.new_units)))
    with st.container(horizontal=True):
        if visit.ever(Action.SEE_OVERVIEW):
            st.page_link(RANKING, label=text.STORED_NEXT, icon=":material/leaderboard:")
        st.page_link(GAPS, label=text.STORED_GAPS, icon=":material/checklist:")


def summary(batch: Batch) -> None:
    """The figures on top."""
    show.cards(
        (
            _files_card(batch),
            _units_card(batch),
            _changes_card(batch),
            _asked_card(batch),
            _problems_card(batch),
        )
    )


def _files_card(batch: Batch) -> Card:
    refused = sum(file.state is FileState.DITOLAK for file in batch.files)
    known = sum(file.state is FileState.SUDAH_ADA for file in batch.files)
    value = whole(batch.total)
    if refused:
        note = text.SOME_REFUSED.format(count=refused)
        return Card(label=text.CARD_FILES, value=value, note=note, tone="merah")
    if known:
        note = text.SOME_KNOWN.format(count=known)
        return Card(label=text.CARD_FILES, value=value, note=note, tone="kuning")
    return Card(label=text.CARD_FILES, value=value, note=text.ALL_READ, tone="hijau")


def _units_card(batch: Batch) -> Card:
    units = {item.unit.id for file in batch.files for item in checklists(file)}
    found = sum(len(item.answers) for file in batch.files for item in checklists(file))
    return Card(label=text.CARD_UNITS, value=whole(len(units)), note=text.ANSWERS.format(count=whole(found)))


def _changes_card(batch: Batch) -> Card:
    changes = sum(len(file.changes) for file in batch.files)
    value = whole(changes)
    if not changes:
        return Card(label=text.CARD_CHANGES, value=value, note=text.NOTHING_CHANGED)
    if batch.replaced:
        note = text.REPLACES.format(count=whole(batch.replaced))
        return Card(label=text.CARD_CHANGES, value=value, note=note, tone="kuning")
    return Card(label=text.CARD_CHANGES, value=value, note=text.NEW_ONLY, tone="hijau")


def _asked_card(batch: Batch) -> Card:
    note, tone = (text.ASKED_NOTE, "kuning") if batch.asked else (text.NOTHING_ASKED, "hijau")
    return Card(label=text.CARD_ASKED, value=whole(batch.asked), note=note, tone=tone)


def _problems_card(batch: Batch) -> Card:
    count = len(tables.problems(batch))
    note, tone = (text.PROBLEMS_NOTE, "kuning") if count else (text.NO_PROBLEMS, "hijau")
    return Card(label=text.CARD_PROBLEMS, value=whole(count), note=note, tone=tone)


def tabs(visit: Visit, batch: Batch, on_answer: OnAnswer) -> int | None:
    """The parts of the review; returns the id of a file to be taken out."""
    asked = asked_in(batch)
    problems = tables.problems(batch)
    labels = cached.unit_labels(visit.version)
    changes = tables.changes(batch, visit.definitions.checklist, labels)
    titles = [
        text.TAB_ASKED.format(count=len(asked)),
        text.TAB_FILES.format(count=batch.total),
        text.TAB_PROBLEMS.format(count=len(problems)),
        text.TAB_CHANGES.format(count=len(changes)),
    ]
    if batch.conflicts:
        titles.append(text.TAB_CONFLICTS.format(count=len(batch.conflicts)))
    parts = st.tabs(titles, default=titles[0] if asked else titles[1])
    with parts[0]:
        show_questions(visit, asked, on_answer)
    with parts[1]:
        removed = _files(visit, batch)
    with parts[2]:
        _problems(problems)
    with parts[3]:
        widths = phone.names_and_answers(changes.columns)
        _frame(changes, empty=text.NO_CHANGES, lead=text.CHANGES_LEAD, columns=widths)
    if batch.conflicts:
        with parts[4]:
            _frame(tables.conflicts(batch, visit.definitions.checklist, labels), lead=text.CONFLICTS_LEAD)
    return removed


def _problems(found: pd.DataFrame) -> None:
    """A few with their whole sentences, which a cell of a longer table would cut off."""
    if found.empty or len(found) > show.READ_AT_ONCE:
        _frame(found, empty=text.NO_PROBLEM_FOUND)
        return
    show.table(
        (text.COLUMN_PLACE, text.COLUMN_PROBLEM),
        [
            (_where(file, Place(sheet=sheet, cell=cell)), sentence)
            for file, sheet, cell, _, sentence in found.itertuples(index=False)
        ],
    )


def _where(file: str, place: Place) -> str:
    return text.ASKED_WHERE.format(file=file, where=sentences.where(place)).rstrip(" ·")


def _frame(
    frame: pd.DataFrame, *, empty: str = "", lead: str = "", columns: Mapping[str, Any] | None = None
) -> None:
    if frame.empty:
        st.success(empty)
        return
    if lead:
        show.lead(lead)
    show.listing(frame, columns=columns)


def _files(visit: Visit, batch: Batch) -> int | None:
    """Each file with what was understood, the refused ones first; the id of the one to be taken out."""
    removed = None
    refused_first = sorted(batch.files, key=lambda file: file.state is not FileState.DITOLAK)
    for file in refused_first[:FILES_AT_ONCE]:
        with st.expander(
            f"{show.plain(file.name)} — {_outcome(file)}",
            expanded=batch.total == 1 or file.state is FileState.DITOLAK,
        ):
            _file(visit, file)
            if st.button(text.FILE_REMOVE, key=f"keluar-{file.id}", type="tertiary"):
                removed = file.id
    if batch.total > FILES_AT_ONCE:
        _frame(tables.files(batch), lead=text.FILES_MORE)
    return removed


def _outcome(file: StagedFile) -> str:
    match file.state:
        case FileState.SUDAH_ADA:
            return text.FILE_KNOWN_SHORT
        case FileState.DITOLAK:
            return text.FILE_REFUSED
        case _:
            found = checklists(file)
            count = sum(len(item.answers) for item in found)
            return text.FILE_READY.format(units=whole(len(found)), answers=whole(count))


def _file(visit: Visit, file: StagedFile) -> None:
    if file.state is FileState.SUDAH_ADA:
        st.info(text.FILE_KNOWN)
    elif file.reading is not None and file.reading.error is not None:
        st.error(show.plain(sentences.sentence(file.reading.error)))
    elif file.reading is not None:
        if file.others:
            st.info(text.FILE_OTHERS.format(count=whole(file.others)))
        if file.dropped:
            st.info(show.plain(text.FILE_DROPPED.format(columns=sentences.all_left_out(file.dropped))))
        if named := tables.naming(file):
            st.warning(show.plain(text.FILE_NAMES.format(places=sentences.all_left_out(named))))
        units, columns = st.columns(2)
        with units:
            show.lead(text.UNITS_HEAD.format(count=len(file.reading.checklists)))
            _frame(tables.units(file.reading, cached.unit_labels(visit.version)), empty=text.NO_UNITS)
        with columns:
            show.lead(text.COLUMNS_HEAD.format(count=len(file.reading.columns)))
            _frame(tables.columns(file.reading, visit.definitions.checklist), empty=text.NO_COLUMNS)


def confirmation(batch: Batch) -> Decision | None:
    """The one button, with what has to be said before it; the decision when it was pressed.

    It is never greyed out: what is missing is said by the workflow, in a sentence.
    """
    units = {item.unit.id for file in batch.files for item in checklists(file)}
    if not units:
        st.warning(text.NOTHING_TO_STORE)
        return None
    count = sum(len(file.changes) for file in batch.files)
    if not count:
        st.info(text.NOTHING_CHANGES)
    with st.form("simpan", border=False):
        without = bool(batch.asked) and st.checkbox(text.STORE_WITHOUT.format(count=batch.asked))
        latest = bool(batch.conflicts) and st.checkbox(text.STORE_LATEST.format(count=len(batch.conflicts)))
        reason = ""
        if batch.replaced:
            label = text.REASON.format(count=whole(batch.replaced))
            reason = st.text_input(label, placeholder=text.REASON_EXAMPLE, max_chars=300)
        label = text.STORE.format(answers=whole(count), units=whole(len(units))) if count else text.STORE_SAME
        if not st.form_submit_button(label, type="primary", icon=":material/check:"):
            return None
    return Decision(reason=reason, without_asked=without, latest_wins=latest)


def checklists(file: StagedFile) -> tuple[Checklist, ...]:
    """What would be stored of a file."""
    return file.reading.checklists if file.reading and file.state is FileState.SIAP else ()


def unfinished(batches: Sequence[OpenBatch]) -> str | None:
    """Uploads that wait for a confirmation; the id of the one to go on with."""
    if not batches:
        return None
    st.subheader(text.UNFINISHED, anchor=False)
    for batch in batches:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(_waiting(batch), width="stretch")
            if st.button(text.CONTINUE, key=f"lanjut-{batch.id}"):
                return batch.id
    return None


def _waiting(batch: OpenBatch) -> str:
    """Its first files by name, how many more there are, and since when it waits."""
    files = ", ".join(batch.files[:FILES_NAMED])
    if len(batch.files) > FILES_NAMED:
        files = text.MORE_FILES.format(files=files, count=whole(len(batch.files) - FILES_NAMED))
    return text.UNFINISHED_ITEM.format(files=files, when=moment(batch.created_at.astimezone()))
