"""Tables of a batch of uploads, as frames of plain text."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from compliance import wording
from compliance.formats import short_day
from compliance.model import Answer, ChecklistDefinition, Question
from compliance.problems import Problem
from compliance.reading.personal.patterns import names_somebody
from compliance.reading.result import MatchedColumn, Reading
from compliance.text import pages as words
from compliance.text import problems as sentences
from compliance.text import uploading as text
from compliance.workflows.batch import Batch, StagedFile

Labels = Mapping[str, str]


def problems(batch: Batch) -> pd.DataFrame:
    """Every problem of every file with its cell, refused files first."""
    rows = [
        (file.name, problem.place.sheet, problem.place.cell, _content(problem), sentences.sentence(problem))
        for file in batch.files
        if file.reading is not None
        for problem in (*((file.reading.error,) if file.reading.error else ()), *file.reading.problems)
    ]
    rows.sort(key=lambda row: bool(row[1]))
    columns = [
        text.COLUMN_FILE,
        text.COLUMN_SHEET,
        text.COLUMN_CELL,
        text.COLUMN_CONTENT,
        text.COLUMN_PROBLEM,
    ]
    return pd.DataFrame(rows, columns=columns)


def naming(file: StagedFile) -> tuple[str, ...]:
    """Where a file that was read seems to name somebody in the midst of a text, as it would be stored."""
    answers = [
        answer
        for checklist in (file.reading.checklists if file.reading else ())
        for answer in checklist.answers.values()
        if any(map(names_somebody, (answer.note, *answer.evidence)))
    ]
    beside = [text.NAME_OF_FILE] if names_somebody(file.name) else []
    return tuple(dict.fromkeys([*beside, *(sentences.reference(answer.place) for answer in answers)]))


def _content(problem: Problem) -> str:
    """What stood in the cell, as far as the problem says it."""
    for name in ("answer", "values", "unit", "header"):
        if name in problem.details:
            return problem.details[name]
    return ""


def changes(batch: Batch, definition: ChecklistDefinition, labels: Labels) -> pd.DataFrame:
    """Every answer that would differ from what is stored: old and new, replaced ones first. `labels`: of
    units by id, here and below; one that is new has none yet and goes by its name."""
    known = wording.questions(definition)
    found = [change for file in batch.files for change in file.changes]
    found.sort(key=lambda change: change.old is None)
    rows = [
        (
            labels.get(change.unit.id, change.unit.name),
            wording.label(change.question, known),
            *(_said(answer, known.get(change.question)) for answer in (change.old, change.new)),
        )
        for change in found
    ]
    columns = [text.COLUMN_UNIT, text.COLUMN_QUESTION, text.COLUMN_OLD, text.COLUMN_NEW]
    return pd.DataFrame(rows, columns=columns)


def _said(answer: Answer | None, question: Question | None) -> str:
    """The answer with its date of effect."""
    said = wording.words(answer, question)
    if answer is None or answer.effective is None:
        return said
    return text.WITH_DATE.format(answer=said, day=short_day(answer.effective))


def conflicts(batch: Batch, definition: ChecklistDefinition, labels: Labels) -> pd.DataFrame:
    """Every answer on which files of the batch differ, one row for each file."""
    known = wording.questions(definition)
    rows = [
        (
            labels.get(conflict.unit.id, conflict.unit.name),
            wording.label(conflict.question, known),
            claim.file,
            wording.words(claim.answer, known.get(conflict.question)),
        )
        for conflict in batch.conflicts
        for claim in conflict.claims
    ]
    columns = [text.COLUMN_UNIT, text.COLUMN_QUESTION, text.COLUMN_FILE, text.COLUMN_NEW]
    return pd.DataFrame(rows, columns=columns)


def files(batch: Batch) -> pd.DataFrame:
    """One row for each file, when there are too many to show each."""
    rows = [
        (
            file.name,
            text.STATES[file.state],
            len(file.reading.checklists) if file.reading else 0,
            len(file.reading.problems) if file.reading else 0,
        )
        for file in batch.files
    ]
    columns = [text.COLUMN_FILE, text.COLUMN_STATE, text.COLUMN_UNIT, text.COLUMN_PROBLEM]
    return pd.DataFrame(rows, columns=columns)


def units(reading: Reading, labels: Labels) -> pd.DataFrame:
    """The units that were understood, with how many answers each has."""
    rows = [
        (
            labels.get(item.unit.id, item.unit.name),
            words.KINDS[item.unit.kind],
            item.sheet,
            len(item.answers),
        )
        for item in reading.checklists
    ]
    columns = [text.COLUMN_UNIT, text.COLUMN_KIND, text.COLUMN_SHEET, text.COLUMN_ANSWERS]
    return pd.DataFrame(rows, columns=columns)


def columns(reading: Reading, definition: ChecklistDefinition) -> pd.DataFrame:
    """The columns of a file and the question each answers."""
    known = wording.questions(definition)
    rows = [
        (
            sentences.reference(column.place),
            column.header,
            _means(column, known),
        )
        for column in reading.columns
    ]
    return pd.DataFrame(rows, columns=[text.COLUMN_CELL, text.COLUMN_HEADER, text.COLUMN_MEANS])


def _means(column: MatchedColumn, known: wording.Questions) -> str:
    if not column.question:
        return text.UNUSED_COLUMN
    label = wording.label(column.question, known)
    return text.DATE_OF.format(question=label) if column.dated else label
