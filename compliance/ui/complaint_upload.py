"""Files of complaints laid out for a decision: what was read, what is asked, what would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NoReturn

import pandas as pd
import streamlit as st

from compliance.definitions.complaints import shipped_complaints
from compliance.formats import count, moment
from compliance.model import Place
from compliance.model.complaints import ComplaintField
from compliance.problems import ASKS_FOR_UNIT
from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.pool import ReaderPool
from compliance.reading.result import NONE_OF_THESE, Ask
from compliance.text import complaints as text
from compliance.text import problems as sentences
from compliance.ui import cached, complaint_files, show
from compliance.ui.drafts import Drafts
from compliance.ui.frame import Visit
from compliance.ui.review import TYPES
from compliance.ui.show import Card
from compliance.workflows import complaints, setup
from compliance.workflows.complaint_history import PastComplaints, state
from compliance.workflows.complaints import Preview, StoredComplaints

READINGS, ANSWERED = "pengaduan-dibaca", "pengaduan-dijawab"
drafts: Drafts[NoReturn] = Drafts("pengaduan")
Files = Sequence[tuple[str, bytes]]
OnAnswer = Callable[[Ask, str], None]
LARGEST = COMPLAINTS.window.size // (1024 * 1024)  # megabytes, as widgets count them
ASKED_AT_ONCE = 8
PROBLEMS_AT_ONCE = 15


def choose() -> Files:
    """The files that were chosen; they stay in the memory of this session, and are stored nowhere."""
    files = st.file_uploader(
        text.FILES,
        type=TYPES,
        accept_multiple_files=True,
        help=text.FILES_HELP.format(rows=count(COMPLAINTS.window.rows), size=LARGEST),
        key=drafts.widget,
        max_upload_size=LARGEST,
    )
    return [(file.name, file.getvalue()) for file in files]


def read(visit: Visit, files: Files, period_id: int) -> tuple[ComplaintsReading, ...]:
    """Reads them in isolated workers, and keeps what came of it for this session."""
    with st.spinner(text.READING), ReaderPool(setup.registry(cached.engine())) as pool:
        readings = complaints.read_files(visit.caller, files, pool, period_id=period_id)
    st.session_state[READINGS] = readings
    st.session_state[ANSWERED] = set()
    return readings


def readings_of(files: Files) -> tuple[ComplaintsReading, ...]:
    """What was read of exactly these files, if it was."""
    known: tuple[ComplaintsReading, ...] = st.session_state.get(READINGS, ())
    return known if [reading.file for reading in known] == [name for name, _ in files] else ()


def outcomes(readings: Sequence[ComplaintsReading]) -> bool:
    """Each file: what was read, what was left out, what is wrong in it; whether anything was read."""
    for reading in readings:
        if reading.error:
            st.error(show.plain(f"{reading.file}: {sentences.sentence(reading.error)}"))
            continue
        for problem in reading.problems:
            if problem.place == Place():  # about the whole file, so not folded away with its cells
                st.warning(show.plain(f"{reading.file}: {sentences.sentence(problem)}"))
        what = brought(len(reading.cases), len(reading.recaps))
        told = text.FILE_READ.format(file=reading.file, what=what, units=count(len(reading.units)))
        with st.expander(show.plain(told), expanded=len(readings) == 1):
            show.lead(_columns_read(reading))
            if reading.dropped:
                show.lead(_columns_dropped(reading))
            _problems(reading)
    return not all(reading.error for reading in readings)


def _columns_read(reading: ComplaintsReading) -> str:
    fields = shipped_complaints().fields
    pairs = dict.fromkeys((one.header, one.question) for one in reading.columns)
    named = (
        text.COLUMN_READ.format(header=header, field=fields[ComplaintField(field)].label)
        for header, field in pairs
    )
    return text.COLUMNS_READ.format(columns="; ".join(named))


def _columns_dropped(reading: ComplaintsReading) -> str:
    named = (
        text.DROPPED_COLUMN.format(
            header=one.header or text.NO_HEADER.format(place=one.place.cell), reason=one.reason.value
        )
        for one in reading.dropped
    )
    return text.DROPPED.format(columns=", ".join(dict.fromkeys(named)))


def _problems(reading: ComplaintsReading) -> None:
    found = [problem for problem in reading.problems if problem.place != Place()]
    if not found:
        return
    st.warning(text.PROBLEMS.format(count=count(len(found))))
    lines = [
        f"{sentences.where(problem.place)}: {sentences.sentence(problem)}"
        for problem in found[:PROBLEMS_AT_ONCE]
    ]
    if len(found) > PROBLEMS_AT_ONCE:
        lines.append(text.PROBLEMS_MORE.format(count=count(len(found) - PROBLEMS_AT_ONCE)))
    show.bullets(lines)


def questions(visit: Visit, readings: Sequence[ComplaintsReading], on_answer: OnAnswer) -> int:
    """What is asked and not answered yet; how many questions that are."""
    answered: set[str] = st.session_state.get(ANSWERED, set())
    asked: dict[str, tuple[str, Ask]] = {}
    for reading in readings:
        for ask in reading.asked:
            if ask.key not in answered:
                asked.setdefault(ask.key, (reading.file, ask))
    if asked:
        show.lead(text.ASKED_LEAD)
    for file, ask in list(asked.values())[:ASKED_AT_ONCE]:
        with st.container(border=True):
            _question(visit, file, ask, on_answer)
    if len(asked) > ASKED_AT_ONCE:
        st.info(text.ASKED_MORE.format(count=len(asked) - ASKED_AT_ONCE))
    return len(asked)


def _question(visit: Visit, file: str, ask: Ask, on_answer: OnAnswer) -> None:
    where = text.ASKED_WHERE.format(file=file, where=sentences.where(ask.place), count=count(ask.count))
    sentence = sentences.SENTENCES[ask.code].format(text=ask.text)
    st.html(f'<b>{escape(sentence)}</b><p class="lead" style="margin:2px 0 0">{escape(where)}</p>')
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for candidate in ask.candidates:
            key, label = f"aduan-{ask.key}-{candidate.id}", show.plain(candidate.label)
            st.button(label, key=key, on_click=on_answer, args=(ask, candidate.id))
        nothing = text.NONE_UNIT if ask.code in ASKS_FOR_UNIT else text.NONE_OTHER
        key = f"aduan-{ask.key}-tidak"
        st.button(nothing, key=key, on_click=on_answer, args=(ask, NONE_OF_THESE), type="tertiary")
    if ask.code in ASKS_FOR_UNIT:
        _other_units(visit, ask, on_answer)


def _other_units(visit: Visit, ask: Ask, on_answer: OnAnswer) -> None:
    labels = cached.unit_labels(visit.version)
    known = {unit.id: labels[unit.id] for unit in visit.registry.units if unit.active}
    key = f"aduan-lain-{ask.key}"

    def chosen() -> None:
        unit = st.session_state.get(key)
        if unit is not None:
            on_answer(ask, unit)

    st.selectbox(
        text.OTHER_UNIT,
        tuple(known),
        index=None,
        format_func=known.__getitem__,
        key=key,
        on_change=chosen,
        placeholder=text.OTHER_UNIT,
        label_visibility="collapsed",
    )


def preview(found: Preview) -> None:
    """What storing would do."""
    change = found.changes
    items = [
        Card(label=text.NEW, value=count(change.new), note=text.NEW_NOTE),
        Card(label=text.CHANGED, value=count(change.changed), note=text.CHANGED_NOTE),
        Card(label=text.SAME, value=count(change.same), note=text.SAME_NOTE),
        Card(label=text.UNITS, value=count(found.units)),
    ]
    if change.recaps:
        items.append(Card(label=text.RECAPS, value=count(change.recaps)))
    if change.moved:
        items.append(Card(label=text.MOVED, value=count(change.moved), tone="kuning"))
    if change.replaced:
        note = text.REPLACED_NOTE
        items.append(Card(label=text.REPLACED, value=count(change.replaced), note=note, tone="kuning"))
    show.cards(items)
    for words, some in ((text.WAITING, found.waiting), (text.OTHERS, found.others)):
        if some:
            st.warning(words.format(count=count(some)))
    if found.known:
        st.info(show.plain(text.KNOWN.format(files=", ".join(found.known))))


def stored(done: StoredComplaints) -> NoReturn:
    """What was stored, said on the page drawn anew without its files."""
    st.session_state.pop(READINGS, None)
    drafts.stored(text.STORED.format(what=brought(done.cases, done.recaps), units=count(done.units)))


def past(uploads: Sequence[PastComplaints]) -> tuple[int, str] | None:
    """The uploads, the newest first, each with what was taken from it and the proof of which file it was;
    the number of one that is to be withdrawn, and why."""
    if not uploads:
        st.info(text.UPLOADS_NONE)
        return None
    show.lead(text.WHY_NOT_KEPT)
    rows = [
        (
            one.upload.id,
            one.upload.name,
            complaint_files.kept_address(one.upload.id) if one.fetchable else None,
            brought(one.cases, one.recaps),
            moment(one.upload.created_at.astimezone()),
            one.by,
            state(one.upload),
            one.upload.original_sha256,
        )
        for one in uploads
    ]
    fetch = st.column_config.LinkColumn(display_text=text.FETCH, width=80)
    show.listing(
        pd.DataFrame(rows, columns=list(text.UPLOAD_COLUMNS)),
        columns={text.UPLOAD_COLUMNS[2]: fetch},
        key="pengaduan-unggahan",
    )
    show.lead(text.PROOF)
    open_ = {one.upload.id: f"{one.upload.id} · {one.upload.name}" for one in uploads if one.withdrawable}
    if not open_:
        return None
    with st.form(show.among("tarik-pengaduan", open_), border=False):
        number = st.selectbox(text.CHOOSE_UPLOAD, tuple(open_), format_func=open_.__getitem__)
        reason = st.text_input(text.WITHDRAW_REASON, max_chars=300)
        return (number, reason) if st.form_submit_button(text.WITHDRAW) else None


def brought(cases: int, recaps: int) -> str:
    """`700 laporan`, `144 baris rekap`, or both."""
    parts = ((text.UPLOAD_CASES, cases), (text.UPLOAD_RECAPS, recaps))
    said = (words.format(count=count(some)) for words, some in parts if some)
    return ", ".join(said) or text.UPLOAD_CASES.format(count=0)
