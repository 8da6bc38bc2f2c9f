"""Lists of attendance on their way in: the files, what was read in them, what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from compliance.formats import count, moment
from compliance.reading.attendance.result import AttendanceReading, Trained
from compliance.reading.pool import ReaderPool
from compliance.text import problems as sentences
from compliance.text import training as text
from compliance.ui import cached, questions, show
from compliance.ui.drafts import Drafts
from compliance.ui.frame import Visit
from compliance.ui.review import LARGEST, TYPES
from compliance.ui.show import Card
from compliance.workflows import setup
from compliance.workflows.setup import Period
from compliance.workflows.training_draft import Draft, check_answer, look_through

drafts: Drafts[Draft] = Drafts("bimtek")
PROBLEMS_AT_ONCE = 15
MOST_DETAILED = 20  # files whose details are shown
MOST_UNITS = 50  # of a table of changes
NAMED = 4  # units or trainings named in a line; the rest is counted


def chosen(visit: Visit, period: Period) -> Draft | None:
    """What is in the files that were chosen; None while there are none."""
    files = st.file_uploader(
        text.FILES,
        type=TYPES,
        accept_multiple_files=True,
        help=text.FILES_HELP,
        key=drafts.widget,
        max_upload_size=LARGEST,
    )
    if not files:
        drafts.drop()
        return None

    def look(answers: dict[str, str]) -> Draft:
        given = [(file.name, file.getvalue()) for file in files]
        workers = min(len(files), 2)
        with st.spinner(text.READING), ReaderPool(setup.registry(cached.engine()), workers=workers) as pool:
            return look_through(
                visit.caller, given, pool, period_id=period.id, answers=answers, now=datetime.now(UTC)
            )

    return drafts.of([file.file_id for file in files], (period.id, visit.version), look)


def review(visit: Visit, draft: Draft) -> None:
    """What was read, what is wrong with it, what is asked."""
    for reading in draft.readings:
        if reading.error is not None:
            message = sentences.sentence(reading.error)
            st.error(show.plain(text.NOT_READ.format(file=reading.file, message=message)))
        elif reading.sha256 in draft.known:
            when = moment(draft.known[reading.sha256].astimezone())
            st.info(show.plain(text.KNOWN.format(file=reading.file, when=when)))
    read = [reading for reading in draft.readings if reading.error is None]
    if not read:
        return
    _cards(draft)
    if draft.others:
        st.info(text.OTHERS.format(count=count(draft.others)))
    if draft.unknown:
        st.warning(show.plain(text.UNKNOWN_UNITS.format(units=named(draft.unknown))))
    asked = {
        ask.key: questions.Asked(ask=ask, file=reading.file, count=ask.count)
        for reading in read
        for ask in reading.asked
    }
    if asked:
        check = partial(check_answer, visit.caller, draft)
        questions.show_questions(visit, list(asked.values()), partial(drafts.answer, check))
    for reading in read[:MOST_DETAILED]:
        name = text.DETAILS.format(file=show.plain(reading.file))
        with st.expander(name, expanded=len(read) == 1 and bool(reading.problems)):
            _details(draft, reading)


def _cards(draft: Draft) -> None:
    mine = [one for reading in draft.readings for one in reading.trained if one.unit.id in draft.units]
    asked = len({ask.key for reading in draft.readings for ask in reading.asked})
    show.cards(
        [
            Card(label=text.CARD_EVENTS, value=count(len(draft.offered()))),
            Card(label=text.CARD_READ_UNITS, value=count(len(draft.units))),
            Card(label=text.CARD_READ_PEOPLE, value=count(sum(one.attended for one in mine))),
            Card(label=text.CARD_ASKED, value=count(asked), tone="kuning" if asked else "abu"),
        ]
    )


def _details(draft: Draft, reading: AttendanceReading) -> None:
    """The counts of each unit, what was left out, and what is to be looked at."""
    rows = [_counts(one) for one in reading.trained if one.unit.id in draft.units]
    show.table(text.DETAIL_TABLE, rows[:MOST_UNITS], numbers=frozenset({1, 2, 3, 4}), least=460)
    if len(rows) > MOST_UNITS:
        show.lead(text.MORE_UNITS.format(count=count(len(rows) - MOST_UNITS)))
    headers = dict.fromkeys(one.header or sentences.reference(one.place) for one in reading.dropped)
    if headers:
        show.lead(text.DROPPED.format(columns=", ".join(headers)))
    if not reading.problems:
        show.lead(text.NO_PROBLEMS)
        return
    st.write(text.PROBLEMS.format(count=count(len(reading.problems))))
    show.bullets(
        f"{sentences.where(problem.place)}: {sentences.sentence(problem)}"
        for problem in reading.problems[:PROBLEMS_AT_ONCE]
    )
    if len(reading.problems) > PROBLEMS_AT_ONCE:
        show.lead(text.MORE_PROBLEMS.format(count=count(len(reading.problems) - PROBLEMS_AT_ONCE)))


def _counts(one: Trained) -> tuple[str, ...]:
    marked = (one.frontline, one.frontline_attended)
    return (
        one.unit.name,
        count(one.listed),
        count(one.attended),
        *("" if number is None else count(number) for number in marked),
    )


def named(names: Sequence[str]) -> str:
    """The first of some names, and how many more."""
    told = ", ".join(names[:NAMED])
    return text.NAMES_MORE.format(names=told, count=count(len(names) - NAMED)) if len(names) > NAMED else told
