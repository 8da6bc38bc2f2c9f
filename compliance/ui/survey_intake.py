"""Taking surveys in on screen: read without storing, choose whose each is, look, then store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from compliance.analysis.survey import Satisfaction, interval, satisfaction, unmatched
from compliance.definitions.survey import shipped_survey
from compliance.formats import count, number
from compliance.model import Unit
from compliance.problems import ComplianceError, Problem
from compliance.reading.pool import ReaderPool
from compliance.reading.surveys.result import Survey, SurveyReading
from compliance.text import problems as problem_words
from compliance.text import survey as text
from compliance.ui import cached, show, surveys
from compliance.ui.edited import as_day
from compliance.ui.frame import Visit
from compliance.ui.review import LARGEST, TYPES
from compliance.wording_survey import headline
from compliance.workflows import setup
from compliance.workflows.setup import Period
from compliance.workflows.surveys import Offered, Taken, offered, read_files, store_surveys

_READ, _ROUND = "skm-terbaca", "skm-putaran"  # of the session: scores only, never a file
MOST_DETAILED = 20  # files whose details are shown


def take_in(visit: Visit, period: Period) -> int | None:
    """Files, what was read in them, and the button; how many surveys were stored, once they were."""
    readings = _readings(period)
    if not readings:
        _choose(visit, period)
        return None
    _unread(readings)
    found, units = offered(visit.caller, readings, period_id=period.id)
    taken = _table(visit, found, units) if found else []
    _details(readings)
    if found and st.button(
        text.STORE.format(count=count(len(taken))) if taken else text.STORE_NONE,
        type="primary",
        icon=":material/check:",
    ):
        try:
            stored = store_surveys(visit.caller, taken, period_id=period.id, now=datetime.now(UTC))
        except ComplianceError as error:
            st.error(show.plain(str(error)))
        else:
            _forget()
            return stored
    if st.button(text.FORGET, type="tertiary"):
        _forget()
        st.rerun()
    return None


def _readings(period: Period) -> tuple[SurveyReading, ...]:
    kept: tuple[int, tuple[SurveyReading, ...]] | None = st.session_state.get(_READ)
    return kept[1] if kept is not None and kept[0] == period.id else ()


def _forget() -> None:
    st.session_state.pop(_READ, None)


def _choose(visit: Visit, period: Period) -> None:
    """The files; once read they are let go, for a widget of another name takes the place of this one."""
    number_of = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        text.FILES,
        type=TYPES,
        accept_multiple_files=True,
        help=text.FILES_HELP,
        key=f"skm-berkas-{number_of}",
        max_upload_size=LARGEST,
    )
    label = text.READ.format(count=len(files)) if files else text.READ_NONE
    if not st.button(label, type="primary", disabled=not files):
        return
    with st.spinner(text.READING), ReaderPool(setup.registry(cached.engine())) as pool:
        given = [(file.name, file.getvalue()) for file in files]
        st.session_state[_READ] = (
            period.id,
            read_files(visit.caller, given, pool, period_id=period.id),
        )
    st.session_state[_ROUND] = number_of + 1
    st.rerun()


def _unread(readings: Sequence[SurveyReading]) -> None:
    for reading in readings:
        if reading.error is not None:
            message = problem_words.sentence(reading.error)
            st.error(show.plain(text.NOT_READ.format(file=reading.file, message=message)))


def _table(visit: Visit, found: Sequence[Offered], units: Sequence[Unit]) -> list[Taken]:
    """One row for each survey: whose, of which day, among how many people; what is ticked and has a unit."""
    show.lead(text.CHOOSE_EACH)
    labels = cached.unit_labels(visit.version)
    names = {labels.get(unit.id, unit.name): unit.id for unit in units}
    frame = _frame(found, {unit_id: name for name, unit_id in names.items()})
    editable = (text.COLUMN_STORE, text.COLUMN_UNIT, text.COLUMN_DAY, text.COLUMN_POPULATION)
    edited = st.data_editor(
        frame,
        alt=show.heads(frame),
        hide_index=True,
        disabled=[column for column in frame.columns if column not in editable],
        height=show.table_height(len(frame)),
        key=f"skm-pilih-{hash(tuple(one.reading.sha256 for one in found))}",
        placeholder="",
        column_config={
            text.COLUMN_STORE: st.column_config.CheckboxColumn(width=84),
            text.COLUMN_UNIT: st.column_config.SelectboxColumn(options=list(names), width=210),
            text.COLUMN_DAY: st.column_config.DateColumn(format="DD/MM/YYYY", width=140),
            text.COLUMN_POPULATION: st.column_config.NumberColumn(min_value=1, step=1, width=150),
        },
    )
    taken = []
    for one, row in zip(found, edited.to_dict("records"), strict=True):
        unit_id = names.get(str(row[text.COLUMN_UNIT]))
        if row[text.COLUMN_STORE] is True and unit_id is not None:
            population = row[text.COLUMN_POPULATION]
            taken.append(
                Taken(
                    reading=one.reading,
                    survey=one.survey,
                    unit_id=unit_id,
                    held_on=as_day(row[text.COLUMN_DAY]),
                    population=None if pd.isna(population) else int(population),
                )
            )
    nameless = sum(names.get(str(value)) is None for value in edited[text.COLUMN_UNIT])
    if nameless:
        st.info(text.WITHOUT_UNIT.format(count=count(nameless)))
    return taken


def _frame(found: Sequence[Offered], labels: dict[str, str]) -> pd.DataFrame:
    figures = [satisfaction(one.survey, shipped_survey()) for one in found]
    several = any(one.survey.part for one in found)
    columns: dict[str, object] = {
        text.COLUMN_STORE: [True] * len(found),
        text.COLUMN_UNIT: [labels.get(one.unit.id) if one.unit else None for one in found],
        text.COLUMN_FILE: [one.reading.file for one in found],
        **({text.COLUMN_PART: [one.survey.part for one in found]} if several else {}),
        text.COLUMN_IKM: [number(one.index) for one in figures],
        text.MUTU: [one.mutu.id if one.mutu else "" for one in figures],
        text.RESPONDENTS_HEAD: ["" if one.respondents is None else count(one.respondents) for one in figures],
        text.COLUMN_DAY: pd.Series([one.survey.last_day for one in found], dtype="object"),
        text.COLUMN_POPULATION: pd.Series([one.survey.population for one in found], dtype="Int64"),
    }
    return pd.DataFrame(columns)


def _details(readings: Sequence[SurveyReading]) -> None:
    """Of each file what each survey says, what was left out, and what is to be looked at."""
    for reading in [one for one in readings if one.error is None][:MOST_DETAILED]:
        definition = shipped_survey()
        figures = [(survey, satisfaction(survey, definition)) for survey in reading.surveys]
        odd = (unmatched(survey, found, definition) for survey, found in figures)
        problems = [*reading.problems, *(problem for problem in odd if problem is not None)]
        with st.expander(text.DETAILS.format(name=show.plain(reading.file)), expanded=len(readings) == 1):
            for survey, found in figures:
                show.lead(headline(reading.file, survey, found))
                if len(readings) == len(figures) == 1:
                    _whole(survey, found)
            _left_out(reading)
            _problems(problems)


def _whole(survey: Survey, found: Satisfaction) -> None:
    """All figures of the only survey that was read."""
    show.cards(surveys.cards(survey, found, interval(survey, shipped_survey())))
    left, right = st.columns([3, 2])
    with left:
        surveys.bars(found)
    with right:
        surveys.weights(found)


def _left_out(reading: SurveyReading) -> None:
    for personal, words in ((True, text.DROPPED_PERSONAL), (False, text.DROPPED_OTHER)):
        names = [
            one.header or problem_words.reference(one.place)
            for one in reading.dropped
            if one.personal is personal
        ]
        if names:
            show.lead(words.format(columns=", ".join(names)))


def _problems(problems: Sequence[Problem]) -> None:
    if not problems:
        show.lead(text.NO_PROBLEMS)
        return
    st.write(text.PROBLEMS.format(count=count(len(problems))))
    show.bullets(
        f"{place}: {words}" if place else words
        for problem in problems
        for place, words in [(problem_words.where(problem.place), problem_words.sentence(problem))]
    )
